import { trackingEvent } from '../tracking';

/** Email Opened. Each opening counts, also the second one of the same contact. */
export const emailOpened = trackingEvent('emailOpened', 'opens');
