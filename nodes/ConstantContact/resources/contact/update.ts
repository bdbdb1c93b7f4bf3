import type { IExecuteFunctions } from 'n8n-workflow';
import type { Contact } from '../../contact-model/contact';
import { collectionsOf, isEmptyContact } from '../../contact-model/contact-shapes';
import { InputError } from '../../input/input-error';
import { contactFields, customFieldsOf } from '../../parameters/contact/contact-fields';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import type { ConstantContactApi } from '../../transport/api';
import { CONTACTS } from '../../transport/collections';
import { TO_WRITE } from './account-pages';
import { applyModes } from './change-modes';
import { readUndeleted, rememberEmail } from './lookup';
import { updatedFields, writeUnchanged } from '../../parameters/contact/editor-fields';
import { createMissing, planMemberships } from '../../parameters/contact/lists-and-tags';
import { readIfGiven, readParameter, readValue } from '../../parameters/parameter';
import { readClearedFields, readMappedContact, readNote, touchedByItems } from './parameters';
import { refuseUnfit } from './put-contact';
import { isUnchangedBy, putIfChanged } from './put-if-changed';
import { lookupsIn } from '../../parameters/contact/lookups';
import { simplified } from '../../parameters/contact/simplified';
import { simplify } from '../../parameters/simplify';
import { readSms } from './sms';
import { fieldsOfUpdate, newEmail } from './update-fields';
import { writtenOutput } from './written-output';

const ADVICE = {
	unknown: "Check the address, or use 'Create or Update' to create the contact",
	deleted: "Use 'Create or Update' to bring it back, or leave it out",
};

/** Contact → Update: what is mapped, and nothing else. */
export const update: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: ['contacts:read', 'contacts:lists:read', 'contacts:lists:write', 'contacts:write'],
	subject: CONTACTS.parameter,
	gives: { 'options.newEmail': 'email', 'options.sms.consent.number': 'number' },
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts/putContact',
	fields: fieldsOfUpdate,
	async execute(node, item, api) {
		const isSimple = readParameter(node, item, simplify);
		const address = readIfGiven(node, item, newEmail, 'options');
		const email = address === undefined ? {} : { address };
		const options = node.getNodeParameter('options', item, {});
		const createsMissing = readValue(node, item, createMissing, 'options');
		const writesUnchanged = readValue(node, item, writeUnchanged, 'options');
		// Nobody has to be taken off a list that does not exist.
		const creates = (change: string) => createsMissing && options[change] !== 'remove';
		const read = {
			...(await readMappedContact(node, item, api)),
			...readNote(node, item),
			...readSms(node, item, 'options.sms'),
		};
		const cleared = await readClearedFields(node, item, api);
		const members = await planMemberships(node, item, api, {
			lists: creates('listChange'),
			tags: creates('tagChange'),
		});
		const mapped = { ...read, ...members.planned };
		if (isEmptyContact(mapped) && cleared.length === 0 && address === undefined) {
			throw new InputError(
				'Nothing is to be changed',
				`Map a field in '${updatedFields.displayName}', or pick lists, tags or an option`,
			);
		}
		// The mapper has read them.
		const definitions = mapped.customFields.length > 0 ? await customFieldsOf(api) : [];
		const changeTo = (given: Contact) => {
			const modes = applyModes(options, given, definitions);
			return { ...modes, cleared: [...cleared, ...modes.cleared], email };
		};
		const planned = changeTo(mapped);
		const collections = collectionsOf(planned.contact, planned.cleared);
		const stored = await readUndeleted(node, item, api, ADVICE, collections, {
			worth: TO_WRITE,
			isEnough: async ({ stored: shown }) =>
				shown !== undefined && (await isUnchangedBy(api, shown, planned, writesUnchanged)),
			collections: async () => await touchedByItems(node, api),
		});
		const refuse = () => refuseUnfit(api, stored, planned);
		const change = changeTo({ ...read, ...(await members.create(refuse)) });
		const written = await putIfChanged(api, stored, change, writesUnchanged);
		if (address) rememberEmail(api, address, stored);
		const differing = await fieldLabels(node, api, change.differing(stored));
		const { updated, action } = written;
		const output = isSimple ? await simplified(updated, [], lookupsIn(api)) : updated;
		return writtenOutput(updated.contact_id, action, output, [
			...differing.map((label) => `${label} was not removed: the contact has another value`),
			...written.warnings,
			...(mapped.warnings ?? []),
		]);
	},
};

async function fieldLabels(
	node: IExecuteFunctions,
	api: ConstantContactApi,
	ids: string[],
): Promise<string[]> {
	if (ids.length === 0) return [];
	// What was mapped has been read already.
	const fields = await contactFields(api, node.getTimezone());
	return fields.filter(({ id }) => ids.includes(id)).map(({ label }) => `'${label}'`);
}
