import { emptyContact } from '../../nodes/ConstantContact/contact-model/contact';
import {
	collectionsOf,
	isEmptyContact,
	toCreate,
	toUpdate,
	withoutPermission,
} from '../../nodes/ConstantContact/contact-model/contact-shapes';
import { toContactField } from '../../nodes/ConstantContact/contact-model/custom-fields';
import { STANDARD_FIELDS } from '../../nodes/ConstantContact/contact-model/field-table';
import { readContact } from '../../nodes/ConstantContact/contact-model/read-contact';
import type { StoredContact } from '../../nodes/ConstantContact/contact-model/stored-contact';
import { refusal } from './refusal';

const read = (values: Record<string, unknown>) =>
	readContact(Object.entries(values), [...STANDARD_FIELDS]);
const fields = (...ids: string[]) => STANDARD_FIELDS.filter(({ id }) => ids.includes(id));
const stored = (more: Partial<StoredContact>): StoredContact => ({ contact_id: 'the-id', ...more });
/** A stored contact that is not what the API promises. */
const asStored = (more: Record<string, unknown>) => stored(more as Partial<StoredContact>);

describe('create', () => {
	test('an email alone makes the smallest body', () =>
		expect(toCreate('ann@example.com', emptyContact())).toEqual({
			email_address: { address: 'ann@example.com' },
			create_source: 'Account',
		}));

	test('a permission is sent only if there is one', () =>
		expect(toCreate('ann@example.com', emptyContact(), 'explicit', 'Contact')).toEqual({
			email_address: { address: 'ann@example.com', permission_to_send: 'explicit' },
			create_source: 'Contact',
		}));

	test('everything has its place', () =>
		expect(
			toCreate('ann@example.com', {
				...read({ first_name: 'Ann', mobile_phone: '1', work_city: 'Boston', birthday: '03-31' }),
				customFields: [{ custom_field_id: 'car', value: 'Tesla' }],
				lists: ['news', 'vip', 'news'],
			}),
		).toEqual({
			email_address: { address: 'ann@example.com' },
			first_name: 'Ann',
			birthday_month: 3,
			birthday_day: 31,
			phone_numbers: [{ kind: 'mobile', phone_number: '1' }],
			street_addresses: [{ kind: 'work', city: 'Boston' }],
			custom_fields: [{ custom_field_id: 'car', value: 'Tesla' }],
			list_memberships: ['news', 'vip'],
			create_source: 'Account',
		}));

	test('a phone of no kind becomes the other phone', () =>
		expect(toCreate('ann@example.com', read({ phone: '1' })).phone_numbers).toEqual([
			{ kind: 'other', phone_number: '1' },
		]));

	test('a fourth phone is refused', () =>
		expect(
			refusal(() =>
				toCreate(
					'ann@example.com',
					read({ phone: '1', home_phone: '2', work_phone: '3', mobile_phone: '4' }),
				),
			),
		).toMatchObject({
			message: 'The contact would have 4 phone numbers, Constant Contact allows 3',
			remedy: 'Map fewer phone numbers, or remove some from the contact first',
		}));

	test.each([
		[
			'custom fields',
			{ customFields: ids(26).map((custom_field_id) => ({ custom_field_id, value: 'x' })) },
			25,
		],
		['lists', { lists: ids(51) }, 50],
	])('too many %s are refused', (things, more, limit) =>
		expect(refusal(() => toCreate('ann@example.com', { ...emptyContact(), ...more })).message).toBe(
			`The contact would have ${limit + 1} ${things}, Constant Contact allows ${limit}`,
		),
	);
});

