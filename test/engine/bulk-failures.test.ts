import { sleep as pause, type INode, type INodeParameters } from 'n8n-workflow';
import { TestAccount } from '../support/simulator';
import { byId, contactId, ids, linked, numbers, posted, runContacts, seed } from './bulk-support';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const ADD_TAG = { ...byId, tags: ['Gold'] };
const TAGGINGS = '/v3/activities/contacts_taggings_add';
const COUNT = 1200;
const CHUNKS = [numbers(500), numbers(500).map((i) => i + 500), numbers(200).map((i) => i + 1000)];

const busy = {
	status: 429,
	body: { error_key: 'activities.queue_full', error_message: 'Too many activities' },
};
const internal = { status: 500, body: [{ error_key: 'internal', error_message: 'Oops' }] };

const retrying: Partial<INode> = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
const goingOn: Partial<INode> = { onError: 'continueErrorOutput' };

/** Tags 1,200 contacts in three requests. */
async function tag(
	account: TestAccount,
	settings: Partial<INode>,
	parameters: INodeParameters = {},
) {
	return await runContacts(
		account,
		'addTag',
		{ ...ADD_TAG, ...parameters },
		{ items: ids(COUNT), settings },
	);
}
const sentBodies = async (account: TestAccount) =>
	(await posted(account)).map((body) => JSON.stringify(body));
const itemOf = ({ pairedItem }: { pairedItem?: unknown }) => (pairedItem as { item: number }).item;

describe('the second of three requests is refused', () => {
	test('stop: nothing more is sent, and the error names what was accepted', async () => {
		const account = await TestAccount.create(seed(COUNT));
		await account.fault({ path: TAGGINGS, skip: 1, answer: internal });
		const { message, remedy } = await tag(account, {});
		expect(message).toBe('Constant Contact had an internal fault (500): Oops [items 500–999]');
		expect(remedy).toMatch(
			/Constant Contact has accepted activity [0-9a-f-]{36} \(items 0–499\)\. Retry On Fail goes on with it/,
		);
		expect(await posted(account)).toHaveLength(2);
	});

	test('stop, with Retry On Fail: the accepted one is picked up, not sent again', async () => {
		const account = await TestAccount.create(seed(COUNT));
		await account.fault({ path: TAGGINGS, skip: 1, times: 1, answer: internal });
		const { message, output } = await tag(account, retrying);
		expect(message).toBeUndefined();
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(CHUNKS.map(linked));
		expect(output.every(({ json }) => json.state === 'completed')).toBe(true);
		const [first, refused, again, third, ...rest] = await sentBodies(account);
		expect(again).toBe(refused);
		expect(new Set([first, refused, third]).size).toBe(3);
		expect(rest).toEqual([]);
	});

	test('continue: the others are done, its items fail, and n8n does not repeat the node', async () => {
		const account = await TestAccount.create(seed(COUNT));
		await account.fault({ path: TAGGINGS, skip: 1, times: 1, answer: internal });
		const { output, errorOutput } = await tag(account, { ...goingOn, ...retrying });
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([
			linked(CHUNKS[0]),
			linked(CHUNKS[2]),
		]);
		expect(errorOutput.map(itemOf)).toEqual(CHUNKS[1]);
		expect(errorOutput[0].json).toMatchObject({
			id: contactId(500),
			error: expect.stringContaining('(500): Oops [items 500–999]'),
		});
		expect(await posted(account)).toHaveLength(3);
	});
});

test('all requests are refused: with Retry On Fail n8n repeats the node, and nothing is lost', async () => {
	const account = await TestAccount.create(seed(COUNT));
	await account.fault({ path: TAGGINGS, times: 3, answer: internal });
	const { output, errorOutput } = await tag(account, { ...goingOn, ...retrying });
	expect(errorOutput).toEqual([]);
	expect(output).toHaveLength(3);
	expect(await posted(account)).toHaveLength(6);
});

test('a deletion that was accepted is picked up, though its contacts are gone', async () => {
	const account = await TestAccount.create(seed(2));
	await account.fault({ path: '/v3/activities/*', method: 'GET', times: 1, answer: internal });
	const contact = { __rl: true, mode: 'email', value: '={{ $json.email }}' };
	const { message, output } = await runContacts(
		account,
		'deleteMany',
		{ contact },
		{
			items: [{ email: 'p0@example.com' }, { email: 'p1@example.com' }],
			settings: { ...retrying, waitBetweenTries: 500 },
		},
	);
	expect(message).toBeUndefined();
	expect(output).toMatchObject([{ json: { state: 'completed' } }]);
	expect(await posted(account)).toHaveLength(1);
});

test('all activities together take no longer than the longest wait', async () => {
	const account = await TestAccount.create({ ...seed(COUNT), settings: { activityEnds: 'never' } });
	const start = Date.now();
	await tag(account, goingOn, { options: { longestWait: '={{ 0.03 }}' } });
	expect(Date.now() - start).toBeLessThan(4500);
});

test('a run after a good one sends the same request again', async () => {
	const account = await TestAccount.create(seed(1));
	for (const run of [1, 2]) {
		await runContacts(account, 'addTag', ADD_TAG, { items: ids(1), settings: retrying });
		expect(await posted(account)).toHaveLength(run);
	}
});

