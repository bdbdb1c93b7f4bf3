import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { textOf } from '../../input/text-of';
import { options } from '../../parameters/groups';
import { locatorField } from '../../parameters/locator';
import { choices, flag, readIfGiven, readParameter, readValue } from '../../parameters/parameter';
import { EVER } from '../../parameters/period';
import { readMax, returnAllFields } from '../../parameters/return-all';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { CONTACTS } from '../../transport/collections';
import { countsIn } from '../../transport/counts';
import { readRows, warned } from '../plain/read-rows';
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
		'Whether to return one item for each email that the contact was sent, with counts. Of the latest 200 emails at most.',
});

const each: INodeProperties['displayOptions'] = { show: { perCampaign: [false] } };

const activities = choices({
	displayName: 'Activities',
	name: 'activities',
	type: 'multiOptions',
	default: [],
	description: 'What to return. Left empty, all of it. 100 rows take one request.',
	options: Object.entries(DONE).map(([value, [name]]) => ({ name, value })),
	displayOptions: each,
});

const includeNames = flag({
	displayName: 'Include Names',
	name: 'includeNames',
	type: 'boolean',
	default: true,
	description:
		'Whether to return the names of the emails, too. Constant Contact is faster without.',
	displayOptions: { show: { '/perCampaign': [false] } },
});

const forCampaigns = Object.entries(range.parameters).map(([name, { field, read }]) => [
	name,
	{ read, field: { ...field, displayOptions: { show: { '/perCampaign': [true] } } } },
]);

/** Contact → Get Activity: what the contact has done with emails and landing pages, the latest first. */
export const getActivity: ItemOperation = {
	repeating: ONLY_READS,
	access: [CONTACTS.access.read, 'ui:campaign:metrics'],
	subject: CONTACTS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts_Reporting/getContactTracking',
	fields: [
		locatorField(CONTACTS),
		perCampaign.field,
		activities.field,
		...returnAllFields.map((field) => ({
			...field,
			displayOptions: { show: { ...each.show, ...field.displayOptions?.show } },
		})),
		...options({ includeNames, ...Object.fromEntries(forCampaigns) }).fields,
	],
	async execute(node, item, api) {
		const isSummary = readParameter(node, item, perCampaign);
		const query = isSummary
			? readRange(node, item)
			: {
					tracking_activities_list: (readIfGiven(node, item, activities) ?? Object.keys(DONE)).join(
						',',
					),
					...(!readValue(node, item, includeNames, 'options') && {
						include_campaign_activity_names: false,
					}),
				};
		const max = isSummary ? Infinity : readMax(node, item);
		const id = await readContactId(node, item, api, ADVICE, MANY_READ);
		const report = isSummary
			? { path: 'activity_summary', property: 'campaign_activities' }
			: { path: 'activity_details', property: 'tracking_activities' };
		const rows: IDataObject[] = [];
		const warnings = await readRows(
			api,
			{ ...report, path: `/reports/contact_reports/${id}/${report.path}` },
			query,
			{
				max,
				between: EVER,
				time: isSummary ? 'start_on' : 'created_time',
				...(!isSummary && { pageSize: 100 }),
			},
			(row) => {
				rows.push({ contact_id: id, ...(isSummary ? countsIn(row) : inWords(row)) });
			},
		);
		return warned(node, rows, warnings);
	},
};

function inWords(row: IDataObject): IDataObject {
	const [, words] = DONE[textOf(row.tracking_activity_type)] ?? [];
	return { ...(words && { activity: words }), ...row };
}
