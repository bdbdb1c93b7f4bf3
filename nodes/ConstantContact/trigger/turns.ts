import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Finding, Recollection } from './look';
import { read, type Findings } from './reader';
import type { Asked, Observer, Reading, TriggerEvent } from './reading';
import { MOST_FAILURES, OFTEN_MS } from './schedule';
import type { Kept, State } from './state';
import type { StoredReading } from './stored';
import { inWords } from './trigger-fields';

/** How many items one poll hands on, give or take a page; the next poll brings the rest. */
const MOST_ITEMS = 10_000;

/** How far back a memory begins without the service's clock, because n8n's own may be wrong. */
const DOUBT_MS = 86_400_000;

interface Result {
	reading: Reading;
	/** Where memories begin that are new. */
	start: number;
	/** Undefined, if the reading has failed, or only begins. */
	findings?: Findings;
	/** Findings that could not be presented; the next poll finds them again. */
	dropped: Set<Finding>;
}

/** The readings of one poll, one after the other. */
export class Turns {
	private readonly results: Result[] = [];

	private readonly readings = new Map<Reading, StoredReading>();

	/** What the observers of all readings take for known, by the name of the memory. */
	private readonly memories = new Map<string, Recollection['memory']>();

	private readonly items = new Map<Finding, IDataObject>();

	private served: Reading | undefined;

	constructor(
		private readonly state: State,
		private readonly asked: Asked,
	) {}

	/** Whether nothing could be read. */
	get isVain(): boolean {
		return this.results.length === 0;
	}

	/** Serves those that are due, until time or items are used up. */
	async serve(readings: Reading[]): Promise<void> {
		let failures = 0;
		for (const reading of readings.filter((each) => this.state.standing.isDue(each))) {
			if (this.served && this.isOver(0)) return;
			this.served = reading;
			try {
				const { failure } = await this.serveOne(reading);
				if (failure !== undefined) throw failure;
				failures = 0;
			} catch (failure) {
				this.asked.tell(purposeOf(reading), failure);
				failures++;
				if (failures === MOST_FAILURES) return;
			}
		}
	}

	/**
	 * Keeps what was found and returns what starts the workflow, oldest first. Nothing may come in
	 * between: another poll may have ended since this one has read the state.
	 */
	handOver(events: TriggerEvent[], listed: Reading[], isPartial: boolean): INodeExecutionData[] {
		const { state, asked } = this;
		const { serviceTime } = asked.api;
		state.refresh();
		const kept = new Map<string, Kept>();
		const news: Finding[] = [];
		for (const result of this.results) {
			for (const observer of result.reading.observers) {
				news.push(...this.keep(result, observer, kept));
			}
		}
		this.begin(listed, kept);
		const isWhole = !isPartial && asked.isWhole();
		const now = state.clock.read(serviceTime) ?? Date.now() - DOUBT_MS;
		state.save({
			listed,
			kept: [...kept.values()],
			readings: this.readings,
			followed: events.flatMap(({ family }) => {
				const each = family?.(asked);
				return each ? [{ ...each, now, isWhole }] : [];
			}),
			served: this.served,
			isPartial: !isWhole,
			serviceTime,
		});
		return oldestFirst(news).map((finding) => ({ json: this.items.get(finding) ?? {} }));
	}

	/** What could not be read for the first time remembers from when on it is followed. */
	private begin(listed: Reading[], kept: Map<string, Kept>): void {
		for (const reading of listed) {
			for (const observer of reading.observers) {
				if (kept.has(observer.memory) || !this.state.isUnread(reading, observer)) continue;
				const memory = this.state.recall(reading, observer, 0);
				kept.set(observer.memory, { reading, observer, memory, isNew: false });
			}
		}
	}

	private isOver(news: number): boolean {
		return this.items.size + news >= MOST_ITEMS || this.asked.isLate();
	}

	/** @returns what it has found; throws, if that is nothing because of a failure */
	private async serveOne(reading: Reading): Promise<Partial<Findings>> {
		const { state, asked } = this;
		const { api } = asked;
		this.readings.set(reading, state.standing.afterFailure(reading));
		const start = state.needsStart(reading) ? await this.beginning(reading) : 0;
		const result: Result = { reading, start, dropped: new Set() };
		if (this.beginsUnread(reading)) {
			this.readings.set(reading, state.standing.begun(reading));
			this.results.push(result);
			return {};
		}
		const recollections = new Map(
			reading.observers.map((observer) => [observer, this.recollect(reading, observer, start)]),
		);
		const means = { api, clock: state.clock, isOver: (news: number) => this.isOver(news) };
		result.findings = await read(means, reading, recollections, state.standing.progress(reading));
		const { progress: reached, isComplete } = result.findings;
		this.readings.set(reading, state.standing.after(reading, reached, isComplete));
		this.results.push(result);
		await this.present(reading, result.findings, result.dropped);
		// Where each reading shows all, the next one finds them by itself.
		if (result.dropped.size > 0 && !reading.showsAll) {
			this.readings.set(reading, state.standing.beginningAgain(reading));
		}
		return result.findings;
	}

