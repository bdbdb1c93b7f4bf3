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
	storedIn,
	TASTING,
	values,
} from './support';

const PUT = `PUT ${PATH}`;
const PAYMENT = `PUT ${PATH}/payment_status`;
const CANCEL = { change: 'status', newStatus: 'CANCELED' };
const PAID = { change: 'payment', newPaymentStatus: 'PAID' };
const BY_ITEM = { ...pick(TASTING), registrationIds: '={{ $json.id }}' };
const some = (...numbers: number[]) => numbers.map((number) => registered(number));
const itemsOf = (...numbers: number[]) => numbers.map((number) => ({ id: id(100 + number) }));

const update = async (
	account: Awaited<ReturnType<typeof accountWith>>,
	parameters: INodeParameters,
	items: IDataObject[] = [{}],
	settings = {},
) => await registration(account, 'update', parameters, { items, ...settings });

/** What the requests have sent. */
const sent = async (account: Awaited<ReturnType<typeof accountWith>>) =>
	(await account.journal()).filter(({ method }) => method === 'PUT');

test.each<[string, INodeParameters, string, IDataObject, IDataObject]>([
	[
		'the status, and items return by default',
		CANCEL,
		PUT,
		{ registration_status: 'CANCELED' },
		{ return_items_to_inventory: 'true' },
	],
	[
		'the status, and no items return',
		{ ...CANCEL, returnItems: false },
		PUT,
		{ registration_status: 'CANCELED' },
		{ return_items_to_inventory: 'false' },
	],
	[
		'the status in the spelling of payments',
		{ change: 'status', newStatus: 'Cancelled' },
		PUT,
		{ registration_status: 'CANCELED' },
		{ return_items_to_inventory: 'true' },
	],
	['the payment status', PAID, PAYMENT, { payment_status: 'PAID' }, {}],
	[
		'the payment status in the spelling of registrations',
		{ change: 'payment', newPaymentStatus: 'CANCELED' },
		PAYMENT,
		{ payment_status: 'CANCELLED' },
		{},
	],
])('%s', async (_what, change, request, changed, query) => {
	const account = await accountWith(some(1, 2));
	const { output } = await update(account, { ...BY_ITEM, ...change }, itemsOf(1));
	const event = { event_id: TASTING, event_name: 'Tasting' };
	expect(output).toEqual([{ registration_id: id(101), ...event, ...changed }]);
	const [{ body, query: asked }] = await account.journal(request);
	expect(body).toEqual({ registration_ids: [id(101)], ...changed });
	expect(asked).toEqual(query);
	const stored = await storedIn(account);
	expect(stored.get(id(101))).toMatchObject(changed);
	expect(stored.get(id(102))).not.toMatchObject(changed);
});

test.each([[['CANCELED']], ['\u200bcanceled '], ['Cancelled']])(
	'a status may come as %j',
	async (status) => {
		const account = await accountWith(some(1));
		const parameters = { ...BY_ITEM, change: 'status', newStatus: '={{ $json.status }}' };
		const { output } = await update(account, parameters, [{ ...itemsOf(1)[0], status }]);
		expect(output).toMatchObject([{ registration_status: 'CANCELED' }]);
	},
);

test('what is the same goes in one request, what differs in one each', async () => {
	const account = await accountWith(some(1, 2, 3, 4));
	const items = [
		{ id: id(101), event: TASTING, status: 'CANCELED' },
		{ id: id(150), event: PRESS, status: 'CANCELED' },
		{ id: id(102), event: TASTING, status: 'PENDING' },
		{ id: `${id(103)}, ${id(104)},${id(103)}`, event: TASTING, status: 'CANCELED' },
	];
	const { paired } = await update(
		account,
		{
			...pick('={{ $json.event }}'),
			registrationIds: '={{ $json.id }}',
			change: 'status',
			newStatus: '={{ $json.status }}',
		},
		items,
	);
	const rows = [
		[101, 0, 'CANCELED'],
		[150, 1, 'CANCELED'],
		[102, 2, 'PENDING'],
		[103, 3, 'CANCELED'],
		[104, 3, 'CANCELED'],
	] as const;
	expect(
		paired.map(({ json, pairedItem }) => [
			json.registration_id,
			pairedItem,
			json.registration_status,
		]),
	).toEqual(rows.map(([number, item, status]) => [id(number), { item }, status]));
	expect((await sent(account)).map(({ path, body }) => [path, body.registration_ids])).toEqual([
		[PATH, [id(101), id(103), id(104)]],
		[PRESS_PATH, [id(150)]],
		[PATH, [id(102)]],
	]);
	expect(await account.requests()).toHaveLength(5);
});

