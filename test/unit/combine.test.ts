import fc from 'fast-check';
import {
	ADDRESS_PARTS,
	emptyContact,
	type Contact,
} from '../../nodes/ConstantContact/contact-model/contact';
import { toUpdate } from '../../nodes/ConstantContact/contact-model/contact-shapes';
import { toContactField } from '../../nodes/ConstantContact/contact-model/custom-fields';
import { fitInto } from '../../nodes/ConstantContact/contact-model/fit-contact';
import { removeGiven } from '../../nodes/ConstantContact/contact-model/remove-given';
import {
	sameChoice,
	sameNumber,
	sameText,
} from '../../nodes/ConstantContact/contact-model/same-value';
import type { StoredContact } from '../../nodes/ConstantContact/contact-model/stored-contact';
import { mappedContact, storedContact } from './arbitraries';

const RUNS = { numRuns: 300 };
const REMOVABLE = [
	'street_addresses',
	'custom_fields',
	'list_memberships',
	'phone_numbers',
	'taggings',
] as const;

const stored = (more: object): StoredContact => ({ contact_id: 'the-id', ...more });
const given = (more: Partial<Contact>): Contact => ({ ...emptyContact(), ...more });
const HOME_PHONE = { kind: 'home', phone_number: '111' };
const WORK_PHONE = { kind: 'work', phone_number: '222' };
const PHONES = [HOME_PHONE, WORK_PHONE];
const HOME = { kind: 'home', street: '1 Elm', city: 'Salem' };
const WORK = { kind: 'work', city: 'Boston' };
const values = (...fields: object[]) => stored({ custom_fields: fields });

describe('what is the same', () => {
	test.each([
		['+1 (781) 555-1212', '781-555-1212', true],
		['1.781.555.1212', '7815551212', true],
		['+44 781 555 1212', '781 555 1212', false],
		['1-800-FLOWERS', '1 800 flowers', true],
		['1-800-FLOWERS', '1-800-GOFEDEX', false],
		['781-555-1212 x4', '+1 781 555 1212 x4', true],
		['781-555-1212 x4', '781-555-1212 x5', false],
		['none', ' NONE', true],
		['---', '+', false],
		[' --- ', '---', true],
		['21 781 555 1212', '2 781 555 1212', false],
		['1-800-ß', '1-800-SS', false],
	])('the phones %s and %s: %s', (one, other, expected) =>
		expect(sameNumber(one, other)).toBe(expected),
	);

	test.each([
		[' New  York', 'NEW YORK', true],
		['Ｂｏｎｎ', 'bonn', true],
		['Köln', 'Koln', false],
		['New York', 'NewYork', false],
		['Straße', 'STRASSE', false],
		['undefined', undefined, false],
		[undefined, 'undefined', false],
		['', '', true],
	])('the texts "%s" and "%s": %s', (one, other, expected) =>
		expect(sameText(one, other)).toBe(expected),
	);

	test('what is missing is the same as nothing', () => {
		expect(sameNumber(undefined, undefined)).toBe(false);
		expect(sameText(undefined, undefined)).toBe(false);
	});

	test.each([
		['000013', '13', true],
		['0', '00', true],
		['13', '130', false],
		['103', '13', false],
	])('the choices %s and %s: %s', (one, other, expected) =>
		expect(sameChoice(one, other)).toBe(expected),
	);
});

