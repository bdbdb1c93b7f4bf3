import type { IDataObject } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { refuseMissingName } from '../../input/new-name';
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
): Promise<string[]> {
	if (isEmpty(given)) return [];
	const names = await namesFor(api, label, given, collection);
	if (findIds(label, given, names).unknown.length === 0) return resolveNames(label, given, names);
	// Another item may be about to create it.
	return await api.creating.next(async () =>
		resolveNames(label, given, await knownNames(api, collection)),
	);
}

/** The IDs of what an item names, before what is missing is created. */
export interface PlannedIds {
	/** A name stands for the ID of what is missing. */
	ids: string[];
	/** Creates what is missing, once in a run, and returns the IDs; left out, nothing is. */
	create?: () => Promise<string[]>;
}

/**
 * The same as `idsOf`, where members that are missing may be created afterwards.
 * Throws InputError for what may not be.
 */
export async function planIds(
	api: ConstantContactApi,
	label: string,
	given: unknown,
	collection: Collection,
): Promise<PlannedIds> {
	if (isEmpty(given)) return { ids: [] };
	const { ids, unknown } = findIds(label, given, await namesFor(api, label, given, collection));
	if (unknown.length === 0) return { ids };
	const names = unknown.map((each) => nameToCreate(label, each).toLowerCase());
	return {
		ids: [...ids, ...new Set(names)],
		create: async () =>
			await api.creating.next(async () => {
				await createMissing(api, label, given, collection);
				return resolveNames(label, given, await knownNames(api, collection));
			}),
	};
}

async function namesFor(
	api: ConstantContactApi,
	label: string,
	given: unknown,
	collection: Collection,
) {
	return await api.names(collection, (all) => findIds(label, given, all).unknown.length === 0);
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
	refuseMissingName(label, name);
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
