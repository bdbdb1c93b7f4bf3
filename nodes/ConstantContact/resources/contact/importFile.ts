import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toChoice } from '../../contact-model/choice';
import { LIMITS } from '../../contact-model/contact';
import { IMPORT_LIMITS, toBatches } from '../../contact-model/import-batches';
import { refuseUnknown, toImportHeadings } from '../../contact-model/import-headings';
import { InputError, show } from '../../contact-model/input-error';
import { toBoolean } from '../../contact-model/booleans';
import type { BulkOperation, BulkRequest } from '../../operation';
import { toCsvLine } from '../../transport/csv';
import { toMultipart } from '../../transport/multipart';
import { readRequired } from '../name-field';
import { longestWaitOption, waitField } from '../waiting';
import { readCsvFile, type CsvFile } from './csv-file';
import { listsField } from './fields';
import { readImportLists } from './import';

const PATH = '/activities/contacts_file_import';

/** What a form adds to its file and its fields: boundaries and headers. */
const FORM_BYTES = 1000;

const PERMISSIONS = [
	{
		name: 'Explicit',
		value: 'explicit',
		description: 'Everybody in the file has agreed, on the date in the column sms_consent_date',
	},
	{ name: 'Not Set', value: 'not_set', description: 'Nothing is known; nobody gets messages' },
];

const showOnlyForContactImportFile = { resource: ['contact'], operation: ['importFile'] };

const fields: INodeProperties[] = [
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field that holds the CSV file',
		description:
			'Binary field with a CSV file in UTF-8. The first line names the columns, such as email, first_name or a custom field. Large files are split.',
		displayOptions: { show: showOnlyForContactImportFile },
	},
	{ ...listsField(showOnlyForContactImportFile), required: true },
	waitField(showOnlyForContactImportFile),
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
					'Whether to leave out columns that an import does not know. Otherwise the file is refused, and nothing is imported.',
			},
			longestWaitOption,
			{
				displayName: 'SMS Permission',
				name: 'smsPermission',
				type: 'options',
				default: 'not_set',
				description: 'What the people in the file have agreed to, if it has a column sms_number',
				options: PERMISSIONS,
			},
		],
		displayOptions: { show: showOnlyForContactImportFile },
	},
];

interface Asked {
	file: CsvFile;
	headings: Array<string | undefined>;
	form: Record<string, string>;
}

/** Contact → Import From File: a CSV file for each item, in as few requests as the limits allow. */
export const importFile: BulkOperation<Asked> = {
	fields,
	async read(node, item, api) {
		const { ignoreUnknownColumns = false, smsPermission = 'not_set' } = node.getNodeParameter(
			'options',
			item,
			{},
		) as IDataObject;
		const ignores = toBoolean('Ignore Unknown Columns', ignoreUnknownColumns);
		const permission = toChoice(
			'SMS Permission',
			smsPermission,
			PERMISSIONS.map(({ value }) => value),
		);
		const property = readRequired(node, item, 'binaryPropertyName', 'Input Data Field Name');
		const list_ids = (await readImportLists(node, item, api)).join(',');
		const file = await readCsvFile(node, item, property);
		const headings = toImportHeadings(file.columns, await api.customFields());
		if (!ignores) refuseUnknown(file.columns, headings);
		refuseManyFields(file, headings);
		const hasSms = headings.includes('sms_number');
		if (hasSms && permission === 'explicit' && !headings.includes('sms_consent_date')) {
			throw new InputError(
				"'SMS Permission' is Explicit, but the file has no column sms_consent_date",
				'Add the column with the date on which each person agreed',
			);
		}
		const form = { list_ids, ...(hasSms && { sms_permission_to_send: permission }) };
		return { file, headings, form };
	},
	async plan(parts) {
		return parts.flatMap(({ item, asked }) => toRequests(asked, item));
	},
};

/** Nothing says whether the service counts rows or lines, so texts with line breaks count as lines. */
function linesOf(row: string): number {
	return row.split('\n').length - 1;
}

/** Throws InputError for a row with more custom fields than a contact can have. */
function refuseManyFields({ rows }: CsvFile, headings: Array<string | undefined>): void {
	rows.forEach((row, index) => {
		const filled = row.filter((cell, column) => cell !== '' && headings[column]?.startsWith('cf:'));
		if (filled.length <= LIMITS.customFields) return;
		throw new InputError(
			`Row ${index + 2} of the file has ${filled.length} custom fields, Constant Contact allows ${LIMITS.customFields}`,
			'Leave out columns, or import them in a second file',
		);
	});
}

function toRequests({ file, headings, form }: Asked, item: number): BulkRequest[] {
	const isKnown = (_: unknown, column: number) => headings[column] !== undefined;
	const heading = toCsvLine(headings.filter(isKnown) as string[]);
	const lines = file.rows.map((row) => ({
		row: toCsvLine(headings.map((_, column) => row[column] ?? '').filter(isKnown)),
		items: [item],
	}));
	const overhead = Buffer.byteLength(heading + Object.values(form).join('')) + FORM_BYTES;
	// The heading is a line, too.
	const batches = toBatches(lines, overhead, Buffer.byteLength, IMPORT_LIMITS.rows - 1, linesOf);
	let before = 0;
	return batches.map(({ rows }, index) => {
		const skipped = before;
		before += rows.length;
		// Of texts with line breaks, nobody knows whether Constant Contact counts them as one line.
		const isPlain = rows.every((row) => linesOf(row) === 1);
		const nameLine = (line: number) =>
			isPlain && line > 1 && line <= rows.length + 1
				? `line ${skipped + line} of the file ${show(file.name)}`
				: undefined;
		const name = batches.length === 1 ? file.name : `${file.name}-${index + 1}`;
		const content = heading + rows.join('');
		const body = toMultipart(form, { name: `${name}.csv`, content });
		return { path: PATH, body, items: [item], nameLine };
	});
}
