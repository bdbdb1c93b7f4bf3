import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';
import { toMultipart } from '../../nodes/ConstantContact/files/multipart';
import { InputError } from '../../nodes/ConstantContact/input/input-error';
import {
	bulk,
	type BulkOperation,
	type BulkRequest,
} from '../../nodes/ConstantContact/runner/operation';
import { runBulk } from '../../nodes/ConstantContact/runner/run-bulk';
import { run } from '../../nodes/ConstantContact/runner/run';
import { ApiFailure } from '../../nodes/ConstantContact/transport/api-failure';
import type { ConstantContactApi } from '../../nodes/ConstantContact/transport/api';

const request = (...items: number[]): BulkRequest => ({
	path: `/p${items[0]}`,
	body: { items },
	items,
});
const done = (id: string) => ({ activity_id: id, state: 'completed' });
const failed = (id: string) => ({ activity_id: id, state: 'failed' });
const waiting = (id: string) => ({ activity_id: id, state: 'processing' });

type Failure = Error & { description?: string; context?: IDataObject };

interface Given {
	count?: number;
	stops?: boolean;
	waits?: boolean;
	/** How long it waits at most, in minutes. */
	minutes?: number;
	settings?: object;
	context?: object;
	operation?: Partial<BulkOperation>;
	/** What the service answers to each request, one after the other; an error is thrown. */
	answers?: unknown[];
	signal?: Partial<AbortSignal>;
}

/** Runs a bulk operation against answers that are given. @returns what comes out, and what was sent */
async function play({
	count = 2,
	stops = false,
	waits = false,
	minutes,
	settings,
	context = {},
	answers = [],
	...given
}: Given) {
	const sent: string[] = [];
	const next = (method: string) => async (path: string) => {
		sent.push(`${method} ${path}`);
		const answer = answers.shift();
		if (answer instanceof Error) throw answer;
		return answer;
	};
	const api = {
		get: next('GET'),
		post: next('POST'),
		postForm: next('FORM'),
		cancelSignal: given.signal,
	};
	const node = {
		continueOnFail: () => !stops,
		getContext: () => context,
		getExecutionId: () => '1',
		getNode: () => ({ name: 'n', type: 't', parameters: {}, ...settings }) as INode,
		getInputData: () => Array.from({ length: count }, (_, id) => ({ json: { id } })),
		getNodeParameter: (name: string, _: number, fallback: unknown) =>
			({ waitForCompletion: waits, 'options.longestWait': minutes })[name] ?? fallback,
	} as unknown as IExecuteFunctions;
	const operation = bulk<unknown>({
		fields: [],
		repeating: '',
		access: [],
		page: '',
		read: async (_node, item) => item,
		plan: async (parts) => parts.map(({ item }) => request(item)),
		...given.operation,
	});
	const running = runBulk(node, operation, api as unknown as ConstantContactApi);
	return {
		sent,
		...(await running.then(
			(output) => ({ output, error: undefined }),
			(error: Failure) => ({ output: [], error }),
		)),
	};
}

const REFUSED = new ApiFailure('Refused', 'Wait');
const bad = (...items: number[]): Partial<BulkOperation> => ({
	read: async (_node, item) => {
		if (items.includes(item)) throw new InputError('Bad', 'Mend it');
		return item;
	},
});

