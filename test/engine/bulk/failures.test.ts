import { type INode, type INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { byId, contactId, ids, itemOf, linked, numbers, posted, seed } from './support';

const run = runOf('contact');

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
	return await run(
		account,
		'addTag',
		{ ...ADD_TAG, ...parameters },
		{ items: ids(COUNT), settings },
	);
}
const sentBodies = async (account: TestAccount) =>
	(await posted(account)).map((body) => JSON.stringify(body));

describe('the second of three requests is refused', () => {
	test('stop: nothing more is sent, and the error names what was accepted', async () => {
		const account = await TestAccount.create(seed(COUNT));
		await account.fault({ path: TAGGINGS, skip: 1, answer: internal });
		const { message, remedy } = await tag(account, {});
		expect(message).toBe('Constant Contact had an internal fault (500): Oops [items 500–999]');
		expect(remedy).toMatch(
			/\. Constant Contact has accepted activity [0-9a-f-]{36} \(items 0–499\)\. Retry On Fail goes on with it and sends only the rest; a new run sends everything again\.$/,
		);
		expect(await posted(account)).toHaveLength(2);
	});

	test('stop, with Retry On Fail: the accepted one is picked up, not sent again', async () => {
		const account = await TestAccount.create(seed(COUNT));
		await account.fault({ path: TAGGINGS, skip: 1, times: 1, answer: internal });
		const { message, paired } = await tag(account, retrying);
		expect(message).toBeUndefined();
		expect(paired.map(({ pairedItem }) => pairedItem)).toEqual(linked(numbers(COUNT)));
		expect(paired.map(({ json }) => json.contact_id)).toEqual(ids(COUNT).map(({ id }) => id));
		expect(new Set(paired.map(({ json }) => json.activity_id)).size).toBe(3);
		expect(paired.every(({ json }) => json.state === 'completed')).toBe(true);
		const [first, refused, again, third, ...rest] = await sentBodies(account);
		expect(again).toBe(refused);
		expect(new Set([first, refused, third]).size).toBe(3);
		expect(rest).toEqual([]);
	});

	test('continue: the others are done, its items fail, and n8n does not repeat the node', async () => {
		const account = await TestAccount.create(seed(COUNT));
		await account.fault({ path: TAGGINGS, skip: 1, times: 1, answer: internal });
		const { paired, errorOutput } = await tag(account, { ...goingOn, ...retrying });
		expect(paired.map(itemOf)).toEqual([...CHUNKS[0], ...CHUNKS[2]]);
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
	const { paired, errorOutput } = await tag(account, { ...goingOn, ...retrying });
	expect(errorOutput).toEqual([]);
	expect(paired.map(itemOf)).toEqual(numbers(COUNT));
	expect(await posted(account)).toHaveLength(6);
});

test('a deletion that was accepted is picked up, though its contacts are gone', async () => {
	const account = await TestAccount.create(seed(2));
	await account.fault({ path: '/v3/activities/*', method: 'GET', times: 1, answer: internal });
	const contact = { __rl: true, mode: 'email', value: '={{ $json.email }}' };
	const { message, paired } = await run(
		account,
		'deleteMany',
		{ contact },
		{
			items: [{ email: 'p0@example.com' }, { email: 'p1@example.com' }],
			settings: { ...retrying, waitBetweenTries: 500 },
		},
	);
	expect(message).toBeUndefined();
	expect(paired).toMatchObject(
		[0, 1].map((item) => ({
			json: {
				contact_id: contactId(item),
				email_address: `p${item}@example.com`,
				state: 'completed',
			},
			pairedItem: { item },
		})),
	);
	expect(await posted(account)).toHaveLength(1);
});

test('all activities together take no longer than the longest wait', async () => {
	const account = await TestAccount.create({ ...seed(COUNT), settings: { activityEnds: 'never' } });
	await tag(account, goingOn, { options: { longestWait: '={{ 0.03 }}' } });
	const asked = (await account.journal()).filter(({ method, path }) =>
		`${method} ${path}`.startsWith('GET /v3/activities/'),
	);
	expect(new Set(asked.map(({ path }) => path)).size).toBe(3);
	// One wait is 1,800 ms.
	expect(asked[asked.length - 1].at - asked[0].at).toBeLessThan(2 * 1800);
});

test('a run after a good one sends the same request again', async () => {
	const account = await TestAccount.create(seed(1));
	for (const time of [1, 2]) {
		await run(account, 'addTag', ADD_TAG, { items: ids(1), settings: retrying });
		expect(await posted(account)).toHaveLength(time);
	}
});

test.each(['failed', 'cancelled', 'timed_out'])(
	'an activity that is %s did nothing',
	async (activityEnds) => {
		const account = await TestAccount.create({ ...seed(2), settings: { activityEnds } });
		const tagTwo = async (settings: Partial<INode>) =>
			await run(account, 'addTag', ADD_TAG, { items: ids(2), settings });
		const { message, remedy } = await tagTwo({});
		expect(message).toMatch(
			new RegExp(
				`^Constant Contact did not do all of the work, activity \\S+ is ${activityEnds}: The activity`,
			),
		);
		expect(message).toContain('[items 0–1]');
		expect(remedy).not.toContain('accepted');

		const { paired, errorOutput } = await tagTwo(goingOn);
		expect(paired).toEqual([]);
		expect(errorOutput.map(itemOf)).toEqual([0, 1]);

		const before = (await posted(account)).length;
		await tagTwo(retrying);
		expect(await posted(account)).toHaveLength(before + 2);
	},
);

describe('an activity that goes on after the longest wait', () => {
	const impatient = { ...ADD_TAG, options: { longestWait: '={{ 0.001 }}' } };
	const slow = { ...seed(2), settings: { activityEnds: 'never' } };

	test('stop: the error names it, and a retry waits for it again', async () => {
		const account = await TestAccount.create(slow);
		const { message, remedy } = await run(account, 'addTag', impatient, {
			items: ids(2),
			settings: retrying,
		});
		expect(message).toMatch(
			/has not finished activity [0-9a-f-]{36} within 0.001 minutes \[items 0–1\]$/,
		);
		expect(remedy).toContain('use Activity → Get with this ID');
		expect(await posted(account)).toHaveLength(1);
	});

	test('continue: its items come out as it is, and beside them the failure', async () => {
		const account = await TestAccount.create(slow);
		const { paired, errorOutput } = await run(account, 'addTag', impatient, {
			items: ids(2),
			settings: { ...goingOn, ...retrying },
		});
		expect(paired).toMatchObject(
			[0, 1].map((item) => ({ json: { state: 'processing' }, pairedItem: { item } })),
		);
		expect(errorOutput).toHaveLength(1);
		expect(errorOutput[0].json.error).toContain(String(paired[0].json.activity_id));
		expect(await posted(account)).toHaveLength(1);
	});
});

test('an activity whose state cannot be read comes out all the same', async () => {
	const account = await TestAccount.create(seed(2));
	await account.fault({ path: '/v3/activities/*', method: 'GET', times: 1, answer: internal });
	const { paired, errorOutput } = await run(account, 'addTag', ADD_TAG, {
		items: ids(2),
		settings: goingOn,
	});
	expect(paired).toMatchObject(
		ids(2).map(({ id }) => ({
			json: { contact_id: id, activity_id: expect.any(String), state: 'initialized' },
		})),
	);
	expect(errorOutput).toMatchObject([{ json: { error: expect.stringContaining('(500): Oops') } }]);
});

test.each(SIMULATOR_SWITCHES.queueFullKey)(
	'more than 1,000 queued activities, key: %s',
	async (queueFullKey) => {
		const queued = Array.from({ length: 1000 }, () => ({ state: 'processing' }));
		const settings = { switches: { queueFullKey } };
		const account = await TestAccount.create({ ...seed(1), activities: queued, settings });
		const { message, remedy } = await run(account, 'addTag', ADD_TAG, { items: ids(1) });
		expect(message).toBe(
			'Constant Contact takes no more bulk work at the moment (429): You exceeded 1,000 queued activities for this user account. [item 0]',
		);
		expect(remedy).toContain('Activity → Get Many shows them');
	},
);

test('throttled is told apart from a full queue', async () => {
	const account = await TestAccount.create(seed(1));
	await account.fault({ path: TAGGINGS, answer: busy, times: 1 });
	const { message } = await run(account, 'addTag', ADD_TAG, { items: ids(1) });
	expect(message).toContain('takes no more bulk work');
	const throttled = { error_key: 'throttled', error_message: 'Too Many Requests' };
	await account.fault({ path: TAGGINGS, answer: { status: 429, body: throttled } });
	const again = await run(account, 'addTag', ADD_TAG, { items: ids(1) });
	expect(again.message).toContain('more requests in one second than it allows');
});
