import { sleep, type IDataObject, type INodeProperties } from 'n8n-workflow';
import { toChoice } from '../../../input/choice';
import type { CustomFieldDefinition } from '../../../contact-model/custom-fields';
import { IMPORT_LIMITS, toBatches } from '../../../contact-model/import-batches';
import { isFileColumn, toImportRow, type ImportRow } from '../../../contact-model/import-shape';
import { InputError, quoted } from '../../../input/input-error';
import { noPermission } from '../../../contact-model/mail-permission';
import { toBoolean } from '../../../input/booleans';
import { contactFields, customFieldsOf } from '../../../parameters/contact/contact-fields';
import { SAFE_TO_REPEAT, type BulkOperation, type BulkRequest } from '../../../runner/operation';
import { toCsvLine } from '../../../files/csv';
import { toMultipart } from '../../../files/multipart';
import { NAME_LIMIT } from '../../../parameters/name-limit';
import { readParameter, text } from '../../../parameters/parameter';
import { longestWait, wait } from '../../../parameters/waiting';
import { readCsvFile, type CsvFile } from './csv-file';
import { listsOption } from '../../../parameters/contact/editor-fields';
import { FileColumns } from './file-columns';
import { nameOrigin, readImportLists, toJsonRequests } from './import';
import {
	fitRow,
	importedInPart,
	mergePersons,
	shortened,
	Problems,
	type Person,
	type Problem,
} from './import-persons';

const PATH = '/activities/contacts_file_import';

/** What a form adds to its file and its fields: boundaries and headers. */
const FORM_BYTES = 1000;
const ROWS_AT_A_TIME = 500;

const PERMISSIONS = [
	{
		name: 'Explicit',
		value: 'explicit',
		description: 'Everybody in the file has agreed, on the date in the column sms_consent_date',
	},
	{ name: 'Not Set', value: 'not_set', description: 'Nothing is known; nobody gets messages' },
];

const inputField = text(
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field that holds the CSV file',
		description:
			'Binary field with a CSV file in UTF-8. The first line names the columns, such as email, first_name or a custom field. Large files are split. Imports do not support phone numbers outside of North America. Who may get no emails by a column such as Email Permission Status is left out.',
	},
	NAME_LIMIT,
);

const fields: INodeProperties[] = [
	inputField.field,
	{ ...listsOption, required: true },
	wait.field,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Ignore Unknown Columns',
				name: 'ignoreUnknownColumns',
				type: 'boolean',
				default: false,
				description:
					'Whether to leave out columns that are no contact fields. Otherwise the file is refused, and nothing is imported.',
			},
			longestWait.field,
			{
				displayName: 'Permission to Text',
				name: 'permissionToText',
				type: 'options',
				default: 'not_set',
				description: 'What the people in the file have agreed to, if it has a column sms_number',
				options: PERMISSIONS,
			},
		],
	},
];

/** What a file contributes: rows of an import, and what of it was left out. */
interface AskedFile {
	name: string;
	/** Each with the lines of the file that it comes from. */
	rows: Array<{ row: ImportRow; lines: number[] }>;
	list_ids: string[];
	smsPermission?: string;
	failure?: InputError;
	warnings: string[];
}

