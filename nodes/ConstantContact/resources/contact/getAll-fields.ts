import type { INodeProperties } from 'n8n-workflow';
import { CONTACT_STATUSES, DATE_FILTERS, SMS_STATUSES } from '../../parameters/contact/filters';
import { listsOption, tagsOption } from '../../parameters/contact/editor-fields';
import { includeOption } from '../../parameters/contact/include';
import { locatorOption } from '../../parameters/locator';
import { SEGMENTS } from '../../transport/collections';
import { returnAllFields } from '../../parameters/return-all';
import { simplify } from '../../parameters/simplify';

const filterFields: INodeProperties[] = [
	...DATE_FILTERS.map(
		({ displayName, name, what }): INodeProperties => ({
			displayName,
			name,
			type: 'dateTime',
			default: '',
			description: `Contacts ${what} ${name.endsWith('After') ? 'after' : 'before'} this moment`,
		}),
	),
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'e.g. nathan@example.com',
		description: 'The whole address of one contact',
	},
	{ ...listsOption, description: `Contacts in any of up to 25 lists. ${listsOption.description}.` },
	{
		...locatorOption(SEGMENTS),
		description: 'Contacts of a segment. Works with no other filter and without Include.',
	},
	{
		displayName: 'SMS Status',
		name: 'smsStatus',
		type: 'multiOptions',
		default: [],
		options: SMS_STATUSES,
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'multiOptions',
		default: [],
		description: 'Without this filter, all but deleted contacts are returned',
		options: CONTACT_STATUSES,
	},
	{ ...tagsOption, description: `Contacts with any of up to 50 tags. ${tagsOption.description}.` },
];

/** What Contact → Get Many asks for. */
export const fieldsOfGetAll: INodeProperties[] = [
	...returnAllFields,
	simplify.field,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: filterFields.sort((one, other) => one.displayName.localeCompare(other.displayName)),
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [includeOption],
	},
];
