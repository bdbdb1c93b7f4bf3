import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { ConstantContactApi } from '../transport/api';
import { changedLastFirst } from '../transport/collection-members';
import { CAMPAIGNS, CUSTOM_FIELDS, EVENTS, LISTS, TAGS, type Kind } from '../transport/collections';
import { contactFields } from '../parameters/contact/contact-fields';
import {
	profileLabel,
	PROFILES,
	WITH_ACCESSIBLE,
	type SocialProfile,
} from '../parameters/social-profiles';
import { shownName } from './shown-name';

type Load = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** All members of a collection, by name. */
function optionsLoader(kind: Kind): Load {
	return async function () {
		const members = await new ConstantContactApi(this).known<Record<string, string>>(kind);
		const options = members.map((each) => ({ name: each[kind.name], value: each[kind.id] }));
		return options.sort((one, other) => one.name.localeCompare(other.name));
	};
}

export const getLists = optionsLoader(LISTS);
export const getTags = optionsLoader(TAGS);
export const getCustomFields = optionsLoader(CUSTOM_FIELDS);

/** All email campaigns of the account that are not deleted, the one changed last first. */
export async function getCampaigns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const campaigns = await new ConstantContactApi(this).known<Record<string, string>>(CAMPAIGNS);
	return changedLastFirst(campaigns)
		.filter((campaign) => !CAMPAIGNS.isGone?.(campaign))
		.map((campaign) => ({
			name: shownName(this, CAMPAIGNS, campaign),
			value: campaign.campaign_id,
		}));
}

/** All events of the account that are not deleted, the one that begins last first. */
export async function getEvents(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const events = await new ConstantContactApi(this).known<Record<string, string>>(EVENTS);
	return events
		.filter((event) => !EVENTS.isGone?.(event))
		.map((event) => ({ name: shownName(this, EVENTS, event), value: event.event_id }));
}

/** All contact fields whose stored value can be cleared, standard and custom. */
export async function getClearableFields(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const fields = await contactFields(new ConstantContactApi(this), this.getTimezone());
	return fields.filter(({ clear }) => clear).map(({ id, label }) => ({ name: label, value: id }));
}

/** The profiles on social networks that are connected, by name. */
export async function getProfiles(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const api = new ConstantContactApi(this);
	const profiles = await api.getArray<SocialProfile>(PROFILES, WITH_ACCESSIBLE);
	return profiles
		.filter(({ connected }) => connected !== false)
		.map((profile) => ({
			name: profileLabel(profile),
			value: profile.profile_id,
			...(profile.accessible === false && { description: 'Cannot be posted to at the moment' }),
		}))
		.sort((one, other) => one.name.localeCompare(other.name));
}
