import { trackingEvent } from '../tracking';

/** Opted Out. A contact has unsubscribed by the link in an email; with the email, and the reason if it was given. */
export const optedOut = trackingEvent('optedOut', 'optouts');
