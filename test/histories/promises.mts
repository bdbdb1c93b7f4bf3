import assert from 'node:assert/strict';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** By how much the trigger's idea of the service's clock may be off, after wrong Date headers. */
const CLOCK = 10 * MINUTE;

/** How long after a poll with a wrong Date header the next one may read nothing of what is read seldom. */
const SELDOM = 20 * MINUTE;

/** Something that may start the workflow. Times are the service's. */
export interface Happening {
	/** The event and what tells it from others, as an output item has it. */
	key: string;
	account: number;
	at: number;
	/** When the service shows it. */
	shownAt: number;
	/** How long it may take from then on; left out, until the next poll. */
	withinMs?: number;
	/** The list that the contact is in. */
	list?: string;
	/** When an email becomes too old to be followed. */
	until?: number;
	/** The service does not show it any more. */
	isGone?: true;
	/** Whether it is told by its ID: it may come for being shown late, too, however long ago it was. */
	isById?: true;
}

/** A poll that is over. */
export interface Polled {
	/** When it began. */
	at: number;
	/** What it has started the workflow with. */
	keys: string[];
	isFailing: boolean;
	/** What its Date headers said, if they were wrong. */
	wrongDate?: number;
}

/** What the state that n8n keeps goes back to. */
interface Point {
	account: number;
	/** What happened before is no news, by account: reports go on where each account was left. */
	floors: Map<number, number>;
	/** The same for all else. */
	floor: number;
	/** The last poll that could read everything. */
	lastGood: number;
}

/**
 * What docs/reliability.md promises, worked out from all that ever happens in several accounts: what
 * starts the workflow is real, of this account, shown, not from before, in the list, and comes once;
 * and what has to come has come.
 */
export class Promises {
	private readonly all = new Map<string, Happening>();

	private readonly fired = new Set<string>();

	private now: Point;

	private saved: Point;

	/** What happened from then on has to come. */
	private sure: number;

	private lastPoll: number;

	private lastAccount = 0;

	private lastFailure = -Infinity;

	/** When a poll had a wrong Date header, and what the earliest of them said. */
	private lastWrong = { at: -Infinity, date: Infinity };

	/** The list of the filter: the one that counts, since when there is this one, and since when it is known. */
	private list: { id: string; since: number; knownAt?: number } | undefined;

	/** @param activated when the first poll was, which starts nothing */
	constructor(activated: number, isDated: boolean, list?: string) {
		// Without the service's clock, a memory begins a day earlier.
		const doubt = isDated ? 0 : 24 * HOUR;
		const floor = activated - doubt - 2 * CLOCK;
		this.now = { account: 0, floors: new Map([[0, floor]]), floor, lastGood: activated };
		this.saved = this.now;
		this.sure = activated + SECOND;
		this.lastPoll = activated;
		if (list !== undefined) this.list = { id: list, since: activated, knownAt: activated };
		this.isDated = isDated;
	}

	private readonly isDated: boolean;

	add(happening: Happening): void {
		this.all.set(happening.key, happening);
	}

	/** The service shows something newer instead. */
	isGone(key: string): void {
		const happening = this.all.get(key);
		if (happening) happening.isGone = true;
	}

	/** What it belongs to is over: nothing is promised, unless polls could see it before. */
	isOver(key: string, publishedAt: number, now: number): void {
		const happening = this.all.get(key);
		if (!happening) return;
		const { account, lastGood } = this.now;
		const isFollowed = happening.account === account && lastGood > publishedAt + 20 * MINUTE;
		happening.until = isFollowed ? now + 50 * MINUTE : 0;
	}

	renewList(id: string, now: number): void {
		if (this.list) this.list = { id, since: now };
	}

	/** Another account, by another credential: what happens from the last poll on counts. */
	switchTo(account: number, now: number, list: string): void {
		const { lastGood, floors } = this.now;
		const floor = this.isDated ? lastGood - CLOCK : this.now.floor;
		const { at, date } = this.lastWrong;
		const ofSeldom = at + SELDOM >= lastGood ? Math.min(floor, date - CLOCK) : floor;
		this.now = { account, lastGood, floor, floors: new Map([[account, ofSeldom], ...floors]) };
		this.sure = this.lastPoll + CLOCK;
		if (!this.list) return;
		// Of another account than at the last poll no lists are known, so the next poll looks them up.
		const isKnown = account === this.lastAccount;
		this.list = { id: list, since: isKnown ? now : Math.min(now, this.list.since) - HOUR };
	}

	/** n8n goes on from what it has saved last. */
	restart(): void {
		const { account, floor: saved, lastGood } = this.saved;
		const { now } = this;
		const before = account === now.account || !this.isDated ? saved : lastGood - CLOCK;
		const floor = Math.min(now.floor, before);
		const ofReports = Math.min(now.floors.get(now.account) ?? floor, floor);
		const floors = new Map([...this.saved.floors, [now.account, ofReports]] as const);
		this.now = { account: now.account, lastGood, floor, floors };
		if (this.list) delete this.list.knownAt;
	}

	check({ at, keys, isFailing, wrongDate }: Polled): void {
		const isWrong = wrongDate !== undefined;
		for (const key of keys) {
			const found = this.all.get(key);
			assert(found, `${key} never happened`);
			assert.equal(found.account, this.now.account, `${key} is of another account`);
			const shown = found.isById ? found.shownAt : found.at;
			assert(shown >= this.floorOf(found), `${key} is from before`);
			assert(this.list === undefined || found.list !== '', `${key} is in no list`);
			assert(!this.fired.has(key), `${key} again`);
			this.fired.add(key);
		}
		this.lastPoll = at;
		if (isWrong) {
			const { at: before, date } = this.lastWrong;
			this.lastWrong = {
				at,
				date: before + SELDOM >= at ? Math.min(date, wrongDate) : wrongDate,
			};
		}
		this.lastAccount = this.now.account;
		if (isFailing) this.lastFailure = at;
		else this.checkDue(at, isWrong);
		if (this.isRecovered(at) && !isWrong) this.now = { ...this.now, lastGood: at };
		if (keys.length > 0) this.saved = this.now;
	}

	private floorOf({ withinMs }: Happening): number {
		const { account, floor, floors } = this.now;
		return withinMs === undefined ? floor : (floors.get(account) ?? floor);
	}

	private checkDue(at: number, isWrong: boolean): void {
		if (this.list && this.isRecovered(at) && at >= this.list.since + HOUR + MINUTE)
			this.list.knownAt ??= at;
		for (const happening of this.all.values()) {
			const { key } = happening;
			if (this.isDue(happening, at, isWrong)) assert(this.fired.has(key), `${key} is missing`);
		}
	}

	/** What has failed is looked up again after 15 minutes. */
	private isRecovered(at: number): boolean {
		return at >= this.lastFailure + 20 * MINUTE;
	}

	private isDue(happening: Happening, at: number, isWrong: boolean): boolean {
		const { account, shownAt, withinMs = 0, list, until = Infinity, isGone } = happening;
		if (isGone || account !== this.now.account || happening.at < this.sure) return false;
		if (shownAt + withinMs > at || at > until) return false;
		if (list !== undefined && this.list) {
			return list === this.list.id && happening.at >= (this.list.knownAt ?? Infinity);
		}
		// Emails are read by their age, and what has failed is tried again after 15 minutes.
		return withinMs === 0 || (!isWrong && at >= this.lastFailure + HOUR);
	}
}
