import { ADDRESS_KINDS, PHONE_KINDS } from './contact';

/** What is in an address, in the words of an export and of the mapper. */
const ADDRESS_HEADINGS = {
	'Street address line 1': 'street',
	'Street address line 2': 'street_2',
	City: 'city',
	'State/Province': 'state',
	'Zip/Postal Code': 'postal_code',
	Country: 'country',
};

/**
 * The headings of an export that are not those of custom fields, as scripts and files show them → what a
 * simplified contact calls the same, or else what *Columns* calls it.
 */
export const EXPORT_HEADINGS: ReadonlyMap<string, string> = new Map([
	['Contact ID', 'contact_id'],
	['Email address', 'email_address'],
	['Email permission status', 'permission_to_send'],
	['First name', 'first_name'],
	['Last name', 'last_name'],
	['Company', 'company_name'],
	['Job title', 'job_title'],
	['Created At', 'created_at'],
	['Updated At', 'updated_at'],
	['Birthday', 'birthday'],
	['Anniversary', 'anniversary'],
	...[...PHONE_KINDS, 'fax'].map((kind): [string, string] => [`Phone - ${kind}`, `${kind}_phone`]),
	...ADDRESS_KINDS.flatMap((kind) =>
		Object.entries(ADDRESS_HEADINGS).map(([heading, part]): [string, string] => [
			`${heading} - ${kind[0].toUpperCase()}${kind.slice(1)}`,
			`${kind}_${part}`,
		]),
	),
	['Email Lists', 'lists'],
	['Tags', 'tags'],
	['Notes', 'notes'],
	['Source Name', 'source_name'],
	['Email status', 'email_status'],
	['Email update source', 'email_update_source'],
	['Confirmed Opt-Out Date', 'email_optout_date'],
	['Confirmed Opt-Out Source', 'email_optout_source'],
	['Confirmed Opt-Out Reason', 'email_optout_reason'],
]);
