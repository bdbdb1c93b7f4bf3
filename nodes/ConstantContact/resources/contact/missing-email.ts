import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ALIASES } from '../../contact-model/column-aliases';
import { comparable } from '../../contact-model/column-name';
import { cellsOf } from '../../contact-model/service-shape';
import { InputError, quoted } from '../../input/input-error';
import { isEmpty } from '../../input/values';
import { emailIn } from './emails-of-items';

/**
 * Throws InputError where no email is given. No column stands in for it: who is written is never guessed,
 * but a column that holds an email is named.
 * @param label what the editor calls the parameter
 */
export function refuseNoEmail(
	node: IExecuteFunctions,
	item: number,
	given: unknown,
	label: string,
): void {
	if (!isEmpty(given)) return;
	const column = emailColumn(node.getInputData()[item].json);
	throw new InputError(
		`'${label}' is missing`,
		column === undefined
			? `Fill in '${label}'`
			: `Drag the column ${quoted(column)} into the field '${label}'`,
	);
}

/** The column with an email whose name says most clearly that it holds the person's. */
function emailColumn(item: IDataObject): string | undefined {
	const columns = cellsOf(item).flatMap(([column, value]) => {
		const meaning = ALIASES.get(comparable(column));
		const isDragged = meaning?.target === 'email' && typeof item[column] !== 'object';
		return isDragged && emailIn(() => value).length > 0 ? [{ column, rank: meaning.rank }] : [];
	});
	return columns.sort((one, other) => one.rank - other.rank)[0]?.column;
}
