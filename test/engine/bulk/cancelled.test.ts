import { sleep as pause } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { byId, contactId, ids, itemOf, linked, numbers, posted, seed } from './support';

const run = runOf('contact');
const ADD_TAG = { ...byId, tags: ['Gold'] };
const COUNT = 1200;

test('a cancelled run sends no more, and its activity can be picked up', async () => {
	const account = await TestAccount.create({ ...seed(1), settings: { activityEnds: 'never' } });
	const { execution, paired } = await run(account, 'addTag', ADD_TAG, {
		items: ids(1),
		onStart: (cancel) => void waitFor(account, cancel),
	});
	expect(execution.status).toBe('canceled');
	expect(paired).toMatchObject([
		{ json: { contact_id: contactId(0), activity_id: expect.any(String) } },
	]);
	const before = (await account.requests()).length;
	await pause(1500);
	expect(await account.requests()).toHaveLength(before);
	const { activities } = (await (await account.send('GET', 'activities')).json()) as {
		activities: object[];
	};
	expect(activities).toHaveLength(1);
});

test('a cancelled run ends at once, and shows the activities that go on', async () => {
	const account = await TestAccount.create({ ...seed(COUNT), settings: { activityEnds: 'never' } });
	let cancelled = 0;
	const { execution, paired } = await run(account, 'addTag', ADD_TAG, {
		items: ids(COUNT),
		onStart: (cancel) =>
			void waitFor(
				account,
				() => {
					cancelled = Date.now();
					cancel();
				},
				3,
			),
	});
	expect(execution.status).toBe('canceled');
	expect(Date.now() - cancelled).toBeLessThan(800);
	expect(paired.map(itemOf)).toEqual(numbers(COUNT));
	expect(new Set(paired.map(({ json }) => json.activity_id)).size).toBe(3);
});

test('a cancelled import shows the activity that goes on', async () => {
	const account = await TestAccount.create({ ...seed(0), settings: { activityEnds: 'never' } });
	const { execution, paired, message } = await run(
		account,
		'import',
		{ email: '={{ $json.email }}', lists: ['News'] },
		{
			items: [{ email: 'ann@example.com' }, { email: 'bob@example.com' }],
			onStart: (cancel) => void waitFor(account, cancel),
		},
	);
	expect(execution.status).toBe('canceled');
	expect(message).not.toContain('activity');
	expect(paired).toMatchObject([
		{ json: { activity_id: expect.any(String), state: 'initialized' }, pairedItem: linked([0, 1]) },
	]);
});

async function waitFor(account: TestAccount, cancel: () => void, requests = 1) {
	while ((await posted(account)).length < requests) await pause(20);
	await pause(200);
	cancel();
}
