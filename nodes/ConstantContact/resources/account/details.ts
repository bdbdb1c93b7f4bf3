import { emailAddress, text } from '../../parameters/parameter';
import { addressPart, codeOf, countryCode } from '../../parameters/postal-address';
import { timeZone } from '../../parameters/time-zone';

/** The longest address of an account, by Constant Contact's reference. */
const EMAIL_LIMIT = 80;
const PHONE_LIMIT = 25;

/** An address of the account, or one that is to be. */
export const accountEmail = (displayName: string, name: string, description: string) =>
	emailAddress(
		{
			displayName,
			name,
			type: 'string',
			default: '',
			placeholder: 'e.g. news@example.com',
			description,
		},
		EMAIL_LIMIT,
	);

const details = {
	type: 'string' as const,
	default: '',
};

/** What an account says of its organization and its owner, under the names of the API (`CustomerPut`). */
export const DETAILS = {
	contact_email: accountEmail(
		'Contact Email',
		'contactEmail',
		'An address of the account that is confirmed',
	),
	contact_phone: text(
		{ ...details, displayName: 'Contact Phone', name: 'contactPhone' },
		PHONE_LIMIT,
	),
	country_code: countryCode,
	first_name: text({ ...details, displayName: 'First Name', name: 'firstName' }),
	last_name: text({ ...details, displayName: 'Last Name', name: 'lastName' }),
	organization_name: text({
		...details,
		displayName: 'Organization Name',
		name: 'organizationName',
	}),
	organization_phone: text({
		...details,
		displayName: 'Organization Phone',
		name: 'organizationPhone',
	}),
	state_code: codeOf(
		addressPart('State Code', 'stateCode', 'e.g. MA'),
		'Use the code of a state or province, such as MA or ON',
	),
	time_zone_id: timeZone({
		...details,
		displayName: 'Time Zone',
		name: 'timeZone',
		placeholder: 'e.g. US/Eastern',
	}),
	website: text({
		...details,
		displayName: 'Website',
		name: 'website',
		placeholder: 'e.g. https://example.com',
	}),
};