describe('adding', () => {
	const SET = { custom_field_id: 'c', combines: 'set' } as const;

	test('choices join the stored ones, in their spelling', () => {
		const before = values({ custom_field_id: 'c', choice_ids: ['000001', '2'], value: 'A; B' });
		const contact = given({ customFields: [{ ...SET, choice_ids: ['1', '3'] }] });
		expect(toUpdate(before, contact).custom_fields).toEqual([
			{ custom_field_id: 'c', choice_ids: ['000001', '2', '3'] },
		]);
	});

	test('a single choice takes the place of the stored one', () => {
		const before = values({ custom_field_id: 'c', choice_ids: ['1'] });
		const contact = given({ customFields: [{ custom_field_id: 'c', choice_ids: ['2'] }] });
		expect(toUpdate(before, contact).custom_fields).toEqual([
			{ custom_field_id: 'c', choice_ids: ['2'] },
		]);
	});

	test.each([
		['multi_select', 'set'],
		['single_select', undefined],
		['string', undefined],
		['number', undefined],
	])('a field of the type %s says how it combines: %s', (type, combines) =>
		expect(toContactField({ custom_field_id: 'c', label: 'C', type }).combines).toBe(combines),
	);

	test.each([[false], [0], [1.5]])('a stored value that is %j in JSON is kept as text', (value) => {
		const before = values({ custom_field_id: 'a', value }, { custom_field_id: 'b', value: 'x' });
		const contact = given({ customFields: [{ custom_field_id: 'b', value: 'y' }] });
		expect(toUpdate(before, contact).custom_fields).toEqual([
			{ custom_field_id: 'a', value: String(value) },
			{ custom_field_id: 'b', value: 'y' },
		]);
	});

	test.each([[null], [''], [undefined]])('a stored value that is %j is no value', (value) => {
		const before = values({ custom_field_id: 'a', value });
		const contact = given({ customFields: [{ custom_field_id: 'b', value: 'y' }] });
		expect(toUpdate(before, contact).custom_fields).toEqual([{ custom_field_id: 'b', value: 'y' }]);
	});

	test('a mapped field without a value leaves the stored one', () => {
		const before = values({ custom_field_id: 'a', value: 'x' });
		const contact = given({ customFields: [{ custom_field_id: 'a' }] });
		expect(toUpdate(before, contact).custom_fields).toEqual(before.custom_fields);
	});

	test('choices of a field that is not stored stand alone', () => {
		const customFields = [{ ...SET, choice_ids: ['1'] }];
		for (const before of [values({ custom_field_id: 'other', value: 'x' }), stored({})]) {
			expect(toUpdate(before, given({ customFields })).custom_fields).toContainEqual({
				custom_field_id: 'c',
				choice_ids: ['1'],
			});
		}
	});

	test('a note goes before the stored ones, unless it stands there', () => {
		const kept = { note_id: 'n', created_at: '2026-01-01', content: 'Old' };
		const before = stored({
			notes: [kept, { content: 'Older' }].map((each) => ({ ...each, more: 1 })),
		});
		const notes = (note: string) => toUpdate(before, given({ note })).notes;
		expect(notes('New')).toEqual([{ content: 'New' }, kept, { content: 'Older' }]);
		expect(notes('Old')).toEqual([kept, { content: 'Older' }]);
		expect(notes('Older')).toEqual([kept, { content: 'Older' }]);
		expect(toUpdate(before, given({}), [{ section: 'notes' }]).notes).toHaveLength(2);
		expect(toUpdate(stored({}), given({ note: 'New' })).notes).toEqual([{ content: 'New' }]);
	});

	test.each<[object, object, object]>([
		// The service was seen to write these out, and an address that does not change keeps its ID.
		[{ state: 'Illinois' }, { state: 'IL' }, { state: 'Illinois' }],
		[{ state: 'Illinois' }, { state: ' i.l. ' }, { state: 'Illinois' }],
		[{ state: 'ILLINOIS' }, { state: 'Illinois' }, { state: 'Illinois' }],
		[{ state: 'Ohio' }, { state: 'IL' }, { state: 'IL' }],
		[{ state: 'Quebec' }, { state: 'QC' }, { state: 'QC' }],
		[{ state: 'Illinois', country: 'Canada' }, { state: 'IL' }, { state: 'IL', country: 'Canada' }],
		[{ state: 'Illinois', country: 'US' }, { state: 'IL' }, { state: 'Illinois', country: 'US' }],
		[{ state: 'Illinois' }, { state: 'IL', country: 'Peru' }, { state: 'IL', country: 'Peru' }],
		[{ country: 'United States' }, { country: 'US' }, { country: 'United States' }],
		[{ country: 'United States' }, { country: ' u.s.a. ' }, { country: 'United States' }],
		[
			{ country: 'United States' },
			{ country: 'United States of America' },
			{ country: 'United States' },
		],
		[{ country: 'United States' }, { country: 'USB' }, { country: 'USB' }],
		[{ country: 'United States' }, { country: 'not us' }, { country: 'not us' }],
		[{ country: 'Peru' }, { country: 'US' }, { country: 'US' }],
		[{ city: 'BOSTON' }, { city: 'Boston' }, { city: 'Boston' }],
	])('an address of %j with %j becomes %j', (before, address, after) =>
		expect(
			toUpdate(
				stored({ street_addresses: [{ kind: 'home', street: '1 Elm', ...before }] }),
				given({ addresses: { home: address } }),
			).street_addresses,
		).toEqual([{ kind: 'home', street: '1 Elm', ...after }]),
	);

	test('more than 25 mapped custom fields are refused, more with the stored ones are not', () => {
		const some = (count: number, prefix: string) =>
			Array.from({ length: count }, (_, index) => ({
				custom_field_id: `${prefix}${index}`,
				value: 'x',
			}));
		const before = values(...some(30, 'stored '));
		const update = (count: number) =>
			toUpdate(before, given({ customFields: some(count, 'new ') }));
		expect(update(25).custom_fields).toHaveLength(55);
		expect(() => update(26)).toThrow('The contact would have 26 custom fields');
	});

	test('what is stored beyond a limit hinders only what adds to it', () => {
		const lists = Array.from({ length: 52 }, (_, index) => `list ${index}`);
		const before = stored({ list_memberships: lists });
		const less = removeGiven(before, 'list_memberships', given({ lists: ['list 0'] }));
		expect(less.stored.list_memberships).toHaveLength(51);
		expect(toUpdate(before, given({ lists: ['list 1'] })).list_memberships).toHaveLength(52);
		expect(() => toUpdate(before, given({ lists: ['new'] }))).toThrow('53 lists');
	});
});

