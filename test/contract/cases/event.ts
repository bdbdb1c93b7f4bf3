import type { INodeParameters } from 'n8n-workflow';
import type { ContractCase, Filled } from '../contract-case';

const TASTING = '77777777-0000-4000-8000-000000000001';
const PRESS = '77777777-0000-4000-8000-000000000002';

const SEED = {
	events: [
		{
			event_id: TASTING,
			name: 'Tasting',
			title: 'Taste the new oil',
			event_start: '2027-05-01T18:00:00.000Z',
			event_end: '2027-05-01T20:00:00.000Z',
			create_time: '2026-10-01T00:00:00.000Z',
			last_update_time: '2026-10-02T00:00:00.000Z',
			address: { address_type: 'EVENT', line1: 'Corso 1', city: 'Bari' },
			event_promotions: [
				{ campaign_activity_id: PRESS, assoc_activity_sub_type: 'EMAIL_INVITATION' },
			],
			copyFails: 1,
			registrations: [
				{
					payment_method: 'DOOR',
					payment_status: 'PENDING',
					tickets: [
						{ order_ticket_key: 'one' },
						{ order_ticket_key: 'in', checked_in_time: '2027-05-01T18:00:00.000Z' },
					],
				},
			],
		},
		{
			event_id: PRESS,
			name: 'Press',
			event_start: '2027-04-01T18:00:00.000Z',
			event_end: '2027-06-01T20:00:00.000Z',
			registrations: [{ tickets: [{ order_ticket_key: 'one' }, { order_ticket_key: 'in' }] }],
			create_time: '2026-11-01T00:00:00.000Z',
			last_update_time: '2026-11-02T00:00:00.000Z',
		},
		{
			name: 'Harvest',
			status: 'DRAFT',
			event_start: '2027-11-01T18:00:00.000Z',
			event_end: '2027-11-01T20:00:00.000Z',
			create_time: '2026-09-01T00:00:00.000Z',
			last_update_time: '2026-12-02T00:00:00.000Z',
		},
	],
};

const event = (mode: string, value: string): INodeParameters => ({
	event: { __rl: true, mode, value },
});
const inGroup =
	(group: string) =>
	(name: string, value: unknown): [string, Filled] => [
		`${group}.${name}`,
		{ with: { [group]: { [name]: value } } as INodeParameters },
	];
const filter = inGroup('filters');
const option = inGroup('options');
const change = inGroup('updateFields');
const addressPart = (name: string, value: string): [string, Filled] => [
	`updateFields.address.address.${name}`,
	{
		with: { updateFields: { address: { address: { venue: 'Mill', [name]: value } } } },
		without: { updateFields: { address: { address: { venue: 'Barn' } } } },
	},
];

const base = { seed: SEED, items: [{}] };
const picked = { event: { with: event('name', 'press') } };

const tickets = (name: string): ContractCase => ({
	...base,
	name,
	parameters: { ...event('id', TASTING), ticketKeys: 'in' },
	filled: { ...picked, ticketKeys: { with: { ticketKeys: 'one, in' } } },
});

export const eventCases: ContractCase[] = [
	tickets('event.checkIn'),
	tickets('event.undoCheckIn'),
	{
		...base,
		name: 'event.copy',
		parameters: { ...event('id', TASTING), newName: 'Again' },
		filled: { ...picked, newName: { with: { newName: 'Once more' } } },
	},
	{
		...base,
		name: 'event.create',
		parameters: { name: 'Market' },
		filled: {
			name: { with: { name: 'Fair' } },
			start: { with: { start: '2027-07-01T10:00:00Z' } },
			end: { with: { end: '2099-07-01T10:00:00Z' } },
		},
	},
	{
		...base,
		name: 'event.update',
		parameters: { ...event('id', TASTING), updateFields: { title: 'Oil' } },
		filled: {
			...picked,
			...Object.fromEntries([
				change('name', 'Wine tasting'),
				change('title', 'Wine'),
				change('description', 'Of this year'),
				change('start', '2027-05-01T17:00:00Z'),
				change('end', '2027-05-01T22:00:00Z'),
				change('timeZone', 'US/Pacific'),
				change('locationType', 'VIRTUAL'),
				change('otherFields', '{"notify_owner_on_reg": true}'),
				addressPart('venue', 'Old Mill'),
				addressPart('addressLine1', 'Corso 2'),
				addressPart('addressLine2', 'Left'),
				addressPart('city', 'Lecce'),
				addressPart('state', 'Apulia'),
				addressPart('stateCode', 'MA'),
				addressPart('postalCode', '70121'),
				addressPart('country', 'Italy'),
				addressPart('countryCode', 'IT'),
			]),
		},
	},
	{
		...base,
		name: 'event.get',
		parameters: event('id', TASTING),
		filled: {
			...picked,
			simple: { with: { simple: false } },
			...Object.fromEntries([option('includeSettings', true)]),
		},
	},
	{
		...base,
		name: 'event.getAll',
		parameters: { returnAll: true },
		filled: {
			returnAll: { with: { returnAll: true }, without: { returnAll: false, limit: 1 } },
			limit: { with: { returnAll: false, limit: 1 } },
			simple: { with: { simple: false } },
			...Object.fromEntries([
				filter('status', 'DRAFT'),
				filter('search', 'oil'),
				filter('startsAfter', '2027-04-15T00:00:00Z'),
				filter('startsBefore', '2027-04-15T00:00:00Z'),
				option('sortBy', 'name'),
				option('sortOrder', 'ASC'),
			]),
		},
	},
];
