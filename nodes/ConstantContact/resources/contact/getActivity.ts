import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { textOf } from '../../input/text-of';
import { options } from '../../parameters/groups';
import { locatorField } from '../../parameters/locator';
import { choices, flag, readIfGiven, readParameter, readValue } from '../../parameters/parameter';
import { CONTACTS } from '../../transport/collections';
import { countsIn } from '../../transport/counts';
import { getReport } from '../plain/get-report';
import { MANY_READ, readContactId } from './lookup';
import { range, readRange } from './report-range';

const ADVICE = {
	unknown: 'Check the address, or leave it out: it has been sent no emails',
	deleted: 'Give its ID instead of its email to get its activity anyway, or leave it out',
};

/** What a contact does, with what a row says of it in plain words. */
const DONE: Record<string, [option: string, words: string]> = {
	em_bounces: ['Bounces', 'bounced'],
	em_clicks: ['Clicks', 'clicked'],
	em_forwards: ['Forwards', 'forwarded'],
	p_contact_add: ['Landing Page Adds', 'added by a landing page'],
	p_contact_click: ['Landing Page Clicks', 'clicked on a landing page'],
	p_contact_open: ['Landing Page Opens', 'opened a landing page'],
	p_contact_update: ['Landing Page Updates', 'updated by a landing page'],
	em_opens: ['Opens', 'opened'],
	em_optouts: ['Opt-Outs', 'opted out'],
	em_sends: ['Sends', 'sent'],
};

const perCampaign = flag({
	displayName: 'Per Campaign',
	name: 'perCampaign',
	type: 'boolean',
	default: false,
	description:
		'Whether to return one item for each email that the contact was sent, with counts. At most the latest 200 emails are covered.',
});

const activities = choices({
	displayName: 'Activities',
	name: 'activities',
	type: 'multiOptions',
	default: [],
	description: 'What to return. Left empty, all of it. 100 rows take one request.',
	options: Object.entries(DONE).map(([value, [name]]) => ({ name, value })),
	displayOptions: { show: { perCampaign: [false] } },
});

const includeNames = flag({
	displayName: 'Include Names',
	name: 'includeNames',
	type: 'boolean',
	default: true,
	description:
		'Whether to return the names of the emails, too. Constant Contact answers faster without them.',
	displayOptions: { show: { '/perCampaign': [false] } },
});

const forCampaigns = Object.entries(range.parameters).map(([name, { field, read }]) => [
	name,
	{ read, field: { ...field, displayOptions: { show: { '/perCampaign': [true] } } } },
]);

/** Contact → Get Activity: what the contact has done with emails and landing pages, the latest first. */
export const getActivity = getReport({
	access: [CONTACTS.access.read, 'ui:campaign:metrics'],
	subject: CONTACTS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts_Reporting/getContactTracking',
	fields: [
		[locatorField(CONTACTS), perCampaign.field, activities.field],
		options({ includeNames, ...Object.fromEntries(forCampaigns) }).fields,
	],
	time: 'created_time',
	ask: async (node, item, api) => {
		const asked = readParameter(node, item, perCampaign)
			? countsPerCampaign(node, item)
			: eachActivity(node, item);
		const contact_id = await readContactId(node, item, api, ADVICE, MANY_READ);
		const { path, property } = asked.report;
		return [
			{
				...asked,
				report: { property, path: `/reports/contact_reports/${contact_id}/${path}` },
				present: (row) => ({ contact_id, ...asked.present(row) }),
			},
		];
	},
});

function countsPerCampaign(node: IExecuteFunctions, item: number) {
	return {
		report: { path: 'activity_summary', property: 'campaign_activities' },
		query: readRange(node, item),
		pageSize: 0,
		present: (row: IDataObject) => countsIn(row),
	};
}

function eachActivity(node: IExecuteFunctions, item: number) {
	const wanted = readIfGiven(node, item, activities) ?? Object.keys(DONE);
	return {
		report: { path: 'activity_details', property: 'tracking_activities' },
		query: {
			tracking_activities_list: wanted.join(','),
			...(!readValue(node, item, includeNames, 'options') && {
				include_campaign_activity_names: false,
			}),
		},
		pageSize: 100,
		present: (row: IDataObject) => inWords(row),
	};
}

function inWords(row: IDataObject): IDataObject {
	const [, words] = DONE[textOf(row.tracking_activity_type)] ?? [];
	return { ...(words && { activity: words }), ...row };
}