/** Contact → Import From File: a CSV file for each item, in as few requests as the limits allow. */
export const importFile: BulkOperation<AskedFile> = {
	repeating: SAFE_TO_REPEAT,
	access: ['contacts:read', 'contacts:lists:read', 'contacts:write'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/contactsCSVImport',
	fields,
	async read(node, item, api) {
		const { ignoreUnknownColumns = false, permissionToText = 'not_set' } = node.getNodeParameter(
			'options',
			item,
			{},
		) as IDataObject;
		const ignores = toBoolean('Ignore Unknown Columns', ignoreUnknownColumns);
		const permission = toChoice(
			'Permission to Text',
			permissionToText,
			PERMISSIONS.map(({ value }) => value),
		);
		const property = readParameter(node, item, inputField);
		const list_ids = await readImportLists(node, item, api);
		const definitions = await customFieldsOf(api);
		const timeZone = node.getTimezone();
		const columns = new FileColumns(await contactFields(api, timeZone), timeZone);
		const file = await readCsvFile(node, item, property, (column) => columns.tellsWho(column));
		columns.check(file.columns, ignores, permission === 'explicit');
		const read = await readPersons(file, columns, permission === 'explicit');
		const { rows, wrong, withheld, unwritten } = toRows(read, definitions);
		const total = file.rows.length;
		const stops = wrong.length > 0 && !node.continueOnFail();
		const done = stops ? 0 : total - wrong.length - withheld.length;
		const problems = new Problems();
		for (const each of [wrong, withheld]) for (const problem of each) problems.add(problem);
		const inPart = importedInPart('Line', done, total, problems);
		const isFailure = wrong.length > 0 || withheld.length === total;
		const warnings = [
			...(inPart && !isFailure ? [inPart.message] : []),
			...columns.warnings(),
			...shortened(unwritten),
		];
		const failure = isFailure ? inPart : undefined;
		const hasSms = columns.has('sms_number');
		return {
			name: file.name,
			rows,
			list_ids,
			...(hasSms && { smsPermission: permission }),
			...(failure && { failure }),
			warnings,
		};
	},
	async plan(parts, _api, refuse) {
		return parts.flatMap(({ item, asked }) => {
			if (asked.failure) refuse(item, asked.failure);
			return asked.rows.length > 0 ? toRequests(asked, item) : [];
		});
	},
};

interface ReadRows {
	persons: Array<{ person: Person; from: number }>;
	wrong: Problem[];
}

/** Each row as a person, or what is wrong with it. */
async function readPersons(
	{ rows }: CsvFile,
	columns: FileColumns,
	needsConsentDate: boolean,
): Promise<ReadRows> {
	const read: ReadRows = { persons: [], wrong: [] };
	for (const [index, row] of rows.entries()) {
		// Reading thousands of rows would keep n8n from everything else, the Stop button included.
		if (index % ROWS_AT_A_TIME === 0) await sleep(0);
		try {
			read.persons.push({ person: columns.read(row, needsConsentDate), from: row.line });
		} catch (failure) {
			read.wrong.push({ from: row.line, failure: failure as Error });
		}
	}
	return read;
}

/** The rows of the import. Who may get no emails is left out, with all their lines. */
function toRows({ persons, wrong }: ReadRows, definitions: readonly CustomFieldDefinition[]) {
	const rows: AskedFile['rows'] = [];
	const withheld: Problem[] = [];
	const unwritten: string[] = [];
	for (const { from, email, contact, sms } of mergePersons(persons)) {
		const refused = (failure: Error) => from.map((line) => ({ from: line, failure }));
		if (contact.withheld && email !== '') {
			withheld.push(...refused(noPermission(contact.withheld)));
			continue;
		}
		try {
			const fitted = fitRow(contact, 'Line', from);
			rows.push({ row: toImportRow(email, fitted.contact, definitions, sms), lines: from });
			unwritten.push(...fitted.warnings);
		} catch (failure) {
			wrong.push(...refused(failure as Error));
		}
	}
	return { rows, wrong, withheld, unwritten };
}

/** Nothing says whether the service counts rows or lines, so texts with line breaks count as lines. */
function linesOf(row: string): number {
	return row.split('\n').length - 1;
}

/** As a file where it takes all that the rows have, else as rows of JSON, which take more. */
function toRequests(asked: AskedFile, item: number): BulkRequest[] {
	const keys = [...new Set(asked.rows.flatMap(({ row }) => Object.keys(row)))];
	const warned = { items: [item], ...(asked.warnings.length > 0 && { warnings: asked.warnings }) };
	const nameRow = (lines: number[] | undefined) =>
		lines && `${nameOrigin('line', lines)} of the file ${quoted(asked.name)}`;
	if (!keys.every(isFileColumn)) {
		const rows = asked.rows.map(({ row, lines }) => ({ row, items: lines }));
		return toJsonRequests(rows, asked.list_ids, asked.smsPermission, nameRow).map((request) => ({
			...request,
			...warned,
		}));
	}
	const form = {
		list_ids: asked.list_ids.join(','),
		...(asked.smsPermission && { sms_permission_to_send: asked.smsPermission }),
	};
	const heading = toCsvLine(keys);
	const rows = asked.rows.map(({ row, lines }) => ({
		row: toCsvLine(keys.map((key) => String(row[key] ?? ''))),
		items: lines,
	}));
	const overhead = Buffer.byteLength(heading + Object.values(form).join('')) + FORM_BYTES;
	// The heading is a line, too.
	const batches = toBatches(rows, overhead, Buffer.byteLength, IMPORT_LIMITS.rows - 1, linesOf);
	return batches.map(({ rows: sent, origins }, index) => {
		// Of texts with line breaks, nobody knows whether Constant Contact counts them as one line.
		const isPlain = sent.every((row) => linesOf(row) === 1);
		const nameLine = (line: number) => (isPlain ? nameRow(origins[line - 2]) : undefined);
		const name = batches.length === 1 ? asked.name : `${asked.name}-${index + 1}`;
		const content = heading + sent.join('');
		const body = toMultipart(form, { name: `${name}.csv`, content });
		return { path: PATH, body, nameLine, rowCount: rows.length, ...warned };
	});
}
