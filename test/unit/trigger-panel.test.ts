import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { include } from '../../nodes/ConstantContact/parameters/contact/include';
import { MAKE_ONE, triggerFields } from '../../nodes/ConstantContact/trigger/trigger-fields';

const LIVING = ['contactCreated', 'contactUpdated'];
const EMAILS = ['emailBounced', 'emailOpened', 'linkClicked', 'emailUnsubscribed'];
const CHOOSE =
	'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.';

const optionsOf = (name: string) =>
	(triggerFields.find((field) => field.name === name) as INodeProperties).options ?? [];
const filters = optionsOf('filters') as INodeProperties[];

/** The events of 'Trigger On' with which a field shows. */
const events = ({ displayOptions }: INodeProperties) => {
	const { triggerOn, '/triggerOn': ofFilter, ...others } = displayOptions?.show ?? {};
	expect(others).toEqual({});
	return [triggerOn ?? ofFilter].flat();
};

test('Trigger On says what each event is', () => {
	const [field] = triggerFields;
	expect(field).toEqual({
		displayName: 'Trigger On',
		name: 'triggerOn',
		type: 'multiOptions',
		required: true,
		default: ['contactCreated'],
		options: expect.any(Array),
	});
	expect(
		(field.options as INodePropertyOptions[]).map(({ value, name, description }) => [
			value,
			name,
			description,
		]),
	).toEqual([
		['campaignSent', 'Campaign Sent', 'An email campaign goes out, for the first time or again'],
		[
			'contactCreated',
			'Contact Created',
			'A contact is added, by a form, an import, an app or a user',
		],
		['contactDeleted', 'Contact Deleted', 'A contact is deleted. Constant Contact keeps its data.'],
		[
			'contactUnsubscribed',
			'Contact Unsubscribed',
			'A contact unsubscribes in any way; the item has the contact. For the campaign and the reason, use Unsubscribed by Email Link.',
		],
		[
			'contactUpdated',
			'Contact Updated',
			'The data of a contact changes. A new contact does not count as updated; joining a list or getting a tag is no event of its own.',
		],
		['emailBounced', 'Email Bounced', 'An email of a campaign cannot be delivered'],
		['emailOpened', 'Email Opened', 'A contact opens an email of a campaign, each time'],
		[
			'eventRegistration',
			'Event Registration',
			'Somebody registers for an event, whatever the status of the registration',
		],
		['linkClicked', 'Link Clicked', 'A contact clicks a link in an email of a campaign, each time'],
		['listCreated', 'List Created', 'A list of contacts is created'],
		[
			'emailUnsubscribed',
			'Unsubscribed by Email Link',
			'A contact unsubscribes by the link in an email of a campaign; the item has the campaign and the reason. For unsubscribing in any way, use Contact Unsubscribed.',
		],
	]);
});

test.each([
	[
		'emailDelays',
		EMAILS,
		'What happens with an email starts the workflow within 15 minutes in the first 6 hours after it was sent, within 2 hours until day 2, and within a day until day 14',
	],
	['deletionDelay', ['contactDeleted'], 'A deletion may start the workflow up to a day later'],
	[
		'mostEvents',
		['eventRegistration'],
		'If more than 20 events are active, the 20 that begin first are read',
	],
])('the notice %s says what to expect', (name, shownFor, text) => {
	const [notice] = triggerFields.filter((field) => field.name === name);
	expect(notice).toMatchObject({ displayName: text, type: 'notice', default: '' });
	expect(events(notice)).toEqual(shownFor);
});

test('the other fields are optional, and show for the events that they change', () => {
	const [simple, filtered, options, ...rest] = triggerFields.slice(-3);
	expect(rest).toEqual([]);
	expect([simple, filtered, options]).toEqual([
		{
			displayName: 'Simplify',
			name: 'simple',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
			displayOptions: expect.any(Object),
		},
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: expect.any(Array),
			displayOptions: expect.any(Object),
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [include.field],
			displayOptions: expect.any(Object),
		},
	]);
	const contacts = [...LIVING, 'contactDeleted', 'contactUnsubscribed'];
	expect(events(simple)).toEqual([...contacts, 'campaignSent']);
	expect(events(filtered)).toEqual([...LIVING, ...EMAILS, 'eventRegistration']);
	expect(events(options)).toEqual(contacts);
});

test('each filter shows for the events that it narrows down, and says how', () => {
	expect(filters.map((filter) => [filter.displayName, filter.name, events(filter)])).toEqual([
		['Campaign Names or IDs', 'campaigns', EMAILS],
		['Event Names or IDs', 'events', ['eventRegistration']],
		['List Names or IDs', 'lists', LIVING],
		['Status', 'status', LIVING],
		['Tag Names or IDs', 'tags', LIVING],
	]);
	expect(filters.map(({ description }) => description)).toEqual([
		`The campaigns whose emails count. Without this filter, all that were sent in the last 14 days. ${CHOOSE}`,
		`The events whose registrations count, up to 20. Without this filter, those that are active. ${CHOOSE}`,
		`For created and updated contacts: in any of up to 25 lists. ${CHOOSE}`,
		'For created and updated contacts',
		`For created and updated contacts: with any of up to 50 tags. ${CHOOSE}`,
	]);
	for (const filter of filters) {
		expect(filter).toMatchObject({ type: 'multiOptions', default: [] });
	}
	expect(filters.map(({ typeOptions }) => typeOptions?.loadOptionsMethod)).toEqual([
		'getCampaigns',
		'getEvents',
		'getLists',
		undefined,
		'getTags',
	]);
});

test('a living contact has one of these statuses', () => {
	const [{ options = [] }] = filters.filter(({ name }) => name === 'status');
	expect((options as INodePropertyOptions[]).map(({ value }) => value)).toEqual([
		'active',
		'not_set',
		'pending_confirmation',
		'temp_hold',
		'unsubscribed',
	]);
});

test('how each event comes to happen is said to who has no example', () => {
	expect(MAKE_ONE).toEqual({
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
	});
});
