import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toChoice } from '../../../input/choice';
import type { CustomFieldDefinition } from '../../../contact-model/custom-fields';
import { toImportRow } from '../../../contact-model/import-shape';
import { noPermission } from '../../../contact-model/mail-permission';
import { toBoolean } from '../../../input/booleans';
import { contactFields, customFieldsOf } from '../../../parameters/contact/contact-fields';
import { SAFE_TO_REPEAT, type BulkOperation, type BulkRequest } from '../../../runner/operation';
import { NAME_LIMIT } from '../../../parameters/name-limit';
import { readParameter, text } from '../../../parameters/parameter';
import { longestWait, wait } from '../../../parameters/waiting';
import { readCsvFile } from './csv-file';
import { listsOption } from '../../../parameters/contact/editor-fields';
import { FileColumns } from './file-columns';
import { ImportRows, toFileRequests, type AskedFile } from './file-requests';
import { FileRows } from './file-rows';
import { readImportLists } from './import';
import { fitRow, importedInPart, Problems, shortened } from './import-persons';

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
		const needsConsentDate = permission === 'explicit';
		const read = new FileRows(columns, needsConsentDate);
		const name = await readCsvFile(node, item, property, (column) => columns.tellsWho(column), {
			begin: (headings) => columns.check(headings, ignores, needsConsentDate),
			add: (row) => read.add(row),
		});
		const { rows, withheld, unwritten } = await toRows(read, definitions);
		const { total, wrong } = read;
		const stops = wrong.count > 0 && !node.continueOnFail();
		const done = stops ? 0 : total - wrong.count - withheld.count;
		const inPart = importedInPart('Line', done, total, wrong.with(withheld));
		const isFailure = wrong.count > 0 || withheld.count === total;
		const warnings = [
			...(inPart && !isFailure ? [inPart.message] : []),
			...columns.warnings(),
			...shortened(unwritten),
		];
		const failure = isFailure ? inPart : undefined;
		const hasSms = columns.has('sms_number');
		return {
			name,
			rows,
			list_ids,
			...(hasSms && { smsPermission: permission }),
			...(failure && { failure }),
			warnings,
		};
	},
	async plan(parts, _api, refuse) {
		const requests: BulkRequest[] = [];
		for (const { item, asked } of parts) {
			if (asked.failure) refuse(item, asked.failure);
			for (const request of await toFileRequests(asked, item)) requests.push(request);
		}
		return requests;
	},
};

/** The rows of the import. Who may get no emails is left out, with all their lines. */
async function toRows(read: FileRows, definitions: readonly CustomFieldDefinition[]) {
	const rows = new ImportRows();
	const withheld = new Problems();
	const unwritten: string[] = [];
	await read.forEachPerson(({ email, contact, sms }, lines) => {
		const refuse = (problems: Problems, failure: Error) => {
			for (const from of lines) problems.add({ from, failure });
		};
		if (contact.withheld && email !== '') {
			refuse(withheld, noPermission(contact.withheld));
			return;
		}
		try {
			const fitted = fitRow(contact, 'Line', lines);
			rows.add(toImportRow(email, fitted.contact, definitions, sms), lines);
			for (const warning of fitted.warnings) unwritten.push(warning);
		} catch (failure) {
			refuse(read.wrong, failure as Error);
		}
	});
	return { rows, withheld, unwritten };
}
