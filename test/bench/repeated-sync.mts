import type { Account } from '../simulator/account.mts';
import { row, syncedContact, syncRow } from './contacts.mts';
import { codeNode, httpRequest, PUBLISHED_LIMIT, upsert, type BenchNode } from './nodes.mts';
import {
	allTarget,
	atMostTarget,
	noThrottling,
	print,
	requestTarget,
	rounded,
	type Target,
} from './report.mts';
import { signUpOneByOne } from './script.mts';
import type { Stage } from './stage.mts';

const OURS = 'Create or Update, keep current permission';
const PAGE_SIZE = 500;
const LIMIT_A_SECOND = 4;
const A_DAY = 10_000;
/** Lists and custom fields of the account, read once for each run. */
const FOR_EACH_RUN = 2;

/** A sync of rows that the account has already but for a few. */
interface Sync {
	contacts: number;
	rows: number;
	/** Rows of known contacts that differ from what is stored. */
	changed: number;
	/** Rows of people whom the account does not have. */
	added: number;
}

interface Promised extends Sync {
	/** The requests that it may take. */
	most: number;
}

/** What takes a request for each row is measured with fewer. */
const FEW = { contacts: 500, rows: 505, changed: 5, added: 5 };
const SMALL: Promised = { contacts: 2000, rows: 2020, changed: 20, added: 20, most: 80 };
const LARGE: Promised = { contacts: 10_000, rows: 10_000, changed: 100, added: 100, most: 330 };

interface Result {
	seconds: number;
	requests: number;
	/** Requests other than readings. */
	writes: number;
	throttled: number;
	/** Rows that the account says the same of afterwards. */
	landed: number;
	/** People who had unsubscribed and are subscribed again. */
	resubscribed: number;
}

/** One way to write the rows. */
interface Way {
	name: string;
	sync: Sync;
	write: (stage: Stage, account: Account, sync: Sync) => Promise<{ seconds: number }>;
	promised?: Promised;
}

/**
 * Writes rows anew of which most have not changed.
 * @param isCompared whether 10,000 rows are written, too, and some by HTTP Request and the script
 */
export async function repeatedSync(stage: Stage, isCompared: boolean): Promise<Target[]> {
	const keep = ranIn(upsert('keep'));
	const request = ranIn(httpRequest(PUBLISHED_LIMIT));
	const ways: Way[] = [{ name: `${OURS}, 2,020 rows`, sync: SMALL, write: keep, promised: SMALL }];
	if (isCompared) {
		ways.push(
			{ name: `${OURS}, 10,000 rows`, sync: LARGE, write: keep, promised: LARGE },
			{ name: 'HTTP Request, sign-ups, batching 4 / 1000 ms', sync: FEW, write: request },
			{ name: 'Script, sign-ups one after the other', sync: FEW, write: signUps },
		);
	}
	// One after the other: thousands of rows, of ours or of HTTP Request, keep n8n from sending in time.
	const results: Result[] = [];
	for (const way of ways) results.push(await measured(stage, way));
	print('A repeated sync', {
		...Object.fromEntries(ways.map(({ name, sync }, index) => [name, shown(sync, results[index])])),
		...Object.fromEntries((isCompared ? [SMALL, LARGE] : [SMALL]).map(computed)),
	});
	return ways.flatMap(({ promised }, index) => (promised ? targets(promised, results[index]) : []));
}

/** The numbers of the rows. The account has the contacts from 0 on; the new ones come after them. */
function numbers({ contacts, added, rows }: Sync): number[] {
	return Array.from({ length: rows }, (_, index) => contacts + added - rows + index);
}

/** Changed rows are spread evenly. */
function isChanged({ contacts, added, rows, changed }: Sync, number: number): boolean {
	return number < contacts && number % ((rows - added) / changed) === 0;
}

function ranIn(node: BenchNode): Way['write'] {
	return async (stage, account, sync) => {
		const marked = numbers(sync).map((number) => [number, isChanged(sync, number)]);
		const source = codeNode(`${row.toString()}
${syncRow.toString()}
return ${JSON.stringify(marked)}.map(([number, isChanged]) => ({ json: syncRow(number, isChanged) }));`);
		return await stage.run(account, node, source);
	};
}

async function signUps(stage: Stage, account: Account, sync: Sync) {
	const given = numbers(sync).map((number) => syncRow(number, isChanged(sync, number)));
	return await signUpOneByOne(stage, account, given);
}

async function measured(stage: Stage, { sync, write }: Way): Promise<Result> {
	const contacts = Array.from({ length: sync.contacts }, (_, number) => syncedContact(number));
	const account = stage.account({ contacts });
	const { seconds } = await write(stage, account, sync);
	const stored = new Map(
		[...account.contacts.values()].map((each) => [each.email_address?.address, each]),
	);
	return {
		seconds,
		requests: account.journal.length,
		writes: account.journal.filter(({ method }) => method !== 'GET').length,
		throttled: account.journal.filter(({ status }) => status === 429).length,
		landed: numbers(sync).filter((number) => {
			const { email, job_title } = syncRow(number, isChanged(sync, number));
			return stored.get(email)?.job_title === job_title;
		}).length,
		resubscribed: contacts.filter(
			({ email_address }) =>
				email_address?.permission_to_send === 'unsubscribed' &&
				stored.get(email_address.address)?.email_address?.permission_to_send !== 'unsubscribed',
		).length,
	};
}

function shown({ rows, changed, added }: Sync, result: Result) {
	return {
		rows,
		changed,
		new: added,
		seconds: rounded(result.seconds),
		requests: result.requests,
		writes: result.writes,
		'429s': result.throttled,
		'rows lost': rows - result.landed,
		'subscribed again': result.resubscribed,
		'days of the quota': rounded(result.requests / A_DAY),
	};
}

/** What the rows take where each is looked up and written: no request is quicker than the limit. */
function computed({ rows, changed, added }: Sync): [string, Record<string, unknown>] {
	const requests = FOR_EACH_RUN + 2 * rows;
	return [
		`A lookup and a write for each of ${rows.toLocaleString('en')} rows (computed)`,
		{
			rows,
			changed,
			new: added,
			seconds: rounded(requests / LIMIT_A_SECOND),
			requests,
			writes: rows,
			'days of the quota': rounded(requests / A_DAY),
		},
	];
}

function targets({ contacts, rows, changed, added, most }: Promised, result: Result): Target[] {
	const name = `Repeated sync of ${rows.toLocaleString('en')}`;
	// A contact that changes is read anew before it is written.
	const expected = FOR_EACH_RUN + contacts / PAGE_SIZE + 2 * changed + added;
	return [
		requestTarget(name, result.requests, expected),
		atMostTarget(name, result.requests, most),
		noThrottling(name, result.throttled),
		allTarget(name, result.landed, rows),
		{
			name: `${name}: nobody is subscribed again`,
			measured: String(result.resubscribed),
			isMet: result.resubscribed === 0,
			isTimed: false,
		},
	];
}
