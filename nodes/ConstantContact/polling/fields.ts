import type { INodeProperties } from 'n8n-workflow';
import { listsOption, tagsOption } from '../resources/contact/fields';
import { includeOption } from '../resources/contact/include';
import { STATUSES } from './asked';

const LIVING = ['contactCreated', 'contactUpdated'];
const CONTACTS = [...LIVING, 'contactDeleted', 'contactUnsubscribed'];

/** What the trigger asks for. */
export const triggerFields: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'triggerOn',
		type: 'multiOptions',
		required: true,
		default: ['contactCreated'],
		options: [
			{
				name: 'Contact Created',
				value: 'contactCreated',
				description: 'A contact is added, by a form, an import, an app or a user',
			},
			{
				name: 'Contact Deleted',
				value: 'contactDeleted',
				description: 'A contact is deleted. Constant Contact keeps its data.',
			},
			{
				name: 'Contact Unsubscribed',
				value: 'contactUnsubscribed',
				description: 'A contact opts out of all emails',
			},
			{
				name: 'Contact Updated',
				value: 'contactUpdated',
				description: 'The data of a contact changes. New contacts are no updates.',
			},
		],
	},
	{
		displayName: 'Simplify',
		name: 'simple',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		displayOptions: { show: { triggerOn: CONTACTS } },
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				...listsOption,
				description: `Contacts in any of up to 25 lists. ${listsOption.description}.`,
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'multiOptions',
				default: [],
				options: STATUSES,
			},
			{
				...tagsOption,
				description: `Contacts with any of up to 50 tags. ${tagsOption.description}.`,
			},
		],
		displayOptions: { show: { triggerOn: LIVING } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [includeOption],
		displayOptions: { show: { triggerOn: CONTACTS } },
	},
];
