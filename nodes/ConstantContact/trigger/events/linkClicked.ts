import { trackingEvent } from '../tracking';

/** Link Clicked. Each click counts, with the address of the link. */
export const linkClicked = trackingEvent('linkClicked', 'clicks');
