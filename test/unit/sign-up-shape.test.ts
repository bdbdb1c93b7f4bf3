import fc from 'fast-check';
import { emptyContact, type Contact } from '../../nodes/ConstantContact/contact-model/contact';
import { isEmptyContact } from '../../nodes/ConstantContact/contact-model/contact-shapes';
import { STANDARD_FIELDS } from '../../nodes/ConstantContact/contact-model/field-table';
import { readContact } from '../../nodes/ConstantContact/contact-model/read-contact';
import {
	asSignedUp,
	mayReplace,
	toSignUp,
} from '../../nodes/ConstantContact/contact-model/sign-up-shape';
import { mappedContact } from './arbitraries';
import { refusal, unlessRefused } from './refusal';
import { sayingsOfForm, sayingsOfModel } from './sayings';
import { SIGN_UP_BODY, violations } from './vendor-schemas';

const RUNS = { numRuns: 300 };
const EMAIL = 'ann@example.com';

const signUp = (values: Record<string, unknown>, lists = ['news']) =>
	toSignUp(EMAIL, { ...readContact(Object.entries(values), [...STANDARD_FIELDS]), lists });

test('what the form can carry is carried by the form alone', () => {
	const { body, rest } = signUp({
		first_name: 'Ann',
		phone: '1',
		birthday: '03-31',
		home_street: '1 Main St',
		home_city: 'Boston',
	});
	expect(body).toEqual({
		email_address: EMAIL,
		list_memberships: ['news'],
		first_name: 'Ann',
		phone_number: '1',
		birthday_month: 3,
		birthday_day: 31,
		street_address: { kind: 'home', street: '1 Main St', city: 'Boston' },
	});
	expect(isEmptyContact(rest)).toBe(true);
});

test('an email and a list make the smallest form', () =>
	expect(signUp({})).toEqual({
		body: { email_address: EMAIL, list_memberships: ['news'] },
		rest: emptyContact(),
	}));

test('phones of a kind are left for later', () => {
	const { body, rest } = signUp({ phone: '1', home_phone: '2', mobile_phone: '3' });
	expect(body.phone_number).toBe('1');
	expect(rest).toEqual({ ...emptyContact(), phones: { home: '2', mobile: '3' } });
});

test('the first address with a street is in the form, the others are left for later', () => {
	const { body, rest } = signUp({
		home_city: 'Boston',
		work_street: '2 Elm St',
		other_street: '3',
	});
	expect(body.street_address).toEqual({ kind: 'work', street: '2 Elm St' });
	expect(rest.addresses).toEqual({ home: { city: 'Boston' }, other: { street: '3' } });
});

test('an address without a street is left for later', () => {
	const { body, rest } = signUp({ home_city: 'Boston' });
	expect(body).not.toHaveProperty('street_address');
	expect(rest.addresses).toEqual({ home: { city: 'Boston' } });
});

test('choices are left for later', () => {
	const car = { custom_field_id: 'car', value: 'Tesla' };
	const color = { custom_field_id: 'color', choice_ids: ['1'] };
	const contact = { ...emptyContact(), lists: ['news'], customFields: [color, car] };
	const { body, rest } = toSignUp(EMAIL, contact);
	expect(body.custom_fields).toEqual([car]);
	expect(rest.customFields).toEqual([color]);
});

test('a person without an email signs up with a number for texts', () => {
	const sms = {
		sms_address: '5550100',
		dial_code: '1',
		country_code: 'US',
		sms_channel_consents: [],
	};
	expect(toSignUp('', { ...emptyContact(), lists: ['news'] }, sms)).toStrictEqual({
		body: { list_memberships: ['news'], sms_channel: sms },
		rest: { ...emptyContact(), note: undefined },
	});
});

test('phone and address of a contact that is known are left for later', () => {
	const contact = {
		...emptyContact(),
		phone: '1',
		addresses: { home: { street: '1 Elm' } },
		lists: ['a'],
	};
	expect(toSignUp(EMAIL, contact, undefined, true)).toEqual({
		body: { email_address: EMAIL, list_memberships: ['a'] },
		rest: { ...contact, lists: [] },
	});
});

test('a phone that is given with its kind, too, is in the form only as that', () => {
	const { body, rest } = signUp({
		phone: '781-555-1212',
		home_phone: '1',
		work_phone: '(781) 555 1212',
	});
	expect(body).not.toHaveProperty('phone_number');
	expect(rest).toEqual({
		...emptyContact(),
		phone: '781-555-1212',
		phones: { home: '1', work: '(781) 555 1212' },
	});
	expect(signUp({ home_phone: '1' }).rest).toStrictEqual({
		...emptyContact(),
		phones: { home: '1' },
		note: undefined,
	});
});

