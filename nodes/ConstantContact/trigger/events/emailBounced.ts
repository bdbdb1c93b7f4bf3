import { trackingEvent } from '../tracking';

/** Email Bounced. The code says why: B does not exist, D undeliverable, F mailbox full, S suspended, V vacation, X other, Z blocked. */
export const emailBounced = trackingEvent('emailBounced', 'bounces');
