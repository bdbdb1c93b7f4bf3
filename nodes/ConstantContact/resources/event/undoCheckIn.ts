import { changeTickets } from './tickets';

/** Event → Undo Check-In. */
export const undoCheckIn = changeTickets({
	part: 'undo_check_in',
	checked_in: false,
	done: 'no longer checked in',
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Events/undoCheckInTickets',
});
