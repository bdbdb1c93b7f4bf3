import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const ID = '33333333-0000-4000-8000-000000000001';
const TEXT = '44444444-0000-4000-8000-000000000001';
const COLOURS = '44444444-0000-4000-8000-000000000002';
const NEWS = '11111111-0000-4000-8000-000000000001';
const VIP = '11111111-0000-4000-8000-000000000002';
const GOLD = '55555555-0000-4000-8000-000000000001';
const SILVER = '55555555-0000-4000-8000-000000000002';
const EMAIL = 'ann@example.com';

/** An account whose reads by ID lag behind, with Ann. */
const account = async (more: object = {}, permission_to_send = 'explicit') =>
	await TestAccount.create({
		settings: { switches: { readLag: 'twoSeconds' } },
		lists: [
			{ list_id: NEWS, name: 'News' },
			{ list_id: VIP, name: 'VIP' },
		],
		tags: [
			{ tag_id: GOLD, name: 'Gold' },
			{ tag_id: SILVER, name: 'Silver' },
		],
		customFields: [
			{ custom_field_id: TEXT, label: 'Text', type: 'string' },
			{
				custom_field_id: COLOURS,
				label: 'Colours',
				type: 'multi_select',
				choices: [{ choice_id: 1, choice_label: 'Red', display_order: 1 }],
			},
		],
		contacts: [
			{
				contact_id: ID,
				email_address: { address: EMAIL, permission_to_send },
				first_name: 'Ann',
				last_name: 'Lee',
				custom_fields: [{ custom_field_id: TEXT, value: 'old' }],
				...more,
			},
		],
	});

const run = runOf('contact');

const fromItems: INodeParameters = {
	fields: {
		mappingMode: 'defineBelow',
		value: {
			first_name: '={{ $json.first }}',
			last_name: '={{ $json.last }}',
			[TEXT]: '={{ $json.text }}',
			[COLOURS]: '={{ $json.colours }}',
		},
	} as never,
	lists: '={{ $json.lists }}',
};
const stored = async (of: TestAccount) => (await of.contact(EMAIL)) as IDataObject;

describe('several rows about one person, while reads lag behind', () => {
	const tags = '={{ $json.tags }}';
	const ways: Array<[string, INodeParameters]> = [
		['upsert', { email: EMAIL, tags, options: { clearIfEmpty: ['last_name'] } }],
		[
			'update',
			{
				contact: { __rl: true, mode: 'id', value: ID },
				tags,
				options: { clearIfEmpty: ['last_name'] },
			},
		],
		[
			'update',
			{
				contact: { __rl: true, mode: 'email', value: EMAIL },
				tags,
				options: { clearIfEmpty: ['last_name'] },
			},
		],
	];

	test.each(ways)('undo nothing of each other: %s %j', async (operation, parameters) => {
		const of = await account();
		const items = [
			{ first: 'Anna', last: '', text: 'new', tags: ['Gold'], lists: ['News'] },
			{ colours: 'Red', tags: ['Silver'], lists: ['VIP'] },
			{ first: 'Annie' },
		];
		const { error } = await run(of, operation, { ...fromItems, ...parameters }, { items });
		expect(error).toBeUndefined();
		const { first_name, last_name, custom_fields, ...rest } = await stored(of);
		expect({ first_name, last_name }).toEqual({ first_name: 'Annie' });
		expect(custom_fields).toEqual([
			{ custom_field_id: TEXT, value: 'new' },
			{ custom_field_id: COLOURS, choice_ids: ['1'] },
		]);
		expect(rest).toMatchObject({ taggings: [GOLD, SILVER], list_memberships: [NEWS, VIP] });
	});

	test.each([
		['explicit', {}],
		['unsubscribed', {}],
		['temp_hold', {}],
		['implicit', { deleted_at: '2026-01-01' }],
	])('keep the sign-up of a person who was %s %j', async (permission, more) => {
		const of = await account(more, permission);
		const items = [
			{ permission: 'explicit', text: 'new', first: 'Anna', lists: ['News'] },
			{ permission: 'keep', colours: 'Red', lists: ['VIP'] },
		];
		const parameters = { email: EMAIL, permission: '={{ $json.permission }}', ...fromItems };
		const { output, error } = await run(of, 'upsert', parameters, { items });
		expect(error).toBeUndefined();
		expect(output.every(({ warnings }) => warnings === undefined)).toBe(true);
		const { deleted_at, ...contact } = await stored(of);
		expect(deleted_at).toBeUndefined();
		expect(contact).toMatchObject({
			first_name: 'Anna',
			last_name: 'Lee',
			list_memberships: [NEWS, VIP],
			email_address: { permission_to_send: 'explicit', opt_in_source: 'Contact' },
		});
		expect(contact.custom_fields).toEqual([
			{ custom_field_id: TEXT, value: 'new' },
			{ custom_field_id: COLOURS, choice_ids: ['1'] },
		]);
	});

	test('the contact that is returned shows what was written', async () => {
		const of = await account();
		const parameters = { email: EMAIL, ...fromItems, options: { returnContact: 'simplified' } };
		const items = [{ first: 'Anna', text: 'new' }];
		const { output } = await run(of, 'upsert', parameters, { items });
		expect(output[0]).toMatchObject({
			first_name: 'Anna',
			last_name: 'Lee',
			custom_fields: { Text: 'new' },
		});
	});
});
