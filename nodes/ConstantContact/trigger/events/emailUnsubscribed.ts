import { trackingEvent } from '../tracking';

/** Unsubscribed by Email Link. A contact has unsubscribed by the link in an email; with the email, and the reason if it was given. */
export const emailUnsubscribed = trackingEvent('emailUnsubscribed', 'optouts');
