import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.mts';
import type { Email } from '../campaign.mts';
import { activityPut } from '../email-schemas.mts';
import { badRequest, notFound } from '../errors.mts';
import { ADDRESS, SUMMARY } from './account.mts';
import {
	activityOf,
	checkEmail,
	demandStatus,
	hasStatus,
	inMilliseconds,
	primaryOf,
	statusOf,
	type CampaignActivity,
} from './email-store.mts';

const PATH = '/emails/activities/:campaign_activity_id';

/** What is only there when it is asked for. */
const SUBRESOURCES: Record<string, (account: Account, activity: CampaignActivity) => unknown> = {
	permalink_url: (_account, { campaign }) =>
		`https://conta.cc/${campaign.campaign_id.replace(/-/g, '').slice(-7)}`,
	html_content: (_account, { campaign }) => campaign.email.html_content,
	document_properties: () => ({}),
	physical_address_in_footer: (_account, { campaign }) =>
		campaign.email.physical_address_in_footer ?? {
			...ADDRESS,
			organization_name: SUMMARY.organization_name,
		},
};

/** What a PUT keeps that leaves it out. */
const KEPT = ['html_content', 'physical_address_in_footer'] as const;

/** What the emails of campaigns say, and to whom. */
export function addEmailActivities(app: FastifyInstance): void {
	const read = { scope: 'campaign_data', privilege: 'campaign:read' };
	const write = { scope: 'campaign_data', privilege: 'campaign:write' };

	app.get(PATH, { config: read }, ({ account, params, query }) => {
		const { include, ...others } = query as Record<string, string | undefined>;
		const [other] = Object.keys(others);
		if (other !== undefined) throw badRequest(`${other} is not a known parameter`);
		const names = include?.split(',') ?? [];
		if (!names.every((name) => name in SUBRESOURCES)) {
			throw badRequest('include does not have a valid value');
		}
		return present(account, activityOf(account, params), names);
	});

	const taking = { config: write, schema: { body: activityPut }, attachValidation: true };
	app.put(PATH, taking, ({ account, params, body }) => {
		const activity = primaryOf(account, params);
		const { campaign } = activity;
		const given = body as Partial<Email>;
		demandStatus(campaign, 'Draft', 'Done');
		// The guide: once it is sent, only an email of the third generation of the editor can change.
		if (hasStatus(campaign, 'Done') && campaign.email.format_type !== 3) {
			demandStatus(campaign, 'Draft');
		}
		if (given.html_content !== undefined && ![1, 5].includes(campaign.email.format_type)) {
			throw badRequest('html_content cannot be used with this format_type');
		}
		checkEmail(account, given);
		checkRecipients(account, given);
		campaign.email = replaced(campaign.email, given);
		if (account.switches.putActivity === 'renewsUpdate') {
			campaign.updated_at = inMilliseconds(account.time);
		}
		return present(
			account,
			activity,
			KEPT.filter((name) => given[name] !== undefined),
		);
	});
}

/** Properties that are missing are emptied; subresources, and what is missing in them, stay. */
function replaced(stored: Email, given: Partial<Email>): Email {
	const { from_name, from_email, reply_to_email, subject } = { ...stored, ...given };
	const address = given.physical_address_in_footer;
	return {
		format_type: stored.format_type,
		from_name,
		from_email,
		reply_to_email,
		subject,
		preheader: given.preheader ?? '',
		contact_list_ids: given.contact_list_ids ?? [],
		segment_ids: given.segment_ids ?? [],
		html_content: given.html_content ?? stored.html_content,
		physical_address_in_footer: address
			? { ...stored.physical_address_in_footer, ...address }
			: stored.physical_address_in_footer,
	};
}

function checkRecipients(account: Account, given: Partial<Email>): void {
	const { contact_list_ids: lists = [], segment_ids: segments = [] } = given;
	const isEmptyBeside = given.contact_list_ids && given.segment_ids;
	const isRefused = account.switches.emptyRecipients === 'refused' && isEmptyBeside;
	if ((lists.length > 0 && segments.length > 0) || isRefused) {
		throw badRequest('contact_list_ids and segment_ids are mutually exclusive');
	}
	const list = lists.find((id) => account.lists.get(id)?.deleted_at ?? !account.lists.has(id));
	const segment = segments.find(
		(id) => account.segments.get(id)?.deleted ?? !account.segments.has(id),
	);
	const unknown = list ?? segment;
	if (unknown === undefined) return;
	const words = `${list === undefined ? 'segment_id' : 'list_id'} ${String(unknown)} does not exist`;
	throw account.switches.unknownRecipients === 'notFound' ? notFound(words) : badRequest(words);
}

function present(account: Account, activity: CampaignActivity, names: readonly string[]): object {
	const { campaign, campaign_activity_id, role } = activity;
	const { email } = campaign;
	const mayBeEmpty = Object.entries({
		contact_list_ids: email.contact_list_ids,
		segment_ids: email.segment_ids,
		preheader: email.preheader,
	});
	const isShown = account.switches.emptyProperties === 'shown';
	return {
		campaign_activity_id,
		campaign_id: campaign.campaign_id,
		role,
		current_status: statusOf(account, campaign),
		format_type: email.format_type,
		from_email: email.from_email,
		from_name: email.from_name,
		reply_to_email: email.reply_to_email,
		subject: role === 'resend' ? campaign.resend?.resend_subject : email.subject,
		...Object.fromEntries(mayBeEmpty.filter(([, { length }]) => isShown || length > 0)),
		...Object.fromEntries(names.map((name) => [name, SUBRESOURCES[name](account, activity)])),
	};
}