	/**
	 * Whether an email that was sent a while ago begins without being read: what is there is no news,
	 * and the service's clock says up to when.
	 */
	private beginsUnread(reading: Reading): boolean {
		const { everyMs, family, observers } = reading;
		const isRecent = !everyMs || everyMs(0) <= OFTEN_MS;
		if (!family || isRecent || this.asked.api.serviceTime === undefined) return false;
		return observers.every((observer) => this.state.isNew(reading, observer));
	}

	private recollect(reading: Reading, observer: Observer, start: number): Recollection {
		const { memory: name } = observer;
		const memory = this.memories.get(name) ?? this.state.recall(reading, observer, start);
		this.memories.set(name, memory);
		return { memory, isNew: this.state.isNew(reading, observer) };
	}

	/** Where new memories begin: now, by the service's clock. */
	private async beginning({ path }: Reading): Promise<number> {
		const { api } = this.asked;
		if (api.serviceTime === undefined) await api.get(path, { limit: 1 });
		return this.state.clock.read(api.serviceTime) ?? Date.now() - DOUBT_MS;
	}

	/**
	 * The oldest first, because what costs a request each may have to wait for the next poll. A thing that waits
	 * for one observer is not seen by those after it: they would take its next state for a change.
	 */
	private async present(
		reading: Reading,
		{ byObserver }: Findings,
		dropped: Set<Finding>,
	): Promise<void> {
		const waiting = new Set<string>();
		const drop = (finding: Finding) => {
			dropped.add(finding);
			waiting.add(finding.observed.id);
		};
		for (const [{ event, present: toJson, asksEach }, found] of byObserver) {
			for (const [id, finding] of found) if (waiting.has(id)) dropped.add(finding);
			const news = oldestFirst(
				[...found.values()].filter((finding) => finding.isNews && !dropped.has(finding)),
			);
			for (const [index, finding] of news.entries()) {
				if (asksEach && index > 0 && this.asked.isLate()) {
					drop(finding);
					continue;
				}
				try {
					this.items.set(finding, { event, ...(await toJson(finding.thing)) });
				} catch (failure) {
					drop(finding);
					this.asked.tell(purposeOf(reading), failure);
				}
			}
		}
	}

	/** @returns what is news to the observer, by what is stored now */
	private keep(
		{ reading, start, findings, dropped }: Result,
		observer: Observer,
		kept: Map<string, Kept>,
	): Finding[] {
		const { state } = this;
		const before = kept.get(observer.memory);
		const memory = before?.memory ?? state.recall(reading, observer, start);
		const found = [...(findings?.byObserver.get(observer)?.values() ?? [])];
		const waits = !reading.showsAll && found.some((finding) => dropped.has(finding));
		// It forgets nothing while something waits, so the rest waits, too, once it is full.
		const taken = waits && memory.isFull ? [] : found.filter((finding) => !dropped.has(finding));
		const news = taken.filter(
			(finding) => memory.take(finding.observed) === 'news' && finding.isNews,
		);
		if (!findings) memory.begin(start);
		const isWhole = !findings || (findings.isComplete && !waits);
		if (isWhole) {
			const since = findings ? findings.progress.since : start;
			const until = since ?? memory.seenUntil(observer.leadMs);
			if (reading.isSearch) memory.search(until);
			else memory.advance(until);
			memory.endLearning();
		}
		const wasNew = before?.isNew ?? state.isNew({ ...reading, isSearch: false }, observer);
		const isNew = wasNew && !reading.showsAll && (reading.isSearch === true || !isWhole);
		kept.set(observer.memory, { reading, observer, memory, isNew });
		return news;
	}
}

function oldestFirst(findings: Finding[]): Finding[] {
	return findings.sort((one, other) => one.observed.time - other.observed.time);
}

/** What a reading is for, in words. */
function purposeOf({ observers, about }: Reading): string {
	const events = observers.map(({ event }) => inWords(event)).join(', ');
	return about ? `${events} of ${about}` : events;
}
