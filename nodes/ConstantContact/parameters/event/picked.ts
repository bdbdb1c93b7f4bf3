import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { idOf, pathSegment, type ConstantContactApi } from '../../transport/api';
import { EVENTS } from '../../transport/collections';
import { readPicked } from '../locator';

/** An event for which somebody can register. */
export interface EventWithTrack {
	eventId: string;
	name: string;
	/** Its default track, of which the API takes registrations. */
	trackId: string;
}

const runs = new WeakMap<ConstantContactApi, Map<string, Promise<EventWithTrack>>>();

/**
 * The event that the item picks. Read once for each run.
 * Throws InputError when it is none, or has no track; ApiFailure for an unknown ID.
 */
export async function readEvent(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<EventWithTrack> {
	return await eventWithTrack(api, await readPicked(node, item, api, EVENTS));
}

/**
 * The event with this ID and its default track. Read once for each run, unless that fails.
 * Throws InputError for an event without a track, ApiFailure for an unknown ID.
 * API: Events, `GET /events/{event_id}`.
 */
export async function eventWithTrack(
	api: ConstantContactApi,
	eventId: string,
): Promise<EventWithTrack> {
	const known = runs.get(api) ?? new Map<string, Promise<EventWithTrack>>();
	runs.set(api, known);
	const reading = known.get(eventId) ?? readTrack(api, eventId);
	known.set(eventId, reading);
	return await reading.catch((failure: unknown) => {
		known.delete(eventId);
		throw failure;
	});
}

async function readTrack(api: ConstantContactApi, eventId: string): Promise<EventWithTrack> {
	const event = await api.get<IDataObject>(`${EVENTS.path}/${pathSegment(eventId)}`);
	const { track_id: trackId } = Object(event.default_track) as IDataObject;
	const name = typeof event.name === 'string' ? event.name : '';
	if (typeof trackId === 'string' && trackId !== '') {
		return { eventId: idOf(event.event_id), name, trackId };
	}
	throw new InputError(
		`The event ${quoted(name || eventId)} has no track for registrations`,
		'Pick another one, or set up its registration in Constant Contact',
	);
}