describe('update', () => {
	test('core properties that are not mapped are sent again, without what is only read', () =>
		expect(
			toUpdate(
				stored({
					first_name: 'Ann',
					last_name: 'Lee',
					email_address: {
						address: 'Ann@Example.com',
						permission_to_send: 'unsubscribed',
						opt_out_reason: 'Too many',
						...{ opt_out_date: '2026-01-01T00:00:00Z', opt_in_source: 'Contact' },
					},
					...{ created_at: '2026-01-01T00:00:00Z', taggings: ['tag'], create_source: 'Account' },
				}),
				read({ last_name: 'Smith' }),
			),
		).toEqual({
			first_name: 'Ann',
			last_name: 'Smith',
			email_address: {
				address: 'Ann@Example.com',
				permission_to_send: 'unsubscribed',
				opt_out_reason: 'Too many',
			},
			update_source: 'Account',
		}));

	test('core properties that are null are left out', () => {
		const nothing = stored({ ...({ first_name: null } as object), last_name: 'Lee' });
		expect(toUpdate(nothing, emptyContact())).toEqual({
			last_name: 'Lee',
			update_source: 'Account',
		});
	});

	test.each([[null], ['']])('a reason of an opt-out that is %j is left out', (opt_out_reason) => {
		const email_address = { address: 'ann@example.com', permission_to_send: 'implicit' };
		const body = toUpdate(
			asStored({ email_address: { ...email_address, opt_out_reason } }),
			emptyContact(),
		);
		expect(body.email_address).toEqual(email_address);
	});

	test('collections that are null count as empty', () => {
		const nothing = asStored({
			email_address: null,
			phone_numbers: null,
			street_addresses: null,
			custom_fields: null,
			list_memberships: null,
		});
		const contact = {
			...read({ home_phone: '1', work_city: 'Salem' }),
			customFields: [{ custom_field_id: 'car', value: 'Tesla' }],
			lists: ['news'],
		};
		expect(toUpdate(nothing, contact)).toEqual({
			phone_numbers: [{ kind: 'home', phone_number: '1' }],
			street_addresses: [{ kind: 'work', city: 'Salem' }],
			custom_fields: [{ custom_field_id: 'car', value: 'Tesla' }],
			list_memberships: ['news'],
			update_source: 'Account',
		});
		const car = toContactField({ custom_field_id: 'car', label: 'Car', type: 'string' });
		const cleared = [...fields('home_phone', 'work_city'), car];
		expect(toUpdate(nothing, emptyContact(), cleared)).toEqual({
			phone_numbers: [],
			street_addresses: [],
			custom_fields: [],
			update_source: 'Account',
		});
	});

	test('a kind that is null is left out, and what has it is kept', () => {
		const odd = asStored({
			phone_numbers: [{ kind: null, phone_number: '1' }],
			street_addresses: [{ kind: null, city: 'Boston', street: null }],
		});
		expect(toUpdate(odd, read({ home_phone: '2', home_city: 'Lynn' }))).toEqual({
			phone_numbers: [{ phone_number: '1' }, { kind: 'home', phone_number: '2' }],
			street_addresses: [{ city: 'Boston' }, { kind: 'home', city: 'Lynn' }],
			update_source: 'Account',
		});
	});

	test.each([[[]], [null]])(
		'a custom field with a value and the choices %j keeps its value',
		(no) => {
			const plain = asStored({
				custom_fields: [{ custom_field_id: 'car', value: 'Ford', choice_ids: no }],
			});
			const contact = { ...emptyContact(), customFields: [{ custom_field_id: 'x', value: '1' }] };
			expect(toUpdate(plain, contact).custom_fields).toStrictEqual([
				{ custom_field_id: 'car', value: 'Ford' },
				{ custom_field_id: 'x', value: '1' },
			]);
		},
	);

	test('a contact without an email stays without one', () =>
		expect(toUpdate(stored({}), emptyContact())).toEqual({ update_source: 'Account' }));

	const phones = [
		{ kind: 'home', phone_number: '+1 (555) 010-0000' },
		{ kind: 'work', phone_number: '2' },
	];

	test('a mapped phone takes the place of the one of its kind', () =>
		expect(
			toUpdate(stored({ phone_numbers: phones }), read({ work_phone: '3', mobile_phone: '4' }))
				.phone_numbers,
		).toEqual([
			phones[0],
			{ kind: 'work', phone_number: '3' },
			{ kind: 'mobile', phone_number: '4' },
		]));

	test('a phone of no kind that is known in another spelling stays as it is', () =>
		expect(
			toUpdate(stored({ phone_numbers: phones }), read({ phone: '1-555-010-0000' })).phone_numbers,
		).toEqual(phones));

	test('phones that are not digits are compared as they are', () => {
		const one = stored({ phone_numbers: [{ kind: 'home', phone_number: 'none' }] });
		expect(toUpdate(one, { ...emptyContact(), phone: 'ask Bob' }).phone_numbers).toEqual([
			{ kind: 'home', phone_number: 'none' },
			{ kind: 'other', phone_number: 'ask Bob' },
		]);
	});

	test('two stored phones of one kind are both kept, and the first is the one to change', () => {
		const two = stored({
			phone_numbers: [
				{ kind: 'home', phone_number: '1' },
				{ kind: 'home', phone_number: '2' },
			],
		});
		expect(toUpdate(two, read({ home_phone: '3' })).phone_numbers).toEqual([
			{ kind: 'home', phone_number: '3' },
			{ kind: 'home', phone_number: '2' },
		]);
	});

	test('a mapped part of an address keeps the other parts and addresses', () =>
		expect(
			toUpdate(
				stored({
					street_addresses: [
						{ kind: 'home', street: '1 Main St', city: 'Boston' },
						{ kind: 'work', city: 'Salem' },
					],
				}),
				read({ home_city: 'Lynn', other_state: 'MA' }),
			).street_addresses,
		).toEqual([
			{ kind: 'home', street: '1 Main St', city: 'Lynn' },
			{ kind: 'work', city: 'Salem' },
			{ kind: 'other', state: 'MA' },
		]));

	test('a fourth address is refused', () => {
		const full = stored({
			street_addresses: [
				{ kind: 'home', city: 'Boston' },
				{ kind: 'home', city: 'Salem' },
				{ kind: 'work', city: 'Lynn' },
			],
		});
		expect(toUpdate(full, read({ work_city: 'Troy' })).street_addresses).toHaveLength(3);
		expect(refusal(() => toUpdate(full, read({ other_city: 'Troy' }))).message).toBe(
			'The contact would have 4 street addresses, Constant Contact allows 3',
		);
	});

	test('lists and custom fields are added, choices written without their text', () =>
		expect(
			toUpdate(
				stored({
					list_memberships: ['news'],
					custom_fields: [
						{ custom_field_id: 'car', value: 'Ford' },
						{ custom_field_id: 'color', value: 'Red', choice_ids: [7] as unknown as string[] },
					],
				}),
				{
					...emptyContact(),
					lists: ['vip', 'news'],
					customFields: [{ custom_field_id: 'car', value: 'Tesla' }],
				},
			),
		).toEqual({
			list_memberships: ['news', 'vip'],
			custom_fields: [
				{ custom_field_id: 'car', value: 'Tesla' },
				{ custom_field_id: 'color', choice_ids: ['7'] },
			],
			update_source: 'Account',
		}));

	test('a limit counts what is stored and what is mapped together', () => {
		const full = stored({ list_memberships: ids(50) });
		const one = { ...emptyContact(), lists: ids(1) };
		expect(toUpdate(full, one).list_memberships).toHaveLength(50);
		const another = { ...emptyContact(), lists: ['another'] };
		expect(refusal(() => toUpdate(full, another)).message).toBe(
			'The contact would have 51 lists, Constant Contact allows 50',
		);
	});
});

