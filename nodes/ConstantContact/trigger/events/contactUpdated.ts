import type { IDataObject } from 'n8n-workflow';
import { canonical } from '../../input/fingerprint';
import { chosenFilters, contactsReading } from '../contacts';
import { momentOf } from '../../transport/moment';
import type { TriggerEvent } from '../reading';
import { idOf } from '../../transport/api';

/**
 * Contact Updated. Timestamps are whole seconds, so the state tells a second change in the same
 * second. A contact as it was created is no update, but is remembered; a deleted one is none either.
 * Nor is an opt-out: it changes the email address later than the contact, without a new `updated_at`.
 */
export const contactUpdated: TriggerEvent = {
	readings: (asked) => [
		contactsReading(asked, 'updated_after', chosenFilters(asked), {
			event: 'contactUpdated',
			dated: 'updated_at',
			observe: ({ email_address, ...contact }) => {
				if (contact.deleted_at) return undefined;
				const time = momentOf(contact.updated_at);
				if (time === undefined) return undefined;
				const { address, updated_at } = Object(email_address) as IDataObject;
				const isLater = (momentOf(updated_at) ?? time) > time;
				return {
					id: idOf(contact.contact_id),
					time,
					state: canonical({ ...contact, address }),
					...(!isLater && { part: canonical(email_address) }),
					isQuiet: time <= (momentOf(contact.created_at) ?? -Infinity),
				};
			},
		}),
	],
};
