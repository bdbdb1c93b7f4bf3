import { LIST_ID } from './contacts.mts';
import { constantContact, mappedFields, rowsNode } from './nodes.mts';
import {
	allTarget,
	atMostTarget,
	median,
	noThrottling,
	print,
	requestTarget,
	rounded,
	type Target,
} from './report.mts';
import type { Stage } from './stage.mts';

const CONTACTS = 10_000;
const MAX_REQUESTS = 6;
/** Lists, custom fields, and the imports: two, because 10,000 rows of this size are more than 4 MB. */
const EXPECTED_REQUESTS = 4;
const MIN_FASTER = 50;
/** An account needs some seconds for 10,000 rows; nothing is known, so this is a guess. */
const ACTIVITY_MS = 5000;
const IMPORT = '/v3/activities/contacts_json_import';

interface ImportRun {
	seconds: number;
	/** Without asking how far the activities are. */
	requests: number;
	throttled: number;
	landed: number;
	rowBytes: number;
}

/**
 * Imports 10,000 contacts, really.
 * @param secondsPerContact what one contact takes one by one
 */
export async function bulk(
	stage: Stage,
	rounds: number,
	secondsPerContact: number,
): Promise<Target[]> {
	const runs: ImportRun[] = [];
	for (let round = 0; round < rounds; round++) runs.push(await importAll(stage));
	// One expression for each column and row, which takes n8n long: once is enough.
	const byHand = rounds > 1 ? await importAll(stage, await stage.mapperColumns()) : undefined;
	const seconds = median(runs.map((run) => run.seconds));
	const requests = Math.max(...runs.map((run) => run.requests));
	const throttled = Math.max(...runs.map((run) => run.throttled));
	const landed = Math.min(...runs.map((run) => run.landed));
	const faster = (secondsPerContact * CONTACTS) / seconds;
	const automatic = { ...runs[0], seconds, requests, throttled, landed };
	print(`Import of 10,000 contacts, median of ${String(rounds)}; columns mapped by hand, once`, {
		'Contact → Import, columns mapped automatically': shown(automatic, secondsPerContact),
		...(byHand && {
			'Contact → Import, 12 columns mapped by hand': shown(byHand, secondsPerContact),
		}),
	});
	return [
		allTarget('Import of 10,000', landed, CONTACTS),
		requestTarget('Import of 10,000', requests, EXPECTED_REQUESTS),
		noThrottling('Import of 10,000', throttled),
		atMostTarget('Import of 10,000', requests, MAX_REQUESTS),
		{
			name: `Import of 10,000: at least ${String(MIN_FASTER)} times faster than one by one`,
			measured: String(rounded(faster)),
			isMet: faster >= MIN_FASTER,
			isTimed: true,
		},
	];
}

function shown(run: ImportRun, secondsPerContact: number) {
	return {
		'bytes per row': rounded(run.rowBytes),
		seconds: rounded(run.seconds),
		requests: run.requests,
		'429s': run.throttled,
		'contacts landed': run.landed,
		'times faster than one by one (extrapolated)': rounded(
			(secondsPerContact * CONTACTS) / run.seconds,
		),
	};
}

async function importAll(stage: Stage, schema?: object[]): Promise<ImportRun> {
	const account = stage.account({ settings: { activityMs: ACTIVITY_MS } });
	const node = constantContact('import', {
		email: '={{ $json.email }}',
		lists: [LIST_ID],
		fields: mappedFields(schema),
	});
	const { seconds, throttled, error } = await stage.run(account, node, rowsNode(CONTACTS));
	if (error) throw new Error(`The import failed: ${error}`);
	const imports = account.journal.filter(({ path }) => path === IMPORT);
	const polls = account.journal.filter(({ method, path }) => method === 'GET' && isActivity(path));
	return {
		seconds,
		throttled,
		requests: account.journal.length - polls.length,
		landed: account.contacts.size,
		rowBytes:
			imports.reduce((sum, { body }) => sum + Buffer.byteLength(JSON.stringify(body)), 0) /
			CONTACTS,
	};
}

function isActivity(path: string): boolean {
	return path.startsWith('/v3/activities/');
}