describe('clearing', () => {
	const whole = stored({
		first_name: 'Ann',
		birthday_month: 3,
		birthday_day: 31,
		phone_numbers: [
			{ kind: 'home', phone_number: '1' },
			{ kind: 'other', phone_number: '2' },
		],
		street_addresses: [
			{ kind: 'home', street: '1 Main St', city: 'Boston' },
			{ kind: 'work', city: 'Salem' },
		],
	});
	const cleared = (...ids: string[]) => toUpdate(whole, emptyContact(), fields(...ids));

	test('a core property goes', () =>
		expect(cleared('first_name')).not.toHaveProperty('first_name'));

	test.each([['birthday'], ['birthday_month'], ['birthday_day']])('%s takes both parts', (id) =>
		expect(cleared(id)).toEqual({ first_name: 'Ann', update_source: 'Account' }),
	);

	test('other_phone takes the phone of kind other', () =>
		expect(cleared('other_phone').phone_numbers).toEqual([{ kind: 'home', phone_number: '1' }]));

	test('Phone alone cannot be cleared, because it may be any of the phones', () => {
		expect(STANDARD_FIELDS.filter(({ clear }) => !clear).map(({ id }) => id)).toEqual(['phone']);
		expect(cleared('phone').phone_numbers).toEqual(whole.phone_numbers);
	});

	test('one part of an address leaves the others', () =>
		expect(cleared('home_street').street_addresses).toEqual([
			{ kind: 'home', city: 'Boston' },
			{ kind: 'work', city: 'Salem' },
		]));

	test('the last part of an address takes the address with it', () =>
		expect(cleared('work_city').street_addresses).toEqual([
			{ kind: 'home', street: '1 Main St', city: 'Boston' },
		]));

	test('an address of another kind stays, even if it has no parts', () => {
		const odd = asStored({
			street_addresses: [{ kind: 'home', city: 'Boston' }, { kind: 'work' }, { city: null }],
		});
		const { street_addresses } = toUpdate(odd, emptyContact(), fields('home_city'));
		expect(street_addresses).toEqual([{ kind: 'work' }, {}]);
	});

	test('the last entry leaves an empty collection, which empties the stored one', () =>
		expect(cleared('home_phone', 'other_phone').phone_numbers).toEqual([]));

	test('a mapped value is stronger', () => {
		const contact = read({ first_name: 'Bea', home_phone: '9' });
		const body = toUpdate(whole, contact, fields('first_name', 'home_phone'));
		expect(body.first_name).toBe('Bea');
		expect(body.phone_numbers).toContainEqual({ kind: 'home', phone_number: '9' });
	});
});

