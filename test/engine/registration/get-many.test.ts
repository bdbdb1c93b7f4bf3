import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	accountWith,
	goOn,
	id,
	PATH,
	pick,
	PRESS,
	PRESS_PATH,
	registered,
	registration,
	TASTING,
	values,
} from './support';

const EVENT = `GET /v3/events/${TASTING}`;
const ALL = { ...pick(TASTING), returnAll: true };
const many = (count: number) => Array.from({ length: count }, (_, number) => registered(number, 1));

async function found(registrations: object[], parameters: INodeParameters, switches: object = {}) {
	const account = await accountWith(registrations, switches);
	const { output, message, remedy } = await registration(account, 'getAll', {
		...ALL,
		...parameters,
	});
	return { account, output, message, remedy, emails: values(output, 'email_address') };
}

test.each(['capitals', 'title'])(
	'rows are flat, ID, name and event first; payments in %s',
	async (paymentCase) => {
		const { output } = await found([registered(1)], {}, { paymentCase });
		expect(Object.keys(output[0]).slice(0, 6)).toEqual([
			'registration_id',
			'first_name',
			'last_name',
			'email_address',
			'event_id',
			'event_name',
		]);
		expect(output).toEqual([
			{
				registration_id: id(101),
				first_name: 'Ann 1',
				last_name: 'Lee 1',
				email_address: 'ann1@example.com',
				event_id: TASTING,
				event_name: 'Tasting',
				registration_status: 'REGISTERED',
				registration_time: '2026-03-01T08:00:00.000Z',
				payment_status: 'PENDING',
				new_contact: true,
				ticket_count: 1,
				total: 25,
				track_key: '000001',
				checkin_status: 'NOT_CHECKED_IN',
				checkedIn_tickets: 0,
				eligible_checkin_tickets: 1,
			},
		]);
	},
);

test.each<[string, INodeParameters, number[]]>([
	['the status', { status: 'CANCELED' }, [2]],
	['the status in the spelling of payments', { status: 'CANCELLED' }, [2]],
	['the status by its name', { status: 'Cancelled' }, [2]],
	['a status that the API reference does not have alone', { status: 'IN_PROGRESS' }, [3]],
	['the payment status', { paymentStatus: 'CANCELLED' }, [3]],
	['the payment status in the spelling of registrations', { paymentStatus: 'canceled' }, [3]],
	['a name', { search: 'ann 1' }, [1]],
	['the day', { registeredAfter: '2026-03-02T08:00:00Z' }, [2, 3]],
	['the day before', { registeredBefore: '2026-03-02T08:00:00Z' }, [1]],
	['an empty filter', { search: '', registeredAfter: '' }, [1, 2, 3]],
])('they are narrowed by %s', async (_what, filters, numbers) => {
	const registrations = [
		registered(1),
		registered(2, 2, { registration_status: 'CANCELED' }),
		registered(3, 3, { registration_status: 'IN_PROGRESS', payment_status: 'CANCELLED' }),
	];
	const { emails } = await found(registrations, { filters, options: { sortBy: 'email_address' } });
	expect(emails).toEqual(numbers.map((number) => `ann${number}@example.com`));
});

test.each([
	['ASC', ['ann1@example.com', 'ann2@example.com']],
	['DESC', ['ann2@example.com', 'ann1@example.com']],
])('they are sorted, %s', async (sortOrder, sorted) => {
	const options = { sortBy: 'last_name', sortOrder };
	expect((await found([registered(1), registered(2)], { options })).emails).toEqual(sorted);
});

