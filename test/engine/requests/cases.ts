import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';
import { EVENT_CASES } from './event-cases';

export interface RequestCase {
	seed: object;
	/** Two, which differ so that each of them has its own work to do. */
	items: IDataObject[];
	/** Files of the items. */
	binary?: IBinaryKeyData[];
	parameters: INodeParameters;
}

const id = (number: number) => `11111111-0000-4000-8000-00000000000${number}`;
const NAMES = [{ name: 'One' }, { name: 'Two' }];
const IDS = [{ id: id(1) }, { id: id(2) }];
const EMAILS = [{ email: 'ann@example.com' }, { email: 'eve@example.com' }];
const seed = {
	lists: NAMES.map(({ name }, index) => ({ list_id: id(index + 1), name })),
	tags: NAMES.map(({ name }, index) => ({ tag_id: id(index + 1), name })),
	customFields: NAMES.map(({ name }, index) => ({
		custom_field_id: id(index + 1),
		label: name,
		type: 'string',
	})),
	activities: IDS.map(({ id: activity_id }) => ({ activity_id, state: 'completed' })),
	campaigns: NAMES.map(({ name }, index) => ({ campaign_id: id(index + 1), name })),
	automations: NAMES.map(({ name }, index) => ({ id: id(index + 1), name })),
	segments: NAMES.map(({ name }, index) => ({ segment_id: index + 1, name })),
	contacts: [
		...['ann', 'eve'].map((name) => ({
			email_address: { address: `${name}@example.com`, permission_to_send: 'implicit' },
		})),
		...NAMES.map(({ name }, index) => ({
			contact_id: id(index + 1),
			email_address: {
				address: `${name}@example.com`,
				permission_to_send: 'unsubscribed',
				opt_out_source: 'Contact',
			},
		})),
	],
};

const pick = (parameter: string, mode: 'id' | 'name' | 'email'): INodeParameters => ({
	[parameter]: { __rl: true, mode, value: `={{ $json.${mode} }}` },
});
const toOne: INodeParameters = { lists: ['One'] };
const withOne: INodeParameters = { tags: ['One'] };
const named: INodeParameters = { name: '={{ $json.name }}' };
const draft: INodeParameters = {
	...named,
	subject: 'Hi',
	fromName: 'Ann',
	fromEmail: { __rl: true, mode: 'email', value: 'owner@example.com' },
	html: '[[trackingImage]]',
};
/** Whose credential has the scope that is not asked for by default. */
const OF_OWNER = { settings: { scopes: ['account_read', 'account_update', 'offline_access'] } };
const NEW = [{ name: 'Three' }, { name: 'Four' }];

const contact = (parameters: INodeParameters): RequestCase => ({
	seed,
	items: [{ email: 'ann@example.com' }, { email: 'bob@example.com' }],
	parameters: {
		resource: 'contact',
		operation: 'upsert',
		email: '={{ $json.email }}',
		...parameters,
	},
});
const caseOf =
	(resource: string) =>
	(operation: string, items: IDataObject[], parameters: INodeParameters): RequestCase => ({
		seed,
		items,
		parameters: { resource, operation, ...parameters },
	});
const onContact = caseOf('contact');
const customField = caseOf('customField');
const automation = caseOf('automation');
const campaign = caseOf('campaign');
const list = caseOf('list');
const report = caseOf('report');
const segment = caseOf('segment');
const social = caseOf('social');
const tag = caseOf('tag');

