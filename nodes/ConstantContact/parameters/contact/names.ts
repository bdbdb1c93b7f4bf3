import type { IDataObject } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { refuseBrokenName } from '../../input/new-name';
import { findIds, resolveNames } from '../../input/resolve-names';
import { isEmpty, toText } from '../../input/values';
import type { ConstantContactApi } from '../../transport/api';
import type { Collection } from '../../transport/collections';
import { namesWithTaken } from '../../transport/taken-name';
import { NAME_LIMIT } from '../name-limit';
import { textOf } from '../../input/text-of';
import { UUID } from '../../input/uuid';

const ID = new RegExp(`^${UUID}$`);

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
