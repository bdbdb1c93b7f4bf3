import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { canonical, fingerprint } from '../../input/fingerprint';
import { campaignOf, emailIdOf } from '../../parameters/campaign/picked';
import { keepNote, noteOf } from '../../runner/notes';
import { idOf, type ConstantContactApi } from '../../transport/api';
import { isNotFound } from '../../transport/api-failure';
import { CAMPAIGNS } from '../../transport/collections';
import type { WantedDraft } from './draft';
import { readEmail } from './email';
import { hasStatus } from './status';

const NOTE = 'madeDrafts';
const DIGEST_LENGTH = 22;
/** A draft that was just made is among the newest. */
const NEWEST = 50;

/** A draft that this node has asked Constant Contact to make. */
interface Made {
	/** Of all that the item wanted. */
	digest: string;
	/** Of each part of the email that the item wanted. */
	content: Record<string, string>;
	/** Which name the item wanted. */
	wanted: string;
	/** Which name was asked for, which may have date and time besides. */
	name: string;
	/** Left out while no answer has named it. */
	campaignId?: string;
}

/** Notes what the item makes, or that it made nothing, so that a repeated run does not make it twice. */
export function noteMade(
	node: IExecuteFunctions,
	item: number,
	wanted: WantedDraft,
	made: Pick<Made, 'name' | 'campaignId'> | undefined,
): void {
	const { name, content } = wanted;
	const digests = { digest: digestOf(wanted), content: digestsOf(content), wanted: name };
	keepNote<Made>(node, item, NOTE, made && { ...digests, ...made });
}

/**
 * The draft that an earlier try has made for the item; without it, the name under which one is to be made now.
 * The draft is undefined for none, and when it is no draft any more.
 */
export async function madeBefore(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	wanted: WantedDraft,
): Promise<{ draft?: IDataObject; name: string }> {
	const before = noteOf<Made>(node, item, NOTE);
	const { name } = wanted;
	if (!before || (!before.isRetry && before.note.digest !== digestOf(wanted))) return { name };
	const { note: made } = before;
	if (made.campaignId === undefined) {
		// It may show up late: under the same name, it is not made twice.
		return { draft: await findMade(api, made.name, made.content), name: made.wanted };
	}
	const campaign = await campaignOf(api, made.campaignId).catch((failure: unknown) => {
		if (!isNotFound(failure)) throw failure;
		return undefined;
	});
	return { draft: campaign && hasStatus(campaign, 'draft') ? campaign : undefined, name };
}

/** As `findMade`, for a draft that has just been asked for. */
export async function findWanted(
	api: ConstantContactApi,
	{ name, content }: WantedDraft,
): Promise<IDataObject | undefined> {
	return await findMade(api, name, digestsOf(content));
}

/**
 * The draft that a request has made whose answer was lost: it has the name, which no other campaign can
 * have, and says the same. Undefined when the account shows none.
 */
async function findMade(
	api: ConstantContactApi,
	name: string,
	content: Record<string, string>,
): Promise<IDataObject | undefined> {
	const { path, property } = CAMPAIGNS;
	const { items } = await api.getPage<IDataObject>(path, property, { limit: NEWEST });
	const listed = items.find((each) => each.name === name && hasStatus(each, 'draft'));
	if (!listed) return undefined;
	const campaignId = idOf(listed.campaign_id);
	const campaign = await campaignOf(api, campaignId);
	const email = await readEmail(api, emailIdOf({ campaign, campaignId }), ['html_content']);
	const isSame = Object.entries(content).every(
		([part, digest]) => digestOf(email[part]) === digest,
	);
	return isSame ? campaign : undefined;
}

function digestsOf(content: IDataObject): Record<string, string> {
	return Object.fromEntries(
		Object.entries(content).map(([part, value]) => [part, digestOf(value)]),
	);
}

function digestOf(wanted: unknown): string {
	return fingerprint(canonical(wanted), DIGEST_LENGTH);
}
