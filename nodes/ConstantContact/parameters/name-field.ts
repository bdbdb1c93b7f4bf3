import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../input/input-error';
import { isEmpty, toText } from '../input/values';

/** The longest name of a list, a tag and a segment. */
export const NAME_LIMIT = 255;

/** A text that has to be there. Throws InputError when it is empty or too long. */
export function readRequired(
	node: IExecuteFunctions,
	item: number,
	parameter: string,
	label: string,
	maxLength = NAME_LIMIT,
): string {
	const value = node.getNodeParameter(parameter, item);
	if (isEmpty(value)) throw new InputError(`'${label}' is empty`, `Fill in '${label}'`);
	return toText(label, value, maxLength);
}
