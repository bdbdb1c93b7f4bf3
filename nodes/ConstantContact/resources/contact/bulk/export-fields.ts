import type { INodeProperties } from 'n8n-workflow';
import { NAME_LIMIT } from '../../../parameters/name-limit';
import { choice, choices, flag, text } from '../../../parameters/parameter';
import { simplify } from '../../../parameters/simplify';
import { LISTS } from '../../../transport/collections';
import { lists, pickMany } from '../../../parameters/contact/lists-and-tags';
import type { SourceKind } from './contact-source';

/** The columns that an export can have, in the words of the API, and what people call them. */
const EXPORT_COLUMNS = [
	{ name: 'Anniversary', value: 'anniversary' },
	{ name: 'Birthday', value: 'birthday' },
	{ name: 'Birthday Day', value: 'birthday_day' },
	{ name: 'Birthday Month', value: 'birthday_month' },
	{ name: 'City', value: 'city' },
	{ name: 'Company Name', value: 'company_name' },
	{ name: 'Contact ID', value: 'contact_id' },
	{ name: 'Country', value: 'country' },
	{ name: 'Created At', value: 'created_at' },
	{ name: 'Email Address', value: 'email_address' },
	{ name: 'Email Lists', value: 'email_lists' },
	{ name: 'Email Opt-In', value: 'email_optin' },
	{ name: 'Email Opt-In Date', value: 'email_optin_date' },
	{ name: 'Email Opt-In Source', value: 'email_optin_source' },
	{ name: 'Email Opt-Out Date', value: 'email_optout_date' },
	{ name: 'Email Opt-Out Reason', value: 'email_optout_reason' },
	{ name: 'Email Opt-Out Source', value: 'email_optout_source' },
	{ name: 'Email Permission', value: 'email_permission' },
	{ name: 'Email Update Source', value: 'email_update_source' },
	{ name: 'First Name', value: 'first_name' },
	{ name: 'International State', value: 'intl_state' },
	{ name: 'Job Title', value: 'job_title' },
	{ name: 'Last Name', value: 'last_name' },
	{ name: 'Notes', value: 'notes' },
	{ name: 'Phone Number', value: 'phone_number' },
	{ name: 'SMS Consent Date', value: 'sms_consent_date' },
	{ name: 'SMS Number', value: 'sms_number' },
	{ name: 'SMS Status', value: 'sms_status' },
	{ name: 'Social Profiles', value: 'social_profiles' },
	{ name: 'Source Name', value: 'source_name' },
	{ name: 'State', value: 'state' },
	{ name: 'Street', value: 'street' },
	{ name: 'Street 1', value: 'street_1' },
	{ name: 'Street 2', value: 'street_2' },
	{ name: 'Tag', value: 'tag' },
	{ name: 'Updated At', value: 'updated_at' },
	{ name: 'Website', value: 'website' },
	{ name: 'ZIP', value: 'zip' },
];

export const columns = choices({
	displayName: 'Columns',
	name: 'columns',
	type: 'multiOptions',
	default: [],
	description: 'What to export of each contact. If none is chosen, everything is exported.',
	options: EXPORT_COLUMNS,
	displayOptions: { hide: { source: ['earlier'] } },
});

export const output = choice({
	displayName: 'Output',
	name: 'output',
	type: 'options',
	default: 'items',
	description: 'How to return the contacts',
	options: [
		{
			name: 'CSV File',
			value: 'file',
			description:
				'One file for each export, as Constant Contact makes it. For spreadsheets, see Escape Formulas.',
		},
		{ name: 'Items', value: 'items', description: 'One item for each contact' },
	],
});

/** The field of the output item that takes the file. */
export const outputField = text(
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyOutput',
		type: 'string',
		required: true,
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the output field to put the CSV file in',
		displayOptions: { show: { output: ['file'] } },
	},
	NAME_LIMIT,
);

/** What an export returns, and in which form. */
export const exportFields: INodeProperties[] = [
	columns.field,
	output.field,
	outputField.field,
	{ ...simplify.field, displayOptions: { show: { output: ['items'] } } },
];

/** The sources that Constant Contact filters by status. */
export const WITH_STATUS: SourceKind[] = ['all', 'items', 'lists'];

export const escapeFormulas = flag({
	displayName: 'Escape Formulas',
	name: 'escapeFormulas',
	type: 'boolean',
	default: false,
	description:
		'Whether to put an apostrophe before cells of the CSV file that a spreadsheet would run as formulas. This changes phone numbers and texts, too.',
});

export const contactStatus = choice({
	displayName: 'Contact Status',
	name: 'contactStatus',
	type: 'options',
	default: 'active',
	description: 'Which of the contacts to export',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Removed', value: 'removed' },
		{ name: 'Unsubscribed', value: 'unsubscribed' },
	],
	displayOptions: { show: { '/source': WITH_STATUS } },
});

export const subscribedLists = pickMany(
	{
		...lists.field,
		displayName: 'Subscribed to List Names or IDs',
		name: 'subscribedLists',
		description: `Only new subscribers of these lists. ${lists.field.description}.`,
		displayOptions: { show: { '/source': ['newSubscribers'] } },
	},
	LISTS,
	'options',
);

/** What an export can be asked for besides. */
export const exportOptions: INodeProperties[] = [
	escapeFormulas.field,

	contactStatus.field,

	subscribedLists.field,
];
