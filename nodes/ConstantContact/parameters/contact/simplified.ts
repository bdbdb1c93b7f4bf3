import type { IDataObject } from 'n8n-workflow';
import { areDefined } from '../../contact-model/readable-custom-fields';
import { simplifiedContact } from '../../contact-model/simplified-contact';
import type { StoredContact } from '../../contact-model/stored-contact';
import { LISTS, TAGS, type Collection } from '../../transport/collections';
import type { Lookups } from './lookups';

/**
 * A contact with its most important properties and the given parts, in the words of the mapper. Names
 * are looked up only for IDs that it has.
 */
export async function simplified(
	contact: object,
	parts: readonly string[],
	lookups: Lookups,
): Promise<IDataObject> {
	const stored = contact as StoredContact;
	const { list_memberships = [], taggings = [], custom_fields = [] } = stored;
	const named = async (part: string, collection: Collection, ids: readonly string[]) =>
		parts.includes(part) && ids.length > 0
			? await lookups.names(collection, (names) => ids.every((id) => names.hasId(id)))
			: undefined;
	const vocabulary = {
		lists: await named('list_memberships', LISTS, list_memberships),
		tags: await named('taggings', TAGS, taggings),
		...(parts.includes('custom_fields') &&
			custom_fields.length > 0 && {
				customFields: await lookups.customFields((known) => areDefined(custom_fields, known)),
			}),
	};
	return simplifiedContact(stored, parts, vocabulary) as IDataObject;
}
