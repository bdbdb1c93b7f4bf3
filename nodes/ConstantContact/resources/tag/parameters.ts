import type { INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { flag, nameText, type Parameter } from '../../parameters/parameter';
import { NAME_LIMIT } from '../../parameters/name-limit';

/** Whether to count the contacts of a tag. */
export const contactCount = flag({
	displayName: 'Contact Count',
	name: 'contactCount',
	type: 'boolean',
	default: false,
	description: 'Whether to count the contacts that have the tag',
});

const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Gold customer',
	description: 'A name that no other tag has, up to 255 characters without &lt; and &gt;',
};

export const name = nameOfTag(nameField);
export const newName = nameOfTag({ ...nameField, displayName: 'New Name' });

/** The name that a tag gets. Its reader throws InputError when Constant Contact would not take it. */
function nameOfTag(field: INodeProperties): Parameter<string> {
	const { read } = nameText(field, NAME_LIMIT);
	return {
		field,
		read: (value) => {
			const given = read(value);
			if (!/[<>]/.test(given)) return given;
			throw new InputError(
				`'${field.displayName}' contains < or >: ${quoted(given)}`,
				'Use other characters: Constant Contact takes neither in the name of a tag',
			);
		},
	};
}
