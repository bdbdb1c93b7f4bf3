import type { NameIndex } from '../input/name-index';
import type { ConstantContactApi } from './api';
import { ApiFailure } from './api-failure';
import { nameIndexOf } from './collection-members';
import type { Collection } from './collections';
import { askWhileUndone } from './patience';

/** What was just made may be missing in its collection for some seconds. */
const LAG_MS = 10_000;

/**
 * The names of a collection once they hold the one that a POST was refused for with 409: somebody
 * else was faster, or the collection lags behind.
 * Throws the refusal if it is no conflict, or if the name does not show up within ten seconds.
 */
export async function namesWithTaken(
	api: ConstantContactApi,
	collection: Collection,
	name: string,
	refusal: unknown,
): Promise<NameIndex> {
	if (!(refusal instanceof ApiFailure) || refusal.status !== 409) throw refusal;
	const read = async () => {
		api.forget(collection);
		return nameIndexOf(await api.known<object>(collection), collection);
	};
	const isThere = (names: NameIndex) => names.has(name);
	const names = await askWhileUndone(api, await read(), read, isThere, LAG_MS);
	if (!isThere(names)) throw refusal;
	return names;
}
