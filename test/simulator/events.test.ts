import type { IDataObject } from 'n8n-workflow';
import { Asked } from './support';

const EVENT = '0000000e-0000-4000-8000-0000000000e1';
const PATH = `events/${EVENT}`;

const days = (count: number) => new Date(Date.UTC(2027, 0, 1 + count)).toISOString();
const id = (number: number) => `0000000f-0000-4000-8000-${String(number).padStart(12, '0')}`;

const withEvents = async (events: IDataObject[], switches: IDataObject = {}) =>
	await Asked.create({ settings: { switches }, events });
const ofOne = async (event: IDataObject = {}, switches: IDataObject = {}) =>
	await withEvents([{ event_id: EVENT, name: 'Tasting', ...event }], switches);

/** The names on all pages, two on each. @param between what happens after the first page */
async function paged(asked: Asked, path: string, between = async () => await Promise.resolve()) {
	const names: unknown[] = [];
	let next = '';
	do {
		const from: string = next && `&next=${next}`;
		const { records, next_cursor } = await asked.send(200, 'GET', `${path}limit=2${from}`);
		names.push(...(records as IDataObject[]).map((each) => each.name ?? each.email_address));
		if (!next) await between();
		next = String(next_cursor ?? '');
	} while (next);
	return names;
}

describe('events', () => {
	const three = [1, 2, 3].map((day) => ({ name: `Event ${day}`, create_time: days(day) }));

	test.each([
		['newestFirst', ['Event 3', 'Event 2', 'Event 1']],
		['oldestFirst', ['Event 1', 'Event 2', 'Event 3']],
	])('are listed page by page, without a word %s', async (eventOrder, names) => {
		for (const lastCursor of ['missing', 'empty']) {
			const asked = await withEvents(three, { eventOrder, lastCursor });
			expect(await paged(asked, 'events?')).toEqual(names);
		}
	});

	test('are sorted, searched and filtered', async () => {
		const asked = await withEvents([...three, { name: 'Gone', status: 'DELETED' }]);
		expect(await paged(asked, 'events?sort_by=name&sort_order=DESC&')).toEqual([
			'Event 3',
			'Event 2',
			'Event 1',
		]);
		expect(await paged(asked, 'events?search_text=EVENT+2&')).toEqual(['Event 2']);
		expect(await paged(asked, 'events?event_status=DELETED&')).toEqual(['Gone']);
		await asked.send(400, 'GET', 'events?event_status=active');
		await asked.send(400, 'GET', 'events?sort_by=status');
		await asked.send(400, 'GET', 'events?limit=101');
		await asked.send(400, 'GET', 'events?starts_after=now');
	});

	test('are made as drafts by the query alone, an hour long if nothing else is said', async () => {
		const asked = await Asked.create();
		const path = 'events/default?name=Tasting&start_time=2027-05-01T18%3A00%3A00Z';
		const made = await asked.send(201, 'POST', path);
		expect(made).toMatchObject({
			name: 'Tasting',
			status: 'DRAFT',
			event_end: '2027-05-01T19:00:00.000Z',
		});
		await asked.send(400, 'POST', 'events/default?name=tasting');
		await asked.send(400, 'POST', 'events/default?start_time=tomorrow');
		expect(await asked.account.events()).toHaveLength(1);
	});

	test('are changed by what is sent, as drafts or while active', async () => {
		const asked = await ofOne({ address: { address_type: 'EVENT', city: 'Bari' } });
		const address = { address_type: 'EVENT', line1: 'Corso 1' };
		await asked.send(204, 'PATCH', PATH, { title: 'Oil', address });
		expect(await asked.send(200, 'GET', PATH)).toMatchObject({
			name: 'Tasting',
			title: 'Oil',
			address: { city: 'Bari', line1: 'Corso 1' },
		});
		await asked.send(400, 'PATCH', PATH, { description: 'x'.repeat(601) });
		await asked.send(400, 'PATCH', PATH, { status: 'COMPLETE' });
		await asked.send(400, 'PATCH', PATH, { event_end: '2020-01-01T00:00:00Z' });
		await asked.account.setEvent({ event_id: EVENT, status: 'COMPLETE' });
		await asked.send(400, 'PATCH', PATH, { title: 'Wine' });
	});

	test('may lose the parts of an address that are not sent', async () => {
		const address = { address_type: 'EVENT', line1: 'Corso 1' };
		const asked = await ofOne(
			{ address: { ...address, city: 'Bari' } },
			{ patchAddress: 'replaces' },
		);
		await asked.send(204, 'PATCH', PATH, { address });
		expect((await asked.send(200, 'GET', PATH)).address).toEqual(address);
	});

	test('are copied as drafts without registrations, wholly or with failures', async () => {
		const event_promotions = [1, 2].map((number) => ({
			campaign_activity_id: id(number),
			assoc_activity_sub_type: 'EMAIL_INVITATION',
		}));
		const asked = await ofOne({ status: 'COMPLETE', event_promotions, registrations: [{}] });
		const copied = await asked.send(200, 'POST', `${PATH}/copy`, { target_event_name: 'Again' });
		expect(copied).toMatchObject({ name: 'Again', status: 'DRAFT' });
		expect(copied.event_promotions).toHaveLength(2);
		await asked.account.setEvent({ event_id: EVENT, copyFails: 1 });
		await asked.send(400, 'POST', `${PATH}/copy`, { target_event_name: 'again' });
		const partly = await asked.send(207, 'POST', `${PATH}/copy`, { target_event_name: 'Thrice' });
		expect(partly.failed_campaign_activities).toEqual([id(1)]);
		expect(partly.event_promotions).toHaveLength(1);
		const [, first] = await asked.account.events();
		expect(first.registrations).toEqual([]);
	});

	test('have settings where they are asked for', async () => {
		const asked = await ofOne();
		expect(await asked.send(200, 'GET', PATH)).not.toHaveProperty('event_settings');
		const settings = { ticket_configured: true, event_requires_payments: false };
		expect(await asked.send(200, 'GET', `${PATH}?include=true`)).toMatchObject({
			event_settings: settings,
		});
		await asked.send(404, 'GET', `events/${id(9)}`);
	});
});

