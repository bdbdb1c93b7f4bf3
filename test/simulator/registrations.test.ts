import type { IDataObject } from 'n8n-workflow';
import { Asked } from './support';

const EVENT = '0000000e-0000-4000-8000-0000000000e1';
const PATH = `events/${EVENT}/tracks/0000e1/registrations`;

const id = (number: number) => `0000000f-0000-4000-8000-${String(number).padStart(12, '0')}`;
const registration = (number: number, more: IDataObject = {}) => ({
	registration_id: id(number),
	email_address: `${number}@example.com`,
	registration_time: `2027-01-0${number}T09:00:00.000Z`,
	...more,
});
const withRegistrations = async (registrations: IDataObject[], switches: IDataObject = {}) =>
	await Asked.create({ settings: { switches }, events: [{ event_id: EVENT, registrations }] });
const numbers = async (asked: Asked, query = '') => {
	const page = await asked.send<{ records: IDataObject[]; next_cursor?: string }>(
		200,
		'GET',
		`${PATH}?${query}`,
	);
	const found = page.records.map(({ email_address }) => Number.parseInt(String(email_address)));
	return { found, next: page.next_cursor };
};
const stored = async (asked: Asked) => {
	const [{ registrations }] = await asked.account.events();
	return registrations as IDataObject[];
};

test('registrations are listed without contact, answers and keys, and read with them', async () => {
	const tickets = [{ order_ticket_key: 'one', price: 25 }];
	const asked = await withRegistrations([registration(1, { tickets, answers: { Diet: 'None' } })]);
	const { records } = await asked.send<{ records: IDataObject[] }>(200, 'GET', PATH);
	expect(records).toMatchObject([{ tickets: 1, total: 25, track_key: '0000e1' }]);
	expect(records[0]).not.toHaveProperty('contact_id');
	const read = await asked.send(200, 'GET', `${PATH}/${id(1)}`);
	expect(read.contact_id).toEqual(expect.any(String));
	expect(read.contact).toContainEqual(
		expect.objectContaining({ field_label: 'Diet', field_value: 'None' }),
	);
	expect(read.tickets).toMatchObject([{ order_ticket_key: 'one' }]);
	await asked.send(404, 'GET', `${PATH}/${id(2)}`);
	await asked.send(404, 'GET', `events/${EVENT}/tracks/other1/registrations`);
});

test.each([
	['newestFirst', [3, 2, 1]],
	['oldestFirst', [1, 2, 3]],
	['byId', [1, 2, 3]],
])('the order without a word is %s', async (registrationOrder, order) => {
	const asked = await withRegistrations(
		[2, 1, 3].map((each) => registration(each)),
		{
			registrationOrder,
		},
	);
	expect((await numbers(asked)).found).toEqual(order);
});

test('registrations are sorted and filtered', async () => {
	const asked = await withRegistrations([
		registration(1, { last_name: 'Rossi', registration_status: 'CANCELED' }),
		registration(2, { last_name: 'Bruno', payment_status: 'PAID' }),
	]);
	expect((await numbers(asked, 'sort_by=last_name')).found).toEqual([2, 1]);
	expect((await numbers(asked, 'search_text=ross')).found).toEqual([1]);
	expect((await numbers(asked, 'registration_status=CANCELED')).found).toEqual([1]);
	expect((await numbers(asked, 'payment_status=PAID')).found).toEqual([2]);
	await asked.send(400, 'GET', `${PATH}?registration_status=CANCELLED`);
	await asked.send(400, 'GET', `${PATH}?limit=2&page_size=3`);
});

test.each([
	['offset', [3, 2, 2, 1]],
	['place', [3, 2, 1]],
])('pages may shift when somebody registers: %s', async (eventCursor, seen) => {
	const asked = await withRegistrations(
		[1, 2, 3].map((each) => registration(each)),
		{
			eventCursor,
		},
	);
	const first = await numbers(asked, 'limit=2');
	await asked.account.setRegistration({ event_id: EVENT, ...registration(4) });
	const { found } = await numbers(asked, `limit=2&next=${first.next}`);
	expect([...first.found, ...found]).toEqual(seen);
});

test('a status is changed for those for whom it can be', async () => {
	const asked = await withRegistrations([registration(1), registration(2, { locked: true })]);
	const change = (...ids: string[]) => ({ registration_ids: ids, registration_status: 'CANCELED' });
	const query = 'return_items_to_inventory=true';
	expect(await asked.send(200, 'PUT', `${PATH}?${query}`, change(id(1)))).toBeUndefined();
	expect(await asked.send(207, 'PUT', PATH, change(id(1), id(2), id(9)))).toEqual({
		failed_registration_ids: [id(2), id(9)],
	});
	expect(await stored(asked)).toMatchObject([
		{ registration_status: 'CANCELED', tickets: [{ cancelled: true }] },
		{ registration_status: 'REGISTERED' },
	]);
	const registration_ids = [id(1)];
	await asked.send(400, 'PUT', PATH, { registration_ids, registration_status: 'CANCELLED' });
});

test('a payment is changed, but for free registrations, about which nothing is said', async () => {
	const asked = await withRegistrations([
		registration(1, { payment_method: 'DOOR', payment_status: 'PENDING' }),
		registration(2),
	]);
	const change = { registration_ids: [id(1), id(2)], payment_status: 'PAID' };
	await asked.send(200, 'PUT', `${PATH}/payment_status`, change);
	const [paid, free] = await stored(asked);
	expect(paid.payment_status).toBe('PAID');
	expect(free).not.toHaveProperty('payment_status');
	await asked.send(400, 'PUT', `${PATH}/payment_status`, { ...change, payment_status: 'OPEN' });
});
