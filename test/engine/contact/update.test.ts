import type { INodeParameters } from 'n8n-workflow';
import { mapped, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const uuid = (group: number, number: number) =>
	`${group}0000000-0000-4000-8000-00000000000${number}`;
const [NEWS, OFFERS] = [uuid(1, 1), uuid(1, 2)];
const [GOLD, OLD] = [uuid(2, 1), uuid(2, 2)];
const [COLOUR, SIZE, CUT] = [uuid(3, 1), uuid(3, 2), uuid(3, 3)];

const ANN = {
	email_address: { address: 'ann@example.com', permission_to_send: 'explicit' },
	first_name: 'Ann',
	job_title: 'Baker',
	birthday_month: 5,
	birthday_day: 6,
	list_memberships: [OFFERS],
	taggings: [OLD],
	custom_fields: [
		{ custom_field_id: SIZE, value: 'XL' },
		{ custom_field_id: CUT, choice_ids: ['1', '2'] },
	],
	phone_numbers: [
		{ phone_number: '1 11', kind: 'home' },
		{ phone_number: '222', kind: 'work' },
	],
	street_addresses: [
		{ kind: 'home', city: 'Bonn', country: 'DE' },
		{ kind: 'work', city: 'Rome' },
	],
	notes: [{ note_id: uuid(4, 1), created_at: '2026-01-01T00:00:00Z', content: 'Old note' }],
};
const SEED = {
	lists: [
		{ list_id: NEWS, name: 'News' },
		{ list_id: OFFERS, name: 'Offers' },
	],
	tags: [
		{ tag_id: GOLD, name: 'Gold' },
		{ tag_id: OLD, name: 'Old' },
	],
	customFields: [
		{ custom_field_id: COLOUR, label: 'Colour', type: 'string' },
		{ custom_field_id: SIZE, label: 'Size', type: 'string' },
		{
			custom_field_id: CUT,
			label: 'Cut',
			type: 'multi_select',
			choices: ['Wide', 'Slim', 'Long'].map((choice_label, index) => ({
				choice_id: index + 1,
				choice_label,
				display_order: index + 1,
			})),
		},
	],
	contacts: [ANN],
};

/** Runs Contact → Update on Ann and tells what is stored of her. */
async function update(parameters: INodeParameters) {
	const account = await TestAccount.create(SEED);
	const contact = { __rl: true, mode: 'email', value: 'ann@example.com' };
	const { message } = await runOf('contact')(account, 'update', { contact, ...parameters });
	const [stored] = await account.contacts();
	return { account, message, stored };
}

test('changes what is mapped and keeps everything else', async () => {
	const { stored, account } = await update(mapped({ last_name: 'Lee' }));
	expect(stored).toMatchObject({
		...ANN,
		last_name: 'Lee',
		phone_numbers: [{ phone_number: '1 11' }, { phone_number: '222' }],
	});
	const [, put] = await account.journal();
	expect(Object.keys(put.body).sort()).toEqual(
		'birthday_day birthday_month email_address first_name job_title last_name update_source'.split(
			' ',
		),
	);
});

describe.each([
	[
		'listChange',
		{ lists: ['News', 'Offers'] },
		'list_memberships',
		{ add: [OFFERS, NEWS], replace: [NEWS, OFFERS], remove: [] },
	],
	[
		'tagChange',
		{ tags: ['Gold'] },
		'taggings',
		{ add: [OLD, GOLD], replace: [GOLD], remove: [OLD] },
	],
	[
		'phoneChange',
		mapped({ work_phone: '333', phone: '+111' }),
		'phone_numbers',
		{
			add: [
				{ kind: 'home', phone_number: '1 11' },
				{ kind: 'work', phone_number: '333' },
			],
			replace: [
				{ kind: 'work', phone_number: '333' },
				{ kind: 'other', phone_number: '+111' },
			],
			remove: [{ kind: 'work', phone_number: '222' }],
		},
	],
	[
		'addressChange',
		mapped({ home_street: 'Main St', home_city: ' BONN' }),
		'street_addresses',
		{
			add: [
				{ kind: 'home', street: 'Main St', city: 'BONN', country: 'DE' },
				{ kind: 'work', city: 'Rome' },
			],
			replace: [{ kind: 'home', street: 'Main St', city: 'BONN' }],
			remove: [
				{ kind: 'home', country: 'DE' },
				{ kind: 'work', city: 'Rome' },
			],
		},
	],
	[
		'customFieldChange',
		mapped({ [COLOUR]: 'blue', [SIZE]: 'M', [CUT]: ['Slim', 'Long'] }),
		'custom_fields',
		{
			add: [
				{ custom_field_id: SIZE, value: 'M' },
				{ custom_field_id: CUT, choice_ids: ['1', '2', '3'] },
				{ custom_field_id: COLOUR, value: 'blue' },
			],
			replace: [
				{ custom_field_id: COLOUR, value: 'blue' },
				{ custom_field_id: SIZE, value: 'M' },
				{ custom_field_id: CUT, choice_ids: ['2', '3'] },
			],
			remove: [
				{ custom_field_id: SIZE, value: 'XL' },
				{ custom_field_id: CUT, choice_ids: ['1'] },
			],
		},
	],
])('%s', (option, parameters, collection, expected) => {
	test.each(Object.entries(expected))('%s', async (mode, values) => {
		const { stored, message } = await update({ ...parameters, options: { [option]: mode } });
		expect(message).toBeUndefined();
		const kept = stored[collection] as unknown[];
		expect(kept).toHaveLength(values.length);
		expect(kept).toMatchObject(values);
		if (collection === 'street_addresses' && mode === 'replace') {
			expect(kept[0]).not.toHaveProperty('country');
		}
		const others = Object.keys(ANN).filter((name) => name !== collection);
		for (const name of others) expect(stored).toMatchObject({ [name]: ANN[name as 'notes'] });
	});

	test.each(['replace', 'remove'])('%s with nothing is refused', async (mode) => {
		const { message, account } = await update({
			...mapped({ last_name: 'Lee' }),
			options: { [option]: mode },
		});
		expect(message).toContain(`is ${mode}, but nothing is given to ${mode}`);
		expect(await account.requests()).toEqual([]);
	});
});

test('a note comes before the others', async () => {
	const { stored } = await update({ options: { note: ' Called ' } });
	expect(stored.notes).toMatchObject([{ content: 'Called' }, ANN.notes[0]]);
	const again = await update({ options: { note: 'Old note' } });
	expect(again.stored.notes).toMatchObject([ANN.notes[0]]);
	expect(again.stored.notes).toHaveLength(1);
	const { message } = await update({ options: { note: 'x'.repeat(2001) } });
	expect(message).toContain("'Note' has 2001 characters, 2000 are allowed");
});

test('a new email keeps the permission', async () => {
	const { stored } = await update({ options: { newEmail: 'Anna@example.com' } });
	expect(stored.email_address).toMatchObject({
		address: 'anna@example.com',
		permission_to_send: 'explicit',
	});
	expect(stored).toMatchObject({ first_name: 'Ann', job_title: 'Baker' });
});

test('a contact is found by the email that it got earlier in the run, by its ID', async () => {
	const account = await TestAccount.create(SEED);
	const contact = { __rl: true, mode: 'email', value: '={{ $json.now }}' };
	const parameters = { contact, options: { newEmail: '={{ $json.then }}' } };
	const items = [
		{ now: 'ann@example.com', then: 'anna@example.com' },
		{ now: 'anna@example.com', then: 'ann@example.com' },
	];
	const { error } = await runOf('contact')(account, 'update', parameters, { items });
	expect(error).toBeUndefined();
	expect(await account.journal('GET /v3/contacts')).toHaveLength(1);
	expect(await account.contact('ann@example.com')).toMatchObject({ first_name: 'Ann' });
});

test('an SMS consent is added without touching the rest', async () => {
	const sms = { consent: { number: '17815551212', permissionToText: 'opt_out', details: 'Shop' } };
	const { stored } = await update({ options: { sms } });
	expect(stored).toMatchObject({
		...ANN,
		phone_numbers: [{}, {}],
		sms_channel: {
			sms_channel_consents: [
				{
					sms_consent_permission: 'opt_out',
					consent_type: 'promotional_sms',
					consent_medium_details: 'Shop',
				},
			],
		},
	});
});

test('a wrong Simplify is refused before anything is written', async () => {
	const { message, account } = await update({
		...mapped({ last_name: 'Lee' }),
		simple: '={{ "maybe" }}',
	});
	expect(message).toContain("'Simplify' is not true or false");
	expect(await account.requests()).toEqual([]);
});

test('an update that changes nothing is refused before anything is sent', async () => {
	const { message, account } = await update({});
	expect(message).toBe('Nothing is to be changed [item 0]');
	expect(await account.requests()).toEqual([]);
});

test('an empty value clears where it may', async () => {
	const { stored } = await update({
		...mapped({ job_title: '' }),
		options: { clearIfEmpty: ['job_title'] },
	});
	expect(stored).not.toHaveProperty('job_title');
	expect(stored).toMatchObject({ first_name: 'Ann', list_memberships: [OFFERS] });
});

test.each<[string, string, unknown, string[]]>([
	['number', '5', '5.0', []],
	['currency', '1234.50', 1234.5, []],
	['date', '03/31/2026', '2026-03-31', []],
	['datetime', '2026-03-31T08:15:00.000Z', '2026-03-31T08:15:00Z', []],
	['datetime', '2026-03-31T08:15:00+00:00', '2026-03-31T10:15:00+02:00', []],
	['boolean', 'True', 'yes', []],
	['string', '5', '5', []],
	['string', '5.0', '5', ['5.0']],
])('of a %s, %j is removed by %j if that is the same', async (type, before, given, left) => {
	const account = await TestAccount.create({
		customFields: [{ custom_field_id: SIZE, label: 'Size', type }],
		contacts: [{ ...ANN, custom_fields: [{ custom_field_id: SIZE, value: before }] }],
	});
	const { message } = await runOf('contact')(account, 'update', {
		contact: { __rl: true, mode: 'email', value: 'ann@example.com' },
		...mapped({ [SIZE]: given }),
		options: { customFieldChange: 'remove' },
	});
	expect(message).toBeUndefined();
	const [{ custom_fields: kept = [] }] = await account.contacts();
	expect((kept as Array<{ value: string }>).map(({ value }) => value)).toEqual(left);
});
