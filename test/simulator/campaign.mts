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
