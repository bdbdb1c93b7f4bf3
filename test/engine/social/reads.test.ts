import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { inEditor } from '../../support/engine';
import { TestAccount } from '../../support/simulator';
import { run, SEED } from './support';

const groups = (count: number) =>
	Array.from({ length: count }, (_, number) => ({
		hashtag_group_id: `${number}`,
		hashtag_group_name: `Group ${number}`,
		hashtag_names: ['spring'],
	}));

test.each([
	[{ returnAll: true }, 12, 3],
	[{ returnAll: false, limit: 3 }, 3, 1],
	[{ returnAll: false, limit: 7 }, 7, 2],
])('hashtag groups come in pages of five: %j', async (parameters, count, pages) => {
	const account = await TestAccount.create({ social: { hashtagGroups: groups(12) } });
	const { output } = await run(account, 'getHashtagGroups', parameters);
	expect(output.map(({ hashtag_group_id }) => hashtag_group_id)).toEqual(
		groups(count).map(({ hashtag_group_id }) => hashtag_group_id),
	);
	expect(await account.requests()).toHaveLength(pages);
});

test('profiles tell whether they can be posted to, if that is asked for', async () => {
	const account = await TestAccount.create(SEED);
	const plain = await run(account, 'getProfiles');
	expect(plain.output).toHaveLength(4);
	for (const profile of plain.output) expect(profile).not.toHaveProperty('accessible');
	const { output } = await run(account, 'getProfiles', { options: { checkAccess: true } });
	expect(output.map(({ accessible }) => accessible)).toEqual([true, true, true, false]);
});

test('each connection is an item; an answer without any is told', async () => {
	const connections = [{ connection_status: { rate_limited: true } }, {}];
	const account = await TestAccount.create({ social: { connections } });
	const { output } = await run(account, 'getConnections');
	expect(output).toEqual(connections);
	await account.fault({ path: '/v3/social/connections', answer: { status: 200, body: {} } });
	const { message } = await run(account, 'getConnections');
	expect(message).toContain('did not come from the Constant Contact API');
});

test('the dropdown shows what is connected, with its network', async () => {
	const account = await TestAccount.create(SEED);
	const { getProfiles } = new ConstantContact().methods.loadOptions;
	expect(await inEditor(account, getProfiles)).toEqual([
		{ name: 'Olives (facebook)', value: 'profile-1' },
		{ name: 'olives (instagram)', value: 'profile-4', description: expect.any(String) },
		{ name: 'Olives (tiktok)', value: 'profile-2' },
	]);
});

test.each([
	['getHashtagGroups', { hashtag_groups: [{ hashtag_group_id: '1' }, 'x'] }],
	['getProfiles', [{ profile_id: '1' }, 5]],
])('%s: rows that are no objects are a failure in words', async (operation, body) => {
	const account = await TestAccount.create(SEED);
	await account.fault({ method: 'GET', answer: { status: 200, body } });
	const { message } = await run(account, operation);
	expect(message).toContain('did not come from the Constant Contact API');
});
