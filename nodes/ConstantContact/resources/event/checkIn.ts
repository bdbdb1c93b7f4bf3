import { changeTickets } from './tickets';

/** Event → Check In. */
export const checkIn = changeTickets({
	part: 'check_in',
	checked_in: true,
	done: 'checked in',
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Events/checkInTickets',
});
