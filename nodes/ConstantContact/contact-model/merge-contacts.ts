import type { AddressKind, Contact, CustomFieldValue } from './contact';

/** What two items say about the same person, one after the other: the later one wins. */
export function mergeContacts(earlier: Contact, later: Contact): Contact {
	const addresses = { ...earlier.addresses };
	for (const [kind, parts] of Object.entries(later.addresses)) {
		addresses[kind as AddressKind] = { ...addresses[kind as AddressKind], ...parts };
	}
	return {
		...earlier,
		...later,
		core: { ...earlier.core, ...later.core },
		phones: { ...earlier.phones, ...later.phones },
		...((later.phone ?? earlier.phone) && { phone: later.phone ?? earlier.phone }),
		addresses,
		customFields: byId([...earlier.customFields, ...later.customFields]),
		lists: [...new Set([...earlier.lists, ...later.lists])],
		tags: [...new Set([...earlier.tags, ...later.tags])],
	};
}

function byId(values: CustomFieldValue[]): CustomFieldValue[] {
	return [...new Map(values.map((value) => [value.custom_field_id, value])).values()];
}