describe('removing', () => {
	test.each([
		['one of the choices', { choice_ids: ['2'] }, { choice_ids: ['000001'] }],
		['a choice in another spelling', { choice_ids: ['1'] }, { choice_ids: ['2'] }],
		['a choice that is not stored', { choice_ids: ['3'] }, { choice_ids: ['000001', '2'] }],
		['all choices', { choice_ids: ['1', '2', '3'] }, undefined],
	])('%s', (_, gone, left) => {
		const before = values({ custom_field_id: 'c', choice_ids: ['000001', '2'] });
		const contact = given({ customFields: [{ custom_field_id: 'c', ...gone }] });
		const after = removeGiven(before, 'custom_fields', contact);
		expect(after.stored.custom_fields).toEqual(left ? [{ custom_field_id: 'c', ...left }] : []);
		expect(after.differing).toEqual(gone.choice_ids[0] === '3' ? ['c'] : []);
	});

	test.each<[string, object[], Partial<Contact>, object[], string[]]>([
		['of its kind', PHONES, { phones: { home: '111' } }, [WORK_PHONE], []],
		['without a kind', PHONES, { phone: '2-2-2' }, [HOME_PHONE], []],
		['of another kind', PHONES, { phones: { work: '111' } }, PHONES, ['work_phone']],
		['that is not stored', PHONES, { phones: { other: '333' }, phone: '3' }, PHONES, ['phone']],
		['where none is stored', [], { phone: '3' }, [], []],
		[
			'of its kind, where another differs',
			PHONES,
			{ phones: { home: '111', work: '3' } },
			[WORK_PHONE],
			['work_phone'],
		],
	])('a phone %s', (_, phone_numbers, gone, left, differing) =>
		expect(removeGiven(stored({ phone_numbers }), 'phone_numbers', given(gone))).toEqual({
			stored: stored({ phone_numbers: left }),
			differing,
		}),
	);

	test.each<[string, Contact['addresses'], object[], string[]]>([
		['parts that equal', { home: { city: 'salem' } }, [{ ...HOME, city: undefined }, WORK], []],
		['no part that differs', { home: { city: 'Lynn', state: 'MA' } }, [HOME, WORK], ['home_city']],
		['an address without its last part', { work: { city: 'Boston' } }, [HOME], []],
		['nothing of another address', { other: { city: 'Salem' } }, [HOME, WORK], []],
	])('of addresses: %s', (_, addresses, left, differing) =>
		expect(
			removeGiven(
				stored({ street_addresses: [HOME, WORK] }),
				'street_addresses',
				given({ addresses }),
			),
		).toEqual({ stored: stored({ street_addresses: left }), differing }),
	);

	test('lists and tags, each from its own collection', () => {
		const before = stored({ list_memberships: ['a', 'b'], taggings: ['a', 'b'] });
		const contact = given({ lists: ['a'], tags: ['b'] });
		expect(removeGiven(before, 'list_memberships', contact)).toEqual({
			stored: { ...before, list_memberships: ['b'] },
			differing: [],
		});
		expect(removeGiven(before, 'taggings', contact)).toEqual({
			stored: { ...before, taggings: ['a'] },
			differing: [],
		});
	});

	test.each([
		['a text, however it is written', { value: 'A  b' }, { value: ' a B' }, true],
		['another text', { value: 'a' }, { value: 'b' }, false],
		['a text where choices are given', { value: 'a' }, { choice_ids: ['1'], value: 'a' }, true],
		['choices where a text is given', { choice_ids: ['1'], value: 'a' }, { value: 'a' }, true],
		['a text beside no choices', { choice_ids: [], value: 'a' }, { choice_ids: ['1'] }, false],
		['a number in JSON', { value: 0 }, { value: '0' }, true],
	])('of a custom field: %s', (_, before, gone, isGone) => {
		const field = { custom_field_id: 'c', ...before };
		const other = { custom_field_id: 'd', value: 'a' };
		const contact = given({ customFields: [{ custom_field_id: 'c', ...gone }] });
		expect(removeGiven(values(other, field), 'custom_fields', contact)).toEqual({
			stored: values(...(isGone ? [other] : [other, field])),
			differing: isGone ? [] : ['c'],
		});
	});

	test.each(REMOVABLE)('nothing of %s that were not read', (section) =>
		expect(
			removeGiven(
				stored({}),
				section,
				given({
					phones: { home: '1' },
					addresses: { home: { city: 'a' } },
					lists: ['a'],
					tags: ['a'],
				}),
			),
		).toEqual({ stored: stored({}), differing: [] }),
	);

	test('nothing that differs goes, and what equals goes, for any contact', () => {
		fc.assert(
			fc.property(storedContact(), mappedContact(), (before, { contact }) => {
				for (const section of REMOVABLE) {
					const { stored: after } = removeGiven(before, section, contact);
					for (const other of Object.keys(before)) {
						if (other !== section) expect(after).toHaveProperty([other], before[other as 'notes']);
					}
				}
				const { phones, phone, lists, addresses } = contact;
				const after = REMOVABLE.reduce(
					(left, section) => removeGiven(left, section, contact).stored,
					before,
				);
				expect(after.phone_numbers).toEqual(
					before.phone_numbers?.filter(
						({ kind, phone_number }) =>
							!sameNumber(phone_number, phones[kind as 'home']) && !sameNumber(phone_number, phone),
					),
				);
				expect(after.list_memberships).toEqual(
					before.list_memberships?.filter((id) => !lists.includes(id)),
				);
				for (const address of before.street_addresses ?? []) {
					const left = after.street_addresses?.find(({ kind }) => kind === address.kind);
					for (const part of ADDRESS_PARTS) {
						const isGone = sameText(address[part], addresses[address.kind]?.[part]);
						expect(left?.[part]).toBe(isGone ? undefined : address[part]);
					}
				}
				for (const field of before.custom_fields ?? []) {
					const mapped = contact.customFields.find(
						({ custom_field_id }) => custom_field_id === field.custom_field_id,
					);
					if (!mapped) expect(after.custom_fields).toContain(field);
				}
			}),
			RUNS,
		);
	});

	test('changes nothing in what it is given', () => {
		fc.assert(
			fc.property(storedContact(), mappedContact(), (before, { contact }) => {
				const copy = JSON.stringify([before, contact]);
				for (const section of REMOVABLE) removeGiven(before, section, contact);
				expect(JSON.stringify([before, contact])).toBe(copy);
			}),
			RUNS,
		);
	});
});

