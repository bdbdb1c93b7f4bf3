import type { IDataObject } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import { campaignOf, emailIdOf } from '../../parameters/campaign/picked';
import { idOf, type ConstantContactApi } from '../../transport/api';
import { ApiFailure } from '../../transport/api-failure';
import { CAMPAIGNS } from '../../transport/collections';
import { askWhileUndone } from '../../transport/patience';
import { withWarnings } from '../../parameters/warnings';
import { readAbTest } from './ab-test';
import { datedName } from './dated-name';
import type { WantedDraft } from './draft';
import { CHANGEABLE, readEmail, replaceEmail, withoutContent } from './email';
import { readResend } from './resends';
import { simplifiedCampaign } from './simplified-campaign';
import { hasStatus } from './status';

/** What was just made may be missing in its collection for some seconds. */
const LAG_MS = 10_000;

/** After so many refusals, it is not the name that the service refuses. */
const MOST_REFUSED = 4;

const runs = new WeakMap<ConstantContactApi, Set<string>>();

/** Whether the service answered that the name is taken. */
export function isConflict(failure: unknown): failure is ApiFailure {
	return failure instanceof ApiFailure && failure.status === 409;
}

/**
 * Creates something under the name, or if that is taken under the name with date and time, counted up
 * until one is free. Names that this run knows to be taken are not tried.
 * @param post creates it under a name
 */
export async function postDated<T>(
	api: ConstantContactApi,
	name: string,
	timeZone: string,
	post: (name: string) => Promise<T>,
): Promise<T> {
	const now = Date.now();
	const taken = runs.get(api) ?? new Set<string>();
	runs.set(api, taken);
	let refused = 0;
	for (let count = 0; ; count++) {
		const candidate = count === 0 ? name : datedName(name, now, timeZone, count);
		if (taken.has(candidate.toLowerCase())) continue;
		taken.add(candidate.toLowerCase());
		const made = await post(candidate).then(
			(one) => ({ one }),
			(failure: unknown) => {
				refused++;
				if (!isConflict(failure) || refused === MOST_REFUSED) throw failure;
			},
		);
		if (made) return made.one;
		if (refused > 1) for (const each of await namesOf(api)) taken.add(each.toLowerCase());
	}
}

async function namesOf(api: ConstantContactApi): Promise<string[]> {
	return (await api.known<IDataObject>(CAMPAIGNS)).map(({ name }) => textOf(name));
}

/**
 * Changes the draft because of whose name a new one was refused.
 * Throws InputError when the name is that of a campaign that is no draft any more, or deleted; the
 * refusal when no campaign explains it.
 */
export async function updateTaken(
	api: ConstantContactApi,
	wanted: WantedDraft,
	refusal: ApiFailure,
): Promise<IDataObject> {
	const { name } = wanted;
	const listed = await namedSo(api, name, refusal);
	const campaign = await campaignOf(api, idOf(listed.campaign_id));
	if (hasStatus(campaign, 'draft')) {
		const kept = await staysWith(api, campaign);
		return withWarnings(await changeDraft(api, campaign, wanted), kept);
	}
	throw new InputError(
		`The campaign ${quoted(name)} is no longer a draft: its status is ${textOf(campaign.current_status)}`,
		hasStatus(campaign, 'scheduled')
			? "To change what it sends, use 'Unschedule' first. Only a newsletter that goes out besides it needs another name"
			: "Use another name, or set 'If Name Exists' under Options to 'Add Date'",
	);
}

/** What a draft sends besides its email, whatever that becomes: nobody but a person knows whether it still fits. */
async function staysWith(api: ConstantContactApi, campaign: IDataObject): Promise<string[]> {
	const activityId = emailIdOf({ campaign, campaignId: idOf(campaign.campaign_id) });
	const resend = await readResend(api, activityId);
	const test = await readAbTest(api, activityId);
	const told = (what: string, subject: unknown, operation: string) =>
		`The draft keeps its ${what} with the subject ${quoted(subject)}: use '${operation}' if it no longer fits`;
	return [
		...(resend ? [told('resend', resend.subject, 'Cancel Resend')] : []),
		...(test ? [told('A/B test', test.alternative_subject, 'Remove A/B Test')] : []),
	];
}

/** Makes a draft what is wanted, all but its name. A footer's address stays where none is wanted. */
export async function changeDraft(
	api: ConstantContactApi,
	campaign: IDataObject,
	{ content, recipients, address }: WantedDraft,
): Promise<IDataObject> {
	const activityId = emailIdOf({ campaign, campaignId: idOf(campaign.campaign_id) });
	const stored = await readEmail(api, activityId, CHANGEABLE);
	const change = {
		...content,
		...recipients,
		...(address && { physical_address_in_footer: address }),
	};
	const { email, isChanged } = await replaceEmail(api, activityId, stored, change);
	const action = isChanged ? 'updated' : 'unchanged';
	return simplifiedCampaign(campaign, withoutContent(email), action);
}

/** The campaign of this name, in the same case if there is one. */
async function namedSo(
	api: ConstantContactApi,
	name: string,
	refusal: ApiFailure,
): Promise<IDataObject> {
	const read = async () => {
		api.forget(CAMPAIGNS);
		const campaigns = await api.known<IDataObject>(CAMPAIGNS);
		const nameOf = (campaign: IDataObject) => textOf(campaign.name ?? '').trim();
		const same = campaigns.filter((each) => nameOf(each).toLowerCase() === name.toLowerCase());
		return same.sort((one, other) => Number(nameOf(other) === name) - Number(nameOf(one) === name));
	};
	const found = await askWhileUndone(api, await read(), read, (same) => same.length > 0, LAG_MS);
	const living = found.find((campaign) => !hasStatus(campaign, 'removed'));
	if (living) return living;
	if (found.length === 0) throw refusal;
	throw new InputError(
		`A deleted campaign has the name ${quoted(name)}`,
		'Restore it in Constant Contact, or use another name',
	);
}