test('a hundred go in one request, and none twice', async () => {
	const numbers = Array.from({ length: 201 }, (_, number) => number);
	const account = await accountWith(some(...numbers));
	const items = itemsOf(...numbers, 0);
	const { output } = await update(account, { ...BY_ITEM, ...CANCEL }, items);
	expect(values(output, 'registration_id')).toEqual(values(items, 'id'));
	const sizes = (await sent(account)).map(({ body }) => (body.registration_ids as []).length);
	expect(sizes).toEqual([100, 100, 1]);
});

test('a registration that changes several times ends as the last item says', async () => {
	const account = await accountWith(some(1, 2));
	const statuses = ['CANCELED', 'REGISTERED', 'CANCELED', 'CANCELED'];
	const items = [1, 1, 1, 2].map((number, index) => ({
		...itemsOf(number)[0],
		status: statuses[index],
	}));
	const parameters = { ...BY_ITEM, change: 'status', newStatus: '={{ $json.status }}' };
	const { output } = await update(account, parameters, items);
	expect(values(output, 'registration_status')).toEqual(statuses);
	expect((await sent(account)).map(({ body }) => body)).toMatchObject([
		{ registration_ids: [id(101), id(102)], registration_status: 'CANCELED' },
		{ registration_ids: [id(101)], registration_status: 'REGISTERED' },
		{ registration_ids: [id(101)], registration_status: 'CANCELED' },
	]);
	expect((await storedIn(account)).get(id(101))?.registration_status).toBe('CANCELED');
});

test.each<[string, unknown, number[]]>([
	['an array', '={{ $json.ids }}', [1, 2]],
	['JSON', '={{ JSON.stringify($json.ids) }}', [1, 2]],
	['one', '={{ $json.ids[1] }}', [2]],
])('IDs may be %s', async (_what, registrationIds, numbers) => {
	const account = await accountWith(some(1, 2));
	const parameters = { ...pick(TASTING), registrationIds, ...CANCEL } as INodeParameters;
	const { output } = await update(account, parameters, [{ ids: values(itemsOf(1, 2), 'id') }]);
	expect(values(output, 'registration_id')).toEqual(values(itemsOf(...numbers), 'id'));
});

