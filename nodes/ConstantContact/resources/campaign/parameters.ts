import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { asName, flag, text, type Parameter } from '../../parameters/parameter';
import { NAME_LIMIT } from './dated-name';

/** A text of one line, as the headers of a mail are: line breaks become blanks. */
function line(field: INodeProperties, maxLength = Infinity): Parameter<string> {
	const { read } = text(field, maxLength);
	return { field, read: (given) => read(given).replace(/\s*[\r\n]+\s*/g, ' ') };
}

const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Spring newsletter',
	description: 'Up to 80 characters. Contacts do not see it, and no other campaign may have it.',
};

export const newName = asName(line(nameField, NAME_LIMIT));
export const name = asName(line({ ...nameField, required: true }, NAME_LIMIT));

export const subject = line({
	displayName: 'Subject',
	name: 'subject',
	type: 'string',
	default: '',
	placeholder: 'e.g. Spring is here',
	description: 'What contacts see as the subject',
});

export const fromName = line(
	{
		displayName: 'From Name',
		name: 'fromName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Olives and Oils',
		description: 'Who the email is from, up to 100 characters',
	},
	100,
);

export const preheader = line(
	{
		displayName: 'Preheader',
		name: 'preheader',
		type: 'string',
		default: '',
		placeholder: 'e.g. At last',
		description: 'What mailboxes show after the subject, up to 200 characters',
	},
	200,
);

export const addTrackingImage = flag({
	displayName: 'Add Tracking Image',
	name: 'addTrackingImage',
	type: 'boolean',
	default: true,
	description:
		'Whether to add [[trackingImage]] to HTML without it. Otherwise Constant Contact does not count who has opened the email.',
});

/** The same field where it has to be filled in. */
export const required = <T extends { field: INodeProperties }>(parameter: T): T => ({
	...parameter,
	field: { ...parameter.field, required: true },
});

/** Without what is undefined. */
export function given(values: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
