import type { IDataObject } from 'n8n-workflow';
import { Asked, campaign, email, LIST, OWNER, withSide } from './support';

describe('a new campaign', () => {
	test('is a draft with two activities, and says what it was told', async () => {
		const asked = await Asked.create();
		const made = await asked.send(200, 'POST', 'emails', campaign());
		expect(made).toMatchObject({ name: 'Harvest', current_status: 'DRAFT', type_code: 26 });
		const roles = (made.campaign_activities as IDataObject[]).map(({ role }) => role);
		expect(roles).toEqual(['primary_email', 'permalink']);
		const { campaigns } = await asked.send(200, 'GET', 'emails');
		expect(campaigns).toMatchObject([{ name: 'Harvest', current_status: 'Draft' }]);
		expect(await asked.account.mailbox()).toEqual([]);
	});

	test.each([
		['a name of 81 characters', campaign('x'.repeat(81))],
		['no name', { ...campaign(), name: '' }],
		['two activities', { name: 'Two', email_campaign_activities: [email(), email()] }],
		['another format', campaign('Harvest', { format_type: 1 })],
		['a sender that is not confirmed', campaign('Harvest', { from_email: 'news@example.com' })],
		['an unknown sender', campaign('Harvest', { reply_to_email: 'eve@example.com' })],
		['a long preheader', campaign('Harvest', { preheader: 'x'.repeat(201) })],
		['a long name of the sender', campaign('Harvest', { from_name: 'x'.repeat(101) })],
		['a long HTML', campaign('Harvest', { html_content: 'x'.repeat(150_001) })],
		['an HTML of too many bytes', campaign('Harvest', { html_content: '€'.repeat(140_000) })],
		['a forbidden mark', campaign('Harvest', { html_content: '<p>${name}</p>' })],
		['no subject', campaign('Harvest', { subject: '' })],
		['lists', campaign('Harvest', { contact_list_ids: [LIST] })],
		['half an address', campaign('Harvest', { physical_address_in_footer: { city: 'Bari' } })],
	])('is refused with %s', async (_what, body) => {
		const asked = await Asked.create();
		await asked.send(400, 'POST', 'emails', body);
		expect(await asked.account.campaigns()).toEqual([]);
	});

	test('may lack a tracking image', async () => {
		const asked = await Asked.create();
		await asked.send(200, 'POST', 'emails', campaign('Harvest', { html_content: '<p>Hi</p>' }));
	});

	test.each([
		['free', 200],
		['held', 409],
	])('needs a name of its own; that of a deleted one is %s', async (side, status) => {
		const asked = await Asked.create(withSide('removedName', side));
		const { id } = await asked.create();
		await asked.send(409, 'POST', 'emails', campaign('HARVEST'));
		await asked.send(204, 'DELETE', `emails/${id}`);
		await asked.send(status, 'POST', 'emails', campaign());
	});
});

test('a campaign gets another name, unless it is taken or the campaign deleted', async () => {
	const asked = await Asked.create();
	const { id } = await asked.create();
	await asked.create({}, 'Taken');
	await asked.send(409, 'PATCH', `emails/${id}`, { name: 'Taken' });
	const renamed = await asked.send(200, 'PATCH', `emails/${id}`, { name: 'Other' });
	expect(renamed).toMatchObject({ name: 'Other', campaign_id: id });
	await asked.send(204, 'DELETE', `emails/${id}`);
	await asked.send(400, 'PATCH', `emails/${id}`, { name: 'Third' });
});

test('a deleted campaign stays in the collection, and its activity cannot be read', async () => {
	const asked = await Asked.create();
	const { id, activity } = await asked.create();
	await asked.send(204, 'DELETE', `emails/${id}`);
	const { campaigns } = await asked.send(200, 'GET', 'emails');
	expect(campaigns).toMatchObject([{ campaign_id: id, current_status: 'Removed' }]);
	await asked.send(404, 'GET', `emails/activities/${activity}`);
	await asked.send(404, 'PUT', `emails/activities/${activity}`, email());
});

