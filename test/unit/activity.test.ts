import {
	didNothing,
	exportIdOf,
	follow,
	hasFailed,
	isFinished,
	readActivity,
	shortfall,
	waitForActivity,
	type Activity,
} from '../../nodes/ConstantContact/transport/activity';
import { simplifiedActivity } from '../../nodes/ConstantContact/transport/simplified-activity';
import { apiWith, refused } from './given-answers';

const activity = (more: Partial<Activity> = {}): Activity => ({
	activity_id: 'a1',
	state: 'completed',
	...more,
});

test.each([
	['completed', true, false],
	['cancelled', true, true],
	['failed', true, true],
	['timed_out', true, true],
	['processing', false, false],
	['initialized', false, false],
])('%s: finished %p, failed %p', (state, finished, failed) => {
	expect(isFinished(activity({ state }))).toBe(finished);
	expect(hasFailed(activity({ state }))).toBe(failed);
});

test.each([
	[{ items_total_count: 2, items_completed_count: 0 }, true],
	[{ items_total_count: '2', items_completed_count: '0' }, true],
	[{ items_total_count: 1, items_completed_count: 1 }, false],
	[{ items_total_count: 0, items_completed_count: 0 }, false],
	[{ items_completed_count: 0 }, false],
	[{ items_total_count: 2 }, false],
	[{ items_total_count: 2, items_completed_count: '' }, false],
	[{ items_total_count: 2, items_completed_count: false }, false],
	[undefined, false],
])('%j: whether nothing was done', (status, result) =>
	expect(didNothing(activity({ status }))).toBe(result),
);

test.each<[unknown, string]>([
	['/v3/contact_exports/e1', 'e1'],
	['https://other.example/v3/contact_exports/e1?x=1', 'e1'],
	['/v3/contact_exports/e1/#part', 'e1'],
	['/v3/contact_exports/e1///', 'e1'],
	['', 'a1'],
	['/', 'a1'],
	[undefined, 'a1'],
	[5, 'a1'],
])('the file of an export at %j is %s', (href, id) =>
	expect(exportIdOf(activity({ _links: { results: { href } } }))).toBe(id),
);

test('the file of an export without links is that of the activity', () => {
	expect(exportIdOf(activity())).toBe('a1');
	expect(exportIdOf(activity({ _links: {} }))).toBe('a1');
	expect(exportIdOf(activity({ _links: null as never }))).toBe('a1');
});

test.each<[object, object]>([
	[{}, { activity_id: 'a1', state: 'processing' }],
	[{ state: 'completed' }, { activity_id: 'a1', state: 'completed' }],
	[
		{ activity_id: 'a2', x: 1 },
		{ activity_id: 'a2', state: 'processing', x: 1 },
	],
])('an answer of %j leaves what is known of an activity', async (body, now) => {
	const { api, sent } = apiWith([{ body }]);
	expect(await readActivity(api, activity({ state: 'processing' }))).toEqual(now);
	expect(sent[0].url).toBe('https://api.cc.email/v3/activities/a1');
});

const OWN = { items_total_count: 3, items_completed_count: 2 };
const AGAIN =
	'The rest is done. Correct the rows in question and run them again; people who have unsubscribed can only come back through a sign-up form';
const BAD = 'Run the workflow again. If it happens again, look at the account in Constant Contact';
const NOT_ALL = 'Constant Contact did not do all of the work, activity a1 is';

test.each<[string, Partial<Activity>, object, string, string]>([
	[
		'an opt-out in an import that failed',
		{ state: 'failed', status: { cannot_add_to_list_count: 1 } },
		{},
		`${NOT_ALL} failed: 1 contact has unsubscribed and was not added to the lists`,
		BAD,
	],
	[
		'refusals of all kinds',
		{ status: { cannot_add_to_list_count: 2, correctable_count: '2', error_count: 2 } },
		{},
		`${NOT_ALL} completed: 2 contacts have unsubscribed and were not added to the lists; 2 rows have a bad email, date or birthday, or neither name nor email; 2 rows could not be read`,
		AGAIN,
	],
	[
		'one of each kind of an import of ten',
		{ status: { correctable_count: 1, error_count: 1 } },
		{ rowCount: 10 },
		`8 of 10 rows were imported. ${NOT_ALL} completed: 1 row has a bad email, date or birthday, or neither name nor email; 1 row could not be read`,
		AGAIN,
	],
	[
		'more refusals than rows',
		{ status: { error_count: 3 } },
		{ rowCount: 2 },
		`0 of 2 rows were imported. ${NOT_ALL} completed: 3 rows could not be read`,
		AGAIN,
	],
	[
		'no refusal of an import that failed',
		{ state: 'failed', status: { error_count: 1 } },
		{ rowCount: 2 },
		`${NOT_ALL} failed: 1 row could not be read`,
		BAD,
	],
	['items left', { status: OWN }, { rowCount: 3 }, `${NOT_ALL} completed: 2 of 3 were done`, AGAIN],
	[
		'nothing done',
		{ status: { items_total_count: 3, items_completed_count: 0 } },
		{},
		`${NOT_ALL} completed: 0 of 3 were done`,
		AGAIN.replace('The rest is done. ', ''),
	],
	['a failure without a word', { state: 'timed_out' }, {}, `${NOT_ALL} timed_out`, BAD],
	[
		'errors of all forms',
		{ activity_errors: ['one', { message: 'two' }, 3, null, '', {}, [], true, { code: 1 }] },
		{},
		`${NOT_ALL} completed: one; two; 3; an error without a text; an error without a text`,
		AGAIN,
	],
	['an error that is a text', { activity_errors: 'one' }, {}, `${NOT_ALL} completed: one`, AGAIN],
	[
		'lines that have names',
		{ activity_errors: ['Line: #2 is bad, line 12 too, line 9 and pipeline 2'] },
		{ nameLine: (line: number) => (line === 9 ? undefined : `row ${line - 1}`) },
		`${NOT_ALL} completed: row 1 is bad, row 11 too, line 9 and pipeline 2`,
		AGAIN,
	],
	[
		'an error that is long',
		{ activity_errors: ['x'.repeat(600), 'y'] },
		{},
		`${NOT_ALL} completed: ${'x'.repeat(500)}; and 1 more`,
		AGAIN,
	],
	[
		'many errors',
		{ activity_errors: ['x'.repeat(248), 'y'.repeat(248), 'z', 'z2'] },
		{},
		`${NOT_ALL} completed: ${'x'.repeat(248)}; ${'y'.repeat(248)}; and 2 more`,
		AGAIN,
	],
])('%s', (_what, given, sent, message, remedy) => {
	expect(shortfall(activity(given), undefined, sent)).toMatchObject({ message, remedy });
});

