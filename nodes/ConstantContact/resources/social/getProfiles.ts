import type { IDataObject } from 'n8n-workflow';
import { options } from '../../parameters/groups';
import { flag } from '../../parameters/parameter';
import { PROFILES, WITH_ACCESSIBLE } from '../../parameters/social-profiles';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { identityFirst } from '../../transport/identity-first';

const IDENTITY = { id: 'profile_id', name: 'name' };

const checkAccess = flag({
	displayName: 'Check Access',
	name: 'checkAccess',
	type: 'boolean',
	default: false,
	description: 'Whether to ask the networks as well which profiles can be posted to at the moment',
});
const asked = options({ checkAccess });

/** Social → Get Profiles: the pages and accounts that can be posted to. */
export const getProfiles: ItemOperation = {
	repeating: ONLY_READS,
	access: ['campaign:read'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Social/getSocialProfilesUsingGET',
	fields: asked.fields,
	async execute(node, item, api) {
		const { checkAccess: checks } = asked.read(node, item);
		const profiles = await api.getArray<IDataObject>(PROFILES, checks ? WITH_ACCESSIBLE : {});
		return profiles.map((profile) => identityFirst(IDENTITY, profile));
	},
};