describe('registrations that the service does not change', () => {
	const NOT = (number: number) => `Constant Contact has not changed the registration ${id(number)}`;

	test('fail alone, in words', async () => {
		const account = await accountWith([...some(1), registered(2, 2, { locked: true }), ...some(3)]);
		const items = itemsOf(1, 2, 3, 404);
		const { paired } = await update(account, { ...BY_ITEM, ...CANCEL }, items, goOn);
		expect(paired.map(({ json, pairedItem }) => [json.registration_id, pairedItem])).toEqual([
			[id(101), { item: 0 }],
			[undefined, { item: 1 }],
			[id(103), { item: 2 }],
			[undefined, { item: 3 }],
		]);
		expect(paired[1].json.error).toContain(NOT(102));
		expect(paired[1].json.message).toContain('The others that were sent with it');
		expect(paired[1].json.message).not.toContain('done, too');
		expect(paired[3].json.error).toContain(NOT(504));
	});

	test('fail alone among those of one item', async () => {
		const account = await accountWith([...some(1), registered(2, 2, { locked: true })]);
		const items = [{ id: [id(102), id(101)] }];
		const { output } = await update(account, { ...BY_ITEM, ...CANCEL }, items, goOn);
		expect(output).toMatchObject([
			{ error: expect.stringContaining(NOT(102)) },
			{ registration_id: id(101) },
		]);
	});

	test('stop the run, which says what is done', async () => {
		const locked = registered(2, 2, { locked: true });
		const account = await accountWith([...some(1), locked, ...some(3, 4)]);
		const items = itemsOf(1, 2, 3, 4);
		const { message, remedy, execution } = await update(account, { ...BY_ITEM, ...CANCEL }, items);
		expect(message).toBe(`${NOT(102)} [item 1]`);
		expect(remedy).toContain('What was already sent is done, too: item 2, item 3');
		expect(execution.finished).not.toBe(true);
	});

	test('stop the run before the next request', async () => {
		const account = await accountWith([registered(1, 1, { locked: true }), ...some(2)]);
		const items = [
			{ id: id(101), event: TASTING },
			{ id: id(150), event: PRESS },
		];
		const parameters = { ...BY_ITEM, ...CANCEL, ...pick('={{ $json.event }}') };
		const { message, remedy } = await update(account, parameters, items);
		expect(message).toContain(NOT(101));
		expect(remedy).not.toContain('done, too');
		expect((await sent(account)).map(({ path }) => path)).toEqual([PATH]);
	});

	test.each<[string, unknown, boolean[]]>([
		['in capitals', { failed_registration_ids: [id(102).toUpperCase()] }, [false, true]],
		['as one text', { failed_registration_ids: id(102) }, [false, true]],
		['as none', { failed_registration_ids: [] }, [false, false]],
		['as null', { failed_registration_ids: null }, [false, false]],
		['not at all', {}, [false, false]],
		[
			'in objects',
			{ failed_registration_ids: [{ registration_id: id(102), why: 'x' }] },
			[false, true],
		],
		['in both forms', { failed_registration_ids: [{ id: id(101) }, id(102)] }, [true, true]],
		['under another name', { errors: [{ registration_id: id(102) }] }, [false, true]],
		['as a list alone', [id(102)], [false, true]],
		['in words alone', { message: 'Some failed' }, [true, true]],
		['under other IDs', { failed_registration_ids: ['x', id(102)] }, [true, true]],
	])('may be told %s', async (_how, body, failed) => {
		const account = await accountWith(some(1, 2));
		await account.fault({ method: 'PUT', answer: { status: 207, body } });
		const { output } = await update(account, { ...BY_ITEM, ...CANCEL }, itemsOf(1, 2), goOn);
		expect(output.map(({ error }) => error !== undefined)).toEqual(failed);
	});
});

describe('a request that fails', () => {
	const items = [
		{ id: id(101), event: TASTING },
		{ id: id(150), event: PRESS },
		{ id: id(102), event: TASTING },
	];
	const parameters = { ...BY_ITEM, ...CANCEL, ...pick('={{ $json.event }}') };

	test('fails its items, and no others', async () => {
		const account = await accountWith(some(1, 2));
		await account.fault({ path: PATH, answer: { status: 400 } });
		const { output } = await update(account, parameters, items, goOn);
		expect(output.map(({ error }) => error !== undefined)).toEqual([true, false, true]);
	});

	test('is not sent again, and the words say what repeating does', async () => {
		const account = await accountWith(some(1, 2));
		await account.fault({ path: PATH, break: 'reset' });
		const { remedy } = await update(account, parameters, items);
		expect(remedy).toContain('Repeating sets the same status again');
		expect(await sent(account)).toHaveLength(1);
	});

	test('with On Error set to stop, what was sent before it is told', async () => {
		const account = await accountWith(some(1, 2));
		await account.fault({ path: PRESS_PATH, answer: { status: 400 } });
		const { message, remedy } = await update(account, parameters, items);
		expect(message).toContain('[item 1]');
		expect(remedy).toContain('What was already sent is done, too: item 2');
	});
});

