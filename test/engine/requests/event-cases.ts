import type { INodeParameters } from 'n8n-workflow';
import type { RequestCase } from './cases';

const IDS = [1, 2].map((number) => ({
	id: `11111111-0000-4000-8000-00000000000${number}`,
	name: `Event ${number}`,
}));
const seed = {
	events: IDS.map(({ id, name }) => ({
		event_id: id,
		name,
		registrations: [{ tickets: [{ order_ticket_key: 'one' }, { order_ticket_key: 'two' }] }],
	})),
};

/** Two registrations of the first event, and one of the second. */
const REGISTRATIONS = [3, 4, 5].map((number) => ({
	registration_id: `11111111-0000-4000-8000-00000000000${number}`,
}));
const registrations = (operation: string, parameters: INodeParameters): RequestCase => ({
	seed: {
		events: [
			{ event_id: IDS[0].id, registrations: REGISTRATIONS.slice(0, 2) },
			{ event_id: IDS[1].id, registrations: REGISTRATIONS.slice(2) },
		],
	},
	items: IDS.map(({ id }, index) => ({ id, registration: REGISTRATIONS[index].registration_id })),
	parameters: { resource: 'eventRegistration', operation, ...parameters },
});
const ofFirst: INodeParameters = { event: { __rl: true, mode: 'id', value: IDS[0].id } };
const byItem = '={{ $json.registration }}';

const pick = (mode: 'id' | 'name'): INodeParameters => ({
	event: { __rl: true, mode, value: `={{ $json.${mode} }}` },
});
const event = (operation: string, parameters: INodeParameters): RequestCase => ({
	seed,
	items: IDS,
	parameters: { resource: 'event', operation, ...parameters },
});

/** How each row of events and registrations in docs/requests.md is measured. */
export const EVENT_CASES: Record<string, RequestCase> = {
	'Event, Check In, by ID': event('checkIn', { ...pick('id'), ticketKeys: 'one, two' }),
	'Event, Copy, by ID': event('copy', { ...pick('id'), newName: '={{ "New " + $json.name }}' }),
	'Event, Create': event('create', { name: '={{ "New " + $json.name }}' }),
	'Event, Get, by ID': event('get', pick('id')),
	'Event, Get, by name': event('get', pick('name')),
	'Event, Get Many, one page': event('getAll', { returnAll: true }),
	'Event, Undo Check-In, by ID': event('undoCheckIn', { ...pick('id'), ticketKeys: 'one, two' }),
	'Event, Update, by ID': event('update', { ...pick('id'), updateFields: { title: 'Oil' } }),
	'Event, Update, by ID, with an address': event('update', {
		...pick('id'),
		updateFields: { address: { address: { city: 'Bari' } } },
	}),
	'Event Registration, Get, of one event': registrations('get', {
		...ofFirst,
		registrationId: byItem,
	}),
	'Event Registration, Get Many, one page, of one event': registrations('getAll', {
		...ofFirst,
		returnAll: true,
	}),
	'Event Registration, Get Many, one page, of several events': registrations('getAll', {
		...pick('id'),
		returnAll: true,
	}),
	'Event Registration, Get Many, one page of two, with details': registrations('getAll', {
		...ofFirst,
		returnAll: true,
		options: { includeDetails: true },
	}),
	'Event Registration, Update, of one event': registrations('update', {
		...ofFirst,
		registrationIds: byItem,
	}),
	'Event Registration, Update, of one event, verified': registrations('update', {
		...ofFirst,
		registrationIds: byItem,
		options: { verify: true },
	}),
};
