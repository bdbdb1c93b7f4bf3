import type { INodeParameters } from 'n8n-workflow';
import type { ContractCase, Filled } from '../contract-case';

const id = (number: number) => `88888888-0000-4000-8000-00000000000${number}`;
const [TASTING, PRESS, ANN, BOB] = [id(1), id(2), id(3), id(4)];
const REGISTRATIONS = [
	{
		registration_id: ANN,
		first_name: 'Ann',
		last_name: 'Zorn',
		email_address: 'ann@example.com',
		registration_time: '2026-10-01T00:00:00.000Z',
		payment_method: 'DOOR',
		payment_status: 'PENDING',
		answers: { 'What do you eat?': 'Olives' },
	},
	{
		registration_id: BOB,
		first_name: 'Bob',
		last_name: 'Adams',
		email_address: 'bob@example.com',
		registration_time: '2026-11-01T00:00:00.000Z',
		registration_status: 'CANCELED',
		payment_status: 'CANCELLED',
		payment_method: 'STRIPE',
	},
];

const seed = {
	events: [
		{ event_id: TASTING, name: 'Tasting', registrations: REGISTRATIONS },
		{ event_id: PRESS, name: 'Press', registrations: [{ registration_id: id(5) }] },
	],
};
const base = { seed, items: [{}] };

const event = (mode: string, value: string): INodeParameters => ({
	event: { __rl: true, mode, value },
});
const tasting = event('id', TASTING);
const inGroup =
	(group: string) =>
	(name: string, value: unknown, more: object = {}): [string, Filled] => [
		`${group}.${name}`,
		{
			with: { [group]: { ...more, [name]: value } } as INodeParameters,
			without: { [group]: more } as INodeParameters,
		},
	];
const filter = inGroup('filters');
const option = inGroup('options');

export const eventRegistrationCases: ContractCase[] = [
	{
		...base,
		name: 'eventRegistration.get',
		parameters: { ...tasting, registrationId: ANN },
		filled: {
			event: { with: { ...event('name', 'press'), registrationId: id(5) } },
			registrationId: { with: { registrationId: BOB } },
		},
	},
	{
		...base,
		name: 'eventRegistration.getAll',
		parameters: { ...tasting, returnAll: true },
		filled: {
			event: { with: event('name', 'press') },
			returnAll: { with: { returnAll: true }, without: { returnAll: false, limit: 1 } },
			limit: { with: { returnAll: false, limit: 1 } },
			...Object.fromEntries([
				filter('status', 'CANCELED'),
				filter('paymentStatus', 'CANCELLED'),
				filter('search', 'ann'),
				filter('registeredAfter', '2026-10-15T00:00:00Z'),
				filter('registeredBefore', '2026-10-15T00:00:00Z'),
				option('sortBy', 'first_name'),
				option('sortOrder', 'DESC', { sortBy: 'first_name' }),
				option('includeDetails', true),
			]),
		},
	},
	{
		...base,
		name: 'eventRegistration.update',
		parameters: { ...tasting, registrationIds: ANN, change: 'status', newStatus: 'CANCELED' },
		filled: {
			event: { with: { ...event('name', 'press'), registrationIds: id(5) } },
			registrationIds: { with: { registrationIds: [ANN, BOB] } },
			change: { with: { change: 'payment', newPaymentStatus: 'PAID' } },
			newStatus: { with: { newStatus: 'REGISTERED' } },
			newPaymentStatus: {
				with: { change: 'payment', newPaymentStatus: 'REFUNDED' },
				without: { change: 'payment', newPaymentStatus: 'PAID' },
			},
			returnItems: { with: { returnItems: false } },
			...Object.fromEntries([option('verify', true)]),
		},
	},
];
