import { idOf } from '../../transport/api';
import { contactsReading } from '../contacts';
import { momentOf } from '../../transport/moment';
import type { Asked, Reading, TriggerEvent } from '../reading';
import { DAY_MS } from '../schedule';
import { textOf } from '../../input/text-of';

/** A deletion has a day and no time; the day may be that of another time zone. */
const KEEP_MS = 2 * DAY_MS;

/** The day may have begun in another time zone before it began here. */
const LEAD_MS = DAY_MS;

/**
 * Contact Deleted. The service keeps deleted contacts and dates the deletion by its day, so deletions
 * are remembered for two days. A contact that is brought back and deleted again counts again.
 *
 * Nothing says that a deletion renews `updated_at`, and no answer proves it: a contact may have been
 * changed on the day it was deleted. So each poll looks at what has a new `updated_at`, and once a
 * day all deleted contacts are searched.
 */
export const contactDeleted: TriggerEvent = {
	readings: (asked) => {
		const reading = readingOf(asked);
		return [reading, { ...reading, bound: undefined, isSearch: true, everyMs: () => DAY_MS }];
	},
	sample: (asked) => [readingOf(asked)],
};

function readingOf(asked: Asked): Reading {
	const filters = { status: 'deleted' };
	return contactsReading(asked, 'updated_after', filters, {
		event: 'contactDeleted',
		keepMs: KEEP_MS,
		leadMs: LEAD_MS,
		observe: ({ contact_id, deleted_at, updated_at }) => {
			const time = momentOf(deleted_at);
			if (time === undefined) return undefined;
			return { id: idOf(contact_id), time, state: textOf(updated_at ?? '') };
		},
	});
}
