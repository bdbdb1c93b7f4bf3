import { readEvent } from '../../parameters/event/picked';
import { options } from '../../parameters/groups';
import { locatorField } from '../../parameters/locator';
import { choice, flag, readParameter, readValue } from '../../parameters/parameter';
import type { ItemOperation } from '../../runner/operation';
import { EVENTS } from '../../transport/collections';
import { changesOfItem } from './changes-of-run';
import { registrationIds } from './registration-ids';
import { paymentStatus, registrationStatus } from './statuses';

const change = choice({
	displayName: 'Change',
	name: 'change',
	type: 'options',
	default: 'status',
	description: 'What to change about the registrations',
	options: [
		{
			name: 'Payment Status',
			value: 'payment',
			description: 'Constant Contact leaves free registrations unchanged, without saying so',
		},
		{ name: 'Status', value: 'status' },
	],
});

const newStatus = registrationStatus({
	displayName: 'New Status',
	name: 'newStatus',
	default: 'REGISTERED',
	description: 'The status to give the registrations',
	show: { change: ['status'] },
});

const returnItems = flag({
	displayName: 'Return Items to Inventory',
	name: 'returnItems',
	type: 'boolean',
	default: true,
	description: 'Whether tickets and other items of a cancelled registration become available again',
	displayOptions: { show: { change: ['status'] } },
});

const newPaymentStatus = paymentStatus({
	displayName: 'New Payment Status',
	name: 'newPaymentStatus',
	default: 'PAID',
	description: 'The payment status to give the registrations. No money is moved.',
	show: { change: ['payment'] },
});

const verify = flag({
	displayName: 'Verify',
	name: 'verify',
	type: 'boolean',
	default: false,
	description:
		'Whether to read each registration again, and fail for those that have not changed, such as free ones. Takes a request for each.',
});

/** Event Registration → Update: status or payment status of some registrations of an event. */
export const update: ItemOperation = {
	repeating:
		'Repeating sets the same status again; whether items return to the inventory twice then is not known, so look at the registrations first',
	access: [EVENTS.access.read, EVENTS.access.write],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Events/updateRegistrationStatusUsingPUT',
	fields: [
		locatorField(EVENTS),
		registrationIds.field,
		change.field,
		newStatus.field,
		newPaymentStatus.field,
		returnItems.field,
		...options({ verify }).fields,
	],
	async execute(node, item, api) {
		return await changesOfItem(node, item, api, async (each) => {
			const ids = readParameter(node, each, registrationIds);
			const isStatus = readParameter(node, each, change) === 'status';
			const status = readParameter(node, each, isStatus ? newStatus : newPaymentStatus);
			const isReturned = isStatus && readParameter(node, each, returnItems);
			return {
				ids,
				change: isStatus
					? {
							property: 'registration_status',
							status,
							path: '',
							query: { return_items_to_inventory: isReturned },
						}
					: { property: 'payment_status', status, path: '/payment_status', query: {} },
				isVerified: readValue(node, each, verify, 'options'),
				event: await readEvent(node, each, api),
			};
		});
	},
};