describe('requests of a bulk operation', () => {
	test('go one after the other, and an activity comes out for each, linked to its items', async () => {
		const plan = async () => [{ ...request(0, 1), warnings: ['w'] }, request(2)];
		const { sent, output } = await play({
			count: 3,
			operation: { plan },
			answers: [waiting('A'), waiting('B')],
		});
		expect(sent).toEqual(['POST /p0', 'POST /p2']);
		expect(output).toEqual([
			{ json: { ...waiting('A'), warnings: ['w'] }, pairedItem: [{ item: 0 }, { item: 1 }] },
			{ json: waiting('B'), pairedItem: [{ item: 2 }] },
		]);
	});

	test('of which one fails, let the others go on, and the errors come last', async () => {
		const { sent, output } = await play({
			count: 3,
			answers: [REFUSED, waiting('B'), waiting('C')],
		});
		expect(sent).toHaveLength(3);
		expect(output).toEqual([
			{ json: waiting('B'), pairedItem: [{ item: 1 }] },
			{ json: waiting('C'), pairedItem: [{ item: 2 }] },
			{ json: { error: 'Refused [item 0]', message: 'Wait' }, pairedItem: { item: 0 } },
		]);
	});

	test('of which one fails, fail with each of its items', async () => {
		const { output } = await play({
			operation: { plan: async () => [request(0, 1)] },
			answers: [REFUSED],
		});
		expect(output).toEqual(
			[0, 1].map((item) => ({
				json: { error: 'Refused [items 0–1]', message: 'Wait' },
				pairedItem: { item },
			})),
		);
	});

	test('stop at the first failure where the user wants it, and what was accepted is named', async () => {
		const { sent, error } = await play({
			count: 4,
			stops: true,
			answers: [waiting('A'), waiting('B'), REFUSED],
		});
		expect(sent).toHaveLength(3);
		expect(error?.message).toBe('Refused [item 2]');
		expect(error?.context?.itemIndex).toBe(2);
		expect(error?.description).toBe(
			'Wait. Constant Contact has accepted activity A (item 0), B (item 1). Retry On Fail goes on with it and sends only the rest; a new run sends everything again.',
		);
		const alone = await play({ stops: true, answers: [REFUSED] });
		expect(alone.error?.description).toBe('Wait');
	});

	test('for several items fail with none of them', async () => {
		const plan = async () => [request(0, 1)];
		const { error } = await play({ stops: true, operation: { plan }, answers: [REFUSED] });
		expect(error?.message).toBe('Refused [items 0–1]');
		expect(error?.context).not.toHaveProperty('itemIndex');
	});

	test('that name what each item is about give an item for each, in the order of the input', async () => {
		const plan = async () => [
			{ ...request(2, 0), each: [{ id: 'c' }, { id: 'a' }], warnings: ['w'] },
			{ ...request(1), each: [{ id: 'b' }] },
		];
		const { output } = await play({
			count: 3,
			operation: { plan },
			answers: [waiting('A'), waiting('B')],
		});
		expect(output).toEqual([
			{ json: { id: 'a', ...waiting('A'), warnings: ['w'] }, pairedItem: { item: 0 } },
			{ json: { id: 'b', ...waiting('B') }, pairedItem: { item: 1 } },
			{ json: { id: 'c', ...waiting('A'), warnings: ['w'] }, pairedItem: { item: 2 } },
		]);
	});

	test('that were done in part say so with each item', async () => {
		const partly = {
			...done('A'),
			status: { error_count: 1, items_total_count: 2, items_completed_count: 1 },
		};
		const plan = async () => [{ ...request(0, 1), each: [{ id: 'a' }, { id: 'b' }] }];
		const { output } = await play({ waits: true, operation: { plan }, answers: [partly] });
		const outcome = {
			activity_id: 'A',
			state: 'partly_completed',
			warnings: [
				'Constant Contact has done this activity only in part, and does not tell for which items',
			],
		};
		expect(output.slice(0, 2).map(({ json }) => json)).toEqual([
			{ id: 'a', ...outcome },
			{ id: 'b', ...outcome },
		]);
	});

	test('that left out only who has unsubscribed are completed, and say so', async () => {
		const answer = { ...done('A'), status: { cannot_add_to_list_count: 2 } };
		const plan = async () => [
			{ ...request(0, 1), each: [{ id: 'a' }, { id: 'b' }], warnings: ['w'] },
		];
		const { output } = await play({
			stops: true,
			waits: true,
			operation: { plan },
			answers: [answer],
		});
		const warnings = ['w', '2 contacts have unsubscribed and were not added to the lists'];
		expect(output.map(({ json }) => json)).toEqual([
			{ id: 'a', activity_id: 'A', state: 'completed', warnings },
			{ id: 'b', activity_id: 'A', state: 'completed', warnings },
		]);
	});

	test('may make what they send when it is sent', async () => {
		const body = jest.fn(async () => toMultipart({}, { name: 'a.csv', content: 'x' }));
		const plan = async () => [request(0), { ...request(1), body }];
		const stopped = { stops: true, operation: { plan }, answers: [REFUSED] };
		await play(stopped);
		expect(body).not.toHaveBeenCalled();
		const { sent } = await play({ operation: { plan }, answers: [waiting('A'), waiting('B')] });
		expect(sent).toEqual(['POST /p0', 'FORM /p1']);
	});

	test('that are a form are sent as one', async () => {
		const form = toMultipart({}, { name: 'a.csv', content: 'x' });
		const plan = async () => [{ ...request(0), body: form }];
		expect((await play({ operation: { plan }, answers: [waiting('A')] })).sent).toEqual([
			'FORM /p0',
		]);
	});
});

