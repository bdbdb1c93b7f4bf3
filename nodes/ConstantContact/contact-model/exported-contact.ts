import type { joinedNames } from '../input/joined-names';
import { comparable } from './column-name';
import type { CustomFieldDefinition } from './custom-fields';
import { EXPORT_HEADINGS } from './export-headings';
import { numbered } from './numbered';
import { cellReader } from './readable-custom-fields';

/** What a column of an export is in a simplified contact. */
export interface ExportColumn {
	heading: string;
	name: string;
	/** Left out where its cells are texts at the top of the contact. */
	holds?: 'lists' | 'tags' | ReturnType<typeof cellReader>;
}

type NamesReader = ReturnType<typeof joinedNames>;

const CUSTOM_FIELDS = 'custom_fields';
const LOOSE_HEADINGS = new Map(
	[...EXPORT_HEADINGS].map(([heading, name]) => [comparable(heading), name]),
);

/** Whether a heading is understood without the custom fields of the account. */
export function isOwnHeading(heading: string): boolean {
	return EXPORT_HEADINGS.has(heading);
}

/**
 * What the columns of an export are: a heading of the service as it is known, the label of a custom field, a
 * heading of the service that is written a little differently. Others keep their headings, and so do equal
 * ones: nobody can tell which of them is the custom field.
 */
export function exportColumns(
	headings: readonly string[],
	definitions: readonly CustomFieldDefinition[],
): ExportColumn[] {
	const single = headings.filter((each) => headings.indexOf(each) === headings.lastIndexOf(each));
	const names = new Map<string, string>();
	const customs = new Map<string, CustomFieldDefinition>();
	for (const heading of single) {
		const name = EXPORT_HEADINGS.get(heading);
		const labelled = definitions.filter(({ label }) => label === heading);
		if (name !== undefined) names.set(heading, name);
		else if (labelled.length === 1) customs.set(heading, labelled[0]);
	}
	const taken = new Set(names.values());
	for (const heading of single.filter((each) => !names.has(each) && !customs.has(each))) {
		const name = LOOSE_HEADINGS.get(comparable(heading));
		if (name === undefined || taken.has(name)) continue;
		names.set(heading, name);
		taken.add(name);
	}
	const others = numbered(
		headings.filter((each) => !names.has(each) && !customs.has(each)),
		[...taken, CUSTOM_FIELDS],
	);
	return headings.map((heading) => {
		const custom = customs.get(heading);
		if (custom) return { heading, name: heading, holds: cellReader(custom) };
		const name = names.get(heading);
		if (name === 'lists' || name === 'tags') return { heading, name, holds: name };
		return { heading, name: name ?? (others.shift() as string) };
	});
}

/**
 * A row of an export in the words of a simplified contact, without empty cells. Texts stay as the service
 * writes them, dates and permissions, too. A cell of lists or tags that can be read in no way, or in more than
 * one, stays under its heading.
 */
export function exportedContact(
	cells: readonly string[],
	columns: readonly ExportColumn[],
	readers: { lists: NamesReader; tags: NamesReader },
): Record<string, unknown> {
	const row: Array<[string, unknown]> = [];
	const custom_fields: Array<[string, unknown]> = [];
	for (const [at, { heading, name, holds }] of columns.entries()) {
		const cell = cells[at] ?? '';
		if (typeof holds === 'function') {
			const value = holds(cell);
			if (value !== undefined) custom_fields.push([name, value]);
		} else if (holds !== undefined) {
			const names = readers[holds](cell);
			row.push(names ? [name, names] : [heading, cell]);
		} else if (cell !== '') row.push([name, cell]);
	}
	const hasCustom = columns.some(({ holds }) => typeof holds === 'function');
	if (hasCustom) row.push([CUSTOM_FIELDS, Object.fromEntries(custom_fields)]);
	return Object.fromEntries(row);
}
