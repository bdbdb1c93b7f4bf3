import { mergeCustomFields } from './combine';
import type { AddressKind, Contact, MappedCustomField } from './contact';

/**
 * What two items say about the same person, one after the other: the later scalar wins, sets are
 * put together.
 */
export function mergeContacts(earlier: Contact, later: Contact): Contact {
	const addresses = { ...earlier.addresses };
	for (const [kind, parts] of Object.entries(later.addresses)) {
		addresses[kind as AddressKind] = { ...addresses[kind as AddressKind], ...parts };
	}
	return {
		...earlier,
		...later,
		core: { ...earlier.core, ...later.core },
		...mergeNumbers(earlier, later),
		addresses,
		customFields: mergeFields(earlier.customFields, later.customFields),
		lists: [...new Set([...earlier.lists, ...later.lists])],
		tags: [...new Set([...earlier.tags, ...later.tags])],
	};
}

/** A phone without a kind and the other phone write the same value, so the later of them wins. */
function mergeNumbers(earlier: Contact, later: Contact): Pick<Contact, 'phones' | 'phone'> {
	const { other, ...kinds } = earlier.phones;
	const isLater = later.phone !== undefined;
	const phone = later.phones.other === undefined && !isLater ? earlier.phone : later.phone;
	return {
		phone,
		phones: { ...kinds, ...(other !== undefined && !isLater && { other }), ...later.phones },
	};
}

function mergeFields(earlier: MappedCustomField[], later: MappedCustomField[]) {
	const how = new Map(
		[...earlier, ...later].map(({ custom_field_id, combines }) => [custom_field_id, combines]),
	);
	return mergeCustomFields(earlier, later).map((field) => {
		const combines = how.get(field.custom_field_id);
		return { ...field, ...(combines && { combines }) };
	});
}
