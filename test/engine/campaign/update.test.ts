import type { IDataObject } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { EMAIL, GONE, NEWS, OLD, pick, run, SEED, SPRING } from './support';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const PUT = `PUT /v3/emails/activities/${EMAIL}`;
const PATCH = `PATCH /v3/emails/${SPRING}`;
const writes = async (account: TestAccount) =>
	(await account.requests()).filter((each) => !each.startsWith('GET'));
const emailOf = async (account: TestAccount) =>
	(await account.campaigns()).find(({ campaign_id }) => campaign_id === SPRING)
		?.email as IDataObject;
const segment = { __rl: true, mode: 'id', value: '14' };

describe.each(SIMULATOR_SWITCHES.emptyProperties)(
	'where what is empty is %s',
	(emptyProperties) => {
		const settings = { switches: { emptyProperties, emptyRecipients: 'refused' } };
		const update = async (updateFields: object) => {
			const account = await TestAccount.create({ ...SEED, settings });
			const before = await emailOf(account);
			const done = await run(account, 'update', { ...pick(SPRING), updateFields } as never);
			return { account, ...done, before, after: await emailOf(account) };
		};

		test.each<[object, object]>([
			[{ subject: 'New' }, { subject: 'New' }],
			[{ fromName: 'New' }, { from_name: 'New' }],
			[{ preheader: 'New' }, { preheader: 'New' }],
			[{ html: '<p>New</p>' }, { html_content: '[[trackingImage]]<p>New</p>' }],
			[{ lists: [OLD] }, { contact_list_ids: [OLD] }],
			[{ segment }, { contact_list_ids: [], segment_ids: [14] }],
		])('%j changes nothing else', async (updateFields, change) => {
			const { account, output, before, after } = await update(updateFields);
			expect(after).toEqual({ ...before, ...change });
			expect(output).toMatchObject([{ campaign_id: SPRING, name: 'Spring', action: 'updated' }]);
			expect(output[0]).not.toHaveProperty('html_content');
			expect(await writes(account)).toEqual([PUT]);
		});

		test('lists take the place of a segment', async () => {
			const account = await TestAccount.create({ ...SEED, settings });
			const email = { ...(await emailOf(account)), contact_list_ids: [], segment_ids: [14] };
			await account.setCampaign({ campaign_id: SPRING, email });
			const { message } = await run(account, 'update', {
				...pick(SPRING),
				updateFields: { lists: [NEWS] },
			});
			expect(message).toBeUndefined();
			expect(await emailOf(account)).toMatchObject({ contact_list_ids: [NEWS], segment_ids: [] });
		});
	},
);

test('the HTML is sent only when it changes', async () => {
	const account = await TestAccount.create(SEED);
	const html = String((await emailOf(account)).html_content).replace('[[trackingImage]]', '');
	const updateFields = { html, subject: 'New' };
	await run(account, 'update', { ...pick(SPRING), updateFields });
	const [{ body }] = await account.journal(PUT.replace('PUT ', 'PUT '));
	expect(body).toMatchObject({ subject: 'New' });
	expect(body).not.toHaveProperty('html_content');
});

test('nothing to change costs no write', async () => {
	const account = await TestAccount.create(SEED);
	const updateFields = {
		name: 'Spring',
		subject: 'Spring is here',
		lists: ['News'],
		fromEmail: { __rl: true, mode: 'email', value: 'Owner@example.com' },
	};
	const { output } = await run(account, 'update', { ...pick(SPRING), updateFields });
	expect(output).toMatchObject([{ subject: 'Spring is here', action: 'unchanged' }]);
	expect(await writes(account)).toEqual([]);
});

test('an update without a value is refused', async () => {
	const account = await TestAccount.create(SEED);
	const { message } = await run(account, 'update', {
		...pick(SPRING),
		updateFields: { subject: '', fromEmail: { __rl: true, mode: 'list', value: '' } },
	});
	expect(message).toBe("'Update Fields' has no value [item 0]");
	expect(await account.requests()).toEqual([]);
});

test('parts of the address are changed in what is stored, without what the service adds', async () => {
	const account = await TestAccount.create(SEED);
	const address = { city: 'Lincoln' };
	const updateFields = { physicalAddress: { address } };
	const once = await run(account, 'update', { ...pick(SPRING), updateFields });
	expect(once.output).toMatchObject([{ action: 'updated' }]);
	expect((await emailOf(account)).physical_address_in_footer).toMatchObject({
		organization_name: 'Olives and Oils',
		address_line1: '1601 Trapelo Rd',
		city: 'Lincoln',
		country_code: 'US',
	});
	const again = await run(account, 'update', { ...pick(SPRING), updateFields });
	expect(again.output).toMatchObject([{ action: 'unchanged' }]);
});

