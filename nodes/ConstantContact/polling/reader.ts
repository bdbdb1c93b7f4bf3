import type { IDataObject } from 'n8n-workflow';
import type { ConstantContactApi } from '../transport/api';
import { isUsable, Trail } from '../transport/pages';
import type { Observed } from './memory';
import { toBound } from './moment';
import { OVERLAP_MS } from './overlap';
import type { Observer, Reading } from './reading';
import type { Recollection, Unfinished } from './state';

/** How often a collection is read at most in one poll. */
const MOST_PASSES = 3;

/** Something that an observer saw for the first time. */
export interface Finding {
	observed: Observed;
	thing: IDataObject;
	/** Whether it starts the workflow, or is only remembered. */
	isNews: boolean;
}

/** What one reading has shown. */
export interface Findings {
	byObserver: Map<Observer, Map<string, Finding>>;
	/** Whether everything was read. */
	isComplete: boolean;
	/** What the service's clock said when the reading began. */
	since?: number;
	/** Where the next poll goes on. */
	cursor?: string;
}

interface Page {
	items: IDataObject[];
	cursor?: string;
}

/**
 * Reads a collection to its end, from where the last poll stopped if that was before the end.
 *
 * Pages are counted from the first thing on: when one leaves a page that was read, the first of the
 * next page moves up and is not shown. So what needs several pages is read again, until a pass shows
 * nothing from before the first one.
 * @param isOver whether the poll has to stop, given how much news there is
 */
export async function read(
	api: ConstantContactApi,
	reading: Reading,
	recollections: Map<Observer, Recollection>,
	unfinished: Unfinished | undefined,
	isOver: (news: number) => boolean,
): Promise<Findings> {
	const { path, property, bound, newestFirst } = reading;
	const oldest = Math.min(...[...recollections].map((each) => reach(...each)));
	const query = { ...reading.query, ...(bound && { [bound]: toBound(oldest) }) };
	const look = new Look(recollections);
	let { since, cursor } = unfinished ?? ({} as Partial<Unfinished>);

	for (let pass = 0; pass < MOST_PASSES; pass++) {
		const isWhole = cursor === undefined;
		const trail = new Trail();
		let pages = 0;
		let foundOld = false;
		do {
			const page: Page = await api.getPage(path, property, query, cursor, trail);
			pages++;
			since ??= api.serviceTime;
			for (const thing of page.items) {
				const times = look.at(thing);
				foundOld ||= times.some((time) => time < (since ?? Infinity));
			}
			cursor = page.cursor;
			const last = page.items[page.items.length - 1];
			if (newestFirst && last && newestFirst(last) < oldest) cursor = undefined;
		} while (cursor !== undefined && !isOver(look.news));

		const { findings: byObserver } = look;
		if (cursor !== undefined) {
			// Where no page can be reached, the next poll begins at the first one.
			return { byObserver, isComplete: false, ...(isUsable(cursor) && { since, cursor }) };
		}
		const isSure = isWhole && (pages === 1 || !foundOld);
		if (isSure || newestFirst) return { byObserver, isComplete: true, since };
		if (isOver(look.news)) break;
	}
	return { byObserver: look.findings, isComplete: false };
}

/** How far back an observer looks; a new memory first learns all that it would keep. */
function reach({ keepMs = OVERLAP_MS }: Observer, { memory, isNew }: Recollection): number {
	return memory.since - (isNew ? keepMs : OVERLAP_MS);
}

/** Shows things to all observers of a reading, and keeps what they see for the first time. */
class Look {
	readonly findings = new Map<Observer, Map<string, Finding>>();

	/** How many times the workflow is started. */
	news = 0;

	constructor(private readonly recollections: Map<Observer, Recollection>) {
		for (const observer of recollections.keys()) this.findings.set(observer, new Map());
	}

	/** @returns when that happened which no observer had seen */
	at(thing: IDataObject): number[] {
		const times: number[] = [];
		let isReported = false;
		for (const [observer, { memory, isNew }] of this.recollections) {
			const seen = observer.observe(thing);
			if (!seen) continue;
			const observed = { ...seen, isQuiet: seen.isQuiet || isReported };
			const taken = memory.take(observed);
			if (taken === 'known') continue;
			const isNews = taken === 'news' && !isNew;
			isReported ||= isNews;
			this.keep(observer, { observed, thing, isNews });
			times.push(observed.time);
		}
		return times;
	}

	/** Of two states of a thing in one poll, the newer one counts. */
	private keep(observer: Observer, finding: Finding): void {
		const found = this.findings.get(observer);
		const before = found?.get(finding.observed.id);
		if (finding.isNews && !before?.isNews) this.news++;
		found?.set(finding.observed.id, {
			...finding,
			isNews: finding.isNews || before?.isNews === true,
		});
	}
}
