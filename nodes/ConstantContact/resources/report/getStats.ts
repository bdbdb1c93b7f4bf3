import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';
import { campaignName, includeNames } from '../../parameters/campaign/campaign-names';
import { campaigns } from '../../parameters/campaign/picked-many';
import { options } from '../../parameters/groups';
import { flag, readValue } from '../../parameters/parameter';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { countsIn } from '../../transport/counts';
import { statsNotice } from './notices';
import { ratesOf } from './rates';
import { statsOfItem } from './stats-of-run';

const split = flag({
	displayName: 'Split by Email',
	name: 'splitByEmail',
	type: 'boolean',
	default: false,
	description:
		'Whether to return the first sending and the resend of a campaign separately. Takes a request for each campaign, and one for each ten emails instead of each 150 campaigns.',
});

/** Report → Get Stats: all and unique counts of some campaigns. */
export const getStats: ItemOperation = {
	repeating: ONLY_READS,
	access: ['ui:campaign:metrics', 'campaign:read'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Reporting/getEmailSummary',
	fields: [statsNotice, campaigns, split.field, ...options({ includeNames }).fields],
	async execute(node, item, api) {
		const isNamed = readValue(node, item, includeNames, 'options');
		const rows = await statsOfItem(node, item, api, (each) => readValue(node, each, split));
		return await Promise.all(
			rows.map(async (row) => {
				if (row instanceof Error) return row;
				const { campaign_id, campaign_name, ...front } = row.front;
				const name = isNamed
					? (campaign_name ?? (await campaignName(api, campaign_id)))
					: undefined;
				return statsRow({ campaign_id, ...pick({ name }, ['name']), ...front }, row.stats);
			}),
		);
	},
};

function statsRow(front: IDataObject, stats: IDataObject): IDataObject {
	const counts = countsIn(stats.stats);
	const { em_sends: sends, em_bounces: bounces, em_opens: opens, em_clicks: clicks } = counts;
	return {
		...front,
		...counts,
		...ratesOf({ sends, bounces, opens, clicks }),
		...countsIn(stats.percents, 'percents_'),
		...pick(stats, ['last_refresh_time', 'warnings']),
	};
}