describe('a limit', () => {
	const pages = async (count: number, parameters: INodeParameters, switches = {}) => {
		const { account, output } = await found(many(count), parameters, switches);
		const asked = await account.journal(`GET ${PATH}`);
		return [output.length, asked.map(({ query }) => Number(query.limit))];
	};
	const limited = (limit: number, filters: INodeParameters = {}) => ({
		returnAll: false,
		limit,
		filters,
	});

	test.each<[number, number, number[]]>([
		[250, 7, [7]],
		[250, 100, [100]],
		[250, 101, [100, 100]],
		[250, 999, [100, 100, 100]],
		[100, 100, [100]],
	])('of %i registrations, %i are wanted', async (count, limit, sizes) => {
		expect(await pages(count, limited(limit))).toEqual([Math.min(count, limit), sizes]);
	});

	test('holds for what is looked for in the pages, which are whole then', async () => {
		const filters = { registeredAfter: '2026-01-01' };
		expect(await pages(250, limited(101, filters))).toEqual([101, [100, 100]]);
		expect(await pages(250, limited(1, { status: 'FAILED' }))).toEqual([0, [100, 100, 100]]);
	});

	test.each(['missing', 'empty'])(
		'all are read to the end, its cursor is %s',
		async (lastCursor) => {
			expect(await pages(250, {}, { lastCursor })).toEqual([250, [100, 100, 100]]);
		},
	);
});

test('filters and order go with each page', async () => {
	const filters = { status: 'REGISTERED', search: 'ann' };
	const options = { sortBy: 'total', sortOrder: 'DESC' };
	const { account, output } = await found(many(101), { filters, options });
	expect(output).toHaveLength(101);
	const [, second] = await account.journal(`GET ${PATH}`);
	expect(second.query).toEqual({
		limit: '100',
		registration_status: 'REGISTERED',
		search_text: 'ann',
		sort_by: 'total',
		sort_order: 'DESC',
		next: expect.any(String),
	});
});

test('each event is read once in a run, and each item keeps its own', async () => {
	const account = await accountWith([registered(1), registered(2)]);
	const events = [TASTING, PRESS].map((event) => ({ event }));
	const { paired } = await registration(
		account,
		'getAll',
		{ ...ALL, ...pick('={{ $json.event }}'), options: { sortBy: 'last_name' } },
		{ items: events },
	);
	expect(
		paired.map(({ json, pairedItem }) => [json.event_name, json.email_address, pairedItem]),
	).toEqual([
		['Tasting', 'ann1@example.com', { item: 0 }],
		['Tasting', 'ann2@example.com', { item: 0 }],
		['Press', 'ann50@example.com', { item: 1 }],
	]);
	const again = await registration(account, 'getAll', ALL, { items: [{}, {}, {}] });
	expect(again.output).toHaveLength(6);
	const requests = await account.requests();
	expect(requests.filter((each) => each === EVENT)).toHaveLength(2);
	expect(requests.filter((each) => each === `GET ${PRESS_PATH}`)).toHaveLength(1);
});

test('the event may be named', async () => {
	expect((await found([registered(1)], pick('tasting', 'name'))).output).toHaveLength(1);
});

describe('details', () => {
	const options = { includeDetails: true, sortBy: 'email_address' };

	test('add contact, answers and tickets with keys, for a request each', async () => {
		const { account, output } = await found([registered(1), registered(2)], { options });
		expect(output).toMatchObject(
			[1, 2].map((number) => ({
				registration_id: id(100 + number),
				new_contact: true,
				contact_id: id(1000 + number),
				contact: { contact_id: id(1000 + number), email_address: `ann${number}@example.com` },
				answers: { 'What do you eat?': `Olives ${number}` },
				ticket_count: 1,
				tickets: [{ order_ticket_key: `key${number}`, ticket_name: 'Seat', price: 25 }],
			})),
		);
		expect(await account.requests()).toHaveLength(4);
	});

	test('no more are read than the limit wants', async () => {
		const limited = { returnAll: false, limit: 1, options };
		const { account } = await found([registered(1), registered(2)], limited);
		expect(await account.requests()).toHaveLength(3);
	});

	test('of a registration that comes without its ID fail alone', async () => {
		const account = await accountWith([registered(1)]);
		const records = [{ first_name: 'Bob' }, { registration_id: id(101) }];
		await account.fault({ path: PATH, answer: { status: 200, body: { records } } });
		const { output } = await registration(account, 'getAll', { ...ALL, options }, goOn);
		expect(output).toMatchObject([
			{ error: expect.stringContaining('The details of registration without an ID could not') },
			{ registration_id: id(101), contact_id: id(1001) },
		]);
	});

	test('that cannot be read fail alone', async () => {
		const account = await accountWith([registered(1), registered(2), registered(3)]);
		await account.fault({ path: `${PATH}/${id(102)}`, answer: { status: 404 } });
		const parameters = { ...ALL, options };
		const { output, paired } = await registration(account, 'getAll', parameters, goOn);
		expect(values(output, 'registration_id')).toEqual([id(101), undefined, id(103)]);
		expect(output[1].error).toContain(`The details of registration ${id(102)} could not be read`);
		expect(paired.map(({ pairedItem }) => pairedItem)).toEqual(Array(3).fill({ item: 0 }));
	});

	test('with On Error set to stop, nothing is read after the first that fails', async () => {
		const account = await accountWith([registered(1), registered(2), registered(3)]);
		await account.fault({ path: `${PATH}/${id(102)}`, answer: { status: 503 } });
		const { message } = await registration(account, 'getAll', { ...ALL, options });
		expect(message).toContain(id(102));
		expect(await account.requests()).not.toContain(`GET ${PATH}/${id(103)}`);
	});
});

