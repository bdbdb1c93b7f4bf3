import type { IDataObject } from 'n8n-workflow';
import { Asked, email, HTML, LIST, withSide } from './support';

const SEGMENT = 7;
const REPLACED = { contact_list_ids: [LIST], preheader: 'Fresh' };

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

	test('has HTML of its own only in a format of custom code', async () => {
		const asked = await Asked.create();
		const made = await asked.account.setCampaign({ email: { format_type: 3 } });
		const [{ campaign_activity_id }] = made.campaign_activities as IDataObject[];
		const path = `emails/activities/${String(campaign_activity_id)}`;
		await asked.send(400, 'PUT', path, email({ html_content: HTML }));
	});

	test('keeps what a PUT leaves out of its address', async () => {
		const asked = await Asked.create();
		const { activity } = await asked.create();
		const path = `emails/activities/${activity}`;
		const rest = { country_code: 'IT', organization_name: 'Olives' };
		const address = { address_line1: '1 Main St', ...rest };
		await asked.send(200, 'PUT', path, email({ physical_address_in_footer: address }));
		await asked.send(
			200,
			'PUT',
			path,
			email({ physical_address_in_footer: { ...rest, city: 'Bari' } }),
		);
		const shown = await asked.send(200, 'GET', `${path}?include=physical_address_in_footer`);
		expect(shown.physical_address_in_footer).toEqual({ ...address, city: 'Bari' });
	});

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
