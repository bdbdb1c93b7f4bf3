import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InputError, show } from '../../contact-model/input-error';
import { findIds, resolveNames } from '../../contact-model/resolve-names';
import { isEmpty, toText } from '../../contact-model/values';
import type { ConstantContactApi } from '../../transport/api';
import { ApiFailure } from '../../transport/api-failure';
import { LISTS, TAGS, type Collection } from '../../transport/collections';
import { NAME_LIMIT } from '../name-field';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How 'List Names or IDs' or 'Tag Names or IDs' is read. */
interface Picking {
	/** The path of the parameter. */
	parameter?: string;
	/** Whether names that the account does not have are created. */
	createsMissing?: boolean;
}

/** The IDs of the lists that 'List Names or IDs' names. Throws InputError for an unknown one. */
export async function readLists(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	{ parameter = 'lists', createsMissing = false }: Picking = {},
): Promise<string[]> {
	const given = node.getNodeParameter(parameter, item, []);
	return await listIds(api, given, createsMissing);
}

/** The IDs of the tags that 'Tag Names or IDs' names. Throws InputError for an unknown one. */
export async function readTags(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	{ parameter = 'tags', createsMissing = false }: Picking = {},
): Promise<string[]> {
	const given = node.getNodeParameter(parameter, item, []);
	return await tagIds(api, given, createsMissing);
}

/** The IDs of lists that are given by name or ID. Throws InputError for an unknown one. */
export async function listIds(
	api: ConstantContactApi,
	given: unknown,
	createsMissing = false,
): Promise<string[]> {
	return await idsOf(api, 'List Names or IDs', given, LISTS, createsMissing);
}

/** The IDs of tags that are given by name or ID. Throws InputError for an unknown one. */
export async function tagIds(
	api: ConstantContactApi,
	given: unknown,
	createsMissing = false,
): Promise<string[]> {
	return await idsOf(api, 'Tag Names or IDs', given, TAGS, createsMissing);
}

/**
 * The IDs of the members of a collection that are given by name or ID.
 * @param label what the user calls the parameter
 * Throws InputError for an unknown one.
 */
export async function idsOf(
	api: ConstantContactApi,
	label: string,
	given: unknown,
	collection: Collection,
	createsMissing = false,
): Promise<string[]> {
	if (isEmpty(given)) return [];
	const known = async () =>
		(await api.known<IDataObject>(collection)).map((member) => ({
			id: String(member[collection.id]),
			name: String(member[collection.name]),
		}));
	if (createsMissing) {
		for (const name of findIds(given, await known()).unknown) {
			await create(api, label, name, collection);
		}
	}
	return resolveNames(label, given, await known());
}

async function create(
	api: ConstantContactApi,
	label: string,
	given: unknown,
	collection: Collection,
): Promise<void> {
	const name = toText(label, given, NAME_LIMIT);
	if (UUID.test(name)) {
		throw new InputError(
			`'${label}' names ${show(name)}, which the account does not have`,
			'It is an ID: only names are created. Pick one from the list, or use its name',
		);
	}
	await api.post<IDataObject>(collection.path, { name }).then(
		async (created) => await api.remember(collection, String(created[collection.id]), created),
		(failure: unknown) => {
			// Somebody else was faster.
			if (!(failure instanceof ApiFailure) || failure.status !== 409) throw failure;
			api.forget(collection);
		},
	);
}
