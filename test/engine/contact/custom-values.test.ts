import { mapped, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const VALUES: Array<[type: string, given: unknown, stored: string | string[]]> = [
	['string', ' Blue ', 'Blue'],
	['text_area', 'Two\nlines', 'Two\nlines'],
	['number', 12.5, '12.5'],
	['currency', '1234.50', '1234.50'],
	['boolean', 'yes', 'true'],
	['date', '03/31/2026', '2026-03-31'],
	['date', '2026-03-31T23:30:00-10:00', '2026-03-31'],
	['datetime', '2026-03-31T08:15:00-04:00', '2026-03-31T12:15:00Z'],
	// The test workflow is set to Asia/Kolkata, 5 hours 30 minutes ahead of UTC.
	['datetime', '2026-03-31T08:15:00', '2026-03-31T02:45:00Z'],
	['datetime', '={{ DateTime.fromISO("2026-03-31T08:15:00") }}', '2026-03-31T02:45:00Z'],
	['single_select', 'red', ['1']],
	['multi_select', 'Blue, Red', ['2', '1']],
	['multi_select', '={{ ["Red"] }}', ['1']],
];

test.each(VALUES)('a value of type %s: %j is stored as %j', async (type, given, stored) => {
	const custom_field_id = '22222222-0000-4000-8000-000000000001';
	const choices = [
		{ choice_id: 1, choice_label: 'Red', display_order: 1 },
		{ choice_id: 2, choice_label: 'Blue', display_order: 2 },
	];
	const isSelect = type.endsWith('select');
	const account = await TestAccount.create({
		customFields: [{ custom_field_id, label: 'Mine', type, ...(isSelect && { choices }) }],
	});
	const parameters = { email: 'ann@example.com', ...mapped({ [custom_field_id]: given }) };
	const { error } = await runOf('contact')(account, 'upsert', parameters);
	expect(error).toBeUndefined();
	expect(await account.contact('ann@example.com')).toMatchObject({
		custom_fields: [{ custom_field_id, [isSelect ? 'choice_ids' : 'value']: stored }],
	});
});

const MEMBER = '22222222-0000-4000-8000-000000000002';

describe.each(['upsert', 'create', 'update', 'import'])('true and false in %s', (operation) => {
	test.each([
		['true', 'true'],
		['False', 'false'],
		['={{ true }}', 'true'],
		['={{ 1 > 2 }}', 'false'],
		[true, 'true'],
		[false, 'false'],
	])('%j is stored as %j', async (given, stored) => {
		const address = 'ann@example.com';
		const account = await TestAccount.create({
			lists: [{ name: 'Newsletter' }],
			customFields: [{ custom_field_id: MEMBER, label: 'Member', name: 'Member', type: 'boolean' }],
			contacts: operation === 'create' ? [] : [{ email_address: { address } }],
		});
		const { error } = await runOf('contact')(account, operation, {
			email: address,
			contact: { __rl: true, mode: 'email', value: address },
			lists: ['Newsletter'],
			...mapped({ [MEMBER]: given }),
		});
		expect(error).toBeUndefined();
		expect(await account.contact(address)).toMatchObject({
			custom_fields: [{ custom_field_id: MEMBER, value: stored }],
		});
	});
});
