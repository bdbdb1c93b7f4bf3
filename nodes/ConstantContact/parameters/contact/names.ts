import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { refuseBrokenName } from '../../input/new-name';
import { findIds, resolveNames } from '../../input/resolve-names';
import { toBoolean } from '../../input/booleans';
import { isEmpty, toText } from '../../input/values';
import type { ConstantContactApi } from '../../transport/api';
import { LISTS, TAGS, type Collection } from '../../transport/collections';
import { namesWithTaken } from '../../transport/taken-name';
import { NAME_LIMIT } from '../name-limit';
import { createMissingOption, listsOption, tagsOption } from './editor-fields';
import { textOf } from '../../input/text-of';
import { UUID } from '../../input/uuid';

const ID = new RegExp(`^${UUID}$`);

const LIST_NAMES = listsOption.displayName;
const TAG_NAMES = tagsOption.displayName;

/** How 'List Names or IDs' or 'Tag Names or IDs' is read. */
interface Picking {
	/** The path of the parameter, and what the editor calls it. */
	parameter?: string;
	label?: string;
	/** Whether names that the account does not have are created. */
	createsMissing?: boolean;
}

/** Whether names that the account does not have are created. Throws InputError for what says neither. */
export function readCreatesMissing(node: IExecuteFunctions, item: number): boolean {
	return toBoolean(
		createMissingOption.displayName,
		node.getNodeParameter(`options.${createMissingOption.name}`, item, false),
	);
}

/** The IDs of the lists that 'List Names or IDs' names. Throws InputError for an unknown one. */
export async function readLists(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	{ parameter = 'lists', label = LIST_NAMES, createsMissing = false }: Picking = {},
): Promise<string[]> {
	const given = node.getNodeParameter(parameter, item, []);
	return await idsOf(api, label, given, LISTS, createsMissing);
}

/** The IDs of the tags that 'Tag Names or IDs' names. Throws InputError for an unknown one. */
export async function readTags(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	{ parameter = 'tags', label = TAG_NAMES, createsMissing = false }: Picking = {},
): Promise<string[]> {
	const given = node.getNodeParameter(parameter, item, []);
	return await idsOf(api, label, given, TAGS, createsMissing);
}

/** The IDs of lists that are given by name or ID. Throws InputError for an unknown one. */
export async function listIds(api: ConstantContactApi, given: unknown): Promise<string[]> {
	return await idsOf(api, LIST_NAMES, given, LISTS);
}

/** The IDs of tags that are given by name or ID. Throws InputError for an unknown one. */
export async function tagIds(api: ConstantContactApi, given: unknown): Promise<string[]> {
	return await idsOf(api, TAG_NAMES, given, TAGS);
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
	const names = await api.names(
		collection,
		(all) => findIds(label, given, all).unknown.length === 0,
	);
	if (findIds(label, given, names).unknown.length === 0) return resolveNames(label, given, names);
	// Another item may be about to create it.
	return await api.creating.next(async () => {
		if (createsMissing) await createMissing(api, label, given, collection);
		return resolveNames(label, given, await knownNames(api, collection));
	});
}

async function createMissing(
	api: ConstantContactApi,
	label: string,
	given: unknown,
	collection: Collection,
): Promise<void> {
	const { unknown } = findIds(label, given, await knownNames(api, collection));
	for (const name of unknown.map((each) => nameToCreate(label, each))) {
		await createOnce(api, name, collection);
	}
}

async function knownNames(api: ConstantContactApi, collection: Collection) {
	return await api.names(collection, () => false);
}

/** A name that may be created. Throws InputError for what is none. */
function nameToCreate(label: string, given: unknown): string {
	const name = toText(label, given, NAME_LIMIT);
	if (ID.test(name)) {
		throw new InputError(
			`'${label}' names ${quoted(name)}, which the account does not have`,
			'It is an ID: only names are created. Pick one from the list, or use its name',
		);
	}
	refuseBrokenName(label, name);
	return name;
}

async function createOnce(
	api: ConstantContactApi,
	name: string,
	collection: Collection,
): Promise<void> {
	// A name that is given twice is there by now.
	if ((await knownNames(api, collection)).has(name)) return;
	await api.post<IDataObject>(collection.path, { name }).then(
		async (created) => await api.remember(collection, textOf(created[collection.id]), created),
		async (refusal) => await namesWithTaken(api, collection, name, refusal),
	);
}
