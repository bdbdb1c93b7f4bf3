import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { LIMITS } from '../../contact-model/contact';
import { InputError } from '../../input/input-error';
import { toInstant } from '../../input/moments';
import { namesIn, refuseMoreThan } from '../../input/refuse-more-than';
import { isEmpty } from '../../input/values';
import type { ConstantContactApi } from '../../transport/api';
import { LISTS, SEGMENTS, TAGS } from '../../transport/collections';
import { locatorOption, readPicked } from '../locator';
import { choices, emailAddress, readAll } from '../parameter';
import { include } from './include';
import { lists, pickMany, tags } from './lists-and-tags';

export const LIST_FILTER_LIMIT = 25;
export const TAG_FILTER_LIMIT = 50;
const SEGMENT_FILTER = { ...SEGMENTS, parameter: 'filters.segment' };

/** The filters by date, and their query parameters. */
const DATE_FILTERS = [
	{ displayName: 'Created After', name: 'createdAfter', query: 'created_after', what: 'added' },
	{ displayName: 'Created Before', name: 'createdBefore', query: 'created_before', what: 'added' },
	{
		displayName: 'Opted Out After',
		name: 'optedOutAfter',
		query: 'optout_after',
		what: 'unsubscribed',
	},
	{
		displayName: 'Opted Out Before',
		name: 'optedOutBefore',
		query: 'optout_before',
		what: 'unsubscribed',
	},
	{ displayName: 'Updated After', name: 'updatedAfter', query: 'updated_after', what: 'changed' },
	{
		displayName: 'Updated Before',
		name: 'updatedBefore',
		query: 'updated_before',
		what: 'changed',
	},
];

export const CONTACT_STATUSES = [
	{ name: 'Active', value: 'active' },
	{ name: 'All', value: 'all' },
	{ name: 'Deleted', value: 'deleted' },
	{ name: 'Not Set', value: 'not_set' },
	{ name: 'Pending Confirmation', value: 'pending_confirmation' },
	{ name: 'Temporary Hold', value: 'temp_hold' },
	{ name: 'Unsubscribed', value: 'unsubscribed' },
];

const status = choices({
	displayName: 'Status',
	name: 'status',
	type: 'multiOptions',
	default: [],
	description: 'Without this filter, all contacts but deleted ones',
	options: CONTACT_STATUSES,
});

const smsStatus = choices({
	displayName: 'SMS Status',
	name: 'smsStatus',
	type: 'multiOptions',
	default: [],
	options: [
		{ name: 'All', value: 'all' },
		{ name: 'Explicit', value: 'explicit' },
		{ name: 'Not Set', value: 'not_set' },
		{ name: 'Pending Confirmation', value: 'pending_confirmation' },
		{ name: 'Unsubscribed', value: 'unsubscribed' },
	],
});

const email = emailAddress(
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'e.g. nathan@example.com',
		description: 'The whole address of one contact',
	},
	LIMITS.email,
);

const inLists = pickMany(
	{
		...lists.field,
		description: `Contacts in any of up to 25 lists. ${lists.field.description}.`,
	},
	LISTS,
	'filters',
);

const withTags = pickMany(
	{ ...tags.field, description: `Contacts with any of up to 50 tags. ${tags.field.description}.` },
	TAGS,
	'filters',
);

const segment: INodeProperties = {
	...locatorOption(SEGMENTS),
	description:
		'Contacts of a segment. Works only without other filters and without Include. Each 500 contacts take a request, even to count them.',
};

/** What narrows the search for contacts. */
export const filterFields: INodeProperties[] = [
	...DATE_FILTERS.map(
		({ displayName, name, what }): INodeProperties => ({
			displayName,
			name,
			type: 'dateTime',
			default: '',
			description: `Contacts ${what} ${name.endsWith('After') ? 'after' : 'before'} this moment`,
		}),
	),
	email.field,
	inLists.field,
	segment,
	smsStatus.field,
	status.field,
	withTags.field,
].sort((one, other) => one.displayName.localeCompare(other.displayName));

/** The filters, as the editor shows them. */
export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: filterFields,
};

/** The names of the filters that the item gives; those that are empty count as none. */
export function filtersGiven(node: IExecuteFunctions, item: number): string[] {
	const filters = node.getNodeParameter(filtersField.name, item, {}) as IDataObject;
	return Object.keys(filters).filter((name) => !isEmpty(filters[name]));
}

/**
 * The query that 'Filters' stands for. Throws InputError for a bad value, an unknown name, and for
 * filters beside a segment, which the API does not combine.
 * @param hasInclude whether parts of the contacts are asked for, too
 */
export async function readFilters(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	hasInclude: boolean,
): Promise<IDataObject> {
	const filters = node.getNodeParameter('filters', item, {});
	const names = filtersGiven(node, item);
	if (names.includes(segment.name)) {
		if (names.length > 1 || hasInclude) {
			const other = names.length > 1 ? 'another filter' : `'${include.field.displayName}'`;
			throw new InputError(
				`'${segment.displayName}' cannot be combined with ${other}`,
				'Use it alone: Constant Contact combines a segment with nothing else. Get the contacts by their IDs afterwards',
			);
		}
		return { segment_id: await readPicked(node, item, api, SEGMENT_FILTER) };
	}
	const listIds = await inLists.read(node, item, api);
	const tagIds = await withTags.read(node, item, api);
	refuseMoreThan(LIST_FILTER_LIMIT, listIds.length, namesIn(inLists.field.displayName));
	refuseMoreThan(TAG_FILTER_LIMIT, tagIds.length, namesIn(withTags.field.displayName));
	const given = readAll({ status, sms_status: smsStatus, email }, filters);
	const query: Record<string, string[]> = {
		lists: listIds,
		tags: tagIds,
		status: (given.status ?? []) as string[],
		sms_status: (given.sms_status ?? []) as string[],
		email: given.email === undefined ? [] : [given.email as string],
	};
	for (const { displayName, name, query: parameter } of DATE_FILTERS) {
		if (isEmpty(filters[name])) continue;
		query[parameter] = [toInstant(displayName, filters[name], node.getTimezone())];
	}
	return Object.fromEntries(
		Object.entries(query)
			.filter(([, values]) => values.length > 0)
			.map(([name, values]) => [name, values.join(',')]),
	);
}
