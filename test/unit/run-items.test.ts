import {
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type NodeOperationError,
} from 'n8n-workflow';
import { InputError } from '../../nodes/ConstantContact/input/input-error';
import { nameItems } from '../../nodes/ConstantContact/runner/node-error';
import { ONLY_READS, type ItemOperation } from '../../nodes/ConstantContact/runner/operation';
import { run } from '../../nodes/ConstantContact/runner/run';
import { triesOf } from '../../nodes/ConstantContact/runner/tries';
import { ApiFailure } from '../../nodes/ConstantContact/transport/api-failure';

interface Given {
	count?: number;
	stops?: boolean;
	requestOptions?: object;
	operation?: Partial<ItemOperation>;
	signal?: { aborted: boolean };
	/** What an item does; left out, it tells its number. */
	execute?: (item: number) => Promise<IDataObject | IDataObject[]>;
}

/** Runs an operation. @returns what comes out, and the items that have begun */
async function play({ count = 3, stops = false, requestOptions = {}, signal, ...given }: Given) {
	const begun: number[] = [];
	const asked: string[] = [];
	const node = {
		continueOnFail: () => !stops,
		getContext: () => ({}),
		getExecutionCancelSignal: () => signal,
		getNode: () => ({ name: 'n', type: 't', parameters: {} }) as unknown as INode,
		getInputData: () => Array.from({ length: count }, (_, id) => ({ json: { id } })),
		getNodeParameter: (name: string, item: number, fallback?: unknown) => {
			asked.push(`${name} ${item}`);
			const values: Record<string, unknown> = { resource: 'r', operation: 'o', requestOptions };
			return values[name] ?? fallback ?? `subject ${item}`;
		},
	} as unknown as IExecuteFunctions;
	const operation: ItemOperation = {
		fields: [],
		repeating: 'Repeating is safe',
		access: [],
		page: '',
		subject: 'about',
		execute: async (_node, item) => {
			begun.push(item);
			return await (given.execute?.(item) ?? Promise.resolve({ item }));
		},
		...given.operation,
	};
	const wrong = { ...operation, execute: async () => await Promise.reject(new Error('not me')) };
	const resources = {
		x: { dropdown: {} as never, operations: { o: wrong } },
		r: { dropdown: {} as never, operations: { x: wrong, o: operation } },
	};
	return {
		begun,
		asked,
		...(await run(node, resources).then(
			([output]) => ({ output, error: undefined }),
			(error: NodeOperationError) => ({ output: [], error }),
		)),
	};
}

const failing =
	(...items: number[]) =>
	async (item: number) => {
		await Promise.resolve();
		if (items.includes(item)) throw new InputError(`Bad ${item}`, 'Mend it');
		return { item };
	};

test('the picked operation runs for each item, and what comes out is linked to it', async () => {
	const execute = async (item: number) =>
		await Promise.resolve(item === 1 ? [{ part: 1 }, { part: 2 }] : { item });
	const { output, begun } = await play({ execute });
	expect(begun).toEqual([0, 1, 2]);
	expect(output).toEqual([
		{ json: { item: 0 }, pairedItem: { item: 0 } },
		{ json: { part: 1 }, pairedItem: { item: 1 } },
		{ json: { part: 2 }, pairedItem: { item: 1 } },
		{ json: { item: 2 }, pairedItem: { item: 2 } },
	]);
});

test('nothing comes out for no items', async () =>
	expect((await play({ count: 0 })).output).toEqual([]));

test('with On Error set to continue, a failed item becomes an error, and the others go on', async () => {
	const { output } = await play({ execute: failing(1) });
	expect(output).toEqual([
		{ json: { item: 0 }, pairedItem: { item: 0 } },
		{ json: { error: 'Bad 1 [item 1]', message: 'Mend it' }, pairedItem: { item: 1 } },
		{ json: { item: 2 }, pairedItem: { item: 2 } },
	]);
});