test('a registration without a date is left out of a period, and counted', async () => {
	const account = await accountWith([registered(1), registered(2)]);
	await account.fault({
		path: PATH,
		answer: {
			status: 200,
			body: { records: [{ registration_id: 'a' }, { registration_id: 'b' }] },
		},
	});
	const filters = { registeredAfter: '2026-01-01' };
	const { output, hints } = await registration(account, 'getAll', { ...ALL, filters });
	expect(output).toEqual([]);
	expect(hints.map(({ message }) => message)).toEqual([
		'Registrations without a date are left out: 2',
	]);
});

describe('what is of no use is refused before anything is sent', () => {
	test.each<[string, INodeParameters, string, string]>([
		[
			'an order of nothing',
			{ options: { sortOrder: 'DESC' } },
			"'Sort Order' has a value, but 'Sort By' has none",
			"Add 'Sort By'",
		],
		[
			'a status that there is not',
			{ filters: { status: 'PAID' } },
			`'Status' is "PAID"`,
			'Use one of: Cancelled, Expired,',
		],
		[
			'a period without time',
			{ filters: { registeredAfter: '2026-02-01', registeredBefore: '2026-01-01' } },
			"'Registered After' is not before 'Registered Before'",
			'Nothing lies between',
		],
		['no event', pick('={{ "" }}'), "'Event' is empty", 'Pick one'],
	])('%s', async (_what, parameters, text, help) => {
		const { account, message, remedy } = await found([registered(1)], parameters);
		expect(message).toContain(text);
		expect(remedy).toContain(help);
		expect(await account.requests()).toEqual([]);
	});
});

describe('an event', () => {
	test('that is unknown fails with its item', async () => {
		const account = await accountWith([registered(1)]);
		const items = [{ event: id(404) }, { event: TASTING }] as IDataObject[];
		const parameters = { ...ALL, ...pick('={{ $json.event }}') };
		const { output } = await registration(account, 'getAll', parameters, { items, ...goOn });
		expect(output).toMatchObject([
			{ error: expect.stringContaining('does not know what the request names') },
			{ email_address: 'ann1@example.com' },
		]);
	});

	test.each([{}, { default_track: null }, { default_track: { track_id: '' } }])(
		'without a track is told: %j',
		async (more) => {
			const account = await accountWith([registered(1)]);
			const body = { event_id: TASTING, name: 'Tasting', ...more };
			await account.fault({ path: `/v3/events/${TASTING}`, answer: { status: 200, body } });
			const { message } = await registration(account, 'getAll', ALL);
			expect(message).toContain('The event "Tasting" has no track for registrations');
		},
	);

	test('that could not be read is read again by the next item', async () => {
		const account = await accountWith([registered(1)]);
		const path = `/v3/events/${TASTING}`;
		await account.fault({ path, answer: { status: 503 }, times: 1 });
		const { output } = await registration(account, 'getAll', ALL, { items: [{}, {}], ...goOn });
		expect(output).toMatchObject([{ error: expect.any(String) }, { registration_id: id(101) }]);
	});
});
