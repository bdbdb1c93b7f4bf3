import { randomUUID } from 'node:crypto';
import { sleep, type IExecuteFunctions, type INode, type INodeProperties } from 'n8n-workflow';
import { addTag } from '../../nodes/ConstantContact/resources/contact/bulk/addTag';
import { runBulk } from '../../nodes/ConstantContact/runner/run-bulk';
import { toBatches } from '../../nodes/ConstantContact/contact-model/import-batches';
import { nameItems } from '../../nodes/ConstantContact/runner/node-error';
import { bulk, type BulkOperation } from '../../nodes/ConstantContact/runner/operation';
import { run } from '../../nodes/ConstantContact/runner/run';
import { ConstantContactApi } from '../../nodes/ConstantContact/transport/api';
import { ApiFailure } from '../../nodes/ConstantContact/transport/api-failure';

/** More than JavaScript takes as the arguments of one call. */
const MANY = 200_000;
const numbers = Array.from({ length: MANY }, (_, number) => number);
const NODE = { name: 'Constant Contact', type: 'constantContact', parameters: {} } as INode;

/** What n8n hands to the node. */
function nodeWith(count: number, given: object = {}): IExecuteFunctions {
	return {
		continueOnFail: () => true,
		getContext: () => ({}),
		getCredentials: async () => ({ clientId: randomUUID() }),
		getExecutionCancelSignal: () => undefined,
		getExecutionId: () => '1',
		getInputData: () => numbers.slice(0, count).map((number) => ({ json: { number } })),
		getNode: () => NODE,
		getNodeParameter: (name: string, _item: number, fallback: unknown) =>
			({ resource: 'contact', operation: 'many' })[name] ?? fallback,
		...given,
	} as unknown as IExecuteFunctions;
}

const operation = (given: Partial<BulkOperation>): BulkOperation =>
	bulk({
		fields: [],
		repeating: '',
		access: [],
		page: '',
		read: async () => undefined,
		plan: async () => [],
		...given,
	});

test('an item may have more results than a call takes arguments', async () => {
	const many = {
		fields: [],
		repeating: '',
		access: [],
		page: '',
		execute: async () => numbers.map((number) => ({ number })),
	};
	const [output] = await run(nodeWith(1), {
		contact: { dropdown: {} as INodeProperties, operations: { many } },
	});
	expect(output).toHaveLength(MANY);
	expect(output[MANY - 1]).toEqual({ json: { number: MANY - 1 }, pairedItem: { item: 0 } });
});

test('a page may have, too', async () => {
	const body = { contacts: numbers.map((number) => ({ contact_id: String(number) })) };
	const httpRequestWithAuthentication = async () => ({ statusCode: 200, body, headers: {} });
	const api = new ConstantContactApi(nodeWith(1, { helpers: { httpRequestWithAuthentication } }));
	expect(await api.getAll('/contacts', 'contacts', {})).toHaveLength(MANY);
});

test('a bulk request for many items that is refused names them, and the reason', async () => {
	const refused = operation({
		plan: async () => {
			throw new ApiFailure('Refused', 'Wait');
		},
	});
	const node = nodeWith(MANY);
	const output = await runBulk(node, refused, new ConstantContactApi(node));
	expect(output).toHaveLength(MANY);
	expect(output[0].json.error).toBe(`Refused [items 0–${MANY - 1}]`);
	const stopping = nodeWith(MANY, { continueOnFail: () => false });
	await expect(runBulk(stopping, refused, new ConstantContactApi(stopping))).rejects.toThrow(
		`Refused [items 0–${MANY - 1}]`,
	);
}, 120_000);

test('a row may come from many items', () => {
	const [batch] = toBatches([{ row: 'row', items: numbers }], 0, () => 3);
	expect(batch.items).toHaveLength(MANY);
});

test.each([
	[[3], 'item 3'],
	[[3, 4, 5], 'items 3–5'],
	[[5, 3, 4], 'items 3–5'],
	[[3, 5], 'items 3–5, 2 of them'],
	[numbers, `items 0–${MANY - 1}`],
])('items are named by the first and the last', (items, name) => {
	expect(nameItems(items)).toBe(name);
});

test('a stop ends the reading of many items', async () => {
	const stop = new AbortController();
	let read = 0;
	const node = nodeWith(1000, { getExecutionCancelSignal: () => stop.signal });
	const reading = operation({
		read: async () => {
			// The Stop button is heard only when n8n gets a turn.
			if (read++ === 0) void sleep(0).then(() => stop.abort());
		},
	});
	expect(await runBulk(node, reading, new ConstantContactApi(node))).toEqual([]);
	expect(read).toBeLessThanOrEqual(200);
});

test('as many contacts come out as items go in, each paired with its own', async () => {
	const id = (number: number) => `0000000c-0000-4000-8000-${String(number).padStart(12, '0')}`;
	const count = 20_000;
	const tag = id(0);
	let started = 0;
	const answer = (method: string) =>
		method === 'GET'
			? { tags: [{ tag_id: tag, name: 'Gold' }] }
			: { activity_id: `activity ${started++}`, state: 'initialized' };
	const httpRequestWithAuthentication = async (_: string, { method }: { method: string }) => ({
		statusCode: 200,
		body: answer(method),
		headers: {},
	});
	const given: Record<string, unknown> = {
		source: 'items',
		tags: [tag],
		waitForCompletion: false,
	};
	const node = nodeWith(count, {
		helpers: { httpRequestWithAuthentication },
		getNodeParameter: (name: string, item: number, fallback: unknown) =>
			name === 'contact' ? { mode: 'id', value: id(item) } : (given[name] ?? fallback),
	});
	const unpaced = { batching: { batch: { batchSize: -1, batchInterval: 0 } } };
	const output = await runBulk(node, bulk(addTag), new ConstantContactApi(node, unpaced));
	expect(started).toBe(count / 500);
	expect(output).toHaveLength(count);
	expect(output[count - 1]).toEqual({
		json: {
			contact_id: id(count - 1),
			activity_id: `activity ${started - 1}`,
			state: 'initialized',
		},
		pairedItem: { item: count - 1 },
	});
});
