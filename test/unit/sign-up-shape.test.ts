import fc from 'fast-check';
import { emptyContact, type Contact } from '../../nodes/ConstantContact/contact-model/contact';
import { isEmptyContact } from '../../nodes/ConstantContact/contact-model/contact-shapes';
import { STANDARD_FIELDS } from '../../nodes/ConstantContact/contact-model/fields';
import { readContact } from '../../nodes/ConstantContact/contact-model/read-contact';
import { toSignUp } from '../../nodes/ConstantContact/contact-model/sign-up-shape';
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
