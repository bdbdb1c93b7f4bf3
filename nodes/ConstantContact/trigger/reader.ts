import type { IDataObject } from 'n8n-workflow';
import type { ConstantContactApi } from '../transport/api';
import { ApiFailure } from '../transport/api-failure';
import { isUsable, Trail } from '../transport/pages';
import { failureOfContent } from '../transport/read-failure';
import type { Clock } from './clock';
import { Look, type Finding, type Recollection } from './look';
import { momentOf, toBound } from '../transport/moment';
import { OVERLAP_MS } from './overlap';
import type { Observer, Reading } from './reading';

/** How often a collection is read at most in one poll. */
const MOST_PASSES = 3;

/** Answers that a page token may be the reason of, because it was kept for too long. */
const REFUSED_CURSOR = [200, 400, 404, 410];

/** A reading that spreads over polls: where it goes on, and what it has found out so far. */
export interface Progress {
	/** Undefined at the beginning of a pass. */
	cursor?: string;
	/** What the service's clock said when the reading began, if it said anything. */
	since?: number;
	/** When it began, by n8n's clock. */
	at: number;
	/** How many pages this pass has read. */
	pages: number;
	/** Whether this pass has shown something new from before the reading began. */
	foundOld: boolean;
	/** Whether this is not the first pass. */
	isAgain?: true;
	/** Whether it goes back as far as the memory. */
	isDeep: boolean;
}

/** What one reading has shown. */
export interface Findings {
	byObserver: Map<Observer, Map<string, Finding>>;
	progress: Progress;
	/** Whether everything was read. */
	isComplete: boolean;
	/** What ended it before; the next poll goes on at the page that could not be read. */
	failure?: unknown;
}

interface Page {
	items: IDataObject[];
	cursor?: string;
}

/** What a poll reads with. */
export interface Means {
	api: ConstantContactApi;
	clock: Clock;
	/** Whether the poll has to stop, given how much news there is. */
	isOver: (news: number) => boolean;
}

/**
 * Reads a collection to its end, from where the last poll stopped if that was before the end.
 *
 * Pages are counted from the first thing on: when one leaves a page that was read, the first of the
 * next page moves up and is not shown. So what needs several pages is read again, until a pass shows
 * nothing from before the reading began; twice at least, where no other poll looks at all of it. A pass
 * goes on over as many polls as it needs. What shows all each time is read twice only while it is learned,
 * until a pass shows nothing from before its start: what a pass skips later is found by the next poll.
 * Throws what the first request of this poll fails with.
 */
export async function read(
	means: Means,
	reading: Reading,
	recollections: Map<Observer, Recollection>,
	before: Progress,
): Promise<Findings> {
	const look = new Look(recollections);
	const { findings: byObserver } = look;
	const progress = { ...before };
	const reach = reachOf(recollections, progress.isDeep);
	const learnsBefore = Math.max(
		...[...recollections.values()].map(({ memory }) => memory.learnsBefore),
	);
	let isFirst = true;
	for (let pass = 0; pass < MOST_PASSES; pass++) {
		const trail = new Trail();
		do {
			const page = readPage(means, reading, progress, look, reach, learnsBefore, isFirst, trail);
			const failure: unknown = await page.catch((reason: unknown) => reason);
			if (failure !== undefined) {
				if (isFirst) throw failure;
				if (isRefused(failure)) delete progress.cursor;
				return { byObserver, progress, isComplete: false, failure };
			}
			isFirst = false;
		} while (progress.cursor !== undefined && !means.isOver(look.news));
		if (progress.cursor !== undefined) {
			// Where no page can be reached, the next poll begins at the first one.
			if (!isUsable(progress.cursor)) delete progress.cursor;
			return { byObserver, progress, isComplete: false };
		}
		const isUnsure = reading.showsAll
			? learnsBefore > -Infinity && (!progress.isAgain || progress.foundOld)
			: progress.foundOld || isOnlyLook(reading, progress, reach);
		const isSure = progress.pages === 1 || !isUnsure;
		if (isSure || reading.newestFirst) return { byObserver, progress, isComplete: true };
		progress.pages = 0;
		progress.foundOld = false;
		progress.isAgain = true;
		if (means.isOver(look.news)) break;
	}
	return { byObserver, progress, isComplete: false };
}

