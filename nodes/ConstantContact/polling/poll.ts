import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { ConstantContactApi } from '../transport/api';
import { read, type Finding, type Findings } from './reader';
import { merge, type Asked, type Family, type Reading, type TriggerEvent } from './reading';
import type { Followed, Kept, State } from './state';

/** How many items one poll hands on, give or take a page; the next poll brings the rest. */
const MOST_ITEMS = 10_000;

/** What n8n 2.41 grants a poll, for an n8n that says nothing about it. */
const BUDGET_MS = 300_000;

/** How far back a memory begins without the service's clock, because n8n's own may be wrong. */
const DOUBT_MS = 86_400_000;

interface Result {
	reading: Reading;
	/** Where memories begin that are new. */
	start: number;
	/** Whether it goes without its bound. */
	isFull: boolean;
	/** Undefined, if there was no time to read it. */
	findings?: Findings;
}

/**
 * Reads what has happened since the last poll. What it returns starts the workflow; null starts
 * nothing. The state changes at the end, at once: a poll that fails changes nothing, and of two
 * polls at a time the one that ends first hands on what both have found.
 */
export async function poll(
	node: IPollFunctions,
	state: State,
	asked: Asked,
	events: TriggerEvent[],
): Promise<INodeExecutionData[][] | null> {
	const isLate = deadline(node);
	const rank = (reading: Reading) => (state.unfinished(reading) ? 1 : 0);
	const readings = [];
	for (const event of events) readings.push(...(await event.readings(asked)));
	const results: Result[] = [];
	const items = new Map<Finding, IDataObject>();
	// What one poll could not finish must not keep the next one from reading the rest.
	const inTurn = merge(readings).sort((one, other) => rank(one) - rank(other));
	for (const reading of inTurn) {
		const start = state.needsStart(reading) ? await beginning(asked.api, reading) : 0;
		const result: Result = { reading, start, isFull: state.isFullDue(reading) };
		results.push(result);
		const isOver = (news: number) => items.size + news >= MOST_ITEMS || isLate();
		if (results.length > 1 && isOver(0)) continue;
		const recollections = new Map(
			reading.observers.map((observer) => [observer, state.recall(reading, observer, start)]),
		);
		const { bound, ...unbound } = reading;
		result.findings = await read(
			asked.api,
			result.isFull ? unbound : { ...unbound, bound },
			recollections,
			state.unfinished(reading),
			isOver,
		);
		await present(result.findings, items);
	}
	const families = events.flatMap(({ family }) => family?.(asked) ?? []);
	const followed = families.map((family) => ({
		...family,
		since: followedUntil(asked.api, results, family),
	}));
	return handOver(state, results, items, followed);
}

/** Says when n8n wants the poll to end, with time left for one more answer. */
function deadline(node: IPollFunctions): () => boolean {
	const budget = node.getPollBudgetMs?.() ?? BUDGET_MS;
	const start = Date.now();
	let last = start;
	let slowest = 0;
	return () => {
		const now = Date.now();
		slowest = Math.max(slowest, now - last);
		last = now;
		return now - start + slowest >= budget;
	};
}

/** Where new memories begin: now, by the service's clock. */
async function beginning(api: ConstantContactApi, { path }: Reading): Promise<number> {
	if (api.serviceTime === undefined) await api.get(path, { limit: 1 });
	return api.serviceTime ?? Date.now() - DOUBT_MS;
}

/** Up to when an event has followed all of its things; undefined, if it could not read them all. */
function followedUntil(
	{ serviceTime = Date.now() }: ConstantContactApi,
	results: Result[],
	{ event }: Family,
): number | undefined {
	const members = results.filter(({ reading }) => reading.family?.event === event);
	if (members.some(({ findings }) => !findings?.isComplete)) return undefined;
	return Math.min(serviceTime, ...members.map(({ findings }) => findings?.since ?? Infinity));
}

async function present({ byObserver }: Findings, items: Map<Finding, IDataObject>): Promise<void> {
	for (const [{ event, present: toJson }, findings] of byObserver) {
		for (const finding of findings.values()) {
			if (finding.isNews) items.set(finding, { event, ...(await toJson(finding.thing)) });
		}
	}
}

/**
 * Keeps what was found and returns what starts the workflow, oldest first. Nothing may come in
 * between: another poll may have ended since this one has read the state.
 */
function handOver(
	state: State,
	results: Result[],
	items: Map<Finding, IDataObject>,
	followed: Followed[],
): INodeExecutionData[][] | null {
	const kept: Kept[] = [];
	const news: Finding[] = [];
	for (const { reading, start, isFull, findings } of results) {
		const { cursor, since } = findings ?? {};
		const rest = findings ? cursor && { cursor, since } : state.unfinished(reading);
		for (const observer of reading.observers) {
			const { memory, isNew } = state.recall(reading, observer, start);
			for (const finding of findings?.byObserver.get(observer)?.values() ?? []) {
				if (memory.take(finding.observed) === 'news' && finding.isNews) news.push(finding);
			}
			if (findings?.isComplete) memory.advance(since ?? memory.seenUntil);
			// A memory that has not seen everything would take the rest for news.
			else if (isNew) continue;
			const isFullNow = isFull && findings?.isComplete === true;
			kept.push({ reading, observer, memory, isFullNow, ...(rest && { rest }) });
		}
	}
	state.save(kept, followed);
	if (news.length === 0) return null;
	news.sort((one, other) => one.observed.time - other.observed.time);
	return [news.map((finding) => ({ json: items.get(finding) ?? {} }))];
}
