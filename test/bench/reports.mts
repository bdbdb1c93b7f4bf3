import { constantContact, rowsNode } from './nodes.mts';
import {
	allTarget,
	median,
	noThrottling,
	print,
	requestTarget,
	rounded,
	type Target,
} from './report.mts';
import type { Run, Stage } from './stage.mts';

const OPENS = 10_000;
const PAGE_SIZE = 500;
const CAMPAIGN = '00000000-0000-4000-8000-00000000000c';
const EMAIL = '00000000-0000-4000-8000-00000000000e';

/** Reads all opens of a campaign that was opened 10,000 times; one more request finds its email. */
export async function reports(stage: Stage, rounds: number): Promise<Target[]> {
	const node = constantContact('getActivity', {
		resource: 'report',
		campaign: { __rl: true, mode: 'id', value: CAMPAIGN },
		activity: 'opens',
		returnAll: true,
	});
	const runs: Run[] = [];
	for (let round = 0; round < rounds; round++) {
		runs.push(await stage.run(stage.account(opened()), node, rowsNode(1)));
	}
	const worst = (count: (run: Run) => number) => Math.max(...runs.map(count));
	const pages = worst((run) => run.requests) - 1;
	const throttled = worst((run) => run.throttled);
	const items = Math.min(...runs.map((run) => run.items));
	print(`Reports, median of ${String(rounds)}`, {
		'Report → Get Many Recipients, Return All': {
			opens: items,
			seconds: rounded(median(runs.map(({ seconds }) => seconds))),
			pages,
			'429s': throttled,
		},
	});
	return [
		allTarget('10,000 opens', items, OPENS),
		requestTarget('Pages of 10,000 opens', pages, OPENS / PAGE_SIZE),
		noThrottling('10,000 opens', throttled),
	];
}

function opened() {
	const start = Date.parse('2026-01-01T00:00:00Z');
	return {
		campaigns: [
			{
				campaign_id: CAMPAIGN,
				campaign_activities: [{ campaign_activity_id: EMAIL, role: 'primary_email' }],
			},
		],
		tracking: Array.from({ length: OPENS }, (_, number) => ({
			campaign_activity_id: EMAIL,
			contact_id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
			tracking_activity_type: 'em_opens',
			email_address: `person${String(number)}@example.com`,
			created_time: new Date(start + number * 1000).toISOString(),
		})),
	};
}
