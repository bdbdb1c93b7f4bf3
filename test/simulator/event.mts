/** An event and who has registered for it. */
export interface Event {
	event_id: string;
	/** In the account's own pages only; no two events of an account have the same. */
	name: string;
	title: string;
	description: string;
	event_start: string;
	event_end: string;
	event_type: string;
	location_type: string;
	time_zone: string;
	status: string;
	create_time: string;
	last_update_time: string;
	active_time?: string;
	cancelled_time?: string;
	deleted_time?: string;
	address?: Record<string, unknown> & { address_type: string };
	/** What else a user can set: contact, online meeting, currency, flags. */
	[setting: string]: unknown;
	default_track: Track;
	/** What an event is promoted by; a copy has copies of them. */
	event_promotions: { campaign_activity_id: string; assoc_activity_sub_type: string }[];
	/** How many of these a copy fails to copy; no part of the API's answers. */
	copyFails?: number;
	/** In the order in which they came; no part of the API's answers. */
	registrations: Registration[];
}

export interface Track {
	track_id: string;
	campaign_activity_id: string;
	[setting: string]: unknown;
}

export interface Registration {
	registration_id: string;
	contact_id: string;
	first_name: string;
	last_name: string;
	email_address: string;
	registration_status: string;
	registration_time: string;
	new_contact: boolean;
	/** Left out for what is free. */
	payment_method?: string;
	payment_status?: string;
	tickets: Ticket[];
	/** What the form asked besides name and email: the answers by question. */
	answers: Record<string, string>;
	/** Whether changes fail; no part of the API's answers. */
	locked?: boolean;
}

export interface Ticket {
	order_ticket_key: string;
	ticket_name: string;
	price: number;
	/** Whether it admits nobody any more; no part of the API's answers. */
	cancelled?: boolean;
	checked_in_time?: string;
}
