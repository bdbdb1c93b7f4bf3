import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { InputError } from '../../../input/input-error';
import { isEmpty } from '../../../input/values';
import type { BulkRequest } from '../../../runner/operation';
import { pairedWith } from '../../../runner/bulk-output';
import { exportIdOf, type Activity } from '../../../transport/activity';
import { simplifiedActivity } from '../../../transport/simplified-activity';
import { pathSegment, type ConstantContactApi } from '../../../transport/api';
import { CsvReader, toCsvLine, type CsvRow } from '../../../files/csv';
import { piecesOf } from '../../../transport/text-stream';
import { atLeastOne } from './contact-source';
import { EXCLUDE } from './exclude';
import { manyContactsOperation } from './many-contacts';
import { readIfGiven, readParameter, readValue } from '../../../parameters/parameter';
import { simplify } from '../../../parameters/simplify';
import { refuseBrokenCsv } from './csv-file';
import { contactsAsTheyAre, readTable, simplifiedContacts } from './export-table';
import {
	columns,
	contactStatus,
	escapeFormulas,
	exportFields,
	exportOptions,
	output,
	outputField,
	subscribedLists,
} from './export-fields';

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
	const other = [contactStatus, subscribedLists]
		.map(({ field }) => field)
		.find(({ name }) => !isEmpty(given(name)));
	if (!other) return;
	throw new InputError(
		`'${EXCLUDE}' and '${other.displayName}' are both given, but Constant Contact takes only one of them`,
		`Remove one of them. To leave contacts out all the same, export with '${other.displayName}' and drop them afterwards`,
	);
}

/** Adds nothing to the request: a wrong choice has to show before the export runs. */
function checkOutput(node: IExecuteFunctions, item: number): IDataObject {
	if (readValue(node, item, output) === 'file') readParameter(node, item, outputField);
	else readParameter(node, item, simplify);
	readValue(node, item, escapeFormulas, 'options');
	return {};
}

function readColumns(node: IExecuteFunctions, item: number): IDataObject {
	const chosen = readIfGiven(node, item, columns);
	if (chosen === undefined) return {};
	const needing = chosen.find((column) => NEED_EMAIL.test(column));
	if (needing && !chosen.includes('email_address')) {
		throw new InputError(
			`'${columns.field.displayName}' has ${needing}, but not email_address`,
			'Add Email Address: Constant Contact exports opt-ins and opt-outs only beside it',
		);
	}
	return { fields: chosen };
}

function readStatus(node: IExecuteFunctions, item: number): IDataObject {
	const status = readIfGiven(node, item, contactStatus, 'options');
	return status === undefined ? {} : { status };
}

async function readNewOn(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<IDataObject> {
	const { field, read } = subscribedLists;
	const list_ids = await read(node, item, api);
	return list_ids.length === 0 ? {} : { list_ids: atLeastOne(field.displayName, list_ids, 50) };
}

/** The contacts of a finished export. */
async function collect(
	node: IExecuteFunctions,
	api: ConstantContactApi,
	activity: Activity,
	{ items }: BulkRequest,
): Promise<INodeExecutionData[]> {
	const pairedItem = pairedWith(items);
	const path = `/contact_exports/${pathSegment(exportIdOf(activity))}`;
	if (readValue(node, items[0], output) === 'items') {
		const table = await api.download(path, async (stream) => await readTable(piecesOf(stream)));
		const isSimple = readParameter(node, items[0], simplify);
		const contacts = isSimple ? await simplifiedContacts(table, api) : contactsAsTheyAre(table);
		return contacts.map((json) => ({ json, pairedItem }));
	}
	const field = readParameter(node, items[0], outputField);
	const name = `contacts-${activity.activity_id}.csv`;
	const escapes = readValue(node, items[0], escapeFormulas, 'options');
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
