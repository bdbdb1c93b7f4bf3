import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../input/input-error';
import { choice, flag } from '../../parameters/parameter';
import { LISTS } from '../../transport/collections';
import { getMany } from '../plain/get-many';
import { memberCount, wholeName } from './parameters';

const channel = choice({
	displayName: 'Channel',
	name: 'channel',
	type: 'options',
	default: 'email',
	description: 'Which kind of list to return',
	options: [
		{ name: 'Email', value: 'email' },
		{ name: 'SMS', value: 'sms' },
	],
});

const status = choice({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'active',
	description: 'Without this filter, active lists are returned',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'All', value: 'all' },
		{ name: 'Deleted', value: 'deleted' },
	],
});

const smsMemberCount = flag({
	displayName: 'SMS Member Count',
	name: 'smsMemberCount',
	type: 'boolean',
	default: false,
	description: "Whether to count the SMS members, too. Needs the filter 'Channel' set to SMS.",
});

/** List → Get Many. */
export const getAll = getMany({
	of: LISTS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contact_Lists/getLists',
	filters: { channel_type: channel, name: wholeName, status },
	options: {
		include_membership_count: memberCount,
		include_sms_membership_count: smsMemberCount,
	},
	query: { status: 'active' },
	refuse: refuseSmsCountOfEmailLists,
});

function refuseSmsCountOfEmailLists(query: IDataObject): void {
	if (!query.include_sms_membership_count || query.channel_type === 'sms') return;
	throw new InputError(
		"'SMS Member Count' is on, but the lists are those for emails",
		"Add the filter 'Channel' and set it to SMS, or switch the count off",
	);
}
