import type { INodeProperties } from 'n8n-workflow';
import { flag, text } from '../parameter';

const NOTE_LIMIT = 2000;

/** Where the address of whom an item is about is given. */
export const emailField = (description: string): INodeProperties => ({
	displayName: 'Email',
	name: 'email',
	type: 'string',
	placeholder: 'e.g. nathan@example.com',
	default: '',
	description,
});

/** For operations that write only what changes. */
export const writeUnchanged = flag({
	displayName: 'Write Even If Unchanged',
	name: 'writeUnchanged',
	type: 'boolean',
	default: false,
	description: 'Whether to write contacts that have all values already, too',
});

/** A text for the notes about the contact. */
export const note = text(
	{
		displayName: 'Note',
		name: 'note',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description:
			'Text that is added to the notes about the contact, unless it is there already. Up to 2,000 characters.',
	},
	NOTE_LIMIT,
);

export const clearIfEmptyOption: INodeProperties = {
	displayName: 'Clear If Empty Names or IDs',
	name: 'clearIfEmpty',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getClearableFields' },
	default: [],
	description:
		'Fields to empty when the mapped value or the column is empty. A missing column removes nothing: Extract From File leaves out empty cells. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/**
 * The mapper of all contact fields.
 * @param whenEmpty what the operation makes of a field that is empty
 */
export function mappedFields(whenEmpty: string): INodeProperties {
	return {
		displayName: 'Contact Fields',
		name: 'fields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description: 'Values to write. ' + whenEmpty,
		typeOptions: {
			resourceMapper: {
				resourceMapperMethod: 'getContactFields',
				mode: 'add',
				valuesLabel: 'Contact Fields',
				fieldWords: { singular: 'field', plural: 'fields' },
				noFieldsError: 'Once your account is connected, close and reopen this node, or press',
				addAllFields: false,
				multiKeyMatch: false,
				supportAutoMap: true,
			},
		},
	};
}

/** The same where the contact may be stored already: one field for all that update. */
export const updatedFields = mappedFields(
	"A field that is empty or not mapped keeps what is stored. To remove a stored value, add 'Clear If Empty' under Options. Choices of a custom field that takes several are added to the stored ones, unless an option says otherwise. 'Phone' replaces the Other Phone, unless the contact has the number already.",
);
