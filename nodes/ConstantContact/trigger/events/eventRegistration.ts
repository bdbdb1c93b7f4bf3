import type { IDataObject } from 'n8n-workflow';
import {
	detailedRegistration,
	listedRegistration,
	REGISTRATION_PAGE,
	registrationPath,
	registrationsPath,
} from '../../parameters/event/registration';
import { idOf } from '../../transport/api';
import { momentOf } from '../../transport/moment';
import { failureOfContent } from '../../transport/read-failure';
import { followedEvents, latestEvents, type FollowedEvent } from '../followed-events';
import type { Asked, Family, Reading, TriggerEvent } from '../reading';
import { DAY_MS } from '../schedule';

const VALUE = 'eventRegistration';

/**
 * Event Registration. Registrations can neither be searched by date nor sorted by it, so each poll reads
 * all of an event, and remembers them by their IDs: one whose status or time changes is not new. The
 * collection does not say who the contact is, so the details of each new one are looked up.
 */
export const eventRegistration: TriggerEvent = {
	readings: async (asked) => readingsOf(asked, await followedEvents(asked)),
	sample: async (asked) => readingsOf(asked, await latestEvents(asked)),
	family: familyOf,
};

function familyOf({ pickedAs }: Asked): Family {
	return { event: VALUE, selection: pickedAs.events, things: 'the events' };
}

function readingsOf(asked: Asked, events: FollowedEvent[]): Reading[] {
	return events.map((event) => ({
		path: registrationsPath(event),
		property: 'records',
		query: { limit: REGISTRATION_PAGE },
		showsAll: true,
		family: familyOf(asked),
		about: event.name || event.eventId,
		// It was there before, and may have been deleted since.
		mayBeMissing: event.hasEnded,
		observers: [
			{
				event: VALUE,
				memory: `${VALUE}/${event.eventId}`,
				keepMs: Infinity,
				leadMs: DAY_MS,
				asksEach: true,
				observe: ({ registration_id, registration_time }) => ({
					id: idOf(registration_id),
					time: momentOf(registration_time) ?? 0,
					isOnce: true,
				}),
				present: async (listed) => await withContact(asked, event, listed),
			},
		],
	}));
}

/** Throws ApiFailure for details that are about no registration. */
async function withContact(
	{ api }: Asked,
	event: FollowedEvent,
	listed: IDataObject,
): Promise<IDataObject> {
	const id = idOf(listed.registration_id);
	const details = await api.get<IDataObject>(registrationPath(event, id));
	if (!details.registration_id && !details.contact_id) throw failureOfContent(200);
	return { ...listedRegistration(event, listed), ...detailedRegistration(event, details) };
}