test('a scheduled campaign cannot be deleted', async () => {
	const asked = await Asked.create();
	const { campaign_id } = await asked.account.setCampaign({ current_status: 'Scheduled' });
	await asked.send(400, 'DELETE', `emails/${String(campaign_id)}`);
});

test('a user without the privilege deletes nothing', async () => {
	const asked = await Asked.create({ settings: { privileges: ['campaign:write'] } });
	const { campaign_id } = await asked.account.setCampaign({});
	await asked.send(403, 'DELETE', `emails/${String(campaign_id)}`);
});

describe('tests of an email', () => {
	const addresses = (count: number) =>
		Array.from({ length: count }, (_, number) => `t${String(number)}@example.com`);

	test('go to any address, and are in the mailbox', async () => {
		const asked = await Asked.create();
		const { id, activity } = await asked.create();
		const body = { email_addresses: addresses(2), personal_message: 'Look' };
		await asked.send(204, 'POST', `emails/activities/${activity}/tests`, body);
		expect(await asked.account.mailbox()).toMatchObject(
			addresses(2).map((email_address) => ({
				campaign_id: id,
				email_address,
				isTest: true,
				personal_message: 'Look',
			})),
		);
		expect(await asked.send(200, 'GET', `emails/${id}`)).toMatchObject({ current_status: 'DRAFT' });
	});

	test.each([
		['no address', []],
		['six addresses', addresses(6)],
		['something else', ['Ann']],
	])('with %s are refused', async (_what, email_addresses) => {
		const asked = await Asked.create();
		const { activity } = await asked.create();
		await asked.send(400, 'POST', `emails/activities/${activity}/tests`, { email_addresses });
		expect(await asked.account.mailbox()).toEqual([]);
	});

	test.each([
		['ownKey', 429, { error_key: 'emails.api.test_limit_exceeded' }],
		['array', 429, [{ error_key: 'emails.api.test_limit_exceeded' }]],
		['withoutKey', 429, { error_message: expect.stringContaining('50') as string }],
		['quotaExceeded', 429, { error_key: 'quota_exceeded' }],
		['badRequest', 400, [{ error_key: 'emails.api.test_limit_exceeded' }]],
	])('are 50 a day; one more is refused: %s', async (side, status, words) => {
		const asked = await Asked.create(withSide('testsUsedUp', side));
		const { activity } = await asked.create();
		const path = `emails/activities/${activity}/tests`;
		const five = { email_addresses: addresses(5) };
		for (let sent = 0; sent < 45; sent += 5) await asked.send(204, 'POST', path, five);
		await asked.send(204, 'POST', path, { email_addresses: addresses(4) });
		const refusal = await asked.send(status, 'POST', path, { email_addresses: addresses(2) });
		expect(refusal).toMatchObject(words);
		await asked.send(204, 'POST', path, { email_addresses: addresses(1) });
		expect(await asked.account.mailbox()).toHaveLength(50);
		await asked.account.change({ clockAheadMs: 86_400_000 });
		await asked.send(204, 'POST', path, five);
	});
});

test('a test gives the account its own addresses and emails', async () => {
	const asked = await Asked.create({
		emailAddresses: [
			{ email_address: 'a@example.com', email_id: 1, confirm_status: 'CONFIRMED', roles: [] },
		],
		campaigns: [{ name: 'Seeded', email: { subject: 'Given', contact_list_ids: [LIST] } }],
	});
	expect(await asked.send(200, 'GET', 'account/emails')).toHaveLength(1);
	await asked.send(400, 'POST', 'emails', campaign('Other', { from_email: OWNER }));
	const [{ campaign_activities }] = await asked.account.campaigns();
	const [{ campaign_activity_id }] = campaign_activities as IDataObject[];
	const path = `emails/activities/${String(campaign_activity_id)}`;
	expect(await asked.send(200, 'GET', path)).toMatchObject({
		subject: 'Given',
		from_email: OWNER,
		contact_list_ids: [LIST],
	});
});
