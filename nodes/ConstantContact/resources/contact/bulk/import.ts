import { customFieldsOf } from '../../../parameters/contact/contact-fields';
import type { INodeProperties } from 'n8n-workflow';
import { LIMITS } from '../../../contact-model/contact';
import {
	toImportEmail,
	toImportRow,
	type ImportRow,
	type ImportSms,
} from '../../../contact-model/import-shape';
import { InputError } from '../../../input/input-error';
import { inContact } from '../../../contact-model/limits';
import { refuseMoreThan } from '../../../input/refuse-more-than';
import { noPermission } from '../../../contact-model/mail-permission';
import { isEmpty } from '../../../input/values';
import { SAFE_TO_REPEAT, type BulkOperation, type Part } from '../../../runner/operation';
import { atLeastOne } from './contact-source';
import { longestWait, wait } from '../../../parameters/waiting';
import { emailField, mappedFields } from '../../../parameters/contact/editor-fields';
import { requiredWithout } from '../../../parameters/variants';
import {
	fitRow,
	importedInPart,
	mergePersons,
	shortened,
	Problems,
	type Person,
	type Problem,
} from './import-persons';
import { importSmsOptions, readImportSms } from './import-sms';
import { toJsonRequests } from './json-import';
import { requiredLists, type PickedMany } from '../../../parameters/contact/lists-and-tags';
import { refuseNoEmail } from '../missing-email';
import { readMappedContact } from '../parameters';

const importEmail = emailField(
	"Address of the person to create or update. New contacts get implicit permission, known ones keep theirs. It may stay empty only with 'SMS Number' under Options.",
);

const fields: INodeProperties[] = [
	...requiredWithout(importEmail, 'options.smsNumber'),
	requiredLists.field,
	mappedFields(
		'A field that is empty or not mapped keeps what is stored. Of several items about one person, the last value counts, and choices of a custom field that takes several are put together. Imports do not support phone numbers outside of North America.',
	),
	wait.field,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [longestWait.field, ...importSmsOptions],
	},
];

/** Contact → Import: all items in as few requests as the limits allow. */
export const importContacts: BulkOperation<Person> = {
	repeating: SAFE_TO_REPEAT,
	access: ['contacts:read', 'contacts:lists:read', 'contacts:write'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/bulkImportContactsJSON',
	fields,
	tellsUnread: true,
	async read(node, item, api) {
		const sms = readImportSms(node, item);
		const given = node.getNodeParameter('email', item);
		refuseNoEmail(node, item, given, importEmail.displayName, !sms);
		const email = isEmpty(given) ? '' : toImportEmail(given);
		const contact = await readMappedContact(node, item, api);
		const lists = await readImportLists(node, item, api);
		return { email, sms, contact: { ...contact, lists } };
	},
	async plan(parts, api, refuse, { unread, stops }) {
		const hasCustomFields = parts.some(({ asked }) => asked.contact.customFields.length > 0);
		const definitions = hasCustomFields ? await customFieldsOf(api) : [];
		const groups = new Map<string, ImportGroup>();
		const problems = new Problems();
		const withheld: Problem[] = [];
		for (const { item, failure } of unread) problems.add({ from: item, failure: failure as Error });
		const unwritten: string[] = [];
		const rows = parts.map(({ item, asked }) => ({ person: asked, from: item }));
		for (const { from: items, ...person } of mergePersons(rows)) {
			const said = person.email === '' ? undefined : person.contact.withheld;
			if (said) {
				const failure = noPermission(said);
				for (const from of items) withheld.push({ from, failure });
				continue;
			}
			try {
				const fitted = fitRow(person.contact, 'Item', items);
				const row = toImportRow(person.email, fitted.contact, definitions, person.sms);
				groupOf(person, groups).rows.push({ row, items });
				unwritten.push(...fitted.warnings);
			} catch (failure) {
				for (const item of items) {
					problems.add({ from: item, failure: failure as Error });
					if (!stops) refuse(item, failure as Error);
				}
			}
		}
		const total = parts.length + unread.length;
		const nothing = importedInPart('Item', 0, total, problems);
		if (stops && nothing && problems.first) {
			refuse(problems.first.from, nothing);
			return [];
		}
		for (const problem of withheld) problems.add(problem);
		const inPart = importedInPart('Item', total - problems.count, total, problems);
		// With On Error set to continue, each of them comes out as an error; else the activity tells.
		for (const { from, failure } of withheld) {
			if (!stops) refuse(from, failure);
			else if (inPart && groups.size === 0) refuse(from, inPart);
		}
		const warnings = [
			...(inPart ? [inPart.message] : []),
			...warningsOf(parts),
			...shortened(unwritten),
		];
		return [...groups.values()].flatMap(({ rows, lists, consent }) =>
			toJsonRequests(rows, lists, consent).map((request) => ({
				...request,
				...(warnings.length > 0 && { warnings }),
			})),
		);
	},
};

/** What was left out of the items, said once where it is the same. */
function warningsOf(parts: ReadonlyArray<Part<Person>>): string[] {
	return [...new Set(parts.flatMap(({ asked }) => asked.contact.warnings ?? []))].slice(0, 10);
}

/** The lists of an import, which needs at least one. */
export async function readImportLists(...given: Parameters<PickedMany['read']>): Promise<string[]> {
	const lists = await requiredLists.read(...given);
	if (lists.length > 0) return atLeastOne(requiredLists.field.displayName, lists, LIMITS.lists);
	throw new InputError(
		`'${requiredLists.field.displayName}' is empty`,
		'Pick at least one list: Constant Contact imports contacts into lists only',
	);
}

/** Rows that go to the same lists, with the same consent to texts: an import has one of each. */
interface ImportGroup {
	lists: string[];
	consent?: string;
	rows: Array<{ row: ImportRow; items: number[] }>;
}

function consentOf(sms: ImportSms | undefined): string | undefined {
	if (!sms) return undefined;
	return sms.sms_consent_date ? 'explicit' : 'not_set';
}

/** The group that the person belongs to. Throws InputError for too many lists. */
function groupOf({ contact, sms }: Person, groups: Map<string, ImportGroup>): ImportGroup {
	const lists = [...contact.lists].sort();
	refuseMoreThan(LIMITS.lists, lists.length, inContact('lists'));
	const consent = consentOf(sms);
	const key = JSON.stringify([lists, consent]);
	const group = groups.get(key) ?? { lists, consent, rows: [] };
	groups.set(key, group);
	return group;
}
