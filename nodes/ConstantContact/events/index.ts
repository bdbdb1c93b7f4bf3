import type { TriggerEvent } from '../polling/reading';
import { contactCreated } from './contactCreated';
import { contactDeleted } from './contactDeleted';
import { contactUnsubscribed } from './contactUnsubscribed';
import { contactUpdated } from './contactUpdated';

/**
 * All events of 'Trigger On'. Of events that read the same, the first one reports a thing: a contact
 * that was created and updated between two polls is reported as created.
 */
export const EVENTS: Record<string, TriggerEvent> = {
	contactCreated,
	contactUpdated,
	contactUnsubscribed,
	contactDeleted,
};
