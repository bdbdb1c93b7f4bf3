import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { options } from '../../parameters/groups';
import {
	emailIdOf,
	forgetCampaign,
	readCampaign,
	type PickedCampaign,
} from '../../parameters/campaign/picked';
import { locatorField } from '../../parameters/locator';
import { readIfGiven, readValue } from '../../parameters/parameter';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import type { ConstantContactApi } from '../../transport/api';
import { ApiFailure, reworded } from '../../transport/api-failure';
import { CAMPAIGNS, LISTS } from '../../transport/collections';
import { changeEmail, CHANGEABLE, readEmail, withoutContent } from './email';
import { htmlField, readHtml, withTrackingImage } from './html';
import { addTrackingImage, fromName, given, newName, preheader, subject } from './parameters';
import { addressField, readAddress } from './physical-address';
import { readRecipients, recipientFields } from './recipients';
import { fromEmail, readSender, replyToEmail } from './senders';
import { simplifiedCampaign } from './simplified-campaign';
import { hasStatus, refuseRemoved } from './status';

const GROUP = 'updateFields';

const changes: INodeProperties = {
	displayName: 'Update Fields',
	name: GROUP,
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		addressField,
		fromEmail,
		fromName.field,
		htmlField,
		newName.field,
		preheader.field,
		replyToEmail,
		subject.field,
		...recipientFields,
	].sort((one, other) => one.displayName.localeCompare(other.displayName)),
};

const more = options({ addTrackingImage });

/** The formats of emails that are HTML; those of Constant Contact's editors are documents. */
const FORMATS_OF_HTML = [1, 5];

/** Email Campaign → Update: reads the email, puts the changes in, and renames the campaign last. */
export const update: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: [...Object.values(CAMPAIGNS.access), LISTS.access.read, 'account:read'],
	subject: CAMPAIGNS.parameter,
	gives: { [`${GROUP}.${newName.field.name}`]: 'name' },
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Campaigns/updateEmailCampaignActivityUsingPUT',
	fields: [locatorField(CAMPAIGNS), changes, ...more.fields],
	async execute(node, item, api) {
		const { name, ...change } = await readChange(node, item, api);
		const picked = await readCampaign(node, item, api);
		refuseRemoved(picked.campaign);
		const changesEmail = Object.keys(change).length > 0;
		if (changesEmail) refuseUnchangeable(picked.campaign);
		const activityId = emailIdOf(picked);
		const stored = await readEmail(api, activityId, CHANGEABLE);
		if (change.html_content !== undefined) refuseDocument(stored);
		const { email, isChanged } = await changeEmail(api, activityId, stored, change);
		if (isChanged) forgetCampaign(api, picked.campaignId);
		const renamed = await rename(api, picked, name, isChanged);
		const action = isChanged || renamed ? 'updated' : 'unchanged';
		return simplifiedCampaign(renamed ?? picked.campaign, withoutContent(email), action);
	},
};

/**
 * What is to change, under the names of the API, and the campaign's `name`.
 * Throws InputError for a bad value, and when that is nothing.
 */
async function readChange(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<IDataObject> {
	const html = readHtml(node, item, GROUP);
	const addsImage = readValue(node, item, addTrackingImage, 'options');
	const change = {
		name: readIfGiven(node, item, newName, GROUP),
		subject: readIfGiven(node, item, subject, GROUP),
		from_name: readIfGiven(node, item, fromName, GROUP),
		preheader: readIfGiven(node, item, preheader, GROUP),
		html_content: html !== undefined && addsImage ? withTrackingImage(html) : html,
		physical_address_in_footer: readAddress(
			node.getNodeParameter(`${GROUP}.${addressField.name}`, item, {}),
		),
		from_email: await readSender(node, item, api, fromEmail, GROUP),
		reply_to_email: await readSender(node, item, api, replyToEmail, GROUP),
		...(await readRecipients(node, item, api, GROUP)),
	};
	const said = given(change);
	if (Object.keys(said).length > 0) return said;
	throw new InputError(
		`'${changes.displayName}' has no value`,
		'Add a field and fill in its new value. Empty fields leave what is stored',
	);
}

function refuseUnchangeable(campaign: IDataObject): void {
	if (hasStatus(campaign, 'scheduled')) {
		throw new InputError(
			`The campaign ${quoted(campaign.name)} is scheduled: its email cannot be changed`,
			'Unschedule it first, and schedule it again after the change',
		);
	}
	if (hasStatus(campaign, 'executing')) {
		throw new InputError(
			`The campaign ${quoted(campaign.name)} is being sent: its email cannot be changed`,
			'To say something else, create another campaign',
		);
	}
}

function refuseDocument({ format_type }: IDataObject): void {
	if (format_type === undefined || FORMATS_OF_HTML.includes(Number(format_type))) return;
	throw new InputError(
		`'${htmlField.displayName}' cannot be set: the email was made in an editor of Constant Contact`,
		'Leave it out, and change the content in that editor, or create a campaign from HTML',
	);
}

/** Last, so that a name that is taken keeps nothing else back. Undefined when the name stays. */
async function rename(
	api: ConstantContactApi,
	{ campaign, campaignId }: PickedCampaign,
	name: unknown,
	isChanged: boolean,
): Promise<IDataObject | undefined> {
	if (name === undefined || name === campaign.name) return undefined;
	const renamed = await api
		.patch<IDataObject>(`${CAMPAIGNS.path}/${campaignId}`, { name })
		.catch((failure: unknown) => {
			if (!isChanged || !(failure instanceof ApiFailure)) throw failure;
			throw reworded(
				failure,
				`${failure.message}. The email is changed, only the name of the campaign is not`,
				failure.remedy,
			);
		});
	forgetCampaign(api, campaignId);
	await api.remember(CAMPAIGNS, campaignId, renamed);
	return renamed;
}
