import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError, show } from '../../input/input-error';
import { readRequired } from '../../parameters/name-field';

/** The field for the name that a tag gets. */
export function nameField(label: string): INodeProperties {
	return {
		displayName: label,
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Gold customer',
		description: 'A name that no other tag has, up to 255 characters without &lt; and &gt;',
	};
}

/** The name that a tag gets. Throws InputError when Constant Contact would not take it. */
export function readName(node: IExecuteFunctions, item: number, label: string): string {
	const name = readRequired(node, item, 'name', label);
	if (!/[<>]/.test(name)) return name;
	throw new InputError(
		`'${label}' contains < or >: ${show(name)}`,
		'Use other characters: Constant Contact takes neither in the name of a tag',
	);
}
