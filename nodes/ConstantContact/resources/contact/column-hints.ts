import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { closest } from '../../input/closest';
import { fewOf, MOST_NAMED_COLUMNS } from '../../input/few-of';
import type { ContactField } from '../../contact-model/field-table';
import { quoted } from '../../input/input-error';
import { nameInCustomFields } from '../../contact-model/custom-field-names';
import { targetOf } from '../../contact-model/column-finder';
import { whichOfTwo, type Matched } from '../../contact-model/match-columns';
import { asHtml } from '../../runner/as-html';
import type { ConstantContactApi } from '../../transport/api';

interface Told {
	hint: NodeExecutionHint;
	leftOut: Map<string, string>;
	ambiguous: Map<string, string>;
	/** Columns of lists and tags, which have parameters of their own, and what to do with them. */
	picked: Map<string, string>;
}

/** A parameter besides the fields that takes what a column holds. */
export interface PickedBeside {
	/** What such columns mean. */
	target: string;
	/** Whether an expression fills it for this item: then its column is not missing. */
	isFilled: boolean;
	advice: string;
}

/** Columns that n8n's forms add to each row, and nobody means to write. */
const OF_FORMS = ['submittedAt', 'formMode'];

/** What each run has told so far. A run has one `api`. */
const runs = new WeakMap<ConstantContactApi, Told>();

/**
 * Tells above the output which columns 'Map Automatically' leaves out, with the fields most like them.
 * There is one hint for a run, however many items have the column.
 * @param parameters those besides the fields, which are read only if a column is about them
 */
export function tellColumns(
	node: IExecuteFunctions,
	api: ConstantContactApi,
	{ leftOut, ambiguous }: Matched,
	fields: readonly ContactField[],
	parameters: () => readonly PickedBeside[],
): void {
	const told = runs.get(api) ?? {
		hint: { message: '', type: 'warning', location: 'outputPane' },
		leftOut: new Map<string, string>(),
		ambiguous: new Map<string, string>(),
		picked: new Map<string, string>(),
	};
	const before = hintCount(told);
	for (const column of leftOut) {
		if (told.leftOut.has(column) || OF_FORMS.includes(column)) continue;
		const target = targetOf(column, fields) ?? '';
		// Reading a parameter evaluates its expression, which takes longer than all the rest.
		const parameter = parameters().find((each) => each.target === target);
		if (parameter) {
			if (!parameter.isFilled) told.picked.set(column, `${quoted(column)}: ${parameter.advice}`);
			continue;
		}
		if (isUsed(node, column)) continue;
		// Comparing takes time, and more than these are not shown.
		const isShown = told.leftOut.size < MOST_NAMED_COLUMNS && target === '';
		const names = isShown ? fields.map(({ label }) => label) : [];
		const name = nameInCustomFields(column) ?? column;
		told.leftOut.set(column, closest(name, names, 2, true).map(quoted).join(' or '));
	}
	for (const each of ambiguous) told.ambiguous.set(each.column, whichOfTwo(each));
	if (hintCount(told) === before) return;
	told.hint.message = asHtml(hintText(told));
	if (before > 0) return;
	runs.set(api, told);
	// n8n keeps the object itself, so that what later items add is told with it.
	node.addExecutionHints?.(told.hint);
}

/** Whether an expression in a parameter of the node takes the column. */
function isUsed(node: IExecuteFunctions, column: string): boolean {
	const written = JSON.stringify(node.getNode().parameters).replaceAll('\\"', '"');
	const name = column.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`\\$json(?:\\.${name}(?![\\w$])|\\[(["'])${name}\\1\\])`).test(written);
}

/** Said on an item of which no column is a field. */
export function nothingMatched({ leftOut, isAny }: Matched): string | undefined {
	if (isAny || leftOut.length === 0) return undefined;
	return `None of the columns is a contact field: ${fewOf(leftOut.map(quoted))}. Rename them, or set 'Mapping Column Mode' to 'Map Each Column Manually'`;
}

function hintCount({ leftOut, ambiguous, picked }: Told): number {
	return leftOut.size + ambiguous.size + picked.size;
}

function hintText({ leftOut, ambiguous, picked }: Told): string {
	const columns = [...leftOut].map(([column, near]) =>
		near ? `${quoted(column)} (closest fields: ${near})` : quoted(column),
	);
	const texts = [...picked.values(), ...ambiguous.values()];
	if (columns.length > 0) {
		texts.unshift(
			`Not taken as contact fields: ${fewOf(columns)}. To keep one, give it the name of a field, or add a custom field`,
		);
	}
	return `${texts.join('. ')}.`;
}
