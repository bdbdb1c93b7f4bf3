import { canonical } from '../polling/fingerprint';
import { chosenFilters, contactsReading } from '../polling/contacts';
import { momentOf } from '../polling/moment';
import type { TriggerEvent } from '../polling/reading';

/**
 * Contact Updated. Timestamps are whole seconds, so the state tells a second change in the same
 * second. A contact as it was created is no update, but is remembered; a deleted one is none either.
 */
export const contactUpdated: TriggerEvent = {
	readings: (asked) => [
		contactsReading(asked, 'updated_after', chosenFilters(asked), {
			event: 'contactUpdated',
			observe: (contact) => {
				if (contact.deleted_at) return undefined;
				const time = momentOf(contact.updated_at);
				return {
					id: String(contact.contact_id),
					time,
					state: canonical(contact),
					isQuiet: time <= momentOf(contact.created_at),
				};
			},
		}),
	],
};
