import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toChoice } from '../../../input/choice';
import { InputError } from '../../../input/input-error';
import { resolveNames } from '../../../input/resolve-names';
import { toBoolean } from '../../../input/booleans';
import { isEmpty } from '../../../input/values';
import type { BulkRequest } from '../../../runner/operation';
import { pairedWith } from '../../../runner/bulk-output';
import { exportIdOf, type Activity } from '../../../transport/activity';
import { simplifiedActivity } from '../../../transport/simplified-activity';
import { pathSegment, type ConstantContactApi } from '../../../transport/api';
import { CsvReader, toCsvLine, type CsvRow } from '../../../files/csv';
import { piecesOf } from '../../../transport/text-stream';
import { atLeastOne } from './contact-source';
import { manyContactsOperation } from './many-contacts';
import { readParameter } from '../../../parameters/parameter';
import { refuseBrokenCsv, refuseWide } from './csv-file';
import {
	EXPORT_COLUMNS,
	EXPORT_STATUSES,
	exportFields,
	exportOptions,
	outputField,
	SUBSCRIBED_LISTS,
} from './export-fields';
import { readLists } from '../../../parameters/contact/names';

/** "You must export email_address to successfully export" these. */
const NEED_EMAIL = /^email_opt(in|out)_/;
/** How formulas begin, in one spreadsheet program or another. */
const FORMULA = /^[=+\-@\t\r]/;

/** Contact → Export: waits for the file, and returns its contacts as items or as it is. */
export const exportContacts = manyContactsOperation({
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/postContactsExport',
	path: '/activities/contact_exports',
	sources: ['all', 'earlier', 'items', 'lists', 'newSubscribers', 'segment', 'tags'],
	targetFields: exportFields,
	readTarget: async (node, item, api) => {
		refuseBesideExclude(node, item);
		return {
			...checkOutput(node, item),
			...readColumns(node, item),
			...readStatus(node, item),
			...(await readNewOn(node, item, api)),
		};
	},
	excludes: { from: ['lists', 'newSubscribers'], limit: 50 },
	options: exportOptions,
	toBody: (source, target, exclude) => ({
		...source,
		...target,
		...(exclude.length > 0 && { exclude: { contact_ids: exclude } }),
	}),
	collect,
});

/** Throws InputError for options beside 'Exclude Contacts' that the API does not combine with it. */
function refuseBesideExclude(node: IExecuteFunctions, item: number): void {
	const given = (name: string) => node.getNodeParameter(`options.${name}`, item, '') as unknown;
	if (isEmpty(given('exclude'))) return;
	const other = [
		{ name: 'contactStatus', label: 'Contact Status' },
		{ name: 'subscribedLists', label: SUBSCRIBED_LISTS },
	].find(({ name }) => !isEmpty(given(name)));
	if (!other) return;
	throw new InputError(
		`'Exclude Contacts' and '${other.label}' are both given, but Constant Contact takes only one of them`,
		`Remove one of them. To leave contacts out all the same, export with '${other.label}' and drop them afterwards`,
	);
}

function readOutput(node: IExecuteFunctions, item: number): 'file' | 'items' {
	return toChoice('Output', node.getNodeParameter('output', item), ['file', 'items'] as const);
}

/** Adds nothing to the request: a wrong choice has to show before the export runs. */
function checkOutput(node: IExecuteFunctions, item: number): IDataObject {
	if (readOutput(node, item) === 'file') readParameter(node, item, outputField);
	readEscapes(node, item);
	return {};
}

function readColumns(node: IExecuteFunctions, item: number): IDataObject {
	const given = node.getNodeParameter('columns', item, []);
	if (isEmpty(given)) return {};
	const known = EXPORT_COLUMNS.map(({ name, value }) => ({ id: value, name }));
	const columns = resolveNames('Columns', given, known);
	const needing = columns.find((column) => NEED_EMAIL.test(column));
	if (needing && !columns.includes('email_address')) {
		throw new InputError(
			`'Columns' has ${needing}, but not email_address`,
			'Add Email Address: Constant Contact exports opt-ins and opt-outs only beside it',
		);
	}
	return { fields: columns };
}

function readStatus(node: IExecuteFunctions, item: number): IDataObject {
	const given = node.getNodeParameter('options.contactStatus', item, '') as unknown;
	if (isEmpty(given)) return {};
	const statuses = EXPORT_STATUSES.map(({ value }) => value);
	return { status: toChoice('Contact Status', given, statuses) };
}

async function readNewOn(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<IDataObject> {
	const label = SUBSCRIBED_LISTS;
	const parameter = 'options.subscribedLists';
	const list_ids = await readLists(node, item, api, { parameter, label });
	return list_ids.length === 0 ? {} : { list_ids: atLeastOne(label, list_ids, 50) };
}

/** The contacts of a finished export. */
async function collect(
	node: IExecuteFunctions,
	api: ConstantContactApi,
	activity: Activity,
	{ items }: BulkRequest,
): Promise<INodeExecutionData[]> {
	const output = readOutput(node, items[0]);
	const pairedItem = pairedWith(items);
	const path = `/contact_exports/${pathSegment(exportIdOf(activity))}`;
	if (output === 'items') {
		const contacts = await api.download(path, async (stream) => await parseRows(piecesOf(stream)));
		return contacts.map((json) => ({ json, pairedItem }));
	}
	const field = readParameter(node, items[0], outputField);
	const name = `contacts-${activity.activity_id}.csv`;
	const escapes = readEscapes(node, items[0]);
	const file = await api.download(path, async (stream) => {
		const content = escapes ? await escaped(piecesOf(stream)) : stream;
		return await node.helpers.prepareBinaryData(content as never, name, 'text/csv');
	});
	return [
		{
			json: simplifiedActivity(activity),
			binary: { [field]: file },
			pairedItem,
		},
	];
}

function readEscapes(node: IExecuteFunctions, item: number): boolean {
	return toBoolean('Escape Formulas', node.getNodeParameter('options.escapeFormulas', item, false));
}

/** The file, with an apostrophe before each cell that a spreadsheet would take for a formula. */
async function escaped(pieces: AsyncIterable<string>): Promise<Buffer> {
	const reader = new CsvReader();
	const lines: string[] = [];
	const add = ({ cells }: CsvRow) =>
		void lines.push(toCsvLine(cells.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell))));
	for await (const piece of pieces) reader.read(piece).forEach(add);
	reader.end().forEach(add);
	refuseBrokenCsv('The export', reader);
	return Buffer.from(lines.join(''), 'utf8');
}

async function parseRows(pieces: AsyncIterable<string>): Promise<IDataObject[]> {
	const reader = new CsvReader();
	let columns: string[] | undefined;
	const contacts: IDataObject[] = [];
	const add = (row: CsvRow) => {
		if (columns === undefined) {
			columns = numbered(row.cells);
			return;
		}
		refuseWide(row, columns.length, `Line ${row.line} of the export has `);
		contacts.push(
			Object.fromEntries(columns.map((column, index) => [column, row.cells[index] ?? ''])),
		);
	};
	for await (const piece of pieces) reader.read(piece).forEach(add);
	reader.end().forEach(add);
	refuseBrokenCsv('The export', reader);
	return contacts;
}

/** Headings that are all different: a second `Tag` becomes `Tag 2`. */
function numbered(headings: string[]): string[] {
	const used = new Set<string>();
	return headings.map((heading) => {
		let name = heading;
		for (
			let number = 2;
			used.has(name) || (name !== heading && headings.includes(name));
			number++
		) {
			name = `${heading} ${number}`;
		}
		used.add(name);
		return name;
	});
}
