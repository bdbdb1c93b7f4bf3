import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { idOf, pathSegment, type ConstantContactApi } from '../../transport/api';
import { isNotFound } from '../../transport/api-failure';
import { CAMPAIGNS } from '../../transport/collections';
import { readPicked } from '../locator';
import { emailsOf } from './reported-emails';

/** A campaign that is picked. */
export interface PickedCampaign {
	campaignId: string;
	/** As `GET /emails/{campaign_id}` answers. */
	campaign: IDataObject;
}

const runs = new WeakMap<ConstantContactApi, Map<string, IDataObject>>();

/**
 * The campaign that the item picks from the list, by name, or by its ID or that of one of its
 * activities. Read once for each run, until `forgetCampaign`.
 * Throws InputError when it is none, or the name is unknown; ApiFailure for an unknown ID.
 * API: Email Campaigns, `GET /emails/{campaign_id}`.
 */
export async function readCampaign(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<PickedCampaign> {
	const id = await readPicked(node, item, api, CAMPAIGNS);
	const campaign = await campaignOf(api, id).catch(async (failure: unknown) => {
		if (!isNotFound(failure)) throw failure;
		// Both are UUIDs, and other answers name only the activity.
		const activity = await api.get<IDataObject>(emailPath(id)).catch((other: unknown) => {
			throw isNotFound(other) ? failure : other;
		});
		return await campaignOf(api, idOf(activity.campaign_id));
	});
	return { campaignId: idOf(campaign.campaign_id), campaign };
}

/** The path of a campaign activity of email, below `/v3`. */
export function emailPath(activityId: string): string {
	return `/emails/activities/${pathSegment(activityId)}`;
}

/** Reads the campaign again when it is needed next: this run has changed it. */
export function forgetCampaign(api: ConstantContactApi, campaignId: string): void {
	runs.get(api)?.delete(campaignId);
}

/**
 * The ID of the campaign's email that is sent first, of the role `primary_email`.
 * Throws InputError when it has none.
 */
export function emailIdOf({ campaign, campaignId }: PickedCampaign): string {
	const [email] = emailsOf(campaign, ['primary_email']);
	if (email) return email.activityId;
	throw new InputError(
		`The campaign ${quoted(campaign.name ?? campaignId)} has no email`,
		'Pick another one: campaigns of this kind are made and sent in Constant Contact only',
	);
}

/**
 * An item that says what was done with a campaign. What people look for comes first, and the ID of its
 * email, which few need, last.
 */
export function doneWith(picked: PickedCampaign, { action, ...said }: IDataObject): IDataObject {
	const { campaignId, campaign } = picked;
	return {
		campaign_id: campaignId,
		...(action !== undefined && { action }),
		name: campaign.name,
		...said,
		campaign_activity_id: emailIdOf(picked),
	};
}

/**
 * The campaign with this ID, as `GET /emails/{campaign_id}` answers. Read once for each run, until
 * `forgetCampaign`.
 */
export async function campaignOf(api: ConstantContactApi, id: string): Promise<IDataObject> {
	const known = runs.get(api) ?? new Map<string, IDataObject>();
	runs.set(api, known);
	const campaign =
		known.get(id) ?? (await api.get<IDataObject>(`${CAMPAIGNS.path}/${pathSegment(id)}`));
	known.set(id, campaign);
	return campaign;
}
