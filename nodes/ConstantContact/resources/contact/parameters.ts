import type { IExecuteFunctions } from 'n8n-workflow';
import type { Contact } from '../../contact-model/contact';
import { STANDARD_FIELDS, type ContactField } from '../../contact-model/fields';
import { matchColumns, namedFields, readContact } from '../../contact-model/read-contact';
import { resolveNames } from '../../contact-model/resolve-names';
import { isEmpty } from '../../contact-model/values';
import { contactFields } from '../../methods/contact-fields';
import type { ConstantContactApi } from '../../transport/api';

interface MapperValue {
	mappingMode?: string;
	value?: Record<string, unknown> | null;
}

/** The contact that 'Contact Fields' describes for one item. Throws InputError for a bad value. */
export async function readMappedContact(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<Contact> {
	// Read whole: n8n converts what is read as 'fields.value', which turns '' into 0 and moves dates.
	const { mappingMode, value } = node.getNodeParameter('fields', item, {}) as MapperValue;
	if (mappingMode === 'autoMapInputData') {
		const fields = await contactFields(api, node.getTimezone());
		return readContact(matchColumns(node.getInputData()[item].json, fields), fields);
	}
	const mapped = Object.entries(value ?? {}).filter(([, each]) => !isEmpty(each));
	const isStandard = mapped.every(([id]) => STANDARD_FIELDS.some((field) => field.id === id));
	return readContact(
		mapped,
		isStandard ? STANDARD_FIELDS : await contactFields(api, node.getTimezone()),
	);
}

/** The IDs of the lists that 'List Names or IDs' names. Throws InputError for an unknown one. */
export async function readLists(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<string[]> {
	const given = node.getNodeParameter('lists', item, []);
	if (isEmpty(given)) return [];
	const known = (await api.contactLists()).map(({ list_id, name }) => ({ id: list_id, name }));
	return resolveNames('List Names or IDs', given, known);
}

/** The fields that 'Clear If Empty' names. Throws InputError for an unknown one. */
export async function readClearedFields(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<ContactField[]> {
	const given = node.getNodeParameter('options.clearIfEmpty', item, []);
	if (isEmpty(given)) return [];
	const fields = (await contactFields(api, node.getTimezone())).filter(({ clear }) => clear);
	const known = fields.map(({ id, label }) => ({ id, name: label }));
	const ids = resolveNames('Clear If Empty', given, known);
	// A column that is missing altogether is no empty value: it may just have another name today.
	const { mappingMode, value } = node.getNodeParameter('fields', item, {}) as MapperValue;
	const named =
		mappingMode === 'autoMapInputData'
			? namedFields(Object.keys(node.getInputData()[item].json), fields)
			: Object.keys(value ?? {});
	return fields.filter(({ id }) => ids.includes(id) && named.includes(id));
}
