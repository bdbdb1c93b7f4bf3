import type { CustomFieldDefinition } from '../contact-model/custom-fields';
import { NameIndex, type Named } from '../input/name-index';
import { lookupsIn, type Lookups } from '../parameters/contact/lookups';
import type { ConstantContactApi } from '../transport/api';
import { CUSTOM_FIELDS, LISTS, TAGS, type Collection } from '../transport/collections';
import type { Finder } from './reading';
import { HOUR_MS } from './schedule';

/** The parts of a contact that hold IDs, and what these are of. */
const NAMED = new Map([
	['custom_fields', CUSTOM_FIELDS],
	['list_memberships', LISTS],
	['taggings', TAGS],
]);

/**
 * What lists, tags and custom fields are called, looked up when there is something new, and not again
 * within an hour unless it has an ID that is not among them.
 * @param parts of contacts that are asked for; what others are called is forgotten
 */
export function rememberedNames(
	api: ConstantContactApi,
	finder: Finder,
	parts: readonly string[],
): Lookups {
	for (const part of parts) if (NAMED.has(part)) finder.found(lookupKey(NAMED.get(part)));
	const lookups = lookupsIn(api);
	const indexes = new WeakMap<readonly Named[], NameIndex>();
	const indexOf = (members: readonly Named[]) => {
		const index = indexes.get(members) ?? new NameIndex(members);
		indexes.set(members, index);
		return index;
	};
	return {
		names: async (collection, areEnough) =>
			indexOf(
				await finder.lookUp(
					lookupKey(collection),
					HOUR_MS,
					async () => (await lookups.names(collection, areEnough)).known,
					(members) => areEnough(indexOf(members)),
				),
			),
		customFields: async (areEnough) =>
			await finder.lookUp(
				lookupKey(CUSTOM_FIELDS),
				HOUR_MS,
				async () => (await lookups.customFields(areEnough)).map(toKept),
				areEnough,
			),
	};
}

function lookupKey(collection: Collection | undefined): unknown[] {
	return [collection?.property, 'all names'];
}

/** The part of a definition that tells what its values mean: n8n saves what is kept. */
function toKept({
	custom_field_id,
	label,
	name,
	type,
	choices,
}: CustomFieldDefinition): CustomFieldDefinition {
	const living = choices?.filter(({ deleted_at }) => !deleted_at);
	return {
		custom_field_id,
		label,
		...(name && { name }),
		type,
		...(living?.length && {
			choices: living.map(({ choice_id, choice_label }) => ({ choice_id, choice_label })),
		}),
	};
}
