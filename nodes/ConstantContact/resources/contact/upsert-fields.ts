import type { INodeProperties } from 'n8n-workflow';
import {
	clearIfEmptyOption,
	createMissingOption,
	listsOption,
	noteOption,
	tagsOption,
	updatedFields,
	writeUnchangedOption,
} from '../../parameters/contact/editor-fields';
import { simplify } from '../../parameters/simplify';
import { signUpSmsOption } from './sms';

/** What Contact → Create or Update asks for. */
export const fieldsOfUpsert: INodeProperties[] = [
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'e.g. nathan@example.com',
		default: '',
		description:
			"Address of the person to create or update. Case does not matter. It may stay empty only with 'SMS Sign-Up' under Options.",
	},
	{
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
					'For syncs and imports. Known contacts keep their permission, an unsubscribed one stays unsubscribed. New contacts get implicit permission.',
			},
			{
				name: 'Contact Asked to Be Emailed',
				value: 'explicit',
				description:
					'Only for people who have just asked for your emails, such as in a sign-up form. Subscribes them again if they had unsubscribed. Needs at least one list.',
			},
		],
	},
	listsOption,
	tagsOption,
	updatedFields,
	simplify.field,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
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
			},
			clearIfEmptyOption,
			createMissingOption,
			noteOption,
			{
				displayName: 'Return Full Contact',
				name: 'returnFull',
				type: 'boolean',
				default: false,
				description:
					'Whether to return the contact with all its fields, lists, tags and notes, simplified or not, which takes one more request, and names one each for each run',
			},
			signUpSmsOption,
			writeUnchangedOption,
		],
	},
];
