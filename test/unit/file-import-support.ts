import type { IExecuteFunctions } from 'n8n-workflow';
import { importFile } from '../../nodes/ConstantContact/resources/contact/bulk/importFile';
import type { BulkRequest } from '../../nodes/ConstantContact/runner/operation';
import { ConstantContactApi } from '../../nodes/ConstantContact/transport/api';

const LIST = '0000000a-0000-4000-8000-000000000001';
const ANSWERS: Record<string, object> = {
	'/v3/contact_lists': { lists: [{ list_id: LIST, name: 'News' }] },
	'/v3/contact_custom_fields': {
		custom_fields: [
			{
				custom_field_id: '0000000f-0000-4000-8000-000000000001',
				label: 'Customer No',
				name: 'customer_no',
				type: 'string',
			},
		],
	},
};

/** Where n8n has a file: in the item, as base64, or elsewhere, from where it streams it. */
export type Source = { data: string } | { chunks: () => Iterable<Buffer> | AsyncIterable<Buffer> };

/** A node with one item that has the file, as n8n hands it over. */
function nodeWith(source: Source): IExecuteFunctions {
	const isStream = 'chunks' in source;
	const binary = {
		mimeType: 'text/csv',
		fileName: 'crm.csv',
		...(isStream ? { id: 'filesystem-v2:file', data: 'filesystem-v2' } : source),
	};
	const parameters: Record<string, unknown> = {
		binaryPropertyName: 'data',
		lists: ['News'],
		'options.ignoreUnknownColumns': true,
	};
	return {
		continueOnFail: () => true,
		getCredentials: async () => ({ clientId: 'key' }),
		getExecutionCancelSignal: () => undefined,
		getInputData: () => [{ json: {}, binary: { data: binary } }],
		getNodeParameter: (name: string, _: number, fallback: unknown) => parameters[name] ?? fallback,
		getTimezone: () => 'UTC',
		helpers: {
			assertBinaryData: () => binary,
			getBinaryStream: async () => (isStream ? source.chunks() : []),
			httpRequestWithAuthentication: async (_: string, { url }: { url: string }) => ({
				statusCode: 200,
				body: ANSWERS[new URL(url).pathname],
				headers: {},
			}),
		},
	} as unknown as IExecuteFunctions;
}

/** Reads the file and plans its import. Throws what the operation throws. */
export async function planned(
	source: Source,
): Promise<{ requests: BulkRequest[]; refused: string[] }> {
	const node = nodeWith(source);
	const api = new ConstantContactApi(node, { batching: { batch: { batchSize: -1 } } });
	const asked = await importFile.read(node, 0, api);
	const refused: string[] = [];
	const requests = await importFile.plan(
		[{ item: 0, asked }],
		api,
		(_, failure) => refused.push(failure.message),
		{ unread: [], stops: false },
	);
	return { requests, refused };
}

/** What a request sends. */
export async function bodyOf({ body }: BulkRequest): Promise<object> {
	return typeof body === 'function' ? ((await body()) as object) : body;
}
