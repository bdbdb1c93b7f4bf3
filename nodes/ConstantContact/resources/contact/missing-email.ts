import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ALIASES } from '../../contact-model/column-aliases';
import { comparable } from '../../contact-model/column-name';
import { cellsOf } from '../../contact-model/service-shape';
import { InputError, quoted } from '../../input/input-error';
import { isEmpty } from '../../input/values';
import { emailIn } from './emails-of-items';

/**
 * Throws InputError where no email is given although one is needed, or although the item has one. No column
 * stands in for it: who is written is never guessed, but a column that holds an email is named.
 * @param label what the editor calls the parameter
 * @param isNeeded whether nothing else can name the person
 */
export function refuseNoEmail(
	node: IExecuteFunctions,
	item: number,
	given: unknown,
	label: string,
	isNeeded: boolean,
): void {
	if (!isEmpty(given)) return;
	const { json } = node.getInputData()[item];
	const columns = emailColumns(json);
	if (!isNeeded && columns.length === 0) return;
	const dragged = columns.find((column) => typeof json[column] !== 'object');
	throw new InputError(
		`'${label}' is missing`,
		dragged === undefined
			? `Fill in '${label}'`
			: `Drag the column ${quoted(dragged)} into the field '${label}'`,
	);
}

/** The columns with an email, first the one whose name says most clearly that it holds the person's. */
function emailColumns(item: IDataObject): string[] {
	return cellsOf(item)
		.flatMap(([column, value]) => {
			const meaning = ALIASES.get(comparable(column));
			const isEmail = meaning?.target === 'email' && emailIn(() => value).length > 0;
			return isEmail ? [{ column, rank: meaning.rank }] : [];
		})
		.sort((one, other) => one.rank - other.rank)
		.map(({ column }) => column);
}
