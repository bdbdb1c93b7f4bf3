import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { ConstantContactApi } from '../transport/api';
import {
	CAMPAIGNS,
	changedLastFirst,
	CUSTOM_FIELDS,
	LISTS,
	TAGS,
	type Kind,
} from '../transport/collections';
import { contactFields } from '../parameters/contact/contact-fields';

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
		.map(({ campaign_id, name }) => ({ name, value: campaign_id }));
}

/** All contact fields whose stored value can be cleared, standard and custom. */
export async function getClearableFields(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const fields = await contactFields(new ConstantContactApi(this), this.getTimezone());
	return fields.filter(({ clear }) => clear).map(({ id, label }) => ({ name: label, value: id }));
}
