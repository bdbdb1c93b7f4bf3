import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { resolveNames } from '../input/resolve-names';
import { isEmpty } from '../input/values';
import { idOf, type ConstantContactApi } from '../transport/api';

/** A page or an account on a social network, as Constant Contact returns it; only what the node reads. */
export interface SocialProfile extends IDataObject {
	profile_id: string;
	network: string;
	connected: boolean;
	name?: string;
	handle?: string;
	/** Whether it can be posted to at the moment. */
	accessible?: boolean;
}

export const PROFILES = '/social/profiles';

/** What asks for `accessible`, too. */
export const WITH_ACCESSIBLE = { include: 'accessible' };

/** The field in which profiles are picked. */
export const profiles: INodeProperties = {
	displayName: 'Profile Names or IDs',
	name: 'profiles',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getProfiles' },
	default: [],
	description:
		'Where to post; a draft needs none yet. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

const runs = new WeakMap<ConstantContactApi, Promise<SocialProfile[]>>();

/**
 * The profiles that are given by ID, by name, or by name and network as `profileLabel` writes them. All are
 * read once for each run, and none where nothing is given. Throws InputError for an unknown one.
 */
export async function profilesOf(
	api: ConstantContactApi,
	given: unknown,
): Promise<SocialProfile[]> {
	if (isEmpty(given)) return [];
	const all = await knownProfiles(api);
	const names = all.flatMap((profile) => [
		{ id: profile.profile_id, name: profileLabel(profile) },
		...(profile.name ? [{ id: profile.profile_id, name: profile.name }] : []),
	]);
	const ids = resolveNames(profiles.displayName, given, names);
	return all.filter(({ profile_id }) => ids.includes(profile_id));
}

/** The name of a profile with its network, as one business has the same name in several. */
export function profileLabel({ profile_id, name, handle, network }: SocialProfile): string {
	return `${name ?? handle ?? profile_id} (${network})`;
}

/** Those that were read before, unless the reading failed. */
async function knownProfiles(api: ConstantContactApi): Promise<SocialProfile[]> {
	const reading =
		runs.get(api) ??
		readProfiles(api).catch((failure: unknown) => {
			runs.delete(api);
			throw failure;
		});
	runs.set(api, reading);
	return await reading;
}

/** Throws ApiFailure for a profile without an ID: it could not be posted to. */
async function readProfiles(api: ConstantContactApi): Promise<SocialProfile[]> {
	const all = await api.getArray<SocialProfile>(PROFILES, WITH_ACCESSIBLE);
	for (const { profile_id } of all) idOf(profile_id);
	return all;
}
