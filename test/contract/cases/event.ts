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
			registrations: [{ payment_method: 'DOOR', payment_status: 'PENDING' }],
		},
		{
			event_id: PRESS,
			name: 'Press',
			event_start: '2027-04-01T18:00:00.000Z',
			event_end: '2027-06-01T20:00:00.000Z',
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

const base = { seed: SEED, items: [{}] };
const picked = { event: { with: event('name', 'press') } };

export const eventCases: ContractCase[] = [
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
