import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { LIMITS } from '../../contact-model/contact';
import { toEmail } from '../../input/email';
import { InputError } from '../../input/input-error';
import { namesIn, refuseMoreThan } from '../../input/refuse-more-than';
import { resolveNames } from '../../input/resolve-names';
import { toInstant } from '../../input/moments';
import { isEmpty } from '../../input/values';
import type { ConstantContactApi } from '../../transport/api';
import { readPicked } from '../locator';
import { SEGMENTS } from '../../transport/collections';
import { readLists, readTags } from './names';

export const LIST_FILTER_LIMIT = 25;
export const TAG_FILTER_LIMIT = 50;
const SEGMENT_FILTER = { ...SEGMENTS, parameter: 'filters.segment' };

/** The filters by date, and their query parameters. */
export const DATE_FILTERS = [
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

export const SMS_STATUSES = [
	{ name: 'All', value: 'all' },
	{ name: 'Explicit', value: 'explicit' },
	{ name: 'Not Set', value: 'not_set' },
	{ name: 'Pending Confirmation', value: 'pending_confirmation' },
	{ name: 'Unsubscribed', value: 'unsubscribed' },
];

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
	const given = Object.keys(filters).filter((name) => !isEmpty(filters[name]));
	if (given.includes('segment')) {
		if (given.length > 1 || hasInclude) {
			throw new InputError(
				"'Segment' comes with another filter or with 'Include'",
				'Use it alone: Constant Contact combines a segment with nothing else. Get the contacts by their IDs afterwards',
			);
		}
		return { segment_id: await readPicked(node, item, api, SEGMENT_FILTER) };
	}
	const lists = await readLists(node, item, api, { parameter: 'filters.lists' });
	const tags = await readTags(node, item, api, { parameter: 'filters.tags' });
	refuseMoreThan(LIST_FILTER_LIMIT, lists.length, namesIn('List Names or IDs'));
	refuseMoreThan(TAG_FILTER_LIMIT, tags.length, namesIn('Tag Names or IDs'));
	const query: Record<string, string[]> = {
		lists,
		tags,
		status: readStatuses('Status', filters.status, CONTACT_STATUSES),
		sms_status: readStatuses('SMS Status', filters.smsStatus, SMS_STATUSES),
		email: isEmpty(filters.email) ? [] : [toEmail(filters.email, LIMITS.email)],
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

/** The values of statuses that are given by name or value. Throws InputError for an unknown one. */
export function readStatuses(
	label: string,
	given: unknown,
	statuses: Array<{ name: string; value: string }>,
): string[] {
	if (isEmpty(given)) return [];
	return resolveNames(
		label,
		given,
		statuses.map(({ name, value }) => ({ id: value, name })),
	);
}
