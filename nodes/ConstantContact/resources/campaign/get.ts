import type { IDataObject } from 'n8n-workflow';
import { options } from '../../parameters/groups';
import { emailIdOf, emailPath, readCampaign } from '../../parameters/campaign/picked';
import { locatorField } from '../../parameters/locator';
import { choices, readParameter } from '../../parameters/parameter';
import { simplify } from '../../parameters/simplify';
import { withWarnings } from '../../parameters/warnings';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import type { ConstantContactApi } from '../../transport/api';
import { isNotFound } from '../../transport/api-failure';
import { CAMPAIGNS } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import { contentDigest } from './digest';
import { readEmail } from './email';
import { readSendHistory } from './send-history';
import { simplifiedCampaign } from './simplified-campaign';
import { hasStatus } from './status';

/** What comes with the email, by the names of the API. */
const OF_EMAIL = ['html_content', 'permalink_url', 'physical_address_in_footer'];

const include = choices({
	displayName: 'Include',
	name: 'include',
	type: 'multiOptions',
	default: [],
	description:
		'What else to return. A/B Test, Resend, Schedule and Send History take a request each.',
	options: [
		{ name: 'A/B Test', value: 'ab_test' },
		{ name: 'Content', value: 'html_content' },
		{ name: 'Permalink', value: 'permalink_url' },
		{ name: 'Physical Address', value: 'physical_address_in_footer' },
		{ name: 'Resend', value: 'resend' },
		{ name: 'Schedule', value: 'schedule' },
		{ name: 'Send History', value: 'send_history' },
	],
});

const asked = options({ include });

const REMOVED = 'The campaign is deleted: Constant Contact no longer shows its email';

/** Email Campaign → Get. */
export const get: ItemOperation = {
	repeating: ONLY_READS,
	access: [CAMPAIGNS.access.read],
	subject: CAMPAIGNS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Campaigns/retrieveEmailCampaignActivityUsingGET',
	fields: [locatorField(CAMPAIGNS), simplify.field, ...asked.fields],
	async execute(node, item, api) {
		const isSimple = readParameter(node, item, simplify);
		const parts = (asked.read(node, item).include ?? []) as string[];
		const picked = await readCampaign(node, item, api);
		const { campaign } = picked;
		if (hasStatus(campaign, 'removed')) {
			const alone = isSimple ? simplifiedCampaign(campaign) : identityFirst(CAMPAIGNS, campaign);
			return withWarnings(alone, [REMOVED]);
		}
		const activityId = emailIdOf(picked);
		// The digest takes the content, which comes in the same answer.
		const { html_content, ...rest } = await readEmail(api, activityId, [
			...new Set(['html_content', ...OF_EMAIL.filter((part) => parts.includes(part))]),
		]);
		const email = parts.includes('html_content') ? { ...rest, html_content } : rest;
		const content_digest = contentDigest({ ...rest, html_content });
		const more = await readMore(api, activityId, parts, isSimple);
		const whole = isSimple
			? simplifiedCampaign(campaign, email)
			: { ...identityFirst(CAMPAIGNS, campaign), email };
		return { ...whole, ...(content_digest !== undefined && { content_digest }), ...more };
	},
};

/** What has an address of its own; null for what the campaign does not have. */
async function readMore(
	api: ConstantContactApi,
	activityId: string,
	parts: string[],
	isSimple: boolean,
): Promise<IDataObject> {
	const path = emailPath(activityId);
	const more: IDataObject = {};
	if (parts.includes('schedule')) {
		const schedules = await api.getArray<IDataObject>(`${path}/schedules`);
		if (isSimple) more.scheduled_date = schedules[0]?.scheduled_date ?? null;
		else more.schedules = schedules;
	}
	if (parts.includes('send_history')) more.send_history = await readSendHistory(api, activityId);
	if (parts.includes('resend')) {
		const resends = await api.getArray<IDataObject>(`${path}/non_opener_resends`);
		if (isSimple) more.resend = resends[0] ?? null;
		else more.resends = resends;
	}
	if (parts.includes('ab_test')) {
		more.ab_test = await api.get<IDataObject>(`${path}/abtest`).catch((failure: unknown) => {
			if (!isNotFound(failure)) throw failure;
			return null;
		});
	}
	return more;
}
