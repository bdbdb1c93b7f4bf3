import { contactsReading } from '../polling/contacts';
import { momentOf } from '../polling/moment';
import type { TriggerEvent } from '../polling/reading';
import { idOf } from '../transport/api';

/** A deletion has a day and no time; the day may be that of another time zone. */
const KEEP_MS = 2 * 86_400_000;

/** Nothing says that a deletion renews `updated_at`. If it does not, it is found by this. */
const FULL_EVERY_MS = 3_600_000;

/**
 * Contact Deleted. The service keeps deleted contacts and dates the deletion by its day, so deletions
 * are remembered for two days. A contact that is brought back and deleted again counts again.
 */
export const contactDeleted: TriggerEvent = {
	readings: (asked) => [
		{
			...contactsReading(
				asked,
				'updated_after',
				{ status: 'deleted' },
				{
					event: 'contactDeleted',
					keepMs: KEEP_MS,
					observe: ({ contact_id, deleted_at, updated_at }) => ({
						id: idOf(contact_id),
						time: momentOf(deleted_at),
						state: String(updated_at),
					}),
				},
			),
			fullEveryMs: FULL_EVERY_MS,
		},
	],
};
