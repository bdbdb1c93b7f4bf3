import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { lists, tags } from '../parameters/contact/lists-and-tags';
import { include } from '../parameters/contact/include';
import { CONTACT_STATUSES } from '../parameters/contact/filters';
import { choices } from '../parameters/parameter';

const LIVING = ['contactCreated', 'contactUpdated'];
const CONTACT_EVENTS = [...LIVING, 'contactDeleted', 'contactUnsubscribed'];
const EMAIL_EVENTS = ['emailBounced', 'emailOpened', 'linkClicked', 'emailUnsubscribed'];
const REGISTRATION = 'eventRegistration';

const forLiving: INodeProperties['displayOptions'] = { show: { '/triggerOn': LIVING } };

/** The statuses that an event about living contacts can ask for. */
export const status = choices({
	displayName: 'Status',
	name: 'status',
	type: 'multiOptions',
	default: [],
	description: 'For created and updated contacts',
	options: CONTACT_STATUSES.filter(({ value }) => !['all', 'deleted'].includes(value)),
	displayOptions: forLiving,
});

const filterFields: INodeProperties[] = [
	{
		displayName: 'Campaign Names or IDs',
		name: 'campaigns',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getCampaigns' },
		default: [],
		description:
			'The campaigns whose emails count. Without this filter, all that were sent in the last 14 days. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { '/triggerOn': EMAIL_EVENTS } },
	},
	{
		displayName: 'Event Names or IDs',
		name: 'events',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getEvents' },
		default: [],
		description:
			'The events whose registrations count, up to 20. Without this filter, those that are active. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { '/triggerOn': [REGISTRATION] } },
	},
	{
		...lists.field,
		description: `For created and updated contacts: in any of up to 25 lists. ${lists.field.description}.`,
		displayOptions: forLiving,
	},
	status.field,

	{
		...tags.field,
		description: `For created and updated contacts: with any of up to 50 tags. ${tags.field.description}.`,
		displayOptions: forLiving,
	},
];

const EVENT_OPTIONS: INodePropertyOptions[] = [
	{
		name: 'Campaign Sent',
		value: 'campaignSent',
		description: 'An email campaign goes out, for the first time or again',
	},
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
		description:
			'A contact unsubscribes in any way; the item has the contact. For the campaign and the reason, use Unsubscribed by Email Link.',
	},
	{
		name: 'Contact Updated',
		value: 'contactUpdated',
		description:
			'The data of a contact changes. A new contact does not count as updated; joining a list or getting a tag is no event of its own.',
	},
	{
		name: 'Email Bounced',
		value: 'emailBounced',
		description: 'An email of a campaign cannot be delivered',
	},
	{
		name: 'Email Opened',
		value: 'emailOpened',
		description: 'A contact opens an email of a campaign, each time',
	},
	{
		name: 'Event Registration',
		value: REGISTRATION,
		description: 'Somebody registers for an event, whatever the status of the registration',
	},
	{
		name: 'Link Clicked',
		value: 'linkClicked',
		description: 'A contact clicks a link in an email of a campaign, each time',
	},
	{
		name: 'List Created',
		value: 'listCreated',
		description: 'A list of contacts is created',
	},
	{
		name: 'Unsubscribed by Email Link',
		value: 'emailUnsubscribed',
		description:
			'A contact unsubscribes by the link in an email of a campaign; the item has the campaign and the reason. For unsubscribing in any way, use Contact Unsubscribed.',
	},
];

/** An event as the user calls it. */
export function inWords(event: string): string {
	return EVENT_OPTIONS.find(({ value }) => value === event)?.name ?? event;
}

/** What makes an event happen, for who tests the trigger in an account without an example. */
export const MAKE_ONE: Record<string, string> = {
	campaignSent: 'send a campaign',
	contactCreated: 'add a contact',
	contactDeleted: 'delete a contact',
	contactUnsubscribed: 'unsubscribe a contact',
	contactUpdated: 'change a contact',
	emailBounced: 'send a campaign to an address that does not exist',
	emailOpened: 'open an email of a campaign',
	eventRegistration: 'register for an event',
	linkClicked: 'click a link in an email of a campaign',
	listCreated: 'create a list',
	emailUnsubscribed: 'unsubscribe by the link in an email of a campaign',
};

/** What the trigger asks for. */
export const triggerFields: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'triggerOn',
		type: 'multiOptions',
		required: true,
		default: ['contactCreated'],
		options: EVENT_OPTIONS,
	},
	{
		displayName:
			'What happens with an email starts the workflow within 15 minutes in the first 6 hours after it was sent, within 2 hours until day 2, and within a day until day 14',
		name: 'emailDelays',
		type: 'notice',
		default: '',
		displayOptions: { show: { triggerOn: EMAIL_EVENTS } },
	},
	{
		displayName: 'A deletion may start the workflow up to a day later',
		name: 'deletionDelay',
		type: 'notice',
		default: '',
		displayOptions: { show: { triggerOn: ['contactDeleted'] } },
	},
	{
		displayName: 'If more than 20 events are active, the 20 that begin first are read',
		name: 'mostEvents',
		type: 'notice',
		default: '',
		displayOptions: { show: { triggerOn: [REGISTRATION] } },
	},
	{
		displayName: 'Simplify',
		name: 'simple',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		displayOptions: { show: { triggerOn: [...CONTACT_EVENTS, 'campaignSent'] } },
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: filterFields,
		displayOptions: { show: { triggerOn: [...LIVING, ...EMAIL_EVENTS, REGISTRATION] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [include.field],
		displayOptions: { show: { triggerOn: CONTACT_EVENTS } },
	},
];
