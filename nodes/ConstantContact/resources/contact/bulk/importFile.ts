import type { INodeProperties } from 'n8n-workflow';
import type { CustomFieldDefinition } from '../../../contact-model/custom-fields';
import { toImportRow } from '../../../contact-model/import-shape';
import { noPermission } from '../../../contact-model/mail-permission';
import { contactFields, customFieldsOf } from '../../../parameters/contact/contact-fields';
import { SAFE_TO_REPEAT, type BulkOperation, type BulkRequest } from '../../../runner/operation';
import { readParameter, readValue } from '../../../parameters/parameter';
import { longestWait, wait } from '../../../parameters/waiting';
import { readCsvFile } from './csv-file';
import { requiredLists } from '../../../parameters/contact/lists-and-tags';
import { FileColumns } from './file-columns';
import { ignoreUnknown, inputField, smsPermission } from './import-file-parameters';
import { ImportRows, toFileRequests, type AskedFile } from './file-requests';
import { FileRows } from './file-rows';
import { readImportLists } from './import';
import { fitRow, importedInPart, Problems, shortened } from './import-persons';

const fields: INodeProperties[] = [
	inputField.field,
	requiredLists.field,
	wait.field,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [ignoreUnknown.field, longestWait.field, smsPermission.field],
	},
];

/** Contact → Import From File: a CSV file for each item, in as few requests as the limits allow. */
export const importFile: BulkOperation<AskedFile> = {
	repeating: SAFE_TO_REPEAT,
	access: ['contacts:read', 'contacts:lists:read', 'contacts:write'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/contactsCSVImport',
	fields,
	async read(node, item, api) {
		const ignores = readValue(node, item, ignoreUnknown, 'options');
		const permission = readValue(node, item, smsPermission, 'options');
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