test('the collections to ask for are those that are mapped or cleared', () => {
	expect(collectionsOf(read({ first_name: 'Ann' }), fields('birthday'))).toEqual([]);
	expect(collectionsOf(read({ phone: '1' }))).toEqual(['phone_numbers']);
	expect(collectionsOf(read({ work_city: 'Salem' }), fields('home_phone'))).toEqual([
		'phone_numbers',
		'street_addresses',
	]);
	expect(
		collectionsOf({
			...emptyContact(),
			lists: ['news'],
			customFields: [{ custom_field_id: 'car' }],
		}),
	).toEqual(['custom_fields', 'list_memberships']);
	expect(collectionsOf({ ...emptyContact(), tags: ['t'], note: '' })).toEqual([
		'taggings',
		'notes',
	]);
	expect(collectionsOf(emptyContact(), [{ section: 'taggings' }])).toEqual(['taggings']);
});

test('a number for texts goes along, and nothing of it where there is none', () => {
	const sms = { full_sms_address: '+15550100', sms_channel_consents: [] };
	expect(toCreate('', { ...emptyContact(), sms })).toEqual({
		sms_channel: sms,
		create_source: 'Account',
	});
	expect(toUpdate(stored({}), { ...emptyContact(), sms })).toEqual({
		sms_channel: sms,
		update_source: 'Account',
	});
});

test('tags and a note are added to what is stored', () => {
	const contact = { ...emptyContact(), tags: ['b', 'c'], note: 'New' };
	const collections = { taggings: ['a', 'b'], notes: [{ note_id: 'n', content: 'Old' }] };
	expect(toUpdate(stored(collections), contact)).toEqual({
		taggings: ['a', 'b', 'c'],
		notes: [{ content: 'New' }, ...collections.notes],
		update_source: 'Account',
	});
	expect(toUpdate(stored({}), contact).taggings).toEqual(['b', 'c']);
});

test('a PUT without the permission keeps the reason of an opt-out', () => {
	const update = (email_address?: StoredContact['email_address']) =>
		withoutPermission(toUpdate(stored({ email_address, first_name: 'Ann' }), emptyContact()));
	const rest = { first_name: 'Ann', update_source: 'Account' };
	const address = 'ann@example.com';
	expect(update()).toEqual(rest);
	expect(update({ address, permission_to_send: 'explicit' })).toEqual({
		...rest,
		email_address: { address },
	});
	const out = { address, permission_to_send: 'unsubscribed', opt_out_reason: 'Too many' };
	expect(update(out)).toEqual({
		...rest,
		email_address: { address, opt_out_reason: 'Too many' },
	});
});

test('a tick box that is not ticked makes nobody a contact who has asked, and is nothing to write', () => {
	const contact = { ...emptyContact(), unticked: { column: 'Consent', value: '' } };
	expect(isEmptyContact(contact)).toBe(true);
	expect(() => toCreate('a@example.com', contact, 'explicit')).toThrow('would get emails');
	expect(() => toCreate('a@example.com', contact, 'implicit')).not.toThrow();
});

test('a row that speaks against emails makes nobody a contact, nor brings one back', () => {
	const contact = { ...emptyContact(), withheld: { column: 'Status', value: 'Unsubscribed' } };
	const email_address = { address: 'ann@example.com', permission_to_send: 'implicit' };
	const deleted_at = '2026-01-01T00:00:00Z';
	expect(() => toCreate('ann@example.com', contact)).toThrow('would get emails');
	expect(() => toCreate('ann@example.com', contact, 'unsubscribed')).not.toThrow();
	expect(() => toUpdate(stored({ email_address }), contact)).not.toThrow();
	expect(() => toUpdate(stored({ email_address, deleted_at }), contact)).toThrow(
		'would get emails',
	);
	const out = { ...email_address, permission_to_send: 'unsubscribed' };
	expect(() => toUpdate(stored({ email_address: out, deleted_at }), contact)).not.toThrow();
});

test('a contact is empty until something is mapped', () => {
	expect(isEmptyContact(emptyContact())).toBe(true);
	for (const { id } of STANDARD_FIELDS.filter((field) => !field.id.startsWith('birthday_'))) {
		expect([id, isEmptyContact(read({ [id]: '2026-03-31' }))]).toEqual([id, false]);
	}
	expect(isEmptyContact({ ...emptyContact(), lists: ['news'] })).toBe(false);
});

function ids(count: number): string[] {
	return Array.from({ length: count }, (_, index) => `id ${index}`);
}

test.each([
	[
		{ tags: ['new'] },
		{ taggings: Array.from({ length: 50 }, (_, index) => `${index}`) },
		'51 tags',
	],
	[
		{ note: 'new' },
		{ notes: Array.from({ length: 150 }, () => ({ content: 'old' })) },
		'151 notes',
	],
])('one more of %j than a contact may have is refused', (more, full, words) => {
	const update = () => toUpdate(stored(full), { ...emptyContact(), ...more });
	expect(refusal(update).message).toContain(`The contact would have ${words}`);
});
