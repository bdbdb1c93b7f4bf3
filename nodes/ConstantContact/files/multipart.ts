import { createHash } from 'crypto';

/** A form with a file, ready to be sent. */
export interface Multipart {
	/** For the header Content-Type. */
	contentType: string;
	content: Buffer;
}

/**
 * Builds a multipart/form-data body as a whole: n8n sends forms and streams only once, and would not
 * repeat them after it renewed the access token.
 * @param file its name, and its text
 */
export function toMultipart(
	fields: Record<string, string>,
	file: { name: string; content: string },
): Multipart {
	// A digest of the content cannot occur in the content.
	const boundary = createHash('sha256').update(file.content).digest('hex');
	const part = (headers: string, content: string) =>
		`--${boundary}\r\nContent-Disposition: form-data; ${headers}\r\n\r\n${content}\r\n`;
	const text = [
		...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value)),
		part(
			`name="file"; filename="${file.name.replace(/[^\w.-]/g, '_')}"\r\nContent-Type: text/csv`,
			file.content,
		),
		`--${boundary}--\r\n`,
	].join('');
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		content: Buffer.from(text, 'utf8'),
	};
}

/** Whether a body is a form rather than JSON. */
export function isMultipart(body: object): body is Multipart {
	return 'contentType' in body && 'content' in body;
}
