import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';
import { InputError } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import { emailChoice, readChosenEmails } from '../../parameters/campaign/email-choice';
import { filters } from '../../parameters/groups';
import { locatorField } from '../../parameters/locator';
import {
	choices,
	readParameter,
	type Parameter,
	type Parameters,
} from '../../parameters/parameter';
import { momentField, period } from '../../parameters/period';
import { CAMPAIGNS } from '../../transport/collections';
import { trackedRow, trackingReport, type TrackedKind } from '../../transport/reports';
import { getReport } from '../plain/get-report';
import { activity, BOUNCES, DONE } from './activities';

const between = period(
	[
		momentField('After', 'after', 'What happened at this moment or after it'),
		momentField('Before', 'before', 'What happened before this moment'),
	],
	'filters',
);

const linkId: Parameter<string> = {
	field: {
		displayName: 'Link ID',
		name: 'linkId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 49920742166',
		description: 'Clicks on one link, by its url_id from Get Links',
		displayOptions: { show: { '/activity': ['clicks'] } },
	},
	read: (given) => {
		const id = textOf(given).trim();
		if (/^\d{1,19}$/.test(id)) return id;
		throw new InputError(
			`'Link ID' is not the ID of a link: ${id}`,
			'Use the url_id that Report → Get Links returns, which has digits only',
		);
	},
};

const bounceReason = choices({
	displayName: 'Bounce Reason',
	name: 'bounceReason',
	type: 'multiOptions',
	default: [],
	description: 'Bounces for any of these reasons',
	options: Object.entries(BOUNCES)
		.map(([value, name]) => ({ name, value }))
		.sort((one, other) => one.name.localeCompare(other.name)),
	displayOptions: { show: { '/activity': ['bounces'] } },
});

/** What only one of the reports can be narrowed by, under the names of the query. */
const NARROWED_BY: Partial<Record<TrackedKind, Parameters>> = {
	bounces: { bounce_code: bounceReason },
	clicks: { url_id: linkId },
};

const narrowed = filters({ ...NARROWED_BY.bounces, ...NARROWED_BY.clicks });
const all = filters({ ...between.parameters, ...NARROWED_BY.bounces, ...NARROWED_BY.clicks });

/** Report → Get Many Recipients: what contacts have done with the emails of a campaign. */
export const getActivity = getReport({
	page: 'https://developer.constantcontact.com/api_guide/email_summary_opens_report.html',
	access: [CAMPAIGNS.access.read, 'ui:campaign:metrics'],
	subject: CAMPAIGNS.parameter,
	fields: [[locatorField(CAMPAIGNS), activity.field, emailChoice.field], all.fields],
	time: 'created_time',
	between,
	ask: async (node, item, api) => {
		const kind = readParameter(node, item, activity) as TrackedKind;
		const query = narrowed.read(node, item);
		refuseOthers(kind, query);
		const emails = await readChosenEmails(node, item, api);
		return emails.map(({ activityId, campaignId, campaignName, front }) => ({
			report: trackingReport(activityId, kind),
			query,
			present: (row) =>
				trackedRow(campaignId, campaignName, {
					...pick(row, ['email_address']),
					sending: front.sending,
					activity: DONE[kind],
					...row,
					...reasonOf(row),
				}),
		}));
	},
});

function reasonOf({ bounce_code }: IDataObject): IDataObject {
	const reason = BOUNCES[textOf(bounce_code)];
	return reason ? { bounce_reason: reason } : {};
}

/** Throws InputError for a filter of another report, which would do nothing. */
function refuseOthers(kind: TrackedKind, query: IDataObject): void {
	for (const [of, parameters] of Object.entries(NARROWED_BY)) {
		for (const [name, { field }] of Object.entries(parameters)) {
			if (query[name] === undefined || of === kind) continue;
			throw new InputError(
				`'${field.displayName}' has a value, but '${activity.field.displayName}' is another one`,
				`Remove '${field.displayName}' from the filters`,
			);
		}
	}
}
