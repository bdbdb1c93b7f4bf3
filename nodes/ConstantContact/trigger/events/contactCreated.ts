import { chosenFilters, contactsReading } from '../contacts';
import { momentOf } from '../../transport/moment';
import type { Asked, TriggerEvent } from '../reading';
import { idOf } from '../../transport/api';

const VALUE = 'contactCreated';

/**
 * Contact Created. A contact is created once: bringing a deleted one back is an update. With Contact
 * Updated chosen, too, both come from one request, because a new contact is an updated one as well.
 */
export const contactCreated: TriggerEvent = {
	readings: (asked) => [
		readingOf(asked, asked.events.includes('contactUpdated') ? 'updated_after' : 'created_after'),
	],
	sample: (asked) => [readingOf(asked, 'created_after')],
};

function readingOf(asked: Asked, bound: string) {
	return contactsReading(asked, bound, chosenFilters(asked), {
		event: VALUE,
		dated: 'created_at',
		observe: ({ contact_id, created_at, deleted_at }) => {
			const time = momentOf(created_at);
			if (time === undefined) return undefined;
			return { id: idOf(contact_id), time, isQuiet: Boolean(deleted_at) };
		},
	});
}
