import type { IDataObject } from 'n8n-workflow';
import type { ConstantContactApi } from '../transport/api';
import { toBound } from '../transport/moment';
import type { Asked, Observer, Reading, TriggerEvent } from './reading';

/** How many requests the search for the newest example may take. */
const MOST_REQUESTS = 12;

interface Example {
	time: number;
	thing: IDataObject;
}

/** The newest real example of an event, for a test in the editor. Undefined, if there is none. */
export async function sample(asked: Asked, event: TriggerEvent): Promise<IDataObject | undefined> {
	let newest: (Example & { observer: Observer }) | undefined;
	for (const reading of await (event.sample ?? event.readings)(asked)) {
		const [observer] = reading.observers;
		const example = await newestOf(asked.api, reading, observer);
		if (example && example.time > (newest?.time ?? -Infinity)) newest = { ...example, observer };
	}
	if (!newest) return undefined;
	const { observer, thing } = newest;
	return { event: observer.event, ...(await observer.present(thing)) };
}

/**
 * The newest thing that an observer sees in a collection whose order is not known. Asks for what is
 * newer than what it has; where that is more than a page, for what is newer than half of the time
 * since, and so on until nothing can be newer.
 */
async function newestOf(
	api: ConstantContactApi,
	{ path, property, query, bound, newestFirst }: Reading,
	{ observe }: Observer,
): Promise<Example | undefined> {
	let newest: Example | undefined;
	let after = -Infinity;
	let before = Infinity;
	let cursor: string | undefined;
	for (let request = 0; request < MOST_REQUESTS; request++) {
		const filter = bound && after > -Infinity ? { [bound]: toBound(after) } : {};
		const page = await api.getPage<IDataObject>(path, property, { ...query, ...filter }, cursor);
		const known: number = newest?.time ?? -Infinity;
		for (const thing of page.items) {
			const seen = observe(thing);
			if (seen && !seen.isQuiet && seen.time > (newest?.time ?? -Infinity)) {
				newest = { time: seen.time, thing };
			}
		}
		cursor = page.cursor;
		if (newest && newestFirst) return newest;
		if (cursor === undefined && after <= known) return newest;
		if (!newest || !bound) continue;

		cursor = undefined;
		const isFound = newest.time > known;
		if (!isFound && after > known) before = after;
		before = Math.min(before, api.serviceTime ?? Date.now());
		if (before - newest.time < 1000) return newest;
		after = isFound && after !== known ? newest.time : (newest.time + before) / 2;
	}
	return newest;
}
