import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import type { ConstantContactApi } from '../../transport/api';
import { ApiFailure } from '../../transport/api-failure';
import { SEGMENTS, type Collection } from '../../transport/collections';
import { COUNTED_LISTS, countRecipients, idsIn } from './count-recipients';

/** Of a segment, which the service does not count: its contacts are read, 500 in a request. */
const MOST_COUNTED = 5000;

/**
 * Whom an email goes to, for a person who has to say whether it may: `lists` and `segments` by name, and
 * `recipients_at_most`. Without the right to see them there are IDs and no number, and `warnings` say why:
 * looking at an email does not take that right.
 */
export async function namedRecipients(
	api: ConstantContactApi,
	email: IDataObject,
): Promise<{ recipients: IDataObject; warnings: string[] }> {
	const warnings = new Set<string>();
	const told = async <T>(reading: Promise<T>) =>
		await reading.catch((failure: unknown) => {
			warnings.add(reasonOf(failure));
			return undefined;
		});
	const named = async (collection: Collection, ids: string[]) =>
		(await told(namesOf(api, collection, ids))) ?? ids;
	const lists = await named(COUNTED_LISTS, idsIn(email.contact_list_ids));
	const segments = await named(SEGMENTS, idsIn(email.segment_ids));
	const count = await told(mostOf(api, email));
	if (count === Infinity) {
		warnings.add(
			`The segment has more than ${MOST_COUNTED} contacts. Contact → Count with this segment tells how many`,
		);
	}
	return {
		recipients: {
			lists,
			segments,
			...(Number.isFinite(count) && { recipients_at_most: count }),
		},
		warnings: [...warnings],
	};
}

/** How many contacts at most, Infinity for a segment of more than are counted. */
async function mostOf(
	api: ConstantContactApi,
	{ contact_list_ids, segment_ids }: IDataObject,
): Promise<number> {
	const inLists = await countRecipients(api, { contact_list_ids }, MOST_COUNTED);
	const inSegments = await countRecipients(api, { segment_ids }, MOST_COUNTED);
	return inSegments > MOST_COUNTED ? Infinity : inLists + inSegments;
}

/** The names of these members, or the ID of one that the account does not show. */
async function namesOf(
	api: ConstantContactApi,
	collection: Collection,
	ids: string[],
): Promise<string[]> {
	if (ids.length === 0) return [];
	const members = await api.known<IDataObject>(collection);
	const { id, name } = collection;
	const names = new Map(members.map((each) => [textOf(each[id]), textOf(each[name] ?? '')]));
	return ids.map((each) => names.get(each) || each);
}

/** Why recipients cannot be told. Throws what is no reason to keep the rest back. */
function reasonOf(failure: unknown): string {
	const isRefused = failure instanceof ApiFailure && failure.status === 403;
	if (failure instanceof InputError || isRefused)
		return `Who gets the email is not known as a whole. ${failure.message}`;
	throw failure;
}
