import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { canonical, fingerprint } from '../../input/fingerprint';
import { textOf } from '../../input/text-of';
import { campaignOf, emailIdOf } from '../../parameters/campaign/picked';
import { runOf } from '../../runner/run-index';
import { idOf, type ConstantContactApi } from '../../transport/api';
import { isNotFound } from '../../transport/api-failure';
import { CAMPAIGNS } from '../../transport/collections';
import type { WantedDraft } from './draft';
import { readEmail } from './email';
import { hasStatus } from './status';

const DIGEST_LENGTH = 22;
/** A draft that was just made is among the newest. */
const NEWEST = 50;

/** A draft that this node has asked Constant Contact to make. */
interface Made {
	/** Of all that the item wanted. */
	digest: string;
	name: string;
	/** Left out while no answer has named it. */
	campaignId?: string;
}

/** n8n keeps it between tries of Retry On Fail, and for an execution that repeats a failed one. */
interface Context {
	madeDrafts?: Record<string, Made | undefined>;
}

/** Notes what the item makes, or that it made nothing, so that a repeated run does not make it twice. */
export function noteMade(
	node: IExecuteFunctions,
	item: number,
	wanted: WantedDraft,
	made: Omit<Made, 'digest'> | undefined,
): void {
	const context = node.getContext('node') as Context;
	context.madeDrafts = {
		...context.madeDrafts,
		[keyOf(node, item)]: made && { digest: digestOf(wanted), ...made },
	};
}

/** The draft that an earlier try has made for the item; undefined for none, or when it is no draft any more. */
export async function madeBefore(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	wanted: WantedDraft,
): Promise<IDataObject | undefined> {
	const { madeDrafts } = node.getContext('node') as Context;
	const made = madeDrafts?.[keyOf(node, item)];
	if (made?.digest !== digestOf(wanted)) return undefined;
	if (made.campaignId === undefined) return await findMade(api, { ...wanted, name: made.name });
	const campaign = await campaignOf(api, made.campaignId).catch((failure: unknown) => {
		if (!isNotFound(failure)) throw failure;
		return undefined;
	});
	return campaign && hasStatus(campaign, 'draft') ? campaign : undefined;
}

/**
 * The draft that a request has made whose answer was lost: it has the name, which no other campaign can
 * have, and says the same. Undefined when the account shows none.
 */
export async function findMade(
	api: ConstantContactApi,
	{ name, content }: WantedDraft,
): Promise<IDataObject | undefined> {
	const { path, property } = CAMPAIGNS;
	const { items } = await api.getPage<IDataObject>(path, property, { limit: NEWEST });
	const listed = items.find((each) => each.name === name && hasStatus(each, 'draft'));
	if (!listed) return undefined;
	const campaignId = idOf(listed.campaign_id);
	const campaign = await campaignOf(api, campaignId);
	const email = await readEmail(api, emailIdOf({ campaign, campaignId }), ['html_content']);
	const isSame = Object.entries(content).every(([part, value]) => email[part] === value);
	return isSame ? campaign : undefined;
}

function keyOf(node: IExecuteFunctions, item: number): string {
	return textOf([runOf(node), item]);
}

function digestOf(wanted: WantedDraft): string {
	return fingerprint(canonical(wanted), DIGEST_LENGTH);
}
