import { emptyContact } from '../../nodes/ConstantContact/contact-model/contact';
import { toContactField } from '../../nodes/ConstantContact/contact-model/custom-fields';
import { STANDARD_FIELDS } from '../../nodes/ConstantContact/contact-model/field-table';
import { readContact } from '../../nodes/ConstantContact/contact-model/read-contact';
import { refusal } from './refusal';

const CUSTOM = [
	{ custom_field_id: 'id-car', label: 'Favorite Car', type: 'string' },
	{ custom_field_id: 'id-topics', label: 'Topics', type: 'multi_select' },
	{ custom_field_id: 'id-shadow', label: 'First Name', type: 'string' },
];
const FIELDS = [...STANDARD_FIELDS, ...CUSTOM.map((each) => toContactField(each))];

const read = (values: Record<string, unknown>) => readContact(Object.entries(values), FIELDS);

describe('readContact', () => {
	test('every standard field has its place', () =>
		expect(
			read({
				first_name: ' Ann ',
				last_name: 'Lee',
				company_name: 'Acme',
				job_title: 'Pilot',
				phone: 5550100,
				birthday: '1990-03-31',
				anniversary: '06/15/2015',
				home_phone: '1',
				mobile_phone: '2',
				work_phone: '3',
				home_street: '1 Main St',
				home_city: 'Boston',
				home_postal_code: '02101',
				work_state: 'MA',
				other_country: 'France',
				'id-car': 'Tesla',
			}),
		).toEqual({
			core: {
				first_name: 'Ann',
				last_name: 'Lee',
				company_name: 'Acme',
				job_title: 'Pilot',
				birthday_month: 3,
				birthday_day: 31,
				anniversary: '2015-06-15',
			},
			phone: '5550100',
			phones: { home: '1', mobile: '2', work: '3' },
			addresses: {
				home: { street: '1 Main St', city: 'Boston', postal_code: '02101' },
				work: { state: 'MA' },
				other: { country: 'France' },
			},
			customFields: [{ custom_field_id: 'id-car', value: 'Tesla' }],
			lists: [],
			tags: [],
		}));

	test.each([[''], [' '], [null], [undefined], [[]]])('%j leaves the field out', (empty) =>
		expect(read({ first_name: empty, birthday_day: empty, phone: empty, 'id-car': empty })).toEqual(
			emptyContact(),
		),
	);

	test('zero is a value', () => expect(read({ job_title: 0 }).core).toEqual({ job_title: '0' }));

	test('false says nothing in any standard field', () => {
		for (const { id } of STANDARD_FIELDS) {
			expect(read({ [id]: false })).toEqual(emptyContact());
			expect(read({ [id]: [false] })).toEqual(emptyContact());
		}
	});

	test.each([
		[{ first_name: true }, "'First Name' is not text"],
		[{ home_city: true }, "'Home City' is not text"],
		[{ work_street: '1 Main, undefined' }, "'Work Street' is not text"],
		[{ company_name: 'None' }, "'Company Name' is not text"],
	])('%j is refused', (values, words) =>
		expect(refusal(() => read(values)).message).toContain(words),
	);

	const texts = STANDARD_FIELDS.filter(({ id, input }) => input === 'string' && id !== 'birthday');
	test.each(texts.map(({ id, label }) => [id, label]))(
		'%s takes as much text as the API stores',
		(id, label) => {
			const limit = id.endsWith('phone') ? 25 : id.endsWith('street') ? 255 : 50;
			expect(JSON.stringify(read({ [id]: '5'.repeat(limit) }))).toContain('5'.repeat(limit));
			expect(refusal(() => read({ [id]: '5'.repeat(limit + 1) })).message).toContain(
				`'${label}' has ${limit + 1} characters, ${limit} are allowed`,
			);
		},
	);

	test.each<[unknown]>([[{ toString: 1 }], [{ toISO: 1 }], [Number.NaN], [Infinity], [[['Ann']]]])(
		'%p is refused in every field',
		(value) => {
			for (const { id, label } of FIELDS) {
				expect(refusal(() => readContact([[id, value]], FIELDS)).message).toContain(`'${label}' `);
			}
		},
	);

	test.each([['unknown'], ['__proto__'], ['constructor']])('the field %p is unknown', (id) => {
		const error = refusal(() => readContact([[id, 'x']], FIELDS));
		expect(error.message).toBe(`The account has no contact field "${id}"`);
		expect(error.remedy).toContain('refresh the columns');
	});

	test('an unknown field without a value does not matter', () =>
		expect(read({ 'id-deleted': '' })).toEqual(emptyContact()));

	test.each([
		[{ birthday: '03-31', birthday_month: 3 }, "'Birthday' and 'Birthday Month'"],
		[{ birthday: '03-31', birthday_day: 31 }, "'Birthday' and 'Birthday Day'"],
		[{ phone: '1', other_phone: '2' }, "'Phone' and 'Other Phone'"],
	])('%j contradicts itself', (values, fields) =>
		expect(refusal(() => read(values)).message).toBe(
			`${fields} are both mapped, and both write the same value`,
		),
	);

	test('a contradiction needs two values', () => {
		expect(read({ birthday: '03-31', birthday_month: '' }).core.birthday_day).toBe(31);
		expect(read({ phone: '', other_phone: '2' }).phones).toEqual({ other: '2' });
	});

	test.each([
		[{ birthday_day: 31 }, "'Birthday Day' comes without 'Birthday Month'"],
		[{ birthday_month: 3 }, "'Birthday Month' comes without 'Birthday Day'"],
		[{ birthday_month: 4, birthday_day: 31 }, "'Birthday Day' 31 does not exist in month 4"],
		[{ birthday_month: 1, birthday_day: 32 }, "'Birthday Day' is not a whole number from 1 to 31"],
		[
			{ birthday_month: 13, birthday_day: 1 },
			"'Birthday Month' is not a whole number from 1 to 12",
		],
	])('%j is half a birthday', (values, message) =>
		expect(refusal(() => read(values)).message).toContain(message),
	);

	test('month and day make a birthday, 29 February too', () =>
		expect(read({ birthday_month: '2', birthday_day: 29 }).core).toEqual({
			birthday_month: 2,
			birthday_day: 29,
		}));
});
