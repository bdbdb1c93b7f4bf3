import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { closest } from '../../input/closest';
import type { ContactField } from '../../contact-model/fields';
import { show } from '../../input/input-error';
import { targetOf } from '../../contact-model/column-finder';
import { whichOfTwo, type Matched } from '../../contact-model/match-columns';
import type { ConstantContactApi } from '../../transport/api';

const SHOWN = 10;

interface Told {
	hint: NodeExecutionHint;
	leftOut: Map<string, string>;
	ambiguous: Map<string, string>;
}

/** What each run has told so far. A run has one `api`. */
const runs = new WeakMap<ConstantContactApi, Told>();

/**
 * Tells above the output which columns 'Map Automatically' leaves out, with the fields most like them.
 * There is one hint for a run, however many items have the column.
 */
export function tellColumns(
	node: IExecuteFunctions,
	api: ConstantContactApi,
	{ leftOut, ambiguous }: Matched,
	fields: readonly ContactField[],
): void {
	const told = runs.get(api) ?? {
		hint: { message: '', type: 'warning', location: 'outputPane' },
		leftOut: new Map<string, string>(),
		ambiguous: new Map<string, string>(),
	};
	const before = told.leftOut.size + told.ambiguous.size;
	for (const column of leftOut) {
		if (told.leftOut.has(column)) continue;
		// Comparing takes time, and more than these are not shown.
		const isShown = told.leftOut.size < SHOWN && targetOf(column, fields) === undefined;
		const names = isShown ? fields.map(({ label }) => label) : [];
		told.leftOut.set(column, closest(column, names, 2, true).map(show).join(' or '));
	}
	for (const each of ambiguous) told.ambiguous.set(each.column, whichOfTwo(each));
	if (told.leftOut.size + told.ambiguous.size === before) return;
	told.hint.message = describe(told);
	if (before > 0) return;
	runs.set(api, told);
	// n8n keeps the object itself, so that what later items add is told with it.
	node.addExecutionHints?.(told.hint);
}

/** Said on an item of which no column is a field. */
export function nothingMatched({ leftOut, isAny }: Matched): string | undefined {
	if (isAny || leftOut.length === 0) return undefined;
	return `None of the columns is a contact field: ${list(leftOut.map(show))}. Rename them, or set 'Mapping Column Mode' to 'Map Each Column Manually'`;
}

function describe({ leftOut, ambiguous }: Told): string {
	const columns = [...leftOut].map(([column, near]) =>
		near ? `${show(column)} (closest fields: ${near})` : show(column),
	);
	const texts = [...ambiguous.values()];
	if (columns.length > 0) {
		texts.unshift(
			`Columns that are no contact fields, or that another column goes before, were left out: ${list(columns)}. Lists and tags are picked in the fields of the node`,
		);
	}
	return `${texts.join('. ')}.`;
}

function list(names: string[]): string {
	const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
	return names.slice(0, SHOWN).join(', ') + more;
}
