import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { options } from '../../parameters/groups';
import { emailIdOf, emailPath } from '../../parameters/campaign/picked';
import { choice, readValue } from '../../parameters/parameter';
import { withWarnings } from '../../parameters/warnings';
import type { ItemOperation } from '../../runner/operation';
import { quoted } from '../../input/input-error';
import { isEmpty } from '../../input/values';
import { idOf, type ConstantContactApi } from '../../transport/api';
import { ApiFailure, isLost, reworded } from '../../transport/api-failure';
import { CAMPAIGNS, LISTS } from '../../transport/collections';
import { draftFields, readDraft, type WantedDraft } from './draft';
import { mergeEmail, withoutContent } from './email';
import { findWanted, madeBefore, noteMade } from './made-before';
import { changeDraft, isConflict, postDated, updateTaken } from './name-taken';
import { addTrackingImage } from './parameters';
import { simplifiedCampaign } from './simplified-campaign';

const ifNameExists = choice({
	displayName: 'If Name Exists',
	name: 'ifNameExists',
	type: 'options',
	default: 'fail',
	description: 'What to do when a campaign has this name already',
	options: [
		{
			name: 'Add Date',
			value: 'addDate',
			description: 'Create another one, with date and time after the name',
		},
		{ name: 'Fail', value: 'fail', description: 'Change nothing' },
		{
			name: 'Update Draft',
			value: 'updateDraft',
			description:
				'Make the draft with this name what a new one would be, so that repeated runs create it only once',
		},
	],
});

const more = options({ addTrackingImage, ifNameExists });

/** Email Campaign → Create: a draft. It sends nothing. */
export const create: ItemOperation = {
	repeating:
		"Retry On Fail does not create it twice. Before you run it again yourself, look for the draft, or set 'If Name Exists' to 'Update Draft'",
	access: [...Object.values(CAMPAIGNS.access), LISTS.access.read, 'account:read'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Campaigns/createEmailCampaignUsingPOST',
	fields: [...draftFields, ...more.fields],
	async execute(node, item, api) {
		const mode = readValue(node, item, ifNameExists, 'options');
		const wanted = await readDraft(node, item, api);
		const draft = await makeDraft(node, item, api, mode, wanted);
		if (hasRecipients(wanted.recipients) || hasRecipients(draft)) return draft;
		const { warnings = [] } = draft as { warnings?: string[] };
		return withWarnings(draft, [NOBODY_YET, ...warnings]);
	},
};

/** The draft of an item: that of an earlier try, a new one, or the one that has the name. */
async function makeDraft(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	mode: string,
	given: WantedDraft,
): Promise<IDataObject> {
	const { draft: made, name } = await madeBefore(node, item, api, given);
	const wanted = { ...given, name };
	if (made) return { ...(await changeDraft(api, made, wanted)), action: 'created' };
	const note = (draft?: { name: string; campaignId?: string }) => {
		noteMade(node, item, wanted, draft);
	};
	const post = async (name: string) => await createDraft(api, { ...wanted, name }, note);
	if (mode === 'addDate') return await postDated(api, wanted.name, node.getTimezone(), post);
	return await post(wanted.name).catch(async (failure: unknown) => {
		if (!isConflict(failure)) throw failure;
		if (mode === 'updateDraft') return await updateTaken(api, wanted, failure);
		throw reworded(
			failure,
			`A campaign has the name ${quoted(wanted.name)} already. ${failure.message}`,
			"Use another name, or set 'If Name Exists' under Options to 'Add Date' or 'Update Draft'",
		);
	});
}

const NOBODY_YET =
	'The draft has no recipients yet: give it lists or a segment before it is scheduled or sent';

function hasRecipients({ contact_list_ids, segment_ids }: IDataObject): boolean {
	return !isEmpty(contact_list_ids) || !isEmpty(segment_ids);
}

/** Creates the draft, and gives it its recipients: the API takes these only once it is there. */
async function createDraft(
	api: ConstantContactApi,
	draft: WantedDraft,
	note: (draft?: { name: string; campaignId?: string }) => void,
): Promise<IDataObject> {
	const { name, content, address, recipients } = draft;
	const email = {
		format_type: 5,
		...content,
		...(address && { physical_address_in_footer: address }),
	};
	const body = { name, email_campaign_activities: [email] };
	note({ name });
	const campaign = await api
		.post<IDataObject>(CAMPAIGNS.path, body)
		.catch(async (failure: unknown) => {
			if (failure instanceof ApiFailure && isLost(failure))
				return await lookFor(api, draft, failure);
			note();
			throw failure;
		});
	const campaignId = idOf(campaign.campaign_id);
	note({ name, campaignId });
	const campaign_activity_id = emailIdOf({ campaign, campaignId });
	if (hasRecipients(recipients)) {
		await api
			.put(emailPath(campaign_activity_id), mergeEmail(content, recipients))
			.catch((failure: unknown) => {
				throw withoutRecipients(failure, name, campaignId);
			});
	}
	const shown = { campaign_activity_id, ...withoutContent(content), ...recipients };
	return simplifiedCampaign(campaign, shown, 'created');
}

/**
 * The draft, if it was made though the answer was lost. The request is not sent again.
 * Throws the failure when the account does not show it.
 */
async function lookFor(
	api: ConstantContactApi,
	draft: WantedDraft,
	failure: ApiFailure,
): Promise<IDataObject> {
	const found = await findWanted(api, draft).catch(() => undefined);
	if (found) return found;
	throw reworded(
		failure,
		`It is not known whether the draft ${quoted(draft.name)} was created. ${failure.message}`,
		failure.remedy,
		true,
	);
}

/** The failure of the second request, with what the first one has done. */
function withoutRecipients(failure: unknown, name: string, campaignId: string): unknown {
	if (!(failure instanceof ApiFailure)) return failure;
	return reworded(
		failure,
		`${failure.message}. The draft ${quoted(name)} exists, but without recipients: campaign_id ${campaignId}`,
		`${failure.remedy}. To continue with the draft, use 'Update', or run it again with 'If Name Exists' set to 'Update Draft'`,
	);
}
