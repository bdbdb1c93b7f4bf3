import type { INodeProperties } from 'n8n-workflow';
import { LIMITS } from '../../contact-model/contact';
import { InputError, quoted } from '../../input/input-error';
import {
	clearIfEmptyOption,
	emailField,
	note,
	updatedFields,
	writeUnchanged,
} from '../../parameters/contact/editor-fields';
import { createMissing, listsToJoin, tags } from '../../parameters/contact/lists-and-tags';
import { choice, emailAddress, type Parameter } from '../../parameters/parameter';
import { requiredWhere, requiredWithout } from '../../parameters/variants';
import { signUpSmsOption } from './sms-sign-up';

// Without the form no consent is recorded, so there is no other way there.
const LONG_SIGN_UP =
	'Ask the person for a shorter address: the sign-up form, which records the consent, accepts none longer';

const upsertEmail = emailField(
	"Address of the person to create or update. Case does not matter. It may stay empty only with 'SMS Sign-Up' under Options.",
);

/** Whom to update, or to create. */
export const email = emailAddress(upsertEmail, LIMITS.email);

/** The same for the sign-up form. */
export const signUpEmail = emailAddress(upsertEmail, LIMITS.signUpEmail, LONG_SIGN_UP);

const permissionField: INodeProperties = {
	displayName: 'Permission to Email',
	name: 'permission',
	type: 'options',
	default: 'keep',
	description:
		"What the person has agreed to. Use 'Keep Current Permission' (keep) to update data without touching anyone's consent. Use 'Contact Asked to Be Emailed' (explicit) only if the person has just asked to receive emails: it subscribes them, even if they had unsubscribed before.",
	options: [
		{
			name: 'Keep Current Permission',
			value: 'keep',
			description:
				'For syncs. People who have unsubscribed stay unsubscribed. New contacts get implicit permission, deleted ones come back.',
		},
		{
			name: 'Contact Asked to Be Emailed',
			value: 'explicit',
			description: 'For people who have just asked, even if they had unsubscribed. Needs a list.',
		},
	],
};

/** Guessing would change somebody's consent, or fail to ask for it. */
export const permission: Parameter<'keep' | 'explicit'> = {
	field: permissionField,
	read: (given) => {
		if (given === 'keep' || given === 'explicit') return given;
		throw new InputError(
			`'${permissionField.displayName}' is neither keep nor explicit: ${quoted(given)}`,
			"Let the expression return keep, for 'Keep Current Permission', or explicit, for 'Contact Asked to Be Emailed'",
		);
	},
};

/** Whether the choices that are given join the stored ones, or take their place. */
export const choiceChange = choice({
	displayName: 'Choice Change',
	name: 'choiceChange',
	type: 'options',
	default: 'add',
	description:
		'What to do with the choices that are given for a custom field that takes several, and with those that the contact has',
	options: [
		{ name: 'Add', value: 'add', description: 'Add the given ones, keep all others' },
		{ name: 'Replace', value: 'replace', description: 'Keep only the given ones' },
	],
});

/** Whether the contact comes out as it is afterwards. Without the option, it is not read again. */
export const returnContact = choice({
	displayName: 'Return Contact',
	name: 'returnContact',
	type: 'options',
	default: 'simplified',
	description:
		'How to return the contact with all its fields, lists, tags and notes. This takes one more request for each item.',
	options: [
		{
			name: 'Simplified',
			value: 'simplified',
			description: 'In the words of Contact Fields. Names are looked up once for each run.',
		},
		{ name: 'Raw', value: 'raw', description: 'As Constant Contact answers, with IDs' },
	],
});

/** What Contact → Create or Update asks for. */
export const fieldsOfUpsert: INodeProperties[] = [
	...requiredWithout(email.field, `options.${signUpSmsOption.name}`),
	permission.field,
	...requiredWhere(listsToJoin, permission.field.name, 'explicit'),
	tags.field,
	updatedFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			choiceChange.field,
			clearIfEmptyOption,
			createMissing.field,
			note.field,
			returnContact.field,
			signUpSmsOption,
			writeUnchanged.field,
		],
	},
];
