import type { Address, AddressKind, CoreProperties, CustomFieldValue } from './contact';

/** A note about a contact; a new one has no ID yet. */
export interface Note {
	note_id?: string;
	created_at?: string;
	content?: string;
}

/**
 * A contact as GET /contacts returns it; only what the merge reads.
 * Collections are there only when they were asked for with `include`.
 */
export interface StoredContact extends CoreProperties {
	contact_id: string;
	email_address?: {
		address: string;
		permission_to_send?: string;
		opt_out_reason?: string;
		/** Who has asked for the opt-out. */
		opt_out_source?: string;
	};
	phone_numbers?: Array<{ phone_number?: string; kind?: string }>;
	street_addresses?: Array<Address & { kind: AddressKind }>;
	custom_fields?: CustomFieldValue[];
	list_memberships?: string[];
	taggings?: string[];
	notes?: readonly Note[];
	/** The number for texts; an answer splits it, and does not say where the person has agreed. */
	sms_channel?: {
		sms_address?: string;
		dial_code?: string;
		sms_channel_consents?: Array<{ sms_consent_permission: string; consent_type: string }>;
	};
	created_at?: string;
	updated_at?: string;
	deleted_at?: string;
}