describe('a rename', () => {
	test('comes last, and alone when nothing else changes', async () => {
		const account = await TestAccount.create(SEED);
		const both = { name: 'Autumn', subject: 'Leaves' };
		const { output } = await run(account, 'update', { ...pick(SPRING), updateFields: both });
		expect(output).toMatchObject([{ name: 'Autumn', subject: 'Leaves', action: 'updated' }]);
		expect(await writes(account)).toEqual([PUT, PATCH]);
		await run(account, 'update', { ...pick(SPRING), updateFields: { name: 'Winter' } });
		expect(await writes(account)).toEqual([PUT, PATCH, PATCH]);
	});

	test('to a taken name leaves the rest written, and says so', async () => {
		const account = await TestAccount.create(SEED);
		const both = { name: 'Summer', subject: 'Leaves' };
		const { message } = await run(account, 'update', { ...pick(SPRING), updateFields: both });
		expect(message).toMatch(/\(409\).*The email is changed, only the name of the campaign is not/);
		expect((await emailOf(account)).subject).toBe('Leaves');
		const alone = { updateFields: { name: 'Summer' } };
		const { message: told } = await run(account, 'update', { ...pick(SPRING), ...alone });
		expect(told).not.toContain('The email is changed');
	});

	test('is found by its new name in the same run', async () => {
		const account = await TestAccount.create(SEED);
		const items = [
			{ from: 'Spring', to: 'Autumn' },
			{ from: 'Autumn', to: 'Winter' },
		];
		const parameters = {
			...pick('={{ $json.from }}', 'name'),
			updateFields: { name: '={{ $json.to }}' },
		};
		const { output } = await run(account, 'update', parameters, { items });
		expect(output.map(({ name }) => name)).toEqual(['Autumn', 'Winter']);
	});
});

test.each([
	['Scheduled', 'The campaign "Spring" is scheduled', 'Unschedule it first'],
	[
		'Executing',
		'The campaign "Spring" is being sent',
		'To say something else, create another campaign',
	],
])('a campaign that is %s can only be renamed', async (current_status, words, advice) => {
	for (const statusCase of SIMULATOR_SWITCHES.statusCase) {
		const account = await TestAccount.create({ ...SEED, settings: { switches: { statusCase } } });
		await account.setCampaign({ campaign_id: SPRING, current_status });
		const update = async (updateFields: IDataObject) =>
			await run(account, 'update', { ...pick(SPRING), updateFields } as never);
		const { message, remedy } = await update({ name: 'Autumn', subject: 'New' });
		expect(message).toContain(words);
		expect(remedy).toContain(advice);
		expect(await writes(account)).toEqual([]);
		const { output } = await update({ name: 'Autumn' });
		expect(output).toMatchObject([{ name: 'Autumn' }]);
	}
});

test('a deleted campaign is refused', async () => {
	const account = await TestAccount.create(SEED);
	const { message } = await run(account, 'update', {
		...pick(GONE),
		updateFields: { name: 'New' },
	});
	expect(message).toBe('The campaign "Gone" is deleted [item 0]');
});

test("the content of an email from Constant Contact's editors is not replaced by HTML", async () => {
	const account = await TestAccount.create(SEED);
	await account.setCampaign({ campaign_id: SPRING, email: { format_type: 4 } });
	const html = { html: '<p>Hi</p>', subject: 'New' };
	const { message } = await run(account, 'update', { ...pick(SPRING), updateFields: html });
	expect(message).toContain("'HTML' cannot be set: the email was made in an editor");
	expect(await writes(account)).toEqual([]);
	const { output } = await run(account, 'update', {
		...pick(SPRING),
		updateFields: { subject: 'New' },
	});
	expect(output).toMatchObject([{ subject: 'New' }]);
});

test('two items about one campaign lose nothing of each other', async () => {
	const account = await TestAccount.create(SEED);
	const items = [{ subject: 'New' }, { preheader: 'Newer' }];
	const updateFields = { subject: '={{ $json.subject }}', preheader: '={{ $json.preheader }}' };
	await run(account, 'update', { ...pick(SPRING), updateFields }, { items });
	expect(await emailOf(account)).toMatchObject({
		subject: 'New',
		preheader: 'Newer',
		contact_list_ids: [NEWS],
	});
});
