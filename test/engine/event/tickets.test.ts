import type { IDataObject } from 'n8n-workflow';
import { EVENT, OTHER, pick, run, withTasting } from './support';

const KEYS = ['a1', 'b2', 'c3', 'd4', 'e5', 'f6', 'g7', 'h8'];
const registrations = [
	{
		tickets: [
			...KEYS.map((key) => ({ order_ticket_key: key })),
			{ order_ticket_key: 'off', cancelled: true },
		],
	},
];
const withTickets = async (switches: IDataObject = {}, event: IDataObject = {}) =>
	await withTasting({ registrations, ...event }, switches);
type Account = Awaited<ReturnType<typeof withTickets>>;

/** Who has come, by the simulator's own data. */
async function checkedIn(account: Account) {
	const [event] = await account.events();
	const [{ tickets }] = event.registrations as Array<{ tickets: IDataObject[] }>;
	return tickets.filter((each) => each.checked_in_time).map((each) => each.order_ticket_key);
}
const keys = (ticketKeys: unknown) => ({ ...pick(EVENT), ticketKeys: ticketKeys as string });
const onError = { settings: { onError: 'continueRegularOutput' } } as const;

test('tickets are checked in and out together, and an item comes out for each', async () => {
	const account = await withTickets();
	const { output } = await run(account, 'checkIn', keys('a1, b2 ; a1'));
	expect(output).toEqual([
		{ event_id: EVENT, order_ticket_key: 'a1', checked_in: true },
		{ event_id: EVENT, order_ticket_key: 'b2', checked_in: true },
	]);
	expect(await checkedIn(account)).toEqual(['a1', 'b2']);
	const undone = await run(account, 'undoCheckIn', keys(['a1']));
	expect(undone.output).toEqual([{ event_id: EVENT, order_ticket_key: 'a1', checked_in: false }]);
	expect(await checkedIn(account)).toEqual(['b2']);
	expect(await account.requests()).toHaveLength(2);
});

describe.each([
	['nothingDone', 'badRequest'],
	['othersDone', 'notFound'],
])(
	'where a refused ticket leaves the others %s, and an unknown one is %s',
	(side, unknownTicket) => {
		const switches = { refusedCheckIn: side, unknownTicket };

		test('a cancelled ticket fails alone', async () => {
			const account = await withTickets(switches);
			const given = ['a1', 'b2', 'off', 'c3'];
			const { output, error } = await run(account, 'checkIn', keys(given), onError);
			expect(error).toBeUndefined();
			expect(output.map((row) => row.order_ticket_key ?? row.error)).toEqual([
				'a1',
				'b2',
				expect.stringContaining('The ticket "off" is not checked in'),
				'c3',
			]);
			expect(await checkedIn(account)).toEqual(['a1', 'b2', 'c3']);
		});

		test('a run that stops at it says that the others are checked in', async () => {
			const account = await withTickets(switches);
			const { message, remedy } = await run(account, 'checkIn', keys('a1, off, c3'));
			expect(message).toContain('The ticket "off" is not checked in');
			expect(remedy).toContain('2 others of the item are checked in');
			expect(await checkedIn(account)).toEqual(['a1', 'c3']);
		});
	},
);

test.each(['badRequest', 'notFound'])(
	'an unknown ticket fails alone: %s',
	async (unknownTicket) => {
		const account = await withTickets({ unknownTicket });
		const { output } = await run(account, 'checkIn', keys('a1, x9'), onError);
		expect(output.map((row) => row.order_ticket_key ?? row.error)).toEqual([
			'a1',
			expect.stringContaining('The ticket "x9" is not checked in'),
		]);
	},
);

test('one ticket among eight is found with few requests', async () => {
	const account = await withTickets();
	await run(account, 'checkIn', keys([...KEYS.slice(0, 7), 'off']), onError);
	expect(await checkedIn(account)).toEqual(KEYS.slice(0, 7));
	// All, the event, and then 4, 2 and 1 of them: what is left is the one, and is asked for alone.
	expect(await account.requests()).toHaveLength(6);
});

test.each([
	[400, 'Too many tickets'],
	[404, 'Not here'],
])('tickets that are refused together only, with %d, are all checked in', async (status, words) => {
	const account = await withTickets();
	const body = [{ error_key: 'x', error_message: words }];
	await account.fault({ method: 'POST', times: 1, answer: { status, body } });
	const { output, message } = await run(account, 'checkIn', keys(KEYS.slice(0, 4)));
	expect(message).toBeUndefined();
	expect(output).toHaveLength(4);
	expect(await checkedIn(account)).toEqual(KEYS.slice(0, 4));
});

