import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../input/text-of';
import type { ConstantContactApi } from '../../transport/api';
import { CAMPAIGNS } from '../../transport/collections';
import { flag } from '../parameter';

/** Whether what has only the ID of a campaign gets its name, too. */
export const includeNames = flag({
	displayName: 'Include Names',
	name: 'includeNames',
	type: 'boolean',
	default: true,
	description:
		'Whether to return the names of the campaigns, too. Takes a request for each 500 campaigns of the account, once per run.',
});

const indexes = new WeakMap<readonly object[], Map<string, string>>();

/**
 * The name of a campaign, deleted ones too; undefined for one that the account does not list. All names
 * are read once for each run.
 * API: Email Campaigns, `GET /emails`.
 */
export async function campaignName(
	api: ConstantContactApi,
	campaignId: unknown,
): Promise<string | undefined> {
	const campaigns = await api.known<IDataObject>(CAMPAIGNS);
	const index =
		indexes.get(campaigns) ??
		new Map(
			campaigns
				.filter(({ name }) => name !== undefined)
				.map(({ campaign_id, name }) => [textOf(campaign_id), textOf(name)]),
		);
	indexes.set(campaigns, index);
	return index.get(textOf(campaignId));
}
