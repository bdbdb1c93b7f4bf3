import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const run = runOf('account');

test('the account is simplified to ten fields and what is asked for', async () => {
	const account = await TestAccount.create();
	const { output } = await run(account, 'get');
	expect(output[0]).toMatchObject({ organization_name: 'Olives and Oils' });
	expect(Object.keys(output[0])).toHaveLength(10);
	const include = ['Physical Address'];
	const more = await run(account, 'get', { options: { include } });
	expect(more.output[0]).toMatchObject({ physical_address: { city: 'Waltham' } });
	const raw = await run(account, 'get', { simple: false });
	expect(raw.output[0]).toMatchObject({ organization_phone: '617-555-0101' });
});

test('the address is returned', async () => {
	const { output } = await run(await TestAccount.create(), 'getAddress');
	expect(output).toEqual([expect.objectContaining({ city: 'Waltham', country_code: 'US' })]);
});

test('each email is an item, paired with its input', async () => {
	const account = await TestAccount.create();
	const { output, paired } = await run(account, 'getEmails');
	expect(output.map((json) => json.email_address)).toEqual([
		'owner@example.com',
		'news@example.com',
	]);
	expect(paired.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	const confirmed = await run(account, 'getEmails', { filters: { status: 'CONFIRMED' } });
	expect(confirmed.output).toHaveLength(1);
});

test('several filters are refused before anything is sent', async () => {
	const account = await TestAccount.create();
	const filters = { status: 'CONFIRMED', role: 'OTHER', email: '' };
	const { error } = await run(account, 'getEmails', { filters });
	expect(error?.message).toBe("'Filters' has more than one value [item 0]");
	expect(await account.requests()).toEqual([]);
});

test('each privilege is an item', async () => {
	const settings = { privileges: ['contacts:read', 'campaign:read'] };
	const { output } = await run(await TestAccount.create({ settings }), 'getPrivileges');
	expect(output.map((json) => json.privilege_name)).toEqual(settings.privileges);
});

test('an answer that is no list is told', async () => {
	const account = await TestAccount.create();
	await account.fault({ path: '/v3/account/emails', answer: { status: 200, body: {} } });
	const { error } = await run(account, 'getEmails');
	expect(error?.message).toContain('did not come from the Constant Contact API');
});
