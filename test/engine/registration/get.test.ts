import type { IDataObject } from 'n8n-workflow';
import { accountWith, goOn, id, PATH, pick, registered, registration, TASTING } from './support';

const asked = (registrationId: string) => ({ ...pick(TASTING), registrationId });

test('a registration comes with its contact, answers and tickets', async () => {
	const account = await accountWith([registered(1)]);
	const { output } = await registration(account, 'get', asked(id(101)));
	expect(Object.keys(output[0]).slice(0, 4)).toEqual([
		'registration_id',
		'first_name',
		'last_name',
		'email_address',
	]);
	expect(output).toMatchObject([
		{
			registration_id: id(101),
			first_name: 'Ann 1',
			event_id: TASTING,
			event_name: 'Tasting',
			contact_id: id(1001),
			registration_time: '2026-03-01T08:00:00.000Z',
			payment_status: 'PENDING',
			ticket_count: 1,
			contact: {
				contact_id: id(1001),
				first_name: 'Ann 1',
				last_name: 'Lee 1',
				email_address: 'ann1@example.com',
			},
			answers: { 'What do you eat?': 'Olives 1' },
			tickets: [{ order_ticket_key: 'key1', ticket_name: 'Seat', price: 25 }],
			order_summary: { payment_method: 'DOOR' },
		},
	]);
	expect(await account.requests()).toHaveLength(2);
});

test('the event is read once for all items', async () => {
	const account = await accountWith([1, 2, 3].map((number) => registered(number)));
	const items = [1, 2, 404, 3].map((number) => ({ id: id(100 + number) }));
	const { paired } = await registration(account, 'get', asked('={{ $json.id }}'), {
		items,
		...goOn,
	});
	expect(paired.map(({ json, pairedItem }) => [json.first_name, pairedItem])).toEqual([
		['Ann 1', { item: 0 }],
		['Ann 2', { item: 1 }],
		[undefined, { item: 2 }],
		['Ann 3', { item: 3 }],
	]);
	expect(await account.requests()).toHaveLength(5);
});

describe('the fields of a form', () => {
	const field = (field_name: unknown, field_label: unknown, field_value?: unknown) => ({
		field_name,
		field_label,
		field_value,
	});

	async function answered(contact: unknown, more: IDataObject = {}) {
		const account = await accountWith([]);
		const body = { registration_id: 'a', contact, ...more };
		await account.fault({ path: `${PATH}/a`, answer: { status: 200, body } });
		return (await registration(account, 'get', asked('a'))).output[0];
	}

	test('are the contact, by the names of the API, or answers, by their questions', async () => {
		const fields = [
			field('CONTACT_EMAIL_ADDRESS', 'Email Address', 'ann@example.com'),
			field('CONTACT_HOME_PHONE', 'Phone', '555'),
			field('HEADER', 'Size'),
			field('CUSTOM', 'Size', 'M'),
			field('CUSTOM', 'Size', 'L'),
			field('CUSTOM', '', 'No question'),
			field(undefined, undefined, 'Nameless'),
			field('CUSTOM', 'Left empty', null),
		];
		expect(await answered(fields, { contact_id: 'c' })).toMatchObject({
			email_address: 'ann@example.com',
			contact: { contact_id: 'c', email_address: 'ann@example.com', home_phone: '555' },
			answers: { Size: 'M', 'Size 2': 'L', CUSTOM: 'No question', Answer: 'Nameless' },
		});
	});

	test('of a ticket are those of who holds it, and leave the ticket as it is', async () => {
		const fields = [field('CONTACT_FIRST_NAME', 'First Name', 'Bo'), field('X', 'price', '9')];
		const tickets = [{ price: 25, order_ticket_key: 'k', fields }];
		expect(await answered([], { tickets })).toMatchObject({
			tickets: [
				{
					order_ticket_key: 'k',
					price: 25,
					contact: { first_name: 'Bo' },
					answers: { price: '9' },
				},
			],
		});
	});

	test.each([undefined, null, [], [null], 'junk'])('may be missing: %j', async (contact) => {
		const output = await answered(contact, { tickets: contact as never });
		expect(output).toMatchObject({ registration_id: 'a', contact: {}, answers: {}, tickets: [] });
	});
});

test.each([
	['={{ "" }}', "'Registration ID' is empty"],
	['ann@example.com', `'Registration ID' holds no ID: "ann@example.com"`],
	['..', `'Registration ID' holds no ID: ".."`],
	['a/b', `'Registration ID' holds no ID: "a/b"`],
	['={{ { registration_id: "a" } }}', "'Registration ID' is not text"],
])('%s is refused before anything is sent', async (given, text) => {
	const account = await accountWith([registered(1)]);
	const { message, remedy } = await registration(account, 'get', asked(given));
	expect(message).toContain(text);
	expect(remedy).toBeTruthy();
	expect(await account.requests()).toEqual([]);
});