/**
 * Reads the next page, shows it to the observers, and notes in `progress` where to go on.
 * @param isStored whether the cursor is of an earlier poll; if it is refused, the pass begins again
 */
async function readPage(
	{ api, clock }: Means,
	reading: Reading,
	progress: Progress,
	look: Look,
	reach: number,
	learnsBefore: number,
	isStored: boolean,
	trail: Trail,
): Promise<void> {
	const { path, property, bound } = reading;
	const query = { ...reading.query, ...(bound && { [bound]: toBound(reach) }) };
	const first = async (): Promise<Page> => {
		progress.pages = 0;
		progress.foundOld = false;
		return await api
			.getPage<IDataObject>(path, property, query, undefined, trail)
			.catch((failure: unknown) => {
				if (reading.mayBeMissing && statusOf(failure) === 404) return { items: [] };
				throw failure;
			});
	};
	const { cursor } = progress;
	const page: Page =
		cursor === undefined
			? await first()
			: await api
					.getPage<IDataObject>(path, property, query, cursor, trail)
					.catch((failure: unknown) => {
						if (isStored && isRefused(failure)) return first();
						throw failure;
					});
	for (const { dated } of reading.observers) {
		if (dated !== undefined && lacks(page.items, dated)) throw failureOfContent(200);
	}
	progress.pages++;
	progress.since ??= clock.read(api.serviceTime);
	const begun = reading.showsAll ? learnsBefore : (progress.since ?? Infinity);
	const times = page.items.map((thing) => look.at(thing));
	progress.foundOld ||= times.flat().some((time) => time < begun);
	progress.cursor = page.cursor;
	const isNews = times.some((each) => each.length > 0);
	if (isEnough(reading, page.items, reach, isNews || progress.isDeep)) delete progress.cursor;
}

/** Whether none of several things has its time. */
function lacks(items: IDataObject[], dated: string): boolean {
	return items.length > 1 && items.every((thing) => momentOf(thing[dated]) === undefined);
}

function isRefused(failure: unknown): boolean {
	return REFUSED_CURSOR.includes(statusOf(failure));
}

function statusOf(failure: unknown): number {
	return failure instanceof ApiFailure ? (failure.status ?? 0) : 0;
}

/**
 * Whether what follows a page is known: it is older, or the page had nothing new. Only what comes in
 * the promised order tells; otherwise a collection is read to its end.
 */
function isEnough(
	{ newestFirst }: Reading,
	items: IDataObject[],
	reach: number,
	goesOn: boolean,
): boolean {
	if (!newestFirst) return false;
	const times = items.flatMap((thing) => newestFirst(thing) ?? []);
	const [first, last] = [times[0], times[times.length - 1]];
	if (last === undefined || first < last) return false;
	const isInOrder = times.every((time, index) => index === 0 || time <= times[index - 1]);
	return !goesOn || (isInOrder && last < reach);
}

/**
 * Whether the pass is the only one that looks at some of the time it reads: the last poll ended before, and
 * the next one begins after. A search shows everything again the next time.
 */
function isOnlyLook(
	{ isSearch }: Reading,
	{ since, at, isAgain }: Progress,
	reach: number,
): boolean {
	return !isAgain && !isSearch && (since ?? at) - reach > 2 * OVERLAP_MS;
}

/** How far back a reading goes; a deep one as far as something is remembered. */
function reachOf(recollections: Map<Observer, Recollection>, isDeep: boolean): number {
	const reaches = [...recollections.values()].map(({ memory, isNew }) =>
		isNew || isDeep ? memory.oldest : memory.since - OVERLAP_MS,
	);
	return Math.min(...reaches);
}
