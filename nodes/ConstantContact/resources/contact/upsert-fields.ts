import type { INodeProperties } from 'n8n-workflow';
import { LIMITS } from '../../contact-model/contact';
import { InputError, quoted } from '../../input/input-error';
import {
	clearIfEmptyOption,
	note,
	updatedFields,
	writeUnchanged,
} from '../../parameters/contact/editor-fields';
import { createMissing, lists, tags } from '../../parameters/contact/lists-and-tags';
import { choice, emailAddress, flag, type Parameter } from '../../parameters/parameter';
import { simplify } from '../../parameters/simplify';
import { signUpSmsOption } from './sms-sign-up';

// Without the form no consent is recorded, so there is no other way there.
const LONG_SIGN_UP =
	'Ask the person for a shorter address: the sign-up form, which records the consent, takes no longer one';

const emailField: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	placeholder: 'e.g. nathan@example.com',
	default: '',
	description:
		"Address of the person to create or update. Case does not matter. It may stay empty only with 'SMS Sign-Up' under Options.",
};

/** Whom to update, or to create. */
export const email = emailAddress(emailField, LIMITS.email);

/** The same for the sign-up form. */
export const signUpEmail = emailAddress(emailField, LIMITS.signUpEmail, LONG_SIGN_UP);

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
				'For syncs. Who has unsubscribed stays so. New contacts get implicit permission.',
		},
		{
			name: 'Contact Asked to Be Emailed',
			value: 'explicit',
			description: 'For people who have just asked, also if they had unsubscribed. Needs a list.',
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

export const returnFull = flag({
	displayName: 'Return Full Contact',
	name: 'returnFull',
	type: 'boolean',
	default: false,
	description:
		'Whether to return the contact with all its fields, lists, tags and notes, simplified or not, which takes one more request, and names one each for each run',
});

/** What Contact → Create or Update asks for. */
export const fieldsOfUpsert: INodeProperties[] = [
	email.field,
	permission.field,
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
		options: [
			choiceChange.field,
			clearIfEmptyOption,
			createMissing.field,
			note.field,
			returnFull.field,
			signUpSmsOption,
			writeUnchanged.field,
		],
	},
];