describe('tickets', () => {
	const tickets = ['one', 'two', 'off'].map((order_ticket_key) => ({
		order_ticket_key,
		...(order_ticket_key === 'off' && { cancelled: true }),
	}));
	const registrations = [{ registration_id: id(1), tickets }];
	const states = async (asked: Asked) => {
		const track = `${PATH}/tracks/0000e1/registrations/${id(1)}`;
		const shown = await asked.send<{ tickets: IDataObject[] }>(200, 'GET', track);
		return shown.tickets.map(({ checked_in_time }) => checked_in_time !== undefined);
	};
	const checkIn = async (asked: Asked, status: number, ...order_ticket_keys: string[]) =>
		await asked.send(status, 'POST', `${PATH}/check_in/tickets`, { order_ticket_keys });

	test('are checked in, and out again', async () => {
		const asked = await ofOne({ registrations });
		await checkIn(asked, 204, 'one', 'two');
		await checkIn(asked, 204, 'one');
		expect(await states(asked)).toEqual([true, true, false]);
		const order_ticket_keys = ['one'];
		await asked.send(204, 'POST', `${PATH}/undo_check_in/tickets`, { order_ticket_keys });
		expect(await states(asked)).toEqual([false, true, false]);
	});

	test.each([
		['nothingDone', false],
		['othersDone', true],
	])('that are cancelled cannot be checked in: %s', async (refusedCheckIn, isDone) => {
		const asked = await ofOne({ registrations }, { refusedCheckIn });
		await checkIn(asked, 400, 'one', 'off');
		expect(await states(asked)).toEqual([isDone, false, false]);
	});

	test('are refused where they are unknown, checked in already, or the event is a draft', async () => {
		const asked = await ofOne({ registrations }, { checkInAgain: 'refused' });
		await checkIn(asked, 400, 'unknown');
		await checkIn(asked, 204, 'one');
		await checkIn(asked, 400, 'one');
		await asked.account.setEvent({ event_id: EVENT, status: 'DRAFT' });
		await checkIn(asked, 400, 'two');
	});
});
