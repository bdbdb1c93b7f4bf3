import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A form with a file, as it arrived. */
export interface Form {
	fields: Record<string, string>;
	file?: { name: string; text: string };
	/** For the judge of the contract. */
	raw: string;
}

export function isForm(body: unknown): body is Form {
	return typeof body === 'object' && body !== null && 'raw' in body;
}

/** Reads multipart bodies with the parser of Node.js, before anything else sees the request. */
export function addFormParser(app: FastifyInstance): void {
	app.addContentTypeParser(
		'multipart/form-data',
		{ parseAs: 'buffer' },
		async (request: FastifyRequest, body: Buffer): Promise<Form> => {
			const headers = { 'content-type': request.headers['content-type'] ?? '' };
			const form = await new Response(new Uint8Array(body), { headers }).formData();
			const fields: Record<string, string> = {};
			let file: Form['file'];
			for (const [name, value] of form.entries()) {
				if (typeof value === 'string') fields[name] = value;
				else if (name === 'file') file = { name: value.name, text: await value.text() };
			}
			return { fields, file, raw: body.toString('utf8') };
		},
	);
}
