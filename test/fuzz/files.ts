import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { targetOf } from '../../nodes/ConstantContact/contact-model/column-finder';
import { InputError } from '../../nodes/ConstantContact/input/input-error';
import { readContact } from '../../nodes/ConstantContact/contact-model/read-contact';
import { FileColumns } from '../../nodes/ConstantContact/resources/contact/bulk/file-columns';
import { CsvReader } from '../../nodes/ConstantContact/files/csv';
import { FIELDS, mappedValues } from '../unit/arbitraries';

interface Input {
	values: Array<[string, string]>;
	marks: Array<[number, string]>;
	dialect: { delimiter: string; record_delimiter: string; quoted: boolean; bom: boolean };
	junk: string | undefined;
}

const values = mappedValues.map((all) =>
	all.flatMap(
		([id, value]): Array<[string, string]> =>
			typeof value === 'object' ? [] : [[id, String(value)]],
	),
);

/** A row of a file in some dialect, with headings as people write them, or a text that is no table. */
export const fileInput: fc.Arbitrary<Input> = fc.record({
	values,
	marks: fc.array(fc.tuple(fc.nat(12), fc.constantFrom(' ', '-', '_', '\u00a0', '\u200b', '\n')), {
		maxLength: 3,
	}),
	dialect: fc.record({
		delimiter: fc.constantFrom(',', ';', '\t', '|'),
		record_delimiter: fc.constantFrom('\n', '\r\n', '\r'),
		quoted: fc.boolean(),
		bom: fc.boolean(),
	}),
	junk: fc.option(
		fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'email', 'a@b.co') }),
		{
			nil: undefined,
			freq: 5,
		},
	),
});

function heading(id: string, marks: Input['marks']): string {
	const label = FIELDS.find((field) => field.id === id)?.label ?? id;
	return marks.reduce((name, [at, mark]) => name.slice(0, at) + mark + name.slice(at), label);
}

/** @returns whether a contact was read; throws when it is another than the row says */
export function checkFile({ values: given, marks, dialect, junk }: Input): boolean {
	const columns = new FileColumns(FIELDS, 'UTC');
	const table = [
		['E-Mail', ...given.map(([id]) => heading(id, marks))],
		['Ann@example.com', ...given.map(([, value]) => value)],
	];
	const text = junk ?? stringify(table, { ...dialect, quoted_match: /[\r\n]/ });
	const reader = new CsvReader((column) => targetOf(column, FIELDS) === 'email');
	const [first, ...rows] = [...reader.read(text), ...reader.end()];
	try {
		columns.check(first?.cells ?? [], true, false);
		const people = rows.map((row) => columns.personOf(columns.match(row, false)));
		if (junk !== undefined) return people.length > 0;
		expect(people.map(({ email }) => email)).toEqual(['ann@example.com']);
		expect(people[0].contact).toEqual(readContact(given, FIELDS));
		expect(columns.warnings()).toEqual([]);
		return true;
	} catch (failure) {
		expect(failure).toBeInstanceOf(InputError);
		if (junk === undefined) expect(() => readContact(given, FIELDS)).toThrow();
		return false;
	}
}
