import { options } from '../../parameters/groups';
import { locatorField } from '../../parameters/locator';
import { choices, readParameter } from '../../parameters/parameter';
import { simplify } from '../../parameters/simplify';
import { withWarnings } from '../../parameters/warnings';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { CAMPAIGNS } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import { contentDigest } from './digest';
import { readEmail } from './email';
import { emailIdOf, readCampaign } from '../../parameters/campaign/picked';
import { simplifiedCampaign } from './simplified-campaign';
import { hasStatus } from './status';

const include = choices({
	displayName: 'Include',
	name: 'include',
	type: 'multiOptions',
	default: [],
	description: 'What to return besides',
	options: [
		{ name: 'Content', value: 'html_content' },
		{ name: 'Permalink', value: 'permalink_url' },
		{ name: 'Physical Address', value: 'physical_address_in_footer' },
	],
});

const asked = options({ include });

const REMOVED = 'The campaign is deleted: Constant Contact does not show its email any more';

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
		// The digest takes the content, which comes in the same answer.
		const { html_content, ...rest } = await readEmail(api, emailIdOf(picked), [
			...new Set(['html_content', ...parts]),
		]);
		const email = parts.includes('html_content') ? { ...rest, html_content } : rest;
		const content_digest = contentDigest({ ...rest, html_content });
		const whole = isSimple
			? simplifiedCampaign(campaign, email)
			: { ...identityFirst(CAMPAIGNS, campaign), email };
		return { ...whole, ...(content_digest !== undefined && { content_digest }) };
	},
};