describe('an item that is wrong', () => {
	const parameters = { ...BY_ITEM, ...CANCEL };
	const items = [...itemsOf(1), { id: 'ann@example.com' }, ...itemsOf(2)];
	const WRONG = `'Registration IDs' holds no ID: "ann@example.com"`;

	test('stops the run before anything is sent', async () => {
		const account = await accountWith(some(1, 2));
		const { message, output } = await update(account, parameters, items);
		expect(message).toBe(`${WRONG} [item 1]`);
		expect(output).toEqual([]);
		expect(await sent(account)).toEqual([]);
	});

	test('fails alone where the run goes on', async () => {
		const account = await accountWith(some(1, 2));
		const { output } = await update(account, parameters, items, goOn);
		expect(output).toMatchObject([
			{ registration_id: id(101) },
			{ error: `${WRONG} [item 1]`, message: expect.stringContaining('Get Many') },
			{ registration_id: id(102) },
		]);
		expect(await sent(account)).toHaveLength(1);
	});

	test.each<[INodeParameters, string]>([
		[{ registrationIds: '={{ [] }}' }, "'Registration IDs' is empty"],
		[{ registrationIds: '={{ "," }}' }, "'Registration IDs' is empty"],
		[{ newStatus: 'PAID' }, `'New Status' is "PAID"`],
		[{ change: 'payment', newPaymentStatus: 'REGISTERED' }, `'New Payment Status' is "REGISTERED"`],
		[{ change: 'both' }, `'Change' is "both"`],
	])('%j', async (more, text) => {
		const account = await accountWith(some(1));
		const given = Object.fromEntries(
			Object.entries(more).map(([name, value]) => [
				name,
				String(value).startsWith('=') ? value : `={{ "${String(value)}" }}`,
			]),
		);
		const { message } = await update(account, { ...parameters, ...given }, itemsOf(1));
		expect(message).toContain(text);
		expect(await account.requests()).toEqual([]);
	});
});

describe('verified', () => {
	const options = { verify: true };
	const free = registered(2, 2, {
		payment_method: undefined,
		payment_status: undefined,
	});

	test.each(['capitals', 'title'])(
		'a free registration fails that the service leaves out, payments in %s',
		async (paymentCase) => {
			const account = await accountWith([...some(1), free], { paymentCase });
			const parameters = { ...BY_ITEM, ...PAID, options };
			const { output } = await update(account, parameters, itemsOf(1, 2), goOn);
			expect(output).toMatchObject([
				{
					registration_id: id(101),
					first_name: 'Ann 1',
					payment_status: 'PAID',
					tickets: [{ order_ticket_key: 'key1' }],
				},
				{
					error: `The registration ${id(102)} has not changed: its payment status is none [item 1]`,
					message: expect.stringContaining('leaves free registrations'),
				},
			]);
			expect(await account.requests()).toHaveLength(4);
		},
	);

	test('without it, a free registration is not noticed', async () => {
		const account = await accountWith([free]);
		const { output } = await update(account, { ...BY_ITEM, ...PAID }, itemsOf(2), goOn);
		expect(output).toMatchObject([{ registration_id: id(102) }]);
	});

	test('only what is to be verified is read', async () => {
		const account = await accountWith(some(1, 2));
		const parameters = { ...BY_ITEM, ...CANCEL, options: { verify: '={{ $itemIndex === 1 }}' } };
		const { output } = await update(account, parameters as never, itemsOf(1, 2));
		expect(values(output, 'first_name')).toEqual([undefined, 'Ann 2']);
		expect(await account.requests()).toHaveLength(4);
	});

	test('each status is looked at', async () => {
		const account = await accountWith(some(1));
		const parameters = { ...BY_ITEM, ...CANCEL, options };
		expect((await update(account, parameters, itemsOf(1))).output).toMatchObject([
			{ registration_status: 'CANCELED' },
		]);
		await account.fault({ method: 'PUT', answer: { status: 200, body: '' } });
		const back = { ...parameters, newStatus: 'REGISTERED' };
		const { message } = await update(account, back, itemsOf(1));
		expect(message).toContain(
			`The registration ${id(101)} has not changed: its status is CANCELED`,
		);
	});

	test.each(['Cancelled', 'canceled'])('a status may be spelled %s', async (spelled) => {
		const account = await accountWith(some(1));
		const body = { registration_status: spelled };
		await account.fault({ method: 'GET', path: `${PATH}/*`, answer: { status: 200, body } });
		const { output } = await update(account, { ...BY_ITEM, ...CANCEL, options }, itemsOf(1));
		expect(output).toMatchObject([{ registration_id: id(101), registration_status: spelled }]);
	});

	test('a registration that cannot be read again was sent all the same', async () => {
		const account = await accountWith(some(1, 2));
		await account.fault({ method: 'GET', path: `${PATH}/*`, answer: { status: 503 }, times: 1 });
		const parameters = { ...BY_ITEM, ...CANCEL, options };
		const { output } = await update(account, parameters, itemsOf(1, 2), goOn);
		expect(output).toMatchObject([
			{
				error: expect.stringContaining(`${id(101)} was sent to be changed, but could not be read`),
			},
			{ registration_id: id(102) },
		]);
	});
});
