import { options } from '../../parameters/groups';
import { emailIdOf, emailPath, readCampaign } from '../../parameters/campaign/picked';
import { locatorField } from '../../parameters/locator';
import { NAME_LIMIT } from '../../parameters/name-limit';
import { text } from '../../parameters/parameter';
import { withWarnings } from '../../parameters/warnings';
import { pick } from '../../contact-model/pick';
import { textOf } from '../../input/text-of';
import { ONLY_READS, WithFile, type ItemOperation } from '../../runner/operation';
import { CAMPAIGNS, CONTACTS, LISTS } from '../../transport/collections';
import { contentDigest } from './digest';
import { readEmail } from './email';
import { namedRecipients } from './named-recipients';
import { given } from './parameters';
import { refuseRemoved } from './status';

const outputField = text(
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyOutput',
		type: 'string',
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the output field to put the HTML file in',
	},
	NAME_LIMIT,
);

const more = options({ binaryPropertyOutput: outputField });

const HEADERS = ['subject', 'preheader', 'from_name', 'from_email', 'reply_to_email'];

/**
 * An email as it would look, with the data of the account's owner.
 * API: Email Scheduling, `GET /emails/activities/{campaign_activity_id}/previews`.
 */
interface Preview extends Record<string, unknown> {
	preview_html_content?: unknown;
	preview_text_content?: string;
}

/** Email Campaign → Get Preview. */
export const getPreview: ItemOperation = {
	repeating: ONLY_READS,
	access: [CAMPAIGNS.access.read, LISTS.access.read, CONTACTS.access.read],
	subject: CAMPAIGNS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Scheduling/retrieveEmailCampaignActivityPreviewUsingGET',
	fields: [locatorField(CAMPAIGNS), ...more.fields],
	async execute(node, item, api) {
		const { binaryPropertyOutput: field } = more.read(node, item);
		const picked = await readCampaign(node, item, api);
		refuseRemoved(picked.campaign);
		const activityId = emailIdOf(picked);
		// Before the preview: after a change in between, the digest is not that of the draft, and a guard refuses it.
		const email = await readEmail(api, activityId, ['html_content']);
		const { recipients, warnings } = await namedRecipients(api, email);
		const preview = await api.get<Preview>(`${emailPath(activityId)}/previews`);
		const html = decoded(textOf(preview.preview_html_content ?? ''));
		const output = given({
			...pick(picked.campaign, ['campaign_id', 'name']),
			campaign_activity_id: activityId,
			...pick(preview, HEADERS),
			...recipients,
			...pick(email, ['contact_list_ids', 'segment_ids']),
			content_digest: contentDigest(email),
			text: preview.preview_text_content,
		});
		if (field === undefined) return withWarnings({ ...output, html }, warnings);
		const name = `${textOf(picked.campaign.name ?? activityId).replace(/[^\p{L}\p{N} ._-]/gu, '_')}.html`;
		const file = await node.helpers.prepareBinaryData(Buffer.from(html), name, 'text/html');
		return new WithFile(withWarnings(output, warnings), { [textOf(field)]: file });
	},
};

/**
 * The HTML itself: the documentation says that it comes as a JSON string within the answer, and shows one
 * with `\\"` for each quote. No HTML has only such quotes.
 */
function decoded(html: string): string {
	if (!html.includes('\\"') || /(?<!\\)"/.test(html)) return html;
	try {
		return textOf(JSON.parse(`"${html}"`));
	} catch {
		return html;
	}
}