const at = { date: '2099-01-01T00:00:00Z' };
const planned = (date: string) => ({
	current_status: 'Scheduled',
	next: { at: Date.parse(date), does: 'start', statusBefore: 'Draft' },
});
const once = { subject: 'Again', wait: 3, unit: 'days' };
const RESEND = { resend_request_id: '7', resend_subject: 'Again', delay_minutes: 3 * 1440 };
const JUST_SENT = seed.campaigns.map((each, index) => ({
	...each,
	current_status: 'Done',
	campaign_activities: [{ campaign_activity_id: id(index + 3), role: 'primary_email' }],
	sendings: [
		{
			campaign_activity_id: id(index + 3),
			contact_list_ids: [],
			segment_ids: [],
			count: 1,
			run_date: new Date().toISOString(),
			send_status: 'COMPLETED',
			reason_code: 0,
		},
	],
}));
const tested = { alternativeSubject: 'Other' };
const AB_TEST = { alternative_subject: 'Other', test_size: 10, winner_wait_duration: 24 };
/** For campaigns that have recipients, and what else is given of them. */
const sending = (operation: string, given: INodeParameters = {}, stored: object = {}) => ({
	...campaign(operation, IDS, { ...pick('campaign', 'id'), ...given }),
	seed: {
		...seed,
		campaigns: seed.campaigns.map((each) => ({
			...each,
			email: { contact_list_ids: [id(1)] },
			...stored,
		})),
	},
});

const toAnn = { emailAddresses: 'ann@example.com' };
const TO_SEGMENT = { email: { segment_ids: [1] } };
const SEGMENTS = [{ id: '1' }, { id: '2' }];

/** A report about campaigns that were sent. */
const ofSent = (operation: string, parameters: INodeParameters): RequestCase => ({
	...report(operation, IDS, parameters),
	seed: {
		campaigns: IDS.map(({ id: campaign_id }) => ({
			campaign_id,
			last_sent_date: '2026-04-02T08:00:00.000Z',
		})),
	},
});

/**
 * What the rows of docs/requests.md are measured with. The others are plain: they take what the contract test gives the operation.
 */
