import type { IDataObject } from 'n8n-workflow';
import type { ConstantContactApi } from '../transport/api';
import type { Observed } from './memory';

/**
 * How late the service may show something. Searches lag behind, opt-outs come from the mail system,
 * and bounds may include their moment or not: each poll reads this much of what it has read before.
 */
export const OVERLAP_MS = 600_000;

/** What an event makes of the things that a reading shows. */
export interface Observer {
	/** The value of the event in 'Trigger On'. */
	event: string;
	/** What the event remembers by; the event itself, or more where it watches several things. */
	memory: string;
	/** How long it remembers, if longer than the overlap. */
	keepMs?: number;
	/** What the thing says about the event; undefined when it says nothing. */
	observe: (thing: IDataObject) => Observed | undefined;
	/** The JSON that starts the workflow. */
	present: (thing: IDataObject) => IDataObject | Promise<IDataObject>;
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
	/** When a thing happened, in a collection that lists the newest first; reading ends at what is known. */
	newestFirst?: (thing: IDataObject) => number;
	/** In the order of their right to a thing: what one event reports, the next does not report again. */
	observers: Observer[];
}

/** What the user has asked for, and the API of this poll. */
export interface Asked {
	api: ConstantContactApi;
	/** The chosen events. */
	events: string[];
	lists: string[];
	tags: string[];
	statuses: string[];
	include: string[];
	isSimple: boolean;
}

/** An event of 'Trigger On'. */
export interface TriggerEvent {
	/** What a poll reads for it. */
	readings: (asked: Asked) => Reading[] | Promise<Reading[]>;
	/** Where the newest example is, for a test in the editor. Left out, where the polls read. */
	sample?: (asked: Asked) => Reading[] | Promise<Reading[]>;
}

/** Readings of the same become one, which serves all their events. */
export function merge(readings: Reading[]): Reading[] {
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
