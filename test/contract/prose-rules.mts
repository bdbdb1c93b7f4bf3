import type { Exchange } from './judge.mts';

/** A rule that only the vendor's prose has, in our own words. */
export interface ProseRule {
	/** The operation that it belongs to. */
	of: string;
	says: string;
	breaks: (request: Asked) => boolean;
}

type Json = Record<string, unknown>;
type Asked = Pick<Exchange, 'query'> & { body: Json };

const ACTIVITY = '/emails/activities/{campaign_activity_id}';

/** All rules of the prose that requests of this node can break. Each is one line. */
// prettier-ignore
export const PROSE_RULES: ProseRule[] = [
	{ of: 'GET /account/emails', says: 'one filter at a time', breaks: ({ query }) => given(query, 'email_address', 'role_code', 'confirm_status') > 1 },
	{ of: 'GET /contacts', says: 'segment_id goes with limit alone', breaks: ({ query }) => query.segment_id !== undefined && Object.keys(query).some((name) => !['segment_id', 'limit', 'cursor'].includes(name)) },
	{ of: 'GET /contacts', says: 'at most 25 lists', breaks: ({ query }) => commas(query.lists) > 25 },
	{ of: 'GET /contacts', says: 'at most 50 tags', breaks: ({ query }) => commas(query.tags) > 50 },
	{ of: 'GET /contact_lists', says: 'include_sms_membership_count needs channel_type sms', breaks: ({ query }) => query.include_sms_membership_count === 'true' && query.channel_type !== 'sms' },
	{ of: 'GET /contact_tags', says: 'a page has 500 tags at most', breaks: ({ query }) => Number(query.limit) > 500 },
	{ of: 'GET /reports/summary_reports/email_campaign_summaries', says: 'a page has 500 campaigns at most', breaks: ({ query }) => Number(query.limit) > 500 },
	{ of: 'POST /contacts', says: 'a name, an email or an SMS channel is needed', breaks: ({ body }) => given(body, 'first_name', 'last_name', 'email_address', 'sms_channel') === 0 },
	{ of: 'POST /contacts', says: 'at most 25 custom fields, 3 phones, 3 addresses, 50 lists and 50 tags', breaks: ({ body }) => isOverfull(body) },
	// A PUT sends back what is stored: sources disagree whether the limit of custom fields counts it.
	{ of: 'PUT /contacts/{contact_id}', says: 'at most 3 phones, 3 addresses, 50 lists and 50 tags', breaks: ({ body }) => isOverfull({ ...body, custom_fields: [] }) },
	{ of: 'PUT /contacts/{contact_id}', says: 'a birthday has month and day', breaks: ({ body }) => given(body, 'birthday_month', 'birthday_day') === 1 },
	{ of: 'POST /contacts/sign_up_form', says: 'an email or an SMS channel is needed', breaks: ({ body }) => given(body, 'email_address', 'sms_channel') === 0 },
	{ of: 'POST /contacts/sign_up_form', says: '1 to 50 lists, at most 50 custom fields', breaks: ({ body }) => size(body.list_memberships) < 1 || size(body.list_memberships) > 50 || size(body.custom_fields) > 50 },
	{ of: 'POST /activities/contact_exports', says: 'contact_ids go with status alone', breaks: ({ body }) => isBeside(body, 'contact_ids', ['status']) },
	{ of: 'POST /activities/contact_exports', says: 'list_ids go with status, exclude or new_subscriber', breaks: ({ body }) => isBeside(body, 'list_ids', ['status', 'exclude', 'new_subscriber']) },
	{ of: 'POST /activities/contact_exports', says: 'status and exclude do not go together', breaks: ({ body }) => given(body, 'status', 'exclude') === 2 },
	{ of: 'POST /activities/contact_exports', says: 'tag_ids and segment_id stand alone', breaks: ({ body }) => isBeside(body, 'tag_ids', []) || isBeside(body, 'segment_id', []) },
	{ of: 'POST /activities/contact_exports', says: 'at most 500 contacts, 50 lists and 50 excluded contacts', breaks: ({ body }) => size(body.contact_ids) > 500 || size(body.list_ids) > 50 || excluded(body) > 50 },
	{ of: 'POST /activities/contact_delete', says: 'either 500 contacts or 50 lists at most', breaks: ({ body }) => given(body, 'contact_ids', 'list_ids') !== 1 || size(body.contact_ids) > 500 || size(body.list_ids) > 50 },
	...['add_list_memberships', 'remove_list_memberships', 'contacts_taggings_add', 'contacts_taggings_remove'].flatMap((name) => ofSources(`POST /activities/${name}`)),
	{ of: 'POST /activities/contacts_json_import', says: 'each row has an email or an SMS number', breaks: ({ body }) => rows(body).some((row) => given(row, 'email', 'sms_number') === 0) },
	{ of: 'POST /activities/contacts_json_import', says: 'at most 25 custom fields in a row, 50 lists and 4 MB', breaks: ({ body }) => rows(body).some((row) => Object.keys(row).filter((name) => name.startsWith('cf:')).length > 25) || size(body.list_ids) > 50 || JSON.stringify(body).length > 4_000_000 },
	{ of: 'POST /activities/list_delete', says: 'at most 100 lists', breaks: ({ body }) => size(body.list_ids) > 100 },
	{ of: 'POST /activities/contacts_tags_delete', says: 'at most 500 tags', breaks: ({ body }) => size(body.tag_ids) > 500 },
	{ of: 'POST /activities/custom_fields_delete', says: 'at most 100 custom fields', breaks: ({ body }) => size(body.custom_field_ids) > 100 },
	{ of: 'POST /contact_custom_fields', says: 'a display format needs version 2 of dates', breaks: ({ body }) => (body.metadata as Json | undefined)?.display_format !== undefined && body.version !== 2 },
	{ of: 'POST /segments', says: 'the criteria are JSON as a text, whose top group is of the type and', breaks: ({ body }) => topGroup(body) === undefined },
	{ of: 'POST /segments', says: 'tags stand in a group of their own, not in the top group', breaks: ({ body }) => topGroup(body)?.some(({ source }) => source === 'tags') ?? false },
	{ of: 'GET /emails', says: 'a page has 500 campaigns at most', breaks: ({ query }) => Number(query.limit) > 500 },
	{ of: 'POST /emails', says: 'exactly one activity, of the format 5', breaks: ({ body }) => size(body.email_campaign_activities) !== 1 || firstEmail(body).format_type !== 5 },
	...['POST /emails', `PUT ${ACTIVITY}`].flatMap((of) => ofHtml(of)),
	{ of: `PUT ${ACTIVITY}`, says: 'lists or one segment, never both', breaks: ({ body }) => size(body.segment_ids) > 1 || (size(body.contact_list_ids) > 0 && size(body.segment_ids) > 0) },
	{ of: `POST ${ACTIVITY}/tests`, says: 'one to five addresses', breaks: ({ body }) => size(body.email_addresses) < 1 || size(body.email_addresses) > 5 },
	{ of: `POST ${ACTIVITY}/non_opener_resends`, says: 'a wait of 1 to 10 days or of 720 to 14400 minutes, never both', breaks: ({ body }) => given(body, 'delay_days', 'delay_minutes') !== 1 || !isWithin(body.delay_days ?? 1, 1, 10) || !isWithin(body.delay_minutes ?? 720, 720, 14_400) },
	{ of: `POST ${ACTIVITY}/abtest`, says: 'a test of 5 to 50 percent, and 6, 12, 24 or 48 hours to the winner', breaks: ({ body }) => !isWithin(body.test_size, 5, 50) || ![6, 12, 24, 48].includes(Number(body.winner_wait_duration)) },
];

