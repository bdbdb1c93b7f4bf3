import { NAME_LIMIT } from '../../../parameters/name-limit';
import { choice, flag, text } from '../../../parameters/parameter';

/** The field of the input item that holds the file. */
export const inputField = text(
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field that holds the CSV file',
		description:
			'Binary field with a CSV file in UTF-8. The first line names the columns, such as email, first_name or a custom field. Large files are split. Imports do not support phone numbers outside of North America. Rows that rule out emails in a column such as Email Permission Status are left out.',
	},
	NAME_LIMIT,
);

/** Whether columns that mean nothing are left out. */
export const ignoreUnknown = flag({
	displayName: 'Ignore Unknown Columns',
	name: 'ignoreUnknownColumns',
	type: 'boolean',
	default: false,
	description:
		'Whether to leave out columns that are not contact fields. Otherwise the file is refused, and nothing is imported.',
});

export const smsPermission = choice({
	displayName: 'Permission to Text',
	name: 'permissionToText',
	type: 'options',
	default: 'not_set',
	description: 'What the people in the file have agreed to, if it has a column sms_number',
	options: [
		{
			name: 'Explicit',
			value: 'explicit',
			description: 'Everybody in the file has agreed, on the date in the column sms_consent_date',
		},
		{ name: 'Not Set', value: 'not_set', description: 'Nothing is known; nobody gets messages' },
	],
});
