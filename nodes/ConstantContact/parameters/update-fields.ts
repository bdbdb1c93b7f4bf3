import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../input/input-error';

/** What 'Update Fields' says, read by `read`. Throws InputError when it says nothing. */
export function readUpdate<T extends object>(
	node: IExecuteFunctions,
	item: number,
	read: (given: IDataObject) => T,
): T {
	const change = read(node.getNodeParameter('updateFields', item, {}));
	if (Object.keys(change).length > 0) return change;
	throw new InputError(
		"'Update Fields' has no value",
		'Add a field and fill in its new value. Empty fields leave what is stored',
	);
}