export const REQUEST_CASES: Record<string, RequestCase> = {
	...EVENT_CASES,

	'Contact, Create or Update, keep the permission, known or new': contact({
		fields: { mappingMode: 'defineBelow', value: { first_name: 'Ann' } },
	}),
	'Contact, Create or Update, keep the permission, nothing changes': {
		...contact({}),
		items: EMAILS,
	},
	'Contact, Create or Update, keep the permission, with lists': contact({ lists: ['One'] }),
	'Contact, Create or Update, asked to be emailed': contact({
		permission: 'explicit',
		lists: ['One'],
	}),
	'Contact, Create or Update, asked to be emailed, with tags': contact({
		permission: 'explicit',
		lists: ['One'],
		tags: ['One'],
	}),
	'Contact, Create or Update, asked to be emailed, with a phone, new': {
		...contact({
			permission: 'explicit',
			lists: ['One'],
			fields: { mappingMode: 'defineBelow', value: { phone: '1' } },
		}),
		items: [{ email: 'new@example.com' }, { email: 'bob@example.com' }],
	},
	'Contact, Create or Update, asked to be emailed, with a phone, known': {
		...contact({
			permission: 'explicit',
			lists: ['One'],
			fields: { mappingMode: 'defineBelow', value: { phone: '1' } },
		}),
		items: EMAILS,
	},
	'Contact, Create or Update, an unknown email with capitals': {
		...contact({}),
		items: [{ email: 'New@example.com' }, { email: 'Bob@example.com' }],
	},

	'Account, Add Email': {
		...caseOf('account')('addEmail', NEW, { email: '={{ $json.name }}@example.com' }),
		seed: OF_OWNER,
	},
	'Account, Convert V2 IDs, up to 500 contacts or lists, or 50 campaigns': caseOf('account')(
		'convertV2Ids',
		[{ v2: 7 }, { v2: 8 }],
		{ of: 'campaigns', v2Ids: '={{ $json.v2 }}' },
	),
	'Account, Update Address, to another one, or a new one': {
		...caseOf('account')('updateAddress', NAMES, {
			updateFields: { city: '={{ $json.name }}' },
		}),
		seed: OF_OWNER,
	},
	'Account, Update Address, nothing changes': {
		...caseOf('account')('updateAddress', NAMES, { updateFields: { city: 'Waltham' } }),
		seed: OF_OWNER,
	},
	'Activity, Get': caseOf('activity')('get', IDS, { activityId: '={{ $json.id }}' }),
	'Activity, Get Many, one page': caseOf('activity')('getAll', NAMES, { returnAll: true }),

	'Contact, Create': onContact('create', NEW, { email: '={{ $json.name }}@example.com' }),
	'Contact, Create or Update, with tags and the contact returned': contact({
		tags: ['One'],
		options: { returnContact: 'simplified' },
	}),
	'Contact, Create or Update, with a list that is created': contact({
		lists: ['Three'],
		options: { createMissing: true },
	}),
	'Contact, Delete, by ID': onContact('delete', IDS, pick('contact', 'id')),
	'Contact, Delete, by email': onContact('delete', EMAILS, pick('contact', 'email')),
	'Contact, Get, by ID or by email': onContact('get', EMAILS, pick('contact', 'email')),
	'Contact, Count, with a status and other filters': onContact('count', IDS, {
		filters: { createdAfter: '2020-01-01', status: ['active'] },
	}),
	'Contact, Count, with filters, but no status': onContact('count', IDS, {
		filters: { createdAfter: '2020-01-01' },
	}),
	'Contact, Count, a segment of up to 500 contacts': onContact('count', IDS, {
		filters: { segment: { __rl: true, mode: 'id', value: '1' } },
	}),
	'Contact, Get Many, one page': onContact('getAll', IDS, { returnAll: true }),
	'Contact, Get Many, one page, simplified, with lists, tags and custom fields': {
		...onContact('getAll', IDS, {
			returnAll: true,
			options: { include: ['custom_fields', 'list_memberships', 'taggings'] },
		}),
		seed: {
			...seed,
			contacts: [
				{
					email_address: { address: 'ann@example.com' },
					list_memberships: [id(1)],
					taggings: [id(1)],
					custom_fields: [{ custom_field_id: id(1), value: 'x' }],
				},
			],
		},
	},
	'Contact, Get Many, one page, with lists': onContact('getAll', NAMES, {
		returnAll: true,
		filters: { lists: '={{ $json.name }}' },
	}),
	'Contact, Get Activity, by ID, up to 100 rows': onContact(
		'getActivity',
		IDS,
		pick('contact', 'id'),
	),
	'Contact, Get Activity, by ID, per campaign': onContact('getActivity', IDS, {
		...pick('contact', 'id'),
		perCampaign: true,
	}),
	'Contact, Get Rates, by ID': onContact('getRates', IDS, pick('contact', 'id')),
	'Contact, Get SMS History, by ID': onContact('getSmsHistory', IDS, pick('contact', 'id')),
	'Contact, Resubscribe, by ID': onContact('resubscribe', IDS, {
		...pick('contact', 'id'),
		lists: ['One'],
	}),
	'Contact, Unsubscribe, by ID or by email': onContact(
		'unsubscribe',
		EMAILS,
		pick('contact', 'email'),
	),
	'Contact, Unsubscribe, unsubscribed already by the contact': onContact(
		'unsubscribe',
		IDS,
		pick('contact', 'id'),
	),
	'Contact, Update, by ID or by email': onContact('update', EMAILS, {
		...pick('contact', 'email'),
		options: { note: 'Called' },
	}),
	'Contact, Update, nothing changes': {
		...onContact('update', EMAILS, { ...pick('contact', 'email'), ...toOne }),
		seed: {
			...seed,
			contacts: EMAILS.map(({ email }) => ({
				email_address: { address: email, permission_to_send: 'implicit' },
				list_memberships: [id(1)],
			})),
		},
	},

	'Contact, Add to List, by ID': onContact('addToList', IDS, {
		...pick('contact', 'id'),
		...toOne,
	}),
	'Contact, Add to List, by email': onContact('addToList', EMAILS, {
		...pick('contact', 'email'),
		...toOne,
	}),
	'Contact, Remove From List, by ID': onContact('removeFromList', IDS, {
		...pick('contact', 'id'),
		...toOne,
	}),
	'Contact, Add Tag, by ID': onContact('addTag', IDS, { ...pick('contact', 'id'), ...withOne }),
	'Contact, Remove Tag, by ID': onContact('removeTag', IDS, {
		...pick('contact', 'id'),
		...withOne,
	}),
	'Contact, Delete Many, by ID': onContact('deleteMany', IDS, pick('contact', 'id')),
	'Contact, Export, all contacts, not simplified or as a file': onContact('export', NAMES, {
		simple: false,
	}),
	'Contact, Export, all contacts, simplified, with custom fields and several lists and tags': {
		...onContact('export', NAMES, {}),
		seed: {
			...seed,
			contacts: [{ list_memberships: [id(1), id(2)], taggings: [id(1), id(2)] }],
		},
	},
	'Contact, Import, not more than 4 MB': onContact('import', EMAILS, {
		email: '={{ $json.email }}',
		...toOne,
	}),
	'Contact, Import, with custom fields, not waiting': onContact('import', EMAILS, {
		email: '={{ $json.email }}',
		...toOne,
		fields: { mappingMode: 'defineBelow', value: { [id(1)]: 'x' } },
		waitForCompletion: false,
	}),
	'Contact, Import From File, a file of up to 4 MB': {
		...onContact('importFile', NAMES, toOne),
		binary: ['ann', 'bob'].map((name) => ({
			data: {
				data: Buffer.from(`email\n${name}@example.com\n`).toString('base64'),
				mimeType: 'text/csv',
			},
		})),
	},

	'Custom Field, Delete Many': customField('deleteMany', IDS, { customFields: '={{ $json.id }}' }),
	'List, Delete Many': list('deleteMany', IDS, { lists: '={{ $json.id }}' }),
	'Tag, Delete Many': tag('deleteMany', IDS, { tags: '={{ $json.id }}' }),

	'Automation, Get, by ID': automation('get', IDS, pick('automation', 'id')),
	'Automation, Get, by name': automation('get', NAMES, pick('automation', 'name')),
	'Automation, Update, by ID': automation('update', IDS, {
		...pick('automation', 'id'),
		automationFlow: '{ "name": "New", "draft_definition": { "state": "DRAFT" } }',
	}),

	'Custom Field, Create': customField('create', NEW, { label: '={{ $json.name }}' }),
	'Custom Field, Delete, by ID': customField('delete', IDS, pick('customField', 'id')),
	'Custom Field, Delete, by name': customField('delete', NAMES, pick('customField', 'name')),
	'Custom Field, Get, by ID': customField('get', IDS, pick('customField', 'id')),
	'Custom Field, Get Many, one page': customField('getAll', NAMES, { returnAll: true }),
	'Custom Field, Update, by ID': customField('update', IDS, {
		...pick('customField', 'id'),
		updateFields: { label: '={{ $json.id }}' },
	}),
	'Custom Field, Update, by name, nothing to change': customField('update', NAMES, {
		...pick('customField', 'name'),
		updateFields: { label: '={{ $json.name }}' },
	}),

	'Email Campaign, Create': campaign('create', NEW, draft),
	'Email Campaign, Create, with lists': campaign('create', NEW, {
		...draft,
		...toOne,
	}),
	'Email Campaign, Create, Update Draft, known and different': campaign('create', NAMES, {
		...draft,
		options: { ifNameExists: 'updateDraft' },
	}),
	'Email Campaign, Create, Update Draft, known and the same': {
		...campaign('create', NAMES, { ...draft, options: { ifNameExists: 'updateDraft' } }),
		seed: {
			campaigns: NAMES.map(({ name }) => ({
				name,
				email: { subject: 'Hi', from_name: 'Ann', html_content: '[[trackingImage]]' },
			})),
		},
	},
	'Email Campaign, Delete, by ID': campaign('delete', IDS, pick('campaign', 'id')),
	'Email Campaign, Get, by ID': campaign('get', IDS, pick('campaign', 'id')),
	'Email Campaign, Get, by name': campaign('get', NAMES, pick('campaign', 'name')),
	'Email Campaign, Get, by ID, with Schedule, Send History, Resend and A/B Test': campaign(
		'get',
		IDS,
		{
			...pick('campaign', 'id'),
			options: { include: ['ab_test', 'resend', 'schedule', 'send_history'] },
		},
	),
	'Email Campaign, Get Preview, by ID, to lists': sending('getPreview'),
	'Email Campaign, Get Preview, by ID, to a segment of up to 500 contacts': sending(
		'getPreview',
		{},
		TO_SEGMENT,
	),
	'Email Campaign, Send Test, by ID, to lists': sending('sendTest', toAnn),
	'Email Campaign, Send Test, by ID, to a segment of up to 500 contacts': sending(
		'sendTest',
		toAnn,
		TO_SEGMENT,
	),
	'Email Campaign, Get Many, one page': campaign('getAll', NAMES, { returnAll: true }),
	'Email Campaign, Get Many, one page of two campaigns, with details': campaign('getAll', NAMES, {
		returnAll: true,
		options: { includeDetails: true },
	}),
	'Email Campaign, Update, by ID': campaign('update', IDS, {
		...pick('campaign', 'id'),
		updateFields: { subject: 'New' },
	}),
	'Email Campaign, Update, nothing changes': campaign('update', IDS, {
		...pick('campaign', 'id'),
		updateFields: { subject: 'News' },
	}),
	'Email Campaign, Update, a sender and a new name, too': campaign('update', IDS, {
		...pick('campaign', 'id'),
		updateFields: { name: '={{ $json.id }}', subject: 'New', fromEmail: draft.fromEmail },
	}),

	'Email Campaign, Cancel Resend, by ID': sending('cancelResend', {}, { resend: RESEND }),
	'Email Campaign, Remove A/B Test, by ID': sending('removeAbTest', {}, { abTest: AB_TEST }),
	'Email Campaign, Resend to Non-Openers, of a draft': sending('resend', once),
	'Email Campaign, Resend to Non-Openers, of a campaign that was sent': {
		...sending('resend', once),
		seed: { ...seed, campaigns: JUST_SENT },
	},
	'Email Campaign, Resend to Non-Openers, of a draft, with a subject or digest that it must have':
		sending('resend', { ...once, onlyIf: { subjectIs: 'News' } }),
	'Email Campaign, Resend to Non-Openers, of a draft, with a maximum of recipients, to lists':
		sending('resend', { ...once, onlyIf: { maximumRecipients: 1 } }),
	'Email Campaign, Resend to Non-Openers, set already': sending('resend', once, {
		resend: RESEND,
	}),
	'Email Campaign, Set A/B Test, new': sending('addAbTest', tested),
	'Email Campaign, Set A/B Test, another one': sending('addAbTest', tested, {
		abTest: { ...AB_TEST, test_size: 50 },
	}),
	'Email Campaign, Set A/B Test, set already': sending('addAbTest', tested, { abTest: AB_TEST }),
	'Email Campaign, Schedule, by ID': sending('schedule', at),
	'Email Campaign, Schedule, to other recipients': sending('schedule', {
		...at,
		options: { lists: ['Two'] },
	}),
	'Email Campaign, Schedule, replacing a schedule': sending(
		'schedule',
		{ ...at, options: { replaceSchedule: true } },
		planned('2099-01-02T00:00:00Z'),
	),
	'Email Campaign, Schedule, scheduled already': sending('schedule', at, planned(at.date)),
	'Email Campaign, Send Now, by ID': sending('send'),
	'Email Campaign, Send Now, with a maximum of recipients, to lists': sending('send', {
		onlyIf: { maximumRecipients: 1 },
	}),
	'Email Campaign, Send Now, again to new contacts': sending(
		'send',
		{ options: { sendAgain: true } },
		{ current_status: 'Done' },
	),
	'Email Campaign, Unschedule, by ID': sending('unschedule', {}, planned(at.date)),
	'Email Campaign, Unschedule, not scheduled': sending('unschedule'),

	'List, Create': list('create', NEW, named),
	'List, Create or Update, new': list('upsert', NEW, named),
	'List, Create or Update, known and different': list('upsert', NAMES, {
		...named,
		additionalFields: { favorite: true },
	}),
	'List, Create or Update, known and the same': list('upsert', NAMES, named),
	'List, Delete, by name, waiting': list('delete', NAMES, pick('list', 'name')),
	'List, Delete, by ID, not waiting': list('delete', IDS, {
		...pick('list', 'id'),
		waitForCompletion: false,
	}),
	'List, Get, by ID': list('get', IDS, pick('list', 'id')),
	'List, Get, by name': list('get', NAMES, pick('list', 'name')),
	'List, Get Many, one page': list('getAll', NAMES, { returnAll: true }),
	'List, Update, by ID': list('update', IDS, {
		...pick('list', 'id'),
		updateFields: { name: '={{ $json.id }}' },
	}),

	'Report, Get Many, one page': ofSent('getAll', { returnAll: true }),
	'Report, Get Many, one page, without names': ofSent('getAll', {
		returnAll: true,
		options: { includeNames: false },
	}),
	'Report, Get Links, by ID, a campaign that was sent once': ofSent(
		'getLinks',
		pick('campaign', 'id'),
	),
	'Report, Get Many Recipients, by ID, one page, a campaign that was sent once': ofSent(
		'getActivity',
		{ ...pick('campaign', 'id'), returnAll: true },
	),
	'Report, Get Landing Page Activity, one page': report('getLandingPage', IDS, {
		landingPageId: '={{ $json.id }}',
	}),
	'Report, Get SMS Campaign Results, one page': report('getSms', IDS, {
		sentAfter: '2026-01-01',
		returnAll: true,
	}),
	'Report, Get Stats, by ID': ofSent('getStats', { campaigns: '={{ $json.id }}' }),
	'Report, Get Stats, by ID, split by email': ofSent('getStats', {
		campaigns: '={{ $json.id }}',
		splitByEmail: true,
	}),

	'Segment, Create': segment('create', NEW, named),
	'Segment, Create, of contacts with tags': segment('create', NEW, {
		...named,
		contactsWho: 'tagged',
		...withOne,
	}),
	'Segment, Delete, by ID': segment('delete', SEGMENTS, pick('segment', 'id')),
	'Segment, Get, by ID': segment('get', SEGMENTS, pick('segment', 'id')),
	'Segment, Get, by name': segment('get', NAMES, pick('segment', 'name')),
	'Segment, Get Many, one page': segment('getAll', NAMES, { returnAll: true }),
	'Segment, Update, by ID, name with or without criteria': segment('update', SEGMENTS, {
		...pick('segment', 'id'),
		updateFields: { name: '={{ "New " + $json.id }}' },
	}),
	'Segment, Update, by ID, criteria alone': segment('update', SEGMENTS, {
		...pick('segment', 'id'),
		newContactsWho: 'notOpened',
	}),

	'Social, Create Post, a draft without profiles': social('createPost', NAMES, {
		text: '={{ $json.name }}',
	}),
	'Social, Create Post, to profiles': {
		...social('createPost', NAMES, { text: '={{ $json.name }}', profiles: ['page'] }),
		seed: { social: { profiles: [{ profile_id: 'page', network: 'facebook', connected: true }] } },
	},
	'Social, Get Hashtag Groups, one page': social('getHashtagGroups', NAMES, { returnAll: true }),

	'Tag, Create': tag('create', NEW, named),
	'Tag, Delete, by name, waiting': tag('delete', NAMES, pick('tag', 'name')),
	'Tag, Delete, by ID, not waiting': tag('delete', IDS, {
		...pick('tag', 'id'),
		waitForCompletion: false,
	}),
	'Tag, Get, by ID': tag('get', IDS, pick('tag', 'id')),
	'Tag, Get, by name': tag('get', NAMES, pick('tag', 'name')),
	'Tag, Get Many, one page': tag('getAll', NAMES, { returnAll: true }),
	'Tag, Update, by ID': tag('update', IDS, { ...pick('tag', 'id'), name: '={{ $json.id }}' }),
};
