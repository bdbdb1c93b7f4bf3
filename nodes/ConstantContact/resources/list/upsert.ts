import type { IDataObject } from 'n8n-workflow';
import { refuseBrokenName } from '../../input/new-name';
import { findOne } from '../../input/resolve-names';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import type { ConstantContactApi } from '../../transport/api';
import { nameIndexOf } from '../../transport/collection-members';
import { LISTS } from '../../transport/collections';
import { namesWithTaken } from '../../transport/taken-name';
import { identityFirst } from '../../transport/identity-first';
import { additionalFields } from '../../parameters/groups';
import { readParameter } from '../../parameters/parameter';
import { details, mergeList, nameToFind, type StoredList } from './parameters';

const more = additionalFields(details);

/** List → Create or Update, by name. */
export const upsert: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: [LISTS.access.read, LISTS.access.write],
	subject: nameToFind.field.name,
	page: 'https://developer.constantcontact.com/api_guide/lists_overview.html',
	fields: [nameToFind.field, ...more.fields],
	async execute(node, item, api) {
		const name = readParameter(node, item, nameToFind);
		const input = more.read(node, item);
		const known = await findByName(api, name);
		if (known) return await change(api, known, input);

		refuseBrokenName(nameToFind.field.displayName, name);
		return await api.post<StoredList>(LISTS.path, { ...input, name }).then(
			async (created) => await remembered(api, created, 'created'),
			async (failure) => await change(api, await findConflicting(api, name, failure), input),
		);
	},
};

async function change(api: ConstantContactApi, known: StoredList, input: IDataObject) {
	const body = mergeList(known, input);
	const before = mergeList(known, {});
	if (JSON.stringify(body) === JSON.stringify(before))
		return { ...identityFirst(LISTS, known), action: 'unchanged' };

	const updated = await api.put<StoredList>(`${LISTS.path}/${known.list_id}`, body);
	return await remembered(api, updated, 'updated');
}

async function remembered(api: ConstantContactApi, list: StoredList, action: string) {
	await api.remember(LISTS, list.list_id, list);
	return { ...identityFirst(LISTS, list), action };
}

async function findByName(api: ConstantContactApi, name: string) {
	const lists = await api.known<StoredList>(LISTS);
	const found = findOne(nameToFind.field.displayName, name, nameIndexOf(lists, LISTS));
	return lists.find(({ list_id }) => list_id === found?.id);
}

/** The list because of which a POST was refused: somebody else was faster. Throws other failures. */
async function findConflicting(api: ConstantContactApi, name: string, failure: unknown) {
	await namesWithTaken(api, LISTS, name, failure);
	const conflicting = await findByName(api, name);
	if (!conflicting) throw failure;
	return conflicting;
}
