import type { TriggerEvent } from '../reading';
import { campaignSent } from './campaignSent';
import { contactCreated } from './contactCreated';
import { contactDeleted } from './contactDeleted';
import { contactUnsubscribed } from './contactUnsubscribed';
import { contactUpdated } from './contactUpdated';
import { emailBounced } from './emailBounced';
import { emailOpened } from './emailOpened';
import { emailUnsubscribed } from './emailUnsubscribed';
import { eventRegistration } from './eventRegistration';
import { linkClicked } from './linkClicked';
import { listCreated } from './listCreated';

/**
 * All events of 'Trigger On'. Of events that read the same, the first one reports a thing: a contact
 * that was created and updated between two polls is reported as created.
 */
export const EVENTS: Record<string, TriggerEvent> = {
	contactCreated,
	contactUpdated,
	contactUnsubscribed,
	contactDeleted,
	listCreated,
	emailOpened,
	linkClicked,
	emailBounced,
	emailUnsubscribed,
	campaignSent,
	eventRegistration,
};
