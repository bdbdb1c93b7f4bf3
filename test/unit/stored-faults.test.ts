import { emptyContact } from '../../nodes/ConstantContact/contact-model/contact';
import { STANDARD_FIELDS } from '../../nodes/ConstantContact/contact-model/field-table';
import { readContact } from '../../nodes/ConstantContact/contact-model/read-contact';
import { storedFault } from '../../nodes/ConstantContact/contact-model/stored-faults';
import type { StoredContact } from '../../nodes/ConstantContact/contact-model/stored-contact';
import { putContact } from '../../nodes/ConstantContact/resources/contact/put-contact';
import { ApiFailure } from '../../nodes/ConstantContact/transport/api-failure';

const long = (length: number) => 'x'.repeat(length);
const read = (values: Record<string, unknown>) =>
	readContact(Object.entries(values), [...STANDARD_FIELDS]);
const stored = (more: object): StoredContact => ({ contact_id: 'the-id', ...more });
const STORED = {
	company_name: long(68),
	phone_numbers: [{ kind: 'home', phone_number: long(26) }],
	street_addresses: [{ kind: 'work', street: long(255), city: long(51) }],
	custom_fields: [{ custom_field_id: 'the-field', value: long(256) }],
};

test.each([
	['company_name', "the stored 'Company Name' has 68 characters, 50 are allowed"],
	['phone_numbers', "the stored 'Home Phone' has 26 characters, 25 are allowed"],
	['street_addresses', "the stored 'Work City' has 51 characters, 50 are allowed"],
	['custom_fields', 'the stored custom field the-field has 256 characters, 255 are allowed'],
])('a stored %s over its limit is named', (name, words) => {
	const one = stored({ [name]: STORED[name as 'custom_fields'] });
	expect(storedFault(one, emptyContact(), [], '')).toBe(words);
});

test('what is mapped or cleared is not blamed on what is stored', () => {
	const { phone_numbers, company_name } = STORED;
	const one = stored({ phone_numbers, company_name });
	expect(storedFault(one, read({ company_name: 'A', home_phone: '1' }), [], '')).toBeUndefined();
	const cleared = STANDARD_FIELDS.filter(({ id }) => ['company_name', 'home_phone'].includes(id));
	expect(storedFault(one, emptyContact(), cleared, 'company_name')).toBeUndefined();
});

test('what is mapped is not blamed, part by part and field by field', () => {
	const { street_addresses, custom_fields } = STORED;
	const one = stored({ street_addresses, custom_fields });
	const customFields = [{ custom_field_id: 'the-field', value: 'a' }];
	const work = { ...emptyContact(), customFields, addresses: { work: { city: 'Salem' } } };
	expect(storedFault(one, work, [], '')).toBeUndefined();
	expect(storedFault(one, { ...work, addresses: { home: { city: 'Salem' } } }, [], '')).toMatch(
		/'Work City'/,
	);
	const other = [{ custom_field_id: 'another', value: 'a' }];
	expect(storedFault(one, { ...work, customFields: other }, [], '')).toMatch(/the-field/);
});

test('a stored property that the service names is named, unless it is mapped', () => {
	const one = stored({ first_name: 'T.J.', job_title: 'Baker' });
	const detail = 'first_name does not have a valid value';
	expect(storedFault(one, read({ last_name: 'Lee' }), [], detail)).toBe(
		"'First Name' was sent as it is stored",
	);
	expect(storedFault(one, read({ first_name: 'J.T.' }), [], detail)).toBeUndefined();
});

test('the user reads that the refused value is the stored one', async () => {
	const refusal = new ApiFailure('Refused: company_name', 'Change the value', 400, 'company_name');
	const api = {
		put: jest.fn(async () => await Promise.reject(refusal)),
		written: { add: jest.fn() },
	};
	const email_address = { address: 'ann@example.com', permission_to_send: 'explicit' };
	const one = stored({ email_address, company_name: STORED.company_name });
	const writing = putContact(api as never, one, { contact: read({ last_name: 'Lee' }) });
	await expect(writing).rejects.toMatchObject({
		message: expect.stringContaining("the stored 'Company Name' has 68 characters"),
		remedy: expect.stringContaining('Correct the contact in Constant Contact'),
	});
	expect(api.put).toHaveBeenCalledTimes(1);
});