describe('items that cannot be read', () => {
	test('become errors, and the others go on', async () => {
		const { sent, output } = await play({ operation: bad(0), answers: [waiting('B')] });
		expect(sent).toEqual(['POST /p1']);
		expect(output).toEqual([
			{ json: waiting('B'), pairedItem: [{ item: 1 }] },
			{ json: { error: 'Bad [item 0]', message: 'Mend it' }, pairedItem: { item: 0 } },
		]);
	});

	test('stop the run before anything is sent where the user wants it', async () => {
		const { sent, error } = await play({ stops: true, operation: bad(1) });
		expect([sent, error?.message]).toEqual([[], 'Bad [item 1]']);
	});

	test('are handed to an operation that tells them all in one, unless the failure is no input', async () => {
		const plan = jest.fn(
			async (
				_parts: unknown,
				_api: unknown,
				_refuse: unknown,
				{ unread }: { unread: object[] },
			) => {
				throw new InputError(`${unread.length} bad`, 'Mend them');
			},
		);
		const given = { count: 3, stops: true, operation: { ...bad(0, 2), plan, tellsUnread: true } };
		expect((await play(given)).error?.message).toBe('2 bad [item 1]');
		expect(plan.mock.lastCall?.[3].unread).toEqual([
			{ item: 0, failure: expect.objectContaining({ message: 'Bad' }) },
			{ item: 2, failure: expect.objectContaining({ message: 'Bad' }) },
		]);
		const all = { ...given, operation: { ...given.operation, ...bad(0, 1, 2) } };
		expect((await play(all)).error?.message).toBe('3 bad');
		const read = async () => {
			throw REFUSED;
		};
		expect((await play({ ...given, operation: { ...given.operation, read } })).error?.message).toBe(
			'Refused [item 0]',
		);
	});

	test('only when planning fail alone, and a plan that fails takes the rest with it', async () => {
		const plan: BulkOperation['plan'] = async (_parts, _api, refuse) => {
			refuse(1, new InputError('Late', 'Mend it'));
			throw REFUSED;
		};
		const { sent, output } = await play({ count: 3, operation: { plan } });
		expect(sent).toEqual([]);
		expect(output.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			['Late [item 1]', { item: 1 }],
			['Refused [items 0–2, 2 of them]', { item: 0 }],
			['Refused [items 0–2, 2 of them]', { item: 2 }],
		]);
		const all: BulkOperation['plan'] = async (parts, _api, refuse) => {
			for (const { item } of parts) refuse(item, new InputError('Late', 'Mend it'));
			throw REFUSED;
		};
		const { output: errors } = await play({ operation: { plan: all } });
		expect(errors.map(({ json }) => json.error)).toEqual(['Late [item 0]', 'Late [item 1]']);
	});
});