/** What of the prose a request breaks, in words. */
export function brokenRules(operation: string, { query, body }: Exchange): string[] {
	const isJson = typeof body === 'object' && body !== null && !Array.isArray(body);
	const asked = { query, body: isJson ? (body as Json) : {} };
	const isWithBody = !operation.startsWith('GET ');
	return PROSE_RULES.filter((rule) => rule.of === operation && (isJson || !isWithBody))
		.filter(({ breaks }) => breaks(asked))
		.map(({ says }) => says);
}

/** Who is added or removed, for lists and tags alike. */
function ofSources(of: string): ProseRule[] {
	const source = (body: Json) => (body.source ?? {}) as Json;
	return [
		{ of, says: 'one source', breaks: ({ body }) => Object.keys(source(body)).length !== 1 },
		{
			of,
			says: 'at most 50 lists and 500 contacts as source, 50 lists as target',
			breaks: ({ body }) =>
				size(source(body).list_ids) > 50 ||
				size(source(body).contact_ids) > 500 ||
				size(body.list_ids) > 50,
		},
		{
			of,
			says: 'contacts are excluded from lists and from all active contacts only',
			breaks: ({ body }) =>
				body.exclude !== undefined && given(source(body), 'list_ids', 'all_active_contacts') === 0,
		},
	];
}

/** What the HTML of an email must not have. */
function ofHtml(of: string): ProseRule[] {
	const html = (body: Json) => String(firstEmail(body).html_content ?? body.html_content ?? '');
	return [
		{
			of,
			says: 'HTML without the marks [#, ${ and <@, of 400 KB at most',
			breaks: ({ body }) =>
				/\[#|\$\{|<@/.test(html(body)) || Buffer.byteLength(html(body)) > 400 * 1024,
		},
		{
			of,
			says: 'one [[trackingImage]] at most',
			breaks: ({ body }) => html(body).split('[[trackingImage]]').length > 2,
		},
	];
}

function firstEmail({ email_campaign_activities: emails }: Json): Json {
	return ((Array.isArray(emails) ? emails[0] : undefined) ?? {}) as Json;
}

function isWithin(value: unknown, least: number, most: number): boolean {
	return typeof value === 'number' && value >= least && value <= most;
}

function given(object: Json, ...names: string[]): number {
	return names.filter((name) => object[name] !== undefined).length;
}

function size(list: unknown): number {
	return Array.isArray(list) ? list.length : 0;
}

function commas(list: string | undefined): number {
	return list === undefined ? 0 : list.split(',').length;
}

/** Whether a filter stands beside others than those it may. */
function isBeside(body: Json, name: string, allowed: string[]): boolean {
	const filters = ['contact_ids', 'list_ids', 'tag_ids', 'segment_id', 'new_subscriber', 'status'];
	const others = [...filters, 'exclude'].filter((each) => each !== name && !allowed.includes(each));
	return body[name] !== undefined && given(body, ...others) > 0;
}

function excluded({ exclude }: Json): number {
	return size((exclude as Json | undefined)?.contact_ids);
}

function isOverfull(contact: Json): boolean {
	const limits = {
		custom_fields: 25,
		phone_numbers: 3,
		street_addresses: 3,
		list_memberships: 50,
		taggings: 50,
	};
	return Object.entries(limits).some(([name, limit]) => size(contact[name]) > limit);
}

function rows({ import_data }: Json): Json[] {
	return (import_data ?? []) as Json[];
}

/** The conditions of a segment's top group, or undefined where there is none of the type `and`. */
function topGroup({ segment_criteria }: Json): Json[] | undefined {
	try {
		const { criteria } = JSON.parse(String(segment_criteria)) as { criteria?: Json };
		return criteria?.type === 'and' && Array.isArray(criteria.group) ? criteria.group : undefined;
	} catch {
		return undefined;
	}
}
