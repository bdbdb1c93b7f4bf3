import type { INodeProperties } from 'n8n-workflow';
import { LIMITS } from '../../contact-model/contact';
import { locatorField } from '../../parameters/locator';
import { CONTACTS } from '../../transport/collections';
import { CHANGES } from './change-modes';
import {
	clearIfEmptyOption,
	note,
	updatedFields,
	writeUnchanged,
} from '../../parameters/contact/editor-fields';
import { createMissing, lists, tags } from '../../parameters/contact/lists-and-tags';
import { emailAddress } from '../../parameters/parameter';
import { simplify } from '../../parameters/simplify';
import { smsOption } from './sms';

/** Another address for the contact. */
export const newEmail = emailAddress(
	{
		displayName: 'New Email',
		name: 'newEmail',
		type: 'string',
		default: '',
		placeholder: 'e.g. nathan@example.com',
		description: 'Another address for the contact. The permission stays.',
	},
	LIMITS.email,
);

const optionFields: INodeProperties[] = [
	...CHANGES.map(({ mode }) => mode.field),
	clearIfEmptyOption,
	createMissing.field,
	newEmail.field,
	note.field,
	smsOption,
	writeUnchanged.field,
];

/** What Contact → Update asks for. */
export const fieldsOfUpdate: INodeProperties[] = [
	locatorField(CONTACTS),
	lists.field,
	tags.field,
	updatedFields,
	simplify.field,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: optionFields.sort((one, other) => one.displayName.localeCompare(other.displayName)),
	},
];