describe('waiting', () => {
	const collect: Required<BulkOperation>['collect'] = async (_node, _api, { activity_id }) => [
		{ json: { collected: activity_id } },
	];

	test('ends with what the operation collects of a finished activity, else with the activity', async () => {
		const answers = () => [done('A'), done('B')];
		expect(
			(await play({ waits: true, answers: answers() })).output.map(({ json }) => json),
		).toEqual(answers());
		const collected = await play({ waits: true, answers: answers(), operation: { collect } });
		expect(collected.output.map(({ json }) => json)).toEqual([
			{ collected: 'A' },
			{ collected: 'B' },
		]);
		const unwaited = await play({ answers: answers(), operation: { collect } });
		expect(unwaited.output.map(({ json }) => json)).toEqual(answers());
	});

	test('for an activity that fails gives errors for its items, and nothing is collected', async () => {
		const { output } = await play({
			waits: true,
			answers: [failed('A'), done('B')],
			operation: { collect },
		});
		expect(output[0].json).toEqual({ collected: 'B' });
		expect(output[1]).toEqual({
			json: expect.objectContaining({ error: expect.stringContaining('activity A is failed') }),
			pairedItem: { item: 0 },
		});
		expect(output).toHaveLength(2);
	});

	const naming = async () => [{ ...request(0, 1), each: [{ id: 'a' }, { id: 'b' }] }];
	const each = { plan: naming };
	const states = ({ output }: Awaited<ReturnType<typeof play>>) =>
		output.map(({ json }) => json.error ?? json.state);

	test('for what each item names gives each item, in the state of the work', async () => {
		const whole = await play({ waits: true, answers: [done('A')], operation: each });
		expect(whole.output.map(({ json }) => json)).toEqual([
			{ id: 'a', activity_id: 'A', state: 'completed' },
			{ id: 'b', activity_id: 'A', state: 'completed' },
		]);
		const none = { ...done('A'), status: { items_total_count: 2, items_completed_count: 0 } };
		const undone = await play({ waits: true, answers: [none], operation: each });
		const refused = expect.stringContaining('did not do all of the work');
		expect(states(undone)).toEqual([refused, refused]);
	});

	describe('for too long', () => {
		let now = 0;
		beforeEach(() => {
			jest.useFakeTimers();
			jest.spyOn(Date, 'now').mockImplementation(() => now);
		});
		afterEach(() => {
			jest.restoreAllMocks();
			jest.useRealTimers();
		});

		/** Lets time pass until it is over. */
		const slowly = async (given: Given) => {
			now = 0;
			const running = play({ waits: true, minutes: 1, ...given });
			let isOver = false;
			void running.then(() => (isOver = true));
			while (!isOver) {
				await jest.advanceTimersByTimeAsync(1000);
				now += 1000;
			}
			return { ...(await running), seconds: now / 1000 };
		};
		const forEver = () => Array.from({ length: 200 }, () => waiting('A'));

		test('fails after the time that the user has chosen, for all activities together', async () => {
			const { output, sent, seconds } = await slowly({ answers: forEver() });
			expect(output.map(({ json }) => json.state ?? json.error)).toEqual([
				'processing',
				'processing',
				expect.stringMatching(/has not finished activity A within 1 minutes/),
				expect.stringMatching(/has not finished activity A within 1 minutes/),
			]);
			expect(seconds).toBeGreaterThan(55);
			expect(seconds).toBeLessThan(70);
			expect(sent.filter((path) => path.startsWith('GET')).length).toBeGreaterThan(2);
		});

		test('is in no state but that of the work, where each item names something', async () => {
			const played = await slowly({ answers: forEver(), operation: each });
			expect(states(played)).toEqual(['processing', 'processing', expect.any(String)]);
		});
	});

	test('for work that left something out gives what was done, and one error for several items', async () => {
		const partly = { ...done('A'), status: { error_count: 1, items_total_count: 2 } };
		const plan = async () => [request(0, 1)];
		const { output } = await play({ waits: true, answers: [partly], operation: { plan } });
		expect(output[0].pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
		expect(output[0].json).toMatchObject({ ...done('A'), error_count: 1 });
		expect(output.slice(1)).toEqual([
			{ json: expect.objectContaining({ error: expect.any(String) }) },
		]);
		const one = await play({ count: 1, waits: true, answers: [partly] });
		expect(one.output[1].pairedItem).toEqual({ item: 0 });
	});

	test('for what cannot be collected gives the activity, where its work can be found', async () => {
		const broken = async () => {
			throw REFUSED;
		};
		const { output } = await play({
			count: 1,
			waits: true,
			answers: [done('A')],
			operation: { collect: broken },
		});
		expect(output.map(({ json }) => json)).toEqual([
			done('A'),
			{ error: 'Refused [item 0]', message: 'Wait' },
		]);
	});

	test('is left out after a failure that stops the run', async () => {
		const seen = jest.fn(collect);
		const { error } = await play({
			stops: true,
			waits: true,
			answers: [done('A'), REFUSED],
			operation: { collect: seen },
		});
		expect(error?.message).toBe('Refused [item 1]');
		expect(seen).not.toHaveBeenCalled();
		const names = await play({ stops: true, waits: true, answers: [failed('A'), done('B')] });
		expect(names.error?.description).toMatch(/accepted activity B \(item 1\)\. Retry/);
	});

	test('that is cancelled gives what was accepted, and asks for nothing more', async () => {
		const signal = { aborted: false };
		const seen = jest.fn(async () => {
			signal.aborted = true;
			return [{ json: { collected: 'A' }, pairedItem: { item: 0 } }];
		});
		const given = { waits: true, signal, operation: { collect: seen } };
		const { output } = await play({ ...given, answers: [done('A'), done('B')] });
		expect(output.map(({ json }) => json)).toEqual([{ collected: 'A' }, done('B')]);
		expect(seen).toHaveBeenCalledTimes(1);
		const broken = jest.fn(async () => {
			signal.aborted = true;
			throw REFUSED;
		});
		signal.aborted = false;
		const cut = { ...given, operation: { collect: broken }, answers: [done('A'), done('B')] };
		expect((await play(cut)).output.map(({ json }) => json)).toEqual([done('A'), done('B')]);
		expect(broken).toHaveBeenCalledTimes(1);
	});
});

describe('a retry', () => {
	const settings = { retryOnFail: true, maxTries: 2 };

	test('goes on with what was accepted, and sends the rest', async () => {
		const context = {};
		await play({ stops: true, settings, context, answers: [waiting('A'), REFUSED] });
		const { sent, output } = await play({
			stops: true,
			settings,
			context,
			answers: [done('A'), waiting('B')],
		});
		expect(sent).toEqual(['GET /activities/A', 'POST /p1']);
		expect(output.map(({ json }) => json)).toEqual([done('A'), waiting('B')]);
		// It has ended well: the same again is another run.
		const again = await play({ settings, context, answers: [waiting('C'), waiting('D')] });
		expect(again.sent).toEqual(['POST /p0', 'POST /p1']);
	});

	test('that has ended well leaves nothing to go on with: the same again is another run', async () => {
		const context = {};
		const often = { settings: { retryOnFail: true, maxTries: 5 }, context };
		await play({ ...often, answers: [waiting('A'), waiting('B')] });
		const { sent } = await play({ ...often, answers: [waiting('C'), waiting('D')] });
		expect(sent).toEqual(['POST /p0', 'POST /p1']);
	});

	test('knows of an activity that says nothing of its state that it was accepted', async () => {
		const context = {};
		await play({ stops: true, settings, context, answers: [waiting('A'), REFUSED] });
		const answers = [{ activity_id: 'A' }, waiting('B')];
		const { output } = await play({ stops: true, settings, context, answers });
		expect(output[0].json).toEqual({ activity_id: 'A', state: 'initialized' });
	});

	test('sends again what has failed since', async () => {
		const context = {};
		await play({ stops: true, settings, context, answers: [waiting('A'), REFUSED] });
		const { sent } = await play({
			stops: true,
			settings,
			context,
			answers: [failed('A'), waiting('C'), waiting('B')],
		});
		expect(sent).toEqual(['GET /activities/A', 'POST /p0', 'POST /p1']);
	});

	test('plans anew, unless that can be done only once', async () => {
		for (const isPlannedOnce of [true, false]) {
			const context = {};
			const plan = jest.fn(async () => [request(0), request(1)]);
			const given = { stops: true, settings, context, operation: { plan, isPlannedOnce } };
			await play({ ...given, answers: [waiting('A'), REFUSED] });
			const { output } = await play({ ...given, answers: [waiting('A'), waiting('B')] });
			expect(plan).toHaveBeenCalledTimes(isPlannedOnce ? 1 : 2);
			expect(output.map(({ json }) => json)).toEqual([waiting('A'), waiting('B')]);
		}
	});

	test('of a request that names its activity asks for it, whatever its state is', async () => {
		const plan = async () => [{ ...request(0), activityId: 'X' }];
		const { sent, output } = await play({ operation: { plan }, answers: [failed('X')] });
		expect([sent, output[0].json]).toEqual([['GET /activities/X'], failed('X')]);
	});
});

describe('whether a try was refused because others use the key', () => {
	const settings = { retryOnFail: true };
	const play429 = async (more: { settings?: object; stops?: boolean; works?: boolean }) => {
		const context: IDataObject = {};
		const node = {
			continueOnFail: () => !more.stops,
			getContext: () => context,
			getNode: () => ({ name: 'n', type: 't', parameters: {}, ...more.settings }) as INode,
			getInputData: () => [{ json: {} }],
			getNodeParameter: (name: string) => (name === 'requestOptions' ? {} : name),
		} as unknown as IExecuteFunctions;
		const execute = async (_node: unknown, _item: number, api: { wasThrottled: boolean }) => {
			api.wasThrottled = true;
			if (!more.works) throw REFUSED;
			return {};
		};
		const operation = { fields: [], execute } as never;
		await run(node, { resource: { dropdown: {} as never, operations: { operation } } }).catch(
			() => undefined,
		);
		return context.wasThrottled;
	};

	test.each([
		[{ settings, stops: true }, true],
		[{ settings }, true],
		[{ settings, works: true }, false],
		[{ stops: true }, false],
		[{}, false],
	])('with %j: %s', async (more, expected) => expect(await play429(more)).toBe(expected));

	test('is no failure where nothing comes out', async () => {
		const context: IDataObject = {};
		const node = {
			continueOnFail: () => false,
			getContext: () => context,
			getNode: () => ({ name: 'n', type: 't', parameters: {}, ...settings }) as INode,
			getInputData: () => [{ json: {} }],
			getNodeParameter: (name: string) => (name === 'requestOptions' ? {} : name),
		} as unknown as IExecuteFunctions;
		const operation = { fields: [], execute: async () => [] } as never;
		expect(
			await run(node, { resource: { dropdown: {} as never, operations: { operation } } }),
		).toEqual([[]]);
		expect(context.wasThrottled).toBe(false);
	});
});

describe('a failure that is neither of the service nor of an input', () => {
	const fields = [
		{ displayName: 'Other', name: 'other', type: 'string' as const, default: '' },
		{ displayName: 'Email', name: 'email', type: 'string' as const, default: '' },
	];
	const failing = async (thrown: object) => {
		const read = async () => {
			throw Object.assign(new Error('It broke'), thrown);
		};
		const { output } = await play({ count: 1, operation: { fields, read } });
		return output[0].json;
	};

	test('names the field whose expression fails', async () =>
		expect(await failing({ context: { parameter: 'email.value' } })).toEqual({
			error: "The expression in 'Email' fails: It broke [item 0]",
			message: 'Correct the expression, or the data that it reads',
		}));

	test.each([
		[{}, 'Check the expressions and the settings of this node'],
		[{ context: { parameter: 'gone' } }, 'Check the expressions and the settings of this node'],
		[{ description: 'Look there' }, 'Look there'],
	])('with %j says what it says', async (thrown, message) =>
		expect(await failing(thrown)).toEqual({ error: 'It broke [item 0]', message }),
	);
});
