import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import { readEvent, type EventWithTrack } from '../../parameters/event/picked';
import {
	detailedRegistration,
	listedRegistration,
	REGISTRATION_PAGE,
	registrationPath,
	registrationsPath,
} from '../../parameters/event/registration';
import { filters, options } from '../../parameters/groups';
import { locatorField } from '../../parameters/locator';
import { choice, flag, readValue, text } from '../../parameters/parameter';
import { momentField, period } from '../../parameters/period';
import { readMax, returnAllFields } from '../../parameters/return-all';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { idOf, type ConstantContactApi } from '../../transport/api';
import { reworded, type ApiFailure } from '../../transport/api-failure';
import { EVENTS } from '../../transport/collections';
import { momentOf } from '../../transport/moment';
import { warned } from '../plain/read-rows';
import { paymentStatus, registrationStatus } from './statuses';
import { sortOrder } from '../../parameters/sort-order';

const registered = period(
	[
		momentField('Registered After', 'registeredAfter', 'Who registered at this moment or after it'),
		momentField('Registered Before', 'registeredBefore', 'Who registered before this moment'),
	],
	'filters',
);

/** What narrows the search at the service, under the names of the query. */
const narrowedBy = {
	registration_status: registrationStatus({
		displayName: 'Status',
		name: 'status',
		default: 'REGISTERED',
		description: 'Where the registration stands',
	}),
	payment_status: paymentStatus({
		displayName: 'Payment Status',
		name: 'paymentStatus',
		default: 'PAID',
		description: 'Where its payment stands',
	}),
	search_text: text({
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. nathan@example.com',
		description: 'A first name, last name or email address',
	}),
};

/** The API reference has these two as one value, so they are looked for in the pages. */
const NOT_ASKED_FOR = ['IN_PROGRESS', 'FAILED'];

const sortBy = choice({
	displayName: 'Sort By',
	name: 'sortBy',
	type: 'options',
	default: 'last_name',
	description: 'What the registrations are sorted by',
	options: [
		{ name: 'Email', value: 'email_address' },
		{ name: 'First Name', value: 'first_name' },
		{ name: 'Last Name', value: 'last_name' },
		{ name: 'Payment Status', value: 'payment_status' },
		{ name: 'Status', value: 'registration_status' },
		{ name: 'Tickets', value: 'tickets' },
		{ name: 'Total', value: 'total' },
	],
});
const direction = sortOrder('ASC', "Which comes first. Only with 'Sort By'.");

const includeDetails = flag({
	displayName: 'Include Details',
	name: 'includeDetails',
	type: 'boolean',
	default: false,
	description:
		'Whether to return contact ID, answers and tickets with their keys, too. Takes a request for each registration.',
});

const narrowed = filters(narrowedBy);
const sorted = options({ sort_by: sortBy, sort_order: direction });

/** Event Registration → Get Many: who has registered for an event. */
export const getAll: ItemOperation = {
	repeating: ONLY_READS,
	access: [EVENTS.access.read],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Events/findRegistrationsUsingGET',
	fields: [
		locatorField(EVENTS),
		...returnAllFields,
		...filters({ ...narrowedBy, ...registered.parameters }).fields,
		...options({ sort_by: sortBy, sort_order: direction, includeDetails }).fields,
	],
	async execute(node, item, api) {
		const max = readMax(node, item);
		const { query, isWanted, warnings } = readSearch(node, item, max);
		const hasDetails = readValue(node, item, includeDetails, 'options');
		const event = await readEvent(node, item, api);
		const path = registrationsPath(event);
		const listed = await api.getAll<IDataObject>(path, 'records', query, max, isWanted);
		const rows = listed.map((each) => listedRegistration(event, each));
		const all: Array<IDataObject | Error> = [];
		for (const row of warned(node, rows, warnings())) {
			const whole = hasDetails ? await withDetails(api, event, row) : row;
			if (whole instanceof Error && !node.continueOnFail()) throw whole;
			all.push(whole);
		}
		return all;
	},
};

/** What is looked for: the service narrows by what it knows, and the rest is looked for in its pages. */
function readSearch(node: IExecuteFunctions, item: number, max: number) {
	const asked = narrowed.read(node, item);
	const { after, before } = registered.read(node, item);
	const order = sorted.read(node, item);
	if (order.sort_order !== undefined && order.sort_by === undefined) {
		throw new InputError(
			`'${direction.field.displayName}' has a value, but '${sortBy.field.displayName}' has none`,
			`Add '${sortBy.field.displayName}' to the options, or remove '${direction.field.displayName}'`,
		);
	}
	const { registration_status: status, ...others } = asked;
	const isLookedFor = NOT_ASKED_FOR.includes(textOf(status));
	const isBounded = after !== -Infinity || before !== Infinity;
	let undated = 0;
	return {
		query: {
			limit: isLookedFor || isBounded ? REGISTRATION_PAGE : Math.min(max, REGISTRATION_PAGE),
			...(isLookedFor ? others : asked),
			...order,
		},
		isWanted: ({ registration_status, registration_time }: IDataObject) => {
			if (isLookedFor && registration_status !== status) return false;
			if (!isBounded) return true;
			const at = momentOf(registration_time);
			if (at === undefined) undated++;
			return at !== undefined && at >= after && at < before;
		},
		warnings: () => (undated > 0 ? [`Registrations without a date are left out: ${undated}`] : []),
	};
}

/** The same with its details, or why they cannot be read. */
async function withDetails(
	api: ConstantContactApi,
	event: EventWithTrack,
	row: IDataObject,
): Promise<IDataObject | Error> {
	const { registration_id: id } = row;
	const read = async () => await api.get<IDataObject>(registrationPath(event, idOf(id)));
	return await read().then(
		(detailed) => ({ ...row, ...detailedRegistration(event, detailed) }),
		(failure: ApiFailure) =>
			reworded(
				failure,
				`The details of registration ${textOf(id ?? 'without an ID')} could not be read: ${failure.message}`,
				failure.remedy,
			),
	);
}