test.each<[Partial<Activity>]>([
	[{}],
	[{ status: {} }],
	[{ status: null }],
	[{ status: { error_count: 0, correctable_count: '0', cannot_add_to_list_count: '' } }],
	[{ status: { error_count: 0, cannot_add_to_list_count: 2, items_total_count: 3 } }],
	[{ status: { items_total_count: 2, items_completed_count: 2 } }],
	[{ status: { items_total_count: 2 } }],
	[{ status: { items_completed_count: 2 } }],
	[{ status: { error_count: 'many', correctable_count: NaN, items_total_count: {} } }],
	[{ activity_errors: [] }],
	[{ activity_errors: null }],
	[{ activity_errors: [null, '', {}, []] }],
])('%j leaves nothing undone', (given) => expect(shortfall(activity(given))).toBeUndefined());

test('what is not finished says how long it was waited for', () =>
	expect(shortfall(activity({ state: 'processing' }), 120_000)).toMatchObject({
		message: 'Constant Contact has not finished activity a1 within 2 minutes',
		remedy:
			"The activity continues by itself. To check on it, use Activity → Get with this ID; to run without waiting, switch off 'Wait for Completion'",
	}));

describe('following an activity', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});
	const working = activity({ state: 'processing' });

	test('that is finished asks for nothing', async () => {
		const { api, sent } = apiWith([{}]);
		expect(await follow(api, activity())).toEqual(activity());
		expect(await waitForActivity(api, activity())).toEqual(activity());
		expect(sent).toEqual([]);
	});

	test('asks until it is finished', async () => {
		const { api, sent } = apiWith([{ body: working }, { body: activity() }]);
		const following = waitForActivity(api, working);
		await jest.advanceTimersByTimeAsync(3_000);
		expect(await following).toEqual(activity());
		expect(sent).toHaveLength(2);
	});

	test('ends with patience', async () => {
		const { api } = apiWith([{ body: working }]);
		const following = follow(api, working, 2_000);
		await jest.advanceTimersByTimeAsync(2_000);
		expect(await following).toEqual(working);
	});

	test('fails where it has not done all', async () => {
		const { api } = apiWith([{}]);
		const failed = activity({ state: 'failed' });
		await expect(waitForActivity(api, failed)).rejects.toThrow(`${NOT_ALL} failed`);
	});

	test('fails where it cannot be read', async () => {
		const { api } = apiWith([refused(404, {})]);
		const following = follow(api, working).catch((failure: unknown) => failure);
		await jest.advanceTimersByTimeAsync(1_000);
		expect(await following).toMatchObject({ status: 404 });
	});
});

test.each<[object, object]>([
	[{}, {}],
	[{ status: { error_count: 1 } }, { error_count: 1 }],
	[{ status: { activity_id: 'x', state: 'y' } }, {}],
	[{ status: 'text' }, {}],
	[{ status: [1] }, {}],
	[{ status: null }, {}],
	[
		{ percent_done: 0, activity_errors: [], created_at: 'now', _links: {}, source: 'x' },
		{ percent_done: 0, activity_errors: [], created_at: 'now' },
	],
])('%j comes out as %j', (given, more) =>
	expect(simplifiedActivity(activity(given))).toEqual({ ...activity(), ...more }),
);

test('counters come first', () =>
	expect(Object.keys(simplifiedActivity(activity({ status: { error_count: 1 } })))).toEqual([
		'error_count',
		'activity_id',
		'state',
	]));
