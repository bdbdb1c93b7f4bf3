import type { INodePropertyOptions } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import { UUID } from '../../input/uuid';
import { filters } from '../../parameters/groups';
import { choice, readParameter, text, type Parameter } from '../../parameters/parameter';
import { getReport } from '../plain/get-report';

const pageId: Parameter<string> = {
	field: {
		displayName: 'Landing Page Activity ID',
		name: 'landingPageId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 04fe9a97-a579-43c5-bb1a-58ed29bf0a6a',
		description:
			'The API does not list landing pages. Contact → Get Activity returns the campaign_activity_id of those that a contact has opened.',
	},
	read: (given) => {
		const id = new RegExp(UUID).exec(textOf(given))?.[0];
		if (id !== undefined) return id;
		throw new InputError(
			`'Landing Page Activity ID' holds no ID: ${quoted(given)}`,
			'Use the campaign_activity_id of the landing page',
		);
	},
};

/** What contacts have done with a landing page, by the path of the report, with the words of a row. */
const DONE: Record<string, [option: string, words: string]> = {
	p_unique_contact_adds: ['Adds', 'added'],
	p_contact_opens: ['Opens', 'opened'],
	p_unique_contact_sms_optins: ['SMS Opt-Ins', 'opted in to texts'],
	p_unique_contact_clicks: ['Unique Clicks', 'clicked'],
	p_unique_contact_opens: ['Unique Opens', 'opened'],
	p_unique_contact_updates: ['Updates', 'updated'],
};

const activity = choice({
	displayName: 'Contact Activity',
	name: 'contactActivity',
	type: 'options',
	default: 'p_contact_opens',
	description: 'What the contacts have done. 500 rows take one request.',
	options: Object.entries(DONE).map(([value, [name]]): INodePropertyOptions => ({ name, value })),
});

const narrowed = filters({
	contacts_filter: text({
		displayName: 'Contact Contains',
		name: 'contactContains',
		type: 'string',
		default: '',
		placeholder: 'e.g. Jo',
		description: 'Part of the first name, last name or email',
	}),
});

/** Report → Get Landing Page Activity: what contacts have done with a landing page. */
export const getLandingPage = getReport({
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Landing_Pages_Reporting/getContactOpens',
	access: ['ui:campaign:metrics'],
	subject: pageId.field.name,
	fields: [[pageId.field, activity.field], narrowed.fields],
	time: 'created_time',
	ask: (node, item) => {
		const kind = readParameter(node, item, activity);
		const path = `/reports/landing_pages/campaign_details/${readParameter(node, item, pageId)}/${kind}`;
		const [, words] = DONE[kind];
		return [
			{
				report: { path, property: 'tracking_activities' },
				query: narrowed.read(node, item),
				present: (row) => ({ activity: words, ...row }),
			},
		];
	},
});
