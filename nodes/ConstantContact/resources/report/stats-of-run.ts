import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { fewOf } from '../../input/few-of';
import { chosenOf } from '../../parameters/campaign/email-choice';
import { campaignOf } from '../../parameters/campaign/picked';
import { readCampaignIds } from '../../parameters/campaign/picked-many';
import { withWarnings } from '../../parameters/warnings';
import { turnBefore } from '../../runner/turn-before';
import type { ConstantContactApi } from '../../transport/api';
import {
	readStats,
	STATS_OF_CAMPAIGNS,
	STATS_OF_EMAILS,
	type Found,
	type StatsKind,
} from './read-stats';

/** What an item asks the stats of, with what their row begins with; or why nobody can be asked. */
type Asked = { id: string; front: IDataObject } | Error;

/** The stats of one thing that was asked for, or why there are none. */
type Row = { front: IDataObject; stats: IDataObject } | Error;

/** What comes out for an item; or the error by which it fails as a whole. */
type Answered = { rows: Row[] } | { thrown: unknown };

const runs = new WeakMap<ConstantContactApi, Promise<Answered[]>>();

/**
 * The stats that the item asks for. Those of all items are read together, by the first of them: as few
 * requests as the service's limits allow.
 * @param isSplit whether an item wants those of its campaigns' emails apart
 */
export async function statsOfItem(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	isSplit: (item: number) => boolean,
) {
	const run = runs.get(api) ?? readAll(node, api, isSplit);
	runs.set(api, run);
	const answered = (await run)[item];
	if ('thrown' in answered) throw answered.thrown;
	return answered.rows;
}

async function readAll(
	node: IExecuteFunctions,
	api: ConstantContactApi,
	isSplit: (item: number) => boolean,
): Promise<Answered[]> {
	const plans: Array<{ kind: StatsKind; asked: Asked[] } | { thrown: unknown }> = [];
	for (let item = 0; item < node.getInputData().length; item++) {
		await turnBefore(item);
		try {
			const kind = isSplit(item) ? STATS_OF_EMAILS : STATS_OF_CAMPAIGNS;
			const ids = await readCampaignIds(node, item, api);
			const asked = kind === STATS_OF_EMAILS ? await emailsOf(api, ids) : ids.map(campaign);
			plans.push({ kind, asked });
		} catch (thrown) {
			plans.push({ thrown });
		}
	}
	const found = new Map<StatsKind, Found>();
	for (const kind of [STATS_OF_CAMPAIGNS, STATS_OF_EMAILS]) {
		const ids = plans.flatMap((plan) =>
			'kind' in plan && plan.kind === kind
				? plan.asked.flatMap((each) => (each instanceof Error ? [] : each.id))
				: [],
		);
		found.set(kind, await readStats(api, kind, [...new Set(ids)]));
	}
	const silent = new Set<string>();
	const answered = plans.map((plan): Answered => {
		if ('thrown' in plan) return plan;
		const without: string[] = [];
		const rows = plan.asked.flatMap((each): Row[] => {
			if (each instanceof Error) return [each];
			const stats = found.get(plan.kind)?.get(each.id);
			if (stats === undefined) without.push(each.id);
			if (stats === undefined) return [];
			return [stats instanceof Error ? stats : { front: each.front, stats }];
		});
		const first = rows.find((row) => 'stats' in row);
		if (!first) for (const id of without) silent.add(id);
		else if (without.length > 0) first.stats = warned(first.stats, noStats(without));
		return { rows };
	});
	if (silent.size > 0) {
		node.addExecutionHints?.({ message: noStats([...silent]), location: 'outputPane' });
	}
	return answered;
}

/** An ID that is answered without stats and without an error was never sent. */
function noStats(ids: string[]): string {
	return `Constant Contact has no statistics of ${fewOf(ids)}. What was not sent has none.`;
}

function warned(stats: IDataObject, text: string): IDataObject {
	const { warnings = [] } = stats as { warnings?: string[] };
	return withWarnings(stats, [...warnings, text]);
}

function campaign(id: string): Asked {
	return { id, front: { campaign_id: id } };
}

/** The emails of the campaigns. A campaign that the service does not know fails alone. */
async function emailsOf(api: ConstantContactApi, ids: string[]): Promise<Asked[]> {
	const asked: Asked[] = [];
	for (const id of ids) {
		try {
			for (const { activityId, front } of chosenOf(id, await campaignOf(api, id))) {
				const email = { ...front, campaign_activity_id: activityId };
				asked.push({ id: activityId.toLowerCase(), front: email });
			}
		} catch (thrown) {
			asked.push(thrown as Error);
		}
	}
	return asked;
}