test('one ticket alone costs one request, whatever becomes of it', async () => {
	const account = await withTickets();
	const { message, remedy } = await run(account, 'checkIn', keys('off'));
	expect(message).toContain('The ticket "off" is not checked in');
	expect(remedy).not.toContain('others');
	expect(remedy).toContain('whether the ticket is cancelled');
	expect(await account.requests()).toHaveLength(1);
});

test.each([
	['keepsTime', true],
	['renewsTime', true],
	['refused', false],
])('a ticket that is checked in already: %s', async (checkInAgain, isTaken) => {
	const account = await withTickets({ checkInAgain });
	await run(account, 'checkIn', keys('a1'));
	const { error } = await run(account, 'checkIn', keys('a1'));
	expect(error === undefined).toBe(isTaken);
	expect(await checkedIn(account)).toEqual(['a1']);
});

test('an event that is not open is told once for all tickets', async () => {
	const account = await withTickets({}, { status: 'DRAFT' });
	const { message, output } = await run(account, 'checkIn', keys(KEYS));
	expect(message).toContain('The event "Tasting" has the status DRAFT');
	expect(output).toEqual([]);
	expect(await account.requests()).toHaveLength(2);
});

test('an unknown event is told once for all tickets', async () => {
	const account = await withTickets();
	const { message } = await run(account, 'checkIn', { ...keys(KEYS), ...pick(OTHER) });
	expect(message).toContain('does not know');
	expect(await account.requests()).toHaveLength(2);
});

test('a fault of the service is that of the item, and is not asked about for each ticket', async () => {
	const account = await withTickets();
	await account.fault({ method: 'POST', answer: { status: 503, body: '' } });
	const { output, message } = await run(account, 'checkIn', keys(KEYS), onError);
	expect(message).toBeUndefined();
	expect(output).toHaveLength(1);
	expect(await account.requests()).toHaveLength(1);
});

test('a lost answer says whether repeating does harm', async () => {
	const account = await withTickets();
	await account.fault({ method: 'POST', break: 'reset' });
	const { remedy } = await run(account, 'checkIn', keys('a1'));
	expect(remedy).toContain('Repeating lets nobody in twice');
	expect(await account.requests()).toHaveLength(1);
});

test.each([
	[{ failed_order_ticket_keys: ['b2'] }],
	[{ failed_order_ticket_keys: 'B2' }],
	[{ failed_order_ticket_keys: [{ order_ticket_key: 'b2', why: 'cancelled' }] }],
	[['b2']],
])('a part that the service names fails alone: %j', async (body) => {
	const account = await withTickets();
	await account.fault({ method: 'POST', answer: { status: 207, body } });
	const { output } = await run(account, 'checkIn', keys('a1, b2, c3'), onError);
	expect(output.map((row) => row.order_ticket_key ?? row.error)).toEqual([
		'a1',
		expect.stringContaining('The ticket "b2" is not checked in'),
		'c3',
	]);
	expect(await account.requests()).toHaveLength(1);
});

test.each([
	[{}],
	[{ failed_order_ticket_keys: [] }],
	[{ failed_order_ticket_keys: ['a1', 'x9'] }],
	[{ failed_order_ticket_keys: ['a1', { code: 7 }] }],
])('a part of which nobody says which it is counts as not done: %j', async (body) => {
	const account = await withTickets();
	await account.fault({ method: 'POST', answer: { status: 207, body } });
	const { output } = await run(account, 'checkIn', keys('a1, b2'), onError);
	expect(output.map(({ error }) => error)).toEqual([
		expect.stringContaining('The ticket "a1" is not checked in'),
		expect.stringContaining('The ticket "b2" is not checked in'),
	]);
});

test.each([
	['', "'Ticket Keys' is empty"],
	[[], "'Ticket Keys' is empty"],
	[[{}], "'Ticket Keys' is not text"],
	[' , ', "'Ticket Keys'"],
])('%j is refused before anything is sent', async (ticketKeys, words) => {
	const account = await withTickets();
	const parameters = { ...pick(EVENT), ticketKeys: '={{ $json.keys }}' };
	const { message } = await run(account, 'checkIn', parameters, { items: [{ keys: ticketKeys }] });
	expect(message).toContain(words);
	expect(await account.requests()).toEqual([]);
});
