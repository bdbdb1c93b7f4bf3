import { COLUMN_OF, LIST_ID, row, signUpBody } from './contacts.mts';

/** A node of a workflow, as n8n's REST API takes it. */
export interface BenchNode {
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	onError?: 'continueRegularOutput';
}

/** n8n's Batching; 4 for each 1000 ms is what Constant Contact allows. */
export const PUBLISHED_LIMIT = { batchSize: 4, batchInterval: 1000 };
export const NO_BATCHING = { batchSize: -1, batchInterval: 0 };

/** Our node with its defaults, apart from the given parameters. */
export function constantContact(operation: string, parameters: Record<string, unknown>): BenchNode {
	return {
		type: 'n8n-nodes-constant-contact.constantContact',
		typeVersion: 1,
		parameters: { resource: 'contact', operation, ...parameters },
	};
}

/**
 * Contact → Create or Update.
 * @param schema the columns that n8n got from the node's resource mapping, when each is mapped by
 * hand; left out, they are mapped automatically
 */
export function upsert(
	permission: 'keep' | 'explicit',
	schema?: object[],
	batching = PUBLISHED_LIMIT,
): BenchNode {
	return constantContact('upsert', {
		email: '={{ $json.email }}',
		permission,
		lists: [LIST_ID],
		fields: mappedFields(schema),
		options: {},
		requestOptions: { batching: { batch: batching } },
	});
}

/** The resource mapper as the editor saves it; see `upsert`. */
export function mappedFields(schema?: object[]): object {
	if (!schema)
		return { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema: [] };
	const value = Object.fromEntries(
		Object.entries(COLUMN_OF).map(([id, column]) => [id, `={{ $json.${column} }}`]),
	);
	return { mappingMode: 'defineBelow', value, matchingColumns: [], schema };
}

/** Numbered rows, from 0, made in n8n itself. */
export function rowsNode(count: number): BenchNode {
	return codeNode(`${row.toString()}
return Array.from({ length: ${String(count)} }, (_, number) => ({ json: row(number) }));`);
}

/** n8n's Code node. */
export function codeNode(jsCode: string): BenchNode {
	return { type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode } };
}

/** n8n's HTTP Request node with the same call, written by hand as one expression. */
export function httpRequest(batching?: typeof PUBLISHED_LIMIT): BenchNode {
	return {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.5,
		// Without it, the first answer 429 ends the run and the rest is never sent.
		onError: 'continueRegularOutput',
		parameters: {
			method: 'POST',
			url: 'https://api.cc.email/v3/contacts/sign_up_form',
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'constantContactOAuth2Api',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ ${bodyExpression()} }}`,
			options: batching ? { batching: { batch: batching } } : {},
		},
	};
}

/** The body with `$json.<column>` in place of the values of a row. */
function bodyExpression(): string {
	const columns = new Proxy({} as Parameters<typeof signUpBody>[0], {
		get: (_, column) => `$json.${String(column)}`,
	});
	return JSON.stringify(signUpBody(columns)).replace(/"(\$json\.\w+)"/g, '$1');
}