describe('with On Error set to stop, the run fails', () => {
	test('with the first item that fails, and begins no other', async () => {
		const { error, begun } = await play({
			stops: true,
			count: 9,
			requestOptions: { batching: { batch: { batchSize: 1, batchInterval: 0 } } },
			execute: failing(1, 2),
		});
		expect(begun).toEqual([0, 1]);
		expect(error).toMatchObject({ message: 'Bad 1 [item 1]', description: 'Mend it' });
		expect(error?.context.itemIndex).toBe(1);
	});

	const late = async (item: number) => {
		if (item > 0) return { item };
		await sleep(5);
		throw new InputError('Bad 0', 'Mend it');
	};

	test('and names what was under way and is done', async () => {
		const { error } = await play({ stops: true, count: 3, execute: late });
		expect(error?.message).toBe('Bad 0 [item 0]');
		expect(error?.description).toBe(
			'Mend it. What was already under way is done, too: item 1, item 2.',
		);
	});

	test('but not for what only reads, nor for what has failed itself', async () => {
		const reads = { stops: true, operation: { repeating: ONLY_READS } };
		expect((await play({ ...reads, execute: late })).error?.description).toBe('Mend it');
		const failed = await play({
			stops: true,
			execute: async (item) => {
				if (item === 0) return await late(0);
				throw new InputError(`Bad ${item}`, 'Mend it');
			},
		});
		expect(failed.error).toMatchObject({ message: 'Bad 0 [item 0]', description: 'Mend it' });
	});
});

test('a run that is stopped by the user begins no other item', async () => {
	const signal = { aborted: false };
	const execute = async (item: number) => {
		signal.aborted = true;
		return await Promise.resolve({ item });
	};
	const { begun, output } = await play({
		signal,
		execute,
		requestOptions: { batching: { batch: { batchSize: 1, batchInterval: 0 } } },
	});
	expect([begun, output]).toEqual([[0], [{ json: { item: 0 }, pairedItem: { item: 0 } }]]);
});

test('items about one thing go one after the other', async () => {
	let underWay = 0;
	let most = 0;
	const execute = async (item: number) => {
		most = Math.max(most, ++underWay);
		await sleep(1);
		underWay--;
		return { item };
	};
	await play({ execute });
	expect(most).toBe(3);
	most = 0;
	await play({ execute, operation: { subject: undefined } });
	expect(most).toBe(1);
});

test('a Batching that is no number fails the run before an item begins', async () => {
	const { error, begun } = await play({
		requestOptions: { batching: { batch: { batchSize: 'many', batchInterval: 0 } } },
	});
	expect(begun).toEqual([]);
	expect(error?.message).toMatch(/Batch/);
	expect(error?.message).not.toMatch(/\[item/);
});

describe('a failure of the service', () => {
	const failed = async (isUnclear: boolean, status?: number) => {
		const execute = async () =>
			await Promise.reject(
				new ApiFailure('Out', 'Wait', status, 'detail', false, false, isUnclear),
			);
		const { error } = await play({ stops: true, count: 1, execute });
		return error as NodeOperationError & { httpCode: string | null };
	};

	test('says whether repeating is safe where nobody knows what was done', async () => {
		expect((await failed(true)).description).toBe('Wait. Repeating is safe.');
		expect((await failed(false)).description).toBe('Wait');
	});

	test('has the status that n8n shows', async () => {
		expect(await failed(false, 404)).toMatchObject({
			name: 'NodeApiError',
			httpCode: '404',
			errorResponse: { status: 404, detail: 'detail' },
		});
		expect((await failed(false)).httpCode ?? null).toBeNull();
	});
});

test.each([
	[[3], 'item 3'],
	[[0, 1, 2], 'items 0–2'],
	[[2, 0, 1], 'items 0–2'],
	[[3, 4], 'items 3–4'],
	[[0, 2], 'items 0–2, 2 of them'],
])('%j are named %s', (items, text) => expect(nameItems(items)).toBe(text));

test.each([
	[{}, 1],
	[{ retryOnFail: false, maxTries: 4 }, 1],
	[{ retryOnFail: true }, 3],
	[{ retryOnFail: true, maxTries: 0 }, 3],
	[{ retryOnFail: true, maxTries: 1 }, 2],
	[{ retryOnFail: true, maxTries: 4 }, 4],
	[{ retryOnFail: true, maxTries: 9 }, 5],
])('n8n runs a node with %j %d times', (settings, tries) =>
	expect(triesOf(settings as INode)).toBe(tries),
);