test.each(['failed', 'cancelled', 'timed_out'])(
	'an activity that is %s did nothing',
	async (activityEnds) => {
		const account = await TestAccount.create({ ...seed(2), settings: { activityEnds } });
		const run = async (settings: Partial<INode>) =>
			await runContacts(account, 'addTag', ADD_TAG, { items: ids(2), settings });
		const { message, remedy } = await run({});
		expect(message).toMatch(
			new RegExp(
				`^Constant Contact did not do all of the work, activity \\S+ is ${activityEnds}: The activity`,
			),
		);
		expect(message).toContain('[items 0–1]');
		expect(remedy).not.toContain('accepted');

		const { output, errorOutput } = await run(goingOn);
		expect(output).toEqual([]);
		expect(errorOutput.map(itemOf)).toEqual([0, 1]);

		const before = (await posted(account)).length;
		await run(retrying);
		expect(await posted(account)).toHaveLength(before + 2);
	},
);

describe('an activity that goes on after the longest wait', () => {
	const impatient = { ...ADD_TAG, options: { longestWait: '={{ 0.001 }}' } };
	const slow = { ...seed(2), settings: { activityEnds: 'never' } };

	test('stop: the error names it, and a retry waits for it again', async () => {
		const account = await TestAccount.create(slow);
		const { message, remedy } = await runContacts(account, 'addTag', impatient, {
			items: ids(2),
			settings: retrying,
		});
		expect(message).toMatch(
			/has not finished activity [0-9a-f-]{36} within 0.001 minutes \[items 0–1\]$/,
		);
		expect(remedy).toContain('use Activity → Get with this ID');
		expect(await posted(account)).toHaveLength(1);
	});

	test('continue: its activity comes out, and beside it the failure', async () => {
		const account = await TestAccount.create(slow);
		const { output, errorOutput } = await runContacts(account, 'addTag', impatient, {
			items: ids(2),
			settings: { ...goingOn, ...retrying },
		});
		expect(output).toMatchObject([{ json: { state: 'processing' }, pairedItem: linked([0, 1]) }]);
		expect(errorOutput).toHaveLength(1);
		expect(errorOutput[0].json.error).toContain(String(output[0].json.activity_id));
		expect(await posted(account)).toHaveLength(1);
	});
});

test('an activity whose state cannot be read comes out all the same', async () => {
	const account = await TestAccount.create(seed(2));
	await account.fault({ path: '/v3/activities/*', method: 'GET', times: 1, answer: internal });
	const { output, errorOutput } = await runContacts(account, 'addTag', ADD_TAG, {
		items: ids(2),
		settings: goingOn,
	});
	expect(output).toMatchObject([{ json: { activity_id: expect.any(String) } }]);
	expect(errorOutput).toMatchObject([{ json: { error: expect.stringContaining('(500): Oops') } }]);
});

test.each(SIMULATOR_SWITCHES.queueFullKey)(
	'more than 1,000 queued activities, key: %s',
	async (queueFullKey) => {
		const queued = Array.from({ length: 1000 }, () => ({ state: 'processing' }));
		const settings = { switches: { queueFullKey } };
		const account = await TestAccount.create({ ...seed(1), activities: queued, settings });
		const { message, remedy } = await runContacts(account, 'addTag', ADD_TAG, { items: ids(1) });
		expect(message).toBe(
			'Constant Contact takes no more bulk work at the moment (429): You exceeded 1,000 queued activities for this user account. [item 0]',
		);
		expect(remedy).toContain('Activity → Get Many shows them');
	},
);

test('throttled is told apart from a full queue', async () => {
	const account = await TestAccount.create(seed(1));
	await account.fault({ path: TAGGINGS, answer: busy, times: 1 });
	const { message } = await runContacts(account, 'addTag', ADD_TAG, { items: ids(1) });
	expect(message).toContain('takes no more bulk work');
	const throttled = { error_key: 'throttled', error_message: 'Too Many Requests' };
	await account.fault({ path: TAGGINGS, answer: { status: 429, body: throttled } });
	const again = await runContacts(account, 'addTag', ADD_TAG, { items: ids(1) });
	expect(again.message).toContain('more requests in one second than it allows');
});

test('a contact that the account does not have is counted', async () => {
	const account = await TestAccount.create(seed(1));
	const { message } = await runContacts(account, 'addTag', ADD_TAG, {
		items: [...ids(1), { id: contactId(99) }],
	});
	expect(message).toContain('is completed: 1 of 2 were done [items 0–1]');
});

test('a cancelled run sends no more, and its activity can be picked up', async () => {
	const account = await TestAccount.create({ ...seed(1), settings: { activityEnds: 'never' } });
	const { run } = await runContacts(account, 'addTag', ADD_TAG, {
		items: ids(1),
		onStart: (cancel) => void waitFor(account, cancel),
	});
	expect(run.status).toBe('canceled');
	const before = (await account.requests()).length;
	await pause(1500);
	expect(await account.requests()).toHaveLength(before);
	const { activities } = (await (await account.send('GET', 'activities')).json()) as {
		activities: object[];
	};
	expect(activities).toHaveLength(1);
});

async function waitFor(account: TestAccount, cancel: () => void) {
	while ((await posted(account)).length === 0) await pause(20);
	await pause(200);
	cancel();
}

test('an agent that picks one contact', async () => {
	const account = await TestAccount.create(seed(2));
	const { output } = await runContacts(
		account,
		'addTag',
		{ contact: { __rl: true, mode: 'email', value: 'p1@example.com' }, tags: ['Gold'] },
		{ items: [{}] },
	);
	expect(output).toMatchObject([{ json: { state: 'completed' }, pairedItem: [{ item: 0 }] }]);
});
