import type { INodeParameters } from 'n8n-workflow';
import { accountWith, ACTIVITY, on, written } from './sending-support';
import { EMAIL, SPRING } from './support';

const PATH = `${ACTIVITY}/abtest`;
const stored = { alternative_subject: 'It is spring', test_size: 10, winner_wait_duration: 24 };
const given: INodeParameters = { alternativeSubject: 'It is spring' };

test('gives a draft a second subject', async () => {
	const account = await accountWith();
	const { output } = await on(account, 'addAbTest', given);
	expect(output).toEqual([
		{
			campaign_id: SPRING,
			campaign_activity_id: EMAIL,
			name: 'Spring',
			...stored,
			action: 'created',
		},
	]);
	expect((await account.campaigns())[0]).toMatchObject({ abTest: stored, type_code: 57 });
});

test('changes one that is set, and writes nothing for the same one', async () => {
	const account = await accountWith({ abTest: stored });
	const items = [{ size: 10 }, { size: 50 }, { size: 50 }];
	const parameters = { ...given, testSize: '={{ $json.size }}', winnerWait: '24' };
	const { output } = await on(account, 'addAbTest', parameters, { items });
	expect(output.map(({ action }) => action)).toEqual(['unchanged', 'updated', 'unchanged']);
	expect(await written(account)).toEqual([`DELETE ${PATH}`, `POST ${PATH}`]);
	expect((await account.campaigns())[0].abTest).toMatchObject({ test_size: 50 });
});

test('says that the old one is gone if the new one is refused, and a retry sets it', async () => {
	const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const fault = { method: 'POST', path: PATH, answer: { status: 500 }, times: 1 };
	const account = await accountWith({ abTest: stored });
	await account.fault(fault);
	const { message } = await on(account, 'addAbTest', { ...given, testSize: 20 });
	expect(message).toContain('The A/B test with "It is spring" is removed already');
	const other = await accountWith({ abTest: stored });
	await other.fault({ ...fault, answer: undefined, break: 'reset' });
	await on(other, 'addAbTest', { ...given, testSize: 20 }, { settings });
	expect((await other.campaigns())[0].abTest).toMatchObject({ test_size: 20 });
	expect(await other.journal(`POST ${PATH}`)).toHaveLength(1);
});

test.each([
	[{ testSize: 4 }, "'Test Size (%)' is not a whole number from 5 to 50"],
	[{ testSize: 51 }, "'Test Size (%)'"],
	[{ winnerWait: '={{ 7 }}' }, "'Wait for Winner' is"],
	[{ alternativeSubject: '={{ $json.none }}' }, "'Alternative Subject' is empty"],
])('refuses %j before any request', async (more, words) => {
	const account = await accountWith();
	const { message } = await on(account, 'addAbTest', { ...given, ...more });
	expect(message).toContain(words);
	expect(await account.requests()).toEqual([]);
});

test.each([
	[{ current_status: 'Done' }, 'DONE'],
	[{ at: '2099-01-01T00:00:00Z' }, 'SCHEDULED'],
])('sets and removes none of %j', async (more, status) => {
	for (const operation of ['addAbTest', 'removeAbTest']) {
		const account = await accountWith({ abTest: stored, ...more });
		const { message } = await on(account, operation, given);
		expect(message).toMatch(new RegExp(`^The campaign "Spring" has the status ${status}`));
		expect(await written(account)).toEqual([]);
	}
});

test('removes it, and has nothing to do the second time', async () => {
	const account = await accountWith({ abTest: stored });
	const { output } = await on(account, 'removeAbTest', {}, { items: [{}, {}] });
	expect(output.map(({ removed }) => removed)).toEqual([true, false]);
	expect((await account.campaigns())[0]).not.toHaveProperty('abTest');
});