describe('what has no place', () => {
	const phones = ['home', 'mobile', 'work'].map((kind, index) => ({
		kind,
		phone_number: `781-555-000${index}`,
	}));

	test('a phone without a kind is left out beside three of other kinds, and told', () => {
		const { contact, warnings } = fitInto(stored({ phone_numbers: phones }), given({ phone: '9' }));
		expect(contact.phone).toBeUndefined();
		expect(warnings).toEqual([expect.stringMatching(/^'Phone' "9" was not written: /)]);
	});

	test.each([
		['is known', phones, '+1 781 555 0001'],
		['takes the place of the other phone', [...phones.slice(1), { kind: 'other' }], '9'],
		['has a free place', phones.slice(1), '9'],
	])('a phone without a kind that %s is written', (_, phone_numbers, phone) => {
		const fitted = fitInto(stored({ phone_numbers }), given({ phone }));
		expect(fitted).toEqual({ contact: given({ phone }), warnings: [] });
	});

	test('a place that is cleared is free', () => {
		const cleared = {
			section: 'phone_numbers' as const,
			clear: (each: StoredContact) => void (each.phone_numbers = []),
		};
		const { warnings } = fitInto(stored({ phone_numbers: phones }), given({ phone: '9' }), [
			cleared,
		]);
		expect(warnings).toEqual([]);
	});

	test('phones beyond the limit are no reason to leave out one that changes nothing', () => {
		const phone_numbers = [...phones, { kind: 'other', phone_number: '5' }];
		const fitted = fitInto(stored({ phone_numbers }), given({ phone: '5', lists: ['news'] }));
		expect(fitted).toEqual({ contact: given({ phone: '5', lists: ['news'] }), warnings: [] });
	});

	const OUT = { email_address: { address: 'a@example.com', permission_to_send: 'unsubscribed' } };

	test.each([
		[[], ['news'], [expect.stringContaining('it was not added to the list')]],
		[['news'], ['news', 'vip', 'old'], [expect.stringContaining('it was not added to 2 lists')]],
		[['news'], ['news'], []],
	])('an unsubscribed contact in %j does not join %j', (list_memberships, lists, words) => {
		const fitted = fitInto(stored({ ...OUT, list_memberships }), given({ lists }));
		expect(fitted).toEqual({ contact: given({ lists: [] }), warnings: words });
	});

	test('lists that take the place of the stored ones stay where an unsubscribed contact is in them', () => {
		const before = stored({ ...OUT, list_memberships: ['news'] });
		const contact = given({ lists: ['news', 'vip'] });
		const replaced = fitInto(before, contact, [{ section: 'list_memberships' }]);
		expect(replaced.contact.lists).toEqual(['news']);
		const others = fitInto(before, contact, [{ section: 'phone_numbers' }]);
		expect(others.contact.lists).toEqual([]);
		expect(fitInto(stored(OUT), contact, [{ section: 'list_memberships' }])).toEqual({
			contact: given({ lists: [] }),
			warnings: [expect.stringContaining('it was not added to 2 lists')],
		});
		expect(fitInto(before, given({}))).toEqual({ contact: given({}), warnings: [] });
	});

	test('with any contact, the rest goes as it is', () => {
		fc.assert(
			fc.property(storedContact(), mappedContact(), (before, { contact }) => {
				const { contact: fitted, warnings } = fitInto(before, contact);
				const isOut = before.email_address?.permission_to_send === 'unsubscribed';
				expect({ ...fitted, phone: 0, lists: 0 }).toEqual({ ...contact, phone: 0, lists: 0 });
				expect(fitted.lists).toEqual(isOut ? [] : contact.lists);
				if (fitted.phone !== contact.phone) expect(warnings[0]).toContain("'Phone'");
			}),
			RUNS,
		);
	});
});