test('what might replace something stored is a phone and an address with a street', () => {
	const may = (values: Record<string, unknown>) =>
		mayReplace(readContact(Object.entries(values), [...STANDARD_FIELDS]));
	expect(may({ phone: '1' })).toBe(true);
	expect(may({ home_street: '1 Elm' })).toBe(true);
	expect(may({ phone: '1', home_street: '1 Elm' })).toBe(true);
	expect(may({ home_phone: '1', home_city: 'Salem', first_name: 'Ann' })).toBe(false);
});

test('nobody signs up against what the row says', () => {
	const withheld = { column: 'Status', value: 'Unsubscribed' };
	expect(() => toSignUp(EMAIL, { ...emptyContact(), withheld })).toThrow('would get emails');
	const unticked = { column: 'Consent', value: '' };
	expect(() => toSignUp(EMAIL, { ...emptyContact(), unticked })).toThrow('would get emails');
	expect(() => toSignUp('', { ...emptyContact(), unticked })).not.toThrow();
});

test('a contact that was read is shown with what the form has written, collections only if they were read', () => {
	const body = {
		email_address: EMAIL,
		list_memberships: ['b', 'c'],
		first_name: 'Ann',
		phone_number: '1',
		street_address: { kind: 'work' as const, street: '1 Elm' },
		custom_fields: [{ custom_field_id: 'a', value: 'new' }],
	};
	const core = { contact_id: 'the-id', first_name: 'Ann', last_name: 'Lee' };
	expect(asSignedUp({ contact_id: 'the-id', first_name: 'Bo', last_name: 'Lee' }, body)).toEqual(
		core,
	);
	const stored = {
		...core,
		phone_numbers: [{ kind: 'home', phone_number: '2' }],
		street_addresses: [{ kind: 'work' as const, street: '2 Elm', city: 'Salem' }],
		custom_fields: [{ custom_field_id: 'a', value: 'old' }],
		list_memberships: ['a', 'b'],
	};
	expect(asSignedUp(stored, body)).toEqual({
		...core,
		phone_numbers: [...stored.phone_numbers, { kind: 'other', phone_number: '1' }],
		street_addresses: [{ kind: 'work', street: '1 Elm', city: 'Salem' }],
		custom_fields: body.custom_fields,
		list_memberships: ['a', 'b', 'c'],
	});
	expect(asSignedUp(stored, { list_memberships: [] })).toEqual(stored);
});

test('more lists than a contact can have are refused', () => {
	const lists = Array.from({ length: 51 }, (_, index) => `list ${index}`);
	expect(signUp({}, lists.slice(0, 50)).body.list_memberships).toHaveLength(50);
	expect(refusal(() => signUp({}, lists)).message).toBe(
		'The contact would have 51 lists, Constant Contact allows 50',
	);
});

test('more custom fields than the form takes are refused, choices do not count', () => {
	const plain = Array.from({ length: 50 }, (_, index) => ({
		custom_field_id: `field ${index}`,
		value: 'x',
	}));
	const choice = { custom_field_id: 'color', choice_ids: ['1'] };
	const withFields = (...customFields: Contact['customFields']) =>
		toSignUp(EMAIL, { ...emptyContact(), lists: ['news'], customFields });
	expect(withFields(...plain, choice).body.custom_fields).toHaveLength(50);
	const oneMore = { custom_field_id: 'one more', value: 'x' };
	expect(refusal(() => withFields(...plain, oneMore)).message).toBe(
		'The contact would have 51 custom fields, Constant Contact allows 50',
	);
});

test('form and rest together carry everything that is mapped, and nothing twice', () => {
	fc.assert(
		fc.property(mappedContact(), ({ contact, says }) => {
			const shapes = unlessRefused(() => toSignUp(EMAIL, contact));
			fc.pre(shapes !== undefined);
			const inForm = sayingsOfForm(shapes.body);
			const inRest = sayingsOfModel(shapes.rest);
			expect(Object.keys(inForm).filter((field) => field in inRest)).toEqual([]);
			expect({ ...inForm, ...inRest }).toEqual(says);
			expect(isEmptyContact(shapes.rest)).toBe(Object.keys(inRest).length === 0);
		}),
		RUNS,
	);
});

test('the form is one the API takes, and only too many lists or fields are refused', () => {
	fc.assert(
		fc.property(mappedContact({ minLists: 1 }), ({ contact }) => {
			const shapes = unlessRefused(() => toSignUp(EMAIL, contact));
			const plain = contact.customFields.filter((field) => field.value !== undefined);
			expect(shapes === undefined).toBe(contact.lists.length > 50 || plain.length > 50);
			if (shapes) expect(violations(SIGN_UP_BODY, shapes.body)).toEqual([]);
		}),
		RUNS,
	);
});
