import type { IDataObject } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import { isEmpty } from '../../input/values';
import type { ConstantContactApi } from '../../transport/api';
import { CONTACTS, LISTS, type Collection } from '../../transport/collections';

/** Lists for emails with their numbers of members, read once for each run. */
export const COUNTED_LISTS: Collection = {
	...LISTS,
	query: { ...LISTS.query, include_membership_count: 'active' },
};

/**
 * How many contacts an email may go to, an upper bound: who is in two lists counts twice. A segment
 * has no count, so its contacts are read, until there are more than `most`.
 * Throws InputError for a list that cannot be counted.
 * API: `GET /contact_lists` with `include_membership_count`, `GET /contacts` with `segment_id`.
 */
export async function countRecipients(
	api: ConstantContactApi,
	{ contact_list_ids, segment_ids }: IDataObject,
	most: number,
): Promise<number> {
	let count = await inLists(api, idsIn(contact_list_ids));
	for (const segment_id of idsIn(segment_ids)) {
		const { path, property, pageSize } = CONTACTS;
		const left = Math.max(most + 1 - count, 1);
		const query = { segment_id, limit: Math.min(left, pageSize) };
		count += (await api.getAll(path, property, query, left)).length;
	}
	return count;
}

/** The IDs of lists or segments in an answer, as texts; one that is no array is one ID. */
export function idsIn(ids: unknown): string[] {
	return [ids].flat().flatMap((id) => (isEmpty(id) ? [] : textOf(id)));
}

async function inLists(api: ConstantContactApi, ids: string[]): Promise<number> {
	if (ids.length === 0) return 0;
	const lists = await api.known<IDataObject>(COUNTED_LISTS);
	const counts = new Map(lists.map((each) => [textOf(each.list_id), each.membership_count]));
	return ids.reduce((sum, id) => {
		const count = counts.get(id);
		if (typeof count === 'number') return sum + count;
		throw new InputError(
			`The members of list ${quoted(id)} cannot be counted: the account shows no such list`,
			'Nothing was sent or changed. Give the email lists that the account has',
		);
	}, 0);
}
