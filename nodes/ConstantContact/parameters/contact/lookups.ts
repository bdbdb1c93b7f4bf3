import type { CustomFieldDefinition } from '../../contact-model/custom-fields';
import type { NameIndex } from '../../input/name-index';
import type { ConstantContactApi } from '../../transport/api';
import type { Collection } from '../../transport/collections';
import { customFieldsOf } from './contact-fields';

/** Tells what IDs stand for. `areEnough` says whether what is known holds all that is looked for. */
export interface Lookups {
	names: (collection: Collection, areEnough: (names: NameIndex) => boolean) => Promise<NameIndex>;
	customFields: (
		areEnough: (definitions: readonly CustomFieldDefinition[]) => boolean,
	) => Promise<readonly CustomFieldDefinition[]>;
}

/** Reads each collection once for each run. */
export function lookupsIn(api: ConstantContactApi): Lookups {
	return {
		names: async (collection, areEnough) => await api.names(collection, areEnough),
		customFields: async () => await customFieldsOf(api),
	};
}
