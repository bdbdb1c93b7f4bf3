import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { inEditor } from '../../support/engine';
import { EVENT, OTHER, pick, run, withEvents, withTasting } from './support';

const { searchEvents } = new ConstantContact().methods.listSearch;

test('an event comes flat, with the ID of its track and the parts of its address', async () => {
	const address = { address_type: 'EVENT', location_name: 'Mill', line1: 'Corso 1', city: 'Bari' };
	const account = await withTasting({ address });
	const { output } = await run(account, 'get', pick(EVENT));
	expect(Object.keys(output[0]).slice(0, 2)).toEqual(['event_id', 'name']);
	expect(output[0]).toMatchObject({
		event_id: EVENT,
		status: 'ACTIVE',
		location_name: 'Mill',
		city: 'Bari',
		track_id: '0000e1',
	});
	expect(Object.values(output[0]).filter((value) => typeof value === 'object')).toEqual([]);
	expect(await account.requests()).toEqual([`GET /v3/events/${EVENT}`]);
});

test('settings come where they are asked for', async () => {
	const account = await withTasting();
	const options = { includeSettings: true };
	const { output } = await run(account, 'get', { ...pick(EVENT), options });
	expect(output[0]).toMatchObject({ ticket_configured: true, payment_configured: false });
	const plain = await run(account, 'get', { ...pick(EVENT), options, simple: false });
	expect(plain.output[0]).toMatchObject({
		default_track: { track_id: '0000e1' },
		event_settings: { ticket_configured: true },
	});
	const without = await run(account, 'get', pick(EVENT));
	expect(without.output[0]).not.toHaveProperty('ticket_configured');
});

test('an event is picked by name, whatever page it is on, but not a deleted one', async () => {
	const many = Array.from({ length: 101 }, (_, index) => ({ name: `Event ${index}` }));
	const account = await withEvents(
		[
			...many,
			{ event_id: EVENT, name: 'Tasting', event_start: '2020-01-01T00:00:00.000Z' },
			{ name: 'Gone', status: 'DELETED' },
		],
		{ deletedEvent: 'listed' },
	);
	const { output } = await run(account, 'get', pick('tasting', 'name'));
	expect(output[0].event_id).toBe(EVENT);
	const { message } = await run(account, 'get', pick('Gone', 'name'));
	expect(message).toContain("'Event'");
	expect(message).toContain('Gone');
});

test('the dropdown shows events page by page, the one that starts last first', async () => {
	const many = Array.from({ length: 101 }, (_, index) => ({
		name: `Event ${index}`,
		event_start: new Date(Date.UTC(2027, 0, 1 + index)).toISOString(),
	}));
	const account = await withEvents([...many, { name: 'Gone', status: 'DELETED' }], {
		deletedEvent: 'listed',
	});
	const first = await inEditor(account, searchEvents);
	expect(first.results[0].name).toBe('Event 100 (2027-04-11)');
	expect(JSON.stringify(first.results)).not.toContain('Gone');
	const second = await inEditor(account, searchEvents, '', String(first.paginationToken));
	expect(first.results.length + second.results.length).toBe(101);
	expect(second.paginationToken).toBeUndefined();
	const found = await inEditor(account, searchEvents, 'event 7');
	expect(found.results.map(({ name }) => name)).toContain('Event 7 (2027-01-08)');
});

test('an unknown event is a failure in words', async () => {
	const account = await withTasting();
	const { message, remedy } = await run(account, 'get', pick(OTHER));
	expect(message).toContain('does not know');
	expect(remedy).toContain('Pick it again');
});

test('null and missing parts are left out', async () => {
	const account = await withTasting();
	const body = {
		event_id: EVENT,
		name: 'Tasting',
		address: null,
		default_track: null,
		title: null,
	};
	await account.fault({ path: `/v3/events/${EVENT}`, answer: { status: 200, body } });
	const { output } = await run(account, 'get', pick(EVENT));
	expect(output).toEqual([{ event_id: EVENT, name: 'Tasting' }]);
});
