import { rows, storedContact } from './contacts.mts';
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

const CONTACTS = 10_000;
const PAGE_SIZE = 500;

/** Reads all contacts of an account that has 10,000. */
export async function getMany(stage: Stage, rounds: number): Promise<Target[]> {
	const contacts = rows(CONTACTS).map(storedContact);
	const node = constantContact('getAll', { returnAll: true });
	const runs: Run[] = [];
	for (let round = 0; round < rounds; round++) {
		runs.push(await stage.run(stage.account({ contacts }), node, rowsNode(1)));
	}
	const worst = (count: (run: Run) => number) => Math.max(...runs.map(count));
	const requests = worst((run) => run.requests);
	const throttled = worst((run) => run.throttled);
	const items = Math.min(...runs.map((run) => run.items));
	print(`Get Many, median of ${String(rounds)}`, {
		'Contact → Get Many, Return All': {
			contacts: items,
			seconds: rounded(median(runs.map(({ seconds }) => seconds))),
			requests,
			'429s': throttled,
		},
	});
	return [
		allTarget('Get Many of 10,000', items, CONTACTS),
		requestTarget('Get Many of 10,000', requests, CONTACTS / PAGE_SIZE),
		noThrottling('Get Many of 10,000', throttled),
	];
}
