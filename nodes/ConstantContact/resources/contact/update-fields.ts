import type { INodeProperties } from 'n8n-workflow';
import { locatorField } from '../../parameters/locator';
import { CONTACTS } from '../../transport/collections';
import { CHANGES } from './change-modes';
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
import { smsOption } from './sms';

/** How the mapped values of one kind and the stored ones come together. */
function changeOption(name: string, thing: string): INodeProperties {
	return {
		displayName: `${thing} Change`,
		name,
		type: 'options',
		default: 'add',
		description: `What to do with each ${thing.toLowerCase()} that is given, and with those that the contact has`,
		options: [
			{ name: 'Add', value: 'add', description: 'Add the given ones, keep all others' },
			{
				name: 'Remove',
				value: 'remove',
				description: 'Remove the given ones that the contact has, keep all others',
			},
			{ name: 'Replace', value: 'replace', description: 'Keep only the given ones' },
		],
	};
}

const optionFields: INodeProperties[] = [
	...CHANGES.map(({ option, things }) => changeOption(option, things)),
	clearIfEmptyOption,
	createMissingOption,
	{
		displayName: 'New Email',
		name: 'newEmail',
		type: 'string',
		default: '',
		placeholder: 'e.g. nathan@example.com',
		description: 'Another address for the contact. The permission stays.',
	},
	noteOption,
	smsOption,
	writeUnchangedOption,
];

/** What Contact → Update asks for. */
export const fieldsOfUpdate: INodeProperties[] = [
	locatorField(CONTACTS),
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
		options: optionFields.sort((one, other) => one.displayName.localeCompare(other.displayName)),
	},
];
