import type { IDataObject } from 'n8n-workflow';
import type { Memory, Observed } from './memory';
import type { Observer } from './reading';

/** Something that an observer saw for the first time. */
export interface Finding {
	observed: Observed;
	thing: IDataObject;
	/** Whether it starts the workflow, or is only remembered. */
	isNews: boolean;
}

/** What a reading takes for known, and whether it only learns what is there. */
export interface Recollection {
	memory: Memory;
	isNew: boolean;
}

/** Shows things to all observers of a reading, and keeps what they see for the first time. */
export class Look {
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
