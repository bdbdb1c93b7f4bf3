import type { IDataObject } from 'n8n-workflow';
import { Asked, campaign, email, HTML, LIST, OWNER } from './support';

const SEGMENT = 7;
const REPLACED = { contact_list_ids: [LIST], preheader: 'Fresh' };
const withSide = (name: string, side: string) => ({ settings: { switches: { [name]: side } } });

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

describe('an activity', () => {
	test('has its subresources only when they are asked for', async () => {
		const asked = await Asked.create();
		const { id, activity } = await asked.create(REPLACED);
		const plain = await asked.send(200, 'GET', `emails/activities/${activity}`);
		expect(plain).toEqual({
			campaign_activity_id: activity,
			campaign_id: id,
			role: 'primary_email',
			current_status: 'DRAFT',
			format_type: 5,
			...email(REPLACED),
			segment_ids: [],
		});
		const include = 'html_content,permalink_url,physical_address_in_footer,document_properties';
		const whole = await asked.send(200, 'GET', `emails/activities/${activity}?include=${include}`);
		expect(whole).toMatchObject({
			...plain,
			html_content: HTML,
			physical_address_in_footer: { organization_name: 'Olives and Oils' },
		});
		expect(whole.permalink_url).toMatch(/^https:\/\/conta\.cc\//);
		await asked.send(400, 'GET', `emails/activities/${activity}?include=html`);
	});

	test('loses what a PUT leaves out, and keeps its subresources', async () => {
		const asked = await Asked.create();
		const { activity } = await asked.create(REPLACED);
		const path = `emails/activities/${activity}`;
		await asked.send(200, 'PUT', path, email({ html_content: '<p>New</p>' }));
		await asked.send(200, 'PUT', path, email({ subject: 'Other' }));
		expect(await asked.send(200, 'GET', `${path}?include=html_content`)).toMatchObject({
			subject: 'Other',
			contact_list_ids: [],
			segment_ids: [],
			preheader: '',
			html_content: '<p>New</p>',
		});
	});

	test('takes back what was read', async () => {
		const asked = await Asked.create();
		const { activity } = await asked.create(REPLACED);
		const path = `emails/activities/${activity}`;
		const include = 'html_content,permalink_url,physical_address_in_footer,document_properties';
		const whole = await asked.send(200, 'GET', `${path}?include=${include}`);
		await asked.send(200, 'PUT', path, whole);
		expect((await asked.account.journal()).at(-1)?.violations).toEqual([]);
		expect(await asked.send(200, 'GET', `${path}?include=${include}`)).toEqual(whole);
	});

	const segment_ids = [SEGMENT];
	test.each([
		['lists beside a segment', email({ contact_list_ids: [LIST], segment_ids })],
		['an unknown list', email({ contact_list_ids: ['0000000a-0000-4000-8000-000000000009'] })],
		['an unknown segment', email({ segment_ids: [8] })],
		['two segments', email({ segment_ids: [SEGMENT, SEGMENT] })],
		['no subject', { ...email(), subject: undefined }],
		['an unknown sender', email({ from_email: 'eve@example.com' })],
	])('takes no PUT with %s', async (_what, body) => {
		const asked = await Asked.create({ segments: [{ segment_id: SEGMENT, name: 'Local' }] });
		const { activity } = await asked.create();
		const path = `emails/activities/${activity}`;
		await asked.send(400, 'PUT', path, body);
		expect(await asked.send(200, 'GET', path)).toMatchObject({ contact_list_ids: [] });
		await asked.send(200, 'PUT', path, email({ segment_ids, contact_list_ids: [] }));
	});

	test.each([
		['Draft', 5, 200],
		['Scheduled', 5, 400],
		['Executing', 5, 400],
		['Done', 5, 400],
		['Done', 3, 200],
		['Error', 5, 400],
	])(
		'of a campaign that is %s, of the format %i: %i',
		async (current_status, format_type, status) => {
			const asked = await Asked.create();
			const made = await asked.account.setCampaign({ current_status, email: { format_type } });
			const [primary, permalink] = made.campaign_activities as IDataObject[];
			const path = `emails/activities/${String(primary.campaign_activity_id)}`;
			await asked.send(status, 'PUT', path, email());
			const other = `emails/activities/${String(permalink.campaign_activity_id)}`;
			await asked.send(400, 'PUT', other, email());
		},
	);

	test('writes its status as the account has it', async () => {
		const asked = await Asked.create(withSide('statusCase', 'title'));
		const { activity } = await asked.create();
		const shown = await asked.send(200, 'GET', `emails/activities/${activity}`);
		expect(shown.current_status).toBe('Draft');
	});

	test('leaves out what is empty, on that side', async () => {
		const asked = await Asked.create(withSide('emptyProperties', 'leftOut'));
		const { activity } = await asked.create({ contact_list_ids: [LIST] });
		const shown = await asked.send(200, 'GET', `emails/activities/${activity}`);
		expect(Object.keys(shown)).toContain('contact_list_ids');
		expect(Object.keys(shown)).not.toContain('segment_ids');
		expect(Object.keys(shown)).not.toContain('preheader');
	});

	test.each([
		['renewsUpdate', true],
		['keepsUpdate', false],
	])('and the time of its campaign: %s', async (side, isRenewed) => {
		const asked = await Asked.create(withSide('putActivity', side));
		const { id, activity } = await asked.create();
		const { updated_at } = await asked.send(200, 'GET', `emails/${id}`);
		await asked.account.change({ clockAheadMs: 60_000 });
		await asked.send(200, 'PUT', `emails/activities/${activity}`, email());
		const after = await asked.send(200, 'GET', `emails/${id}`);
		expect(after.updated_at !== updated_at).toBe(isRenewed);
	});

	test.each([
		['emptyRecipients', 'refused', { contact_list_ids: [LIST], segment_ids: [] }, 400],
		['emptyRecipients', 'refused', { contact_list_ids: [LIST] }, 200],
		['unknownRecipients', 'notFound', { segment_ids: [8] }, 404],
	])('PUT with %s: %s', async (name, side, recipients, status) => {
		const asked = await Asked.create(withSide(name, side));
		const { activity } = await asked.create();
		await asked.send(status, 'PUT', `emails/activities/${activity}`, email(recipients));
	});

	test('is shown as the owner of the account would see it', async () => {
		const asked = await Asked.create();
		const { activity } = await asked.create();
		expect(await asked.send(200, 'GET', `emails/activities/${activity}/previews`)).toEqual({
			campaign_activity_id: activity,
			...email(),
			preheader: '',
			preview_html_content: '<html><body><p>Hello Olive</p></body></html>',
			preview_text_content: 'Hello Olive',
		});
	});
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
		expect(await asked.account.mailbox()).toHaveLength(49);
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
