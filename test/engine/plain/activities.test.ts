import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const ID = '88888888-0000-4000-8000-000000000001';

const run = runOf('activity');
/** An activity that is still going on when it is read at once, and done when it is read again. */
const seed = (activity: object) => ({
	activities: [{ activity_id: ID, ...activity }],
	settings: { activityMs: 3000 },
});

test('an activity is read once, and waited for on request', async () => {
	const account = await TestAccount.create(seed({ state: 'processing', becomes: 'completed' }));
	const now = await run(account, 'get', { activityId: ID });
	expect(now.output).toMatchObject([{ activity_id: ID, state: 'processing' }]);
	expect(await account.requests()).toHaveLength(1);
	const link = `https://api.cc.email/v3/activities/${ID}`;
	const done = await run(account, 'get', { activityId: link, waitForCompletion: true });
	expect(done.output).toMatchObject([{ state: 'completed', percent_done: 100 }]);
	expect((await account.requests()).length).toBeGreaterThanOrEqual(3);
});

test.each(['failed', 'cancelled', 'timed_out'])(
	'waiting for an activity that is %s fails with its errors and its ID',
	async (state) => {
		const activity_errors = ['The list is gone'];
		const account = await TestAccount.create(seed({ state, activity_errors }));
		const { message } = await run(account, 'get', { activityId: ID, waitForCompletion: true });
		expect(message).toContain(`activity ${ID} is ${state}: The list is gone`);
		const { output } = await run(account, 'get', { activityId: ID });
		expect(output).toMatchObject([{ state, activity_errors }]);
	},
);

test('an ID that is none is refused before anything is sent', async () => {
	const account = await TestAccount.create();
	const { message } = await run(account, 'get', { activityId: '={{ "12" }}' });
	expect(message).toContain(`'Activity ID' holds no ID: "12"`);
	expect(await account.requests()).toEqual([]);
});

test('more activities than a page are returned, by state', async () => {
	const activities = Array.from({ length: 501 }, () => ({ state: 'completed' }));
	const account = await TestAccount.create({ activities: [...activities, { state: 'failed' }] });
	expect((await run(account, 'getAll', { returnAll: true })).output).toHaveLength(502);
	const failed = await run(account, 'getAll', { returnAll: true, filters: { state: 'failed' } });
	expect(failed.output).toMatchObject([{ state: 'failed' }]);
});

test('an activity whose properties are null is read as one that lacks them', async () => {
	const account = await TestAccount.create(seed({ state: 'completed' }));
	const body = { activity_id: ID, state: 'completed', activity_errors: null, status: null };
	await account.fault({ path: `/v3/activities/${ID}`, answer: { status: 200, body } });
	const { output, message } = await run(account, 'get', {
		activityId: ID,
		waitForCompletion: true,
	});
	expect(message).toBeUndefined();
	expect(output).toEqual([{ activity_id: ID, state: 'completed' }]);
});

test('waiting for one that left out only who has unsubscribed says so, and is no failure', async () => {
	const status = { items_total_count: 3, cannot_add_to_list_count: 1 };
	const account = await TestAccount.create(seed({ state: 'completed', status }));
	const waited = await run(account, 'get', { activityId: ID, waitForCompletion: true });
	expect(waited.message).toBeUndefined();
	expect(waited.output).toMatchObject([
		{ ...status, warnings: ['1 contact has unsubscribed and was not added to the lists'] },
	]);
});

describe('Simplify', () => {
	const status = { items_total_count: 3, items_completed_count: 2 };
	const names = (output: object[]) => output.map((json) => Object.keys(json));

	test.each([
		['get', { activityId: ID }],
		['getAll', {}],
	])('%s: counters come first, and no links; or all as it is', async (operation, parameters) => {
		const account = await TestAccount.create(seed({ state: 'completed', status }));
		const simple = await run(account, operation, parameters);
		expect(names(simple.output)).toEqual([
			[
				'items_total_count',
				'items_completed_count',
				'activity_id',
				'state',
				'percent_done',
				'activity_errors',
				'created_at',
			],
		]);
		const whole = await run(account, operation, { ...parameters, simple: false });
		expect(whole.output).toMatchObject([
			{ activity_id: ID, status, updated_at: expect.any(String), _links: expect.any(Object) },
		]);
	});
});
