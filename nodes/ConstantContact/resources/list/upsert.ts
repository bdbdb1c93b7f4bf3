import type { INodeProperties } from 'n8n-workflow';
import { findOne } from '../../input/resolve-names';
import type { ItemOperation } from '../../runner/operation';
import type { ConstantContactApi } from '../../transport/api';
import { LISTS, namesOf } from '../../transport/collections';
import { namesWithTaken } from '../../transport/taken-name';
import { readRequired } from '../../parameters/name-field';
import { listFields, mergeList, readListInput, type ListInput, type StoredList } from './input';

const fields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Newsletter',
		description: 'Name of the list to create or update. Case does not matter.',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: listFields,
	},
];

/** List → Create or Update, by name. */
export const upsert: ItemOperation = {
	fields,
	async execute(node, item, api) {
		const name = readRequired(node, item, 'name', 'Name');
		const input = readListInput(node.getNodeParameter('additionalFields', item, {}));
		const known = await findByName(api, name);
		if (known) return await change(api, known, input);

		return await api.post<StoredList>('/contact_lists', { ...input, name }).then(
			async (created) => await remembered(api, created, 'created'),
			async (failure) => await change(api, await findConflicting(api, name, failure), input),
		);
	},
};

async function change(api: ConstantContactApi, known: StoredList, input: ListInput) {
	const body = mergeList(known, input);
	const before = mergeList(known, {});
	if (JSON.stringify(body) === JSON.stringify(before)) return { ...known, action: 'unchanged' };

	const updated = await api.put<StoredList>(`/contact_lists/${known.list_id}`, body);
	return await remembered(api, updated, 'updated');
}

async function remembered(api: ConstantContactApi, list: StoredList, action: string) {
	await api.remember(LISTS, list.list_id, list);
	return { ...list, action };
}

async function findByName(api: ConstantContactApi, name: string) {
	const lists = await api.known<StoredList>(LISTS);
	const found = findOne('Name', name, namesOf(lists, LISTS));
	return lists.find(({ list_id }) => list_id === found?.id);
}

/** The list because of which a POST was refused: somebody else was faster. Throws other failures. */
async function findConflicting(api: ConstantContactApi, name: string, failure: unknown) {
	await namesWithTaken(api, LISTS, name, failure);
	const conflicting = await findByName(api, name);
	if (!conflicting) throw failure;
	return conflicting;
}
