import type { IDataObject } from 'n8n-workflow';
import type { ConstantContactApi } from '../transport/api';
import type { Lookups } from '../parameters/contact/lookups';
import type { Observed } from './memory';

/** What an event makes of the things that a reading shows. */
export interface Observer {
	/** The value of the event in 'Trigger On'. */
	event: string;
	/** What the event remembers by; the event itself, or more where it watches several things. */
	memory: string;
	/** How long it remembers, if longer than the overlap. */
	keepMs?: number;
	/** By how much a time may lie ahead of when it happened, such as a day without a time. */
	leadMs?: number;
	/**
	 * The time that each thing has, for an answer without them: one thing may lack its time and is
	 * skipped, but when all do, the answer is at fault, and its events come with the next one.
	 */
	dated?: string;
	/** What the thing says about the event; undefined when it says nothing. */
	observe: (thing: IDataObject) => Observed | undefined;
	/** Whether each JSON costs a request: where n8n wants the poll to end, the rest comes with the next one. */
	asksEach?: boolean;
	/** The JSON that starts the workflow. */
	present: (thing: IDataObject) => IDataObject | Promise<IDataObject>;
}

/** An event that follows several things. */
export interface Family {
	event: string;
	/** Which things, in words: with another choice it begins afresh. */
	selection: string;
	/** What they are, for messages. */
	things: string;
}

/** A collection that a poll reads to its end, for one event or for several that look at the same. */
export interface Reading {
	path: string;
	/** Where in an answer the things are. */
	property: string;
	/** The first request, without its bound. */
	query: IDataObject;
	/** The query parameter that leaves out what is older, if the collection has one. */
	bound?: string;
	/**
	 * When it is read again, if not with each poll: so long after it was read last.
	 * @param passed how long ago that was
	 */
	everyMs?: (passed: number) => number;
	/** How often everything is read that is remembered, where reading ends earlier as a rule. */
	deepEveryMs?: number;
	/** Whether it reads what another reading of the same events may leave out, because of its bound. */
	isSearch?: boolean;
	/** Whether it shows all that there is each time, and all of it is remembered: what a pass skips comes with the next poll. */
	showsAll?: boolean;
	/** When a thing happened, in a collection that lists the newest first; reading ends at what is known. */
	newestFirst?: (thing: IDataObject) => number | undefined;
	/** The event and its choice of things, if this is one of several that come and go. */
	family?: Family;
	/** What is read besides the event, for messages: the campaign of an email. */
	about?: string;
	/** Whether it may not be there, as the report of an email that has none: that counts as empty. */
	mayBeMissing?: boolean;
	/** In the order of their right to a thing: what one event reports, the next does not report again. */
	observers: Observer[];
}

/** One email of a campaign, as reports know it. */
export interface Mailing {
	campaignId: string;
	campaignName: string;
	activityId: string;
	/** When the campaign was sent last; the time of its last change, where no report tells. */
	sentAt?: number;
}

/** What the user has asked for, and the API of this poll. */
export interface Asked {
	api: ConstantContactApi;
	/** Whether the poll has to end: nothing more is looked up then. */
	isLate: () => boolean;
	/** Says what could not be read, while the rest goes on. Throws what all the rest would meet, too. */
	tell: (what: string, failure: unknown) => void;
	/** Says what is left out on purpose, on the first item. */
	note: (what: string) => void;
	/** Says that not all emails or events could be looked up in this poll. */
	postpone: () => void;
	/** Whether all of them could be looked up. */
	isWhole: () => boolean;
	/** The chosen events of 'Trigger On'. */
	events: string[];
	lists: string[];
	tags: string[];
	statuses: string[];
	/** The picked campaigns; empty for the latest ones. */
	campaigns: string[];
	/** The picked events of the account; empty for the active ones. */
	eventIds: string[];
	/** How the user has picked them. */
	pickedAs: { campaigns: string; events: string };
	include: string[];
	isSimple: boolean;
	/** What the lists, tags and custom fields of contacts are called. */
	lookups: Lookups;
	/** The emails whose reports are followed; asked for once in a poll. */
	mailings: () => Promise<Mailing[]>;
	finder: Finder;
}

/** Finds things out that stay as they are for a while, and knows them from the polls before. */
export interface Finder {
	/**
	 * What was found within the last `forMs`, if it is enough, or is found now. If that fails, what was found before.
	 * @param what says what is looked up
	 */
	lookUp: <T>(
		what: unknown,
		forMs: number,
		find: () => Promise<T>,
		isEnough?: (found: T) => boolean,
	) => Promise<T>;
	/** What was found before, however long ago. */
	found: <T>(what: unknown) => T | undefined;
}

/** An event of 'Trigger On'. */
export interface TriggerEvent {
	/** What a poll reads for it. */
	readings: (asked: Asked) => Reading[] | Promise<Reading[]>;
	/** Where the newest example is, for a test in the editor. Left out, where the polls read. */
	sample?: (asked: Asked) => Reading[] | Promise<Reading[]>;
	/** For an event that follows several things, as many as there are. */
	family?: (asked: Asked) => Family;
}

/** Readings of the same become one, which serves all their events. */
export function mergeReadings(readings: Reading[]): Reading[] {
	const merged = new Map<string, Reading>();
	for (const reading of readings) {
		const key = signature(reading);
		const same = merged.get(key);
		const observers = [...(same?.observers ?? []), ...reading.observers];
		merged.set(key, { ...reading, observers });
	}
	return [...merged.values()];
}

/** What tells one reading from another. */
export function signature({ path, query, bound }: Reading): string {
	return JSON.stringify([path, query, bound]);
}
