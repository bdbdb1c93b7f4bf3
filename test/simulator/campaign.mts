/** An email campaign: what it says, to whom, and how far it is. */
export interface Campaign {
	campaign_id: string;
	name: string;
	/** Such as `Draft`; answers may write it in another case. */
	current_status: string;
	type: string;
	type_code: number;
	created_at: string;
	updated_at: string;
	campaign_activities: { campaign_activity_id: string; role: string }[];
	/** Only in reports; left out, it was never sent. */
	last_sent_date?: string;
	/** What all its activities say. */
	email: Email;
	/** Each time that it was sent, or could not be. */
	sendings: Sending[];
	/** Another mail to those who have not opened the first. */
	resend?: Resend;
	/** Another subject, tried with a part of the recipients. */
	abTest?: AbTest;
	/** What the campaign was before it had an A/B test. */
	typeBefore?: { type: string; type_code: number };
	/** What happens next without a request; left out, nothing does. */
	next?: Step;
	/** What reads go on to show after a change of the status, on that side of the switch. */
	shownBefore?: { until: number; status: string };
}

/** What becomes of a campaign at a moment, in milliseconds since the epoch. */
export type Step =
	| { at: number; does: 'start'; statusBefore: string }
	| { at: number; does: 'finish' | 'sendWinner' };

export interface Resend {
	resend_request_id: string;
	resend_subject: string;
	delay_minutes: number;
	/** When it goes out, in milliseconds since the epoch; left out until the campaign has. */
	due?: number;
	/** When it went out. */
	resend_date?: string;
}

export interface AbTest {
	alternative_subject: string;
	/** In percent of the recipients, for each of the two subjects. */
	test_size: number;
	/** In hours. */
	winner_wait_duration: number;
}

/** One time that an activity was sent, as the send history shows it. */
export interface Sending {
	campaign_activity_id: string;
	contact_list_ids: string[];
	segment_ids: number[];
	count: number;
	run_date: string;
	send_status: 'COMPLETED' | 'ERRORED';
	reason_code: number;
}

/** The content of a campaign's emails, their sender and their recipients. */
export interface Email {
	format_type: number;
	from_name: string;
	from_email: string;
	reply_to_email: string;
	subject: string;
	preheader: string;
	html_content: string;
	physical_address_in_footer?: PhysicalAddress;
	contact_list_ids: string[];
	segment_ids: number[];
}

export interface PhysicalAddress {
	address_line1: string;
	country_code: string;
	organization_name: string;
	[part: string]: string;
}

/** An address of the account's own, from which it may send once it is confirmed. */
export interface AccountEmail {
	email_address: string;
	email_id: number;
	confirm_status: string;
	confirm_time?: string;
	confirm_source?: string;
	confirm_source_type?: string;
	roles: string[];
	pending_roles?: string[];
}

/** A mail that has left, as the account's `mailbox` keeps it. No path of the API shows it. */
export interface Mail {
	campaign_id: string;
	campaign_activity_id: string;
	/** Left out for tests, which go to any address. */
	contact_id?: string;
	email_address: string;
	subject: string;
	at: string;
	isTest: boolean;
	personal_message?: string;
}
