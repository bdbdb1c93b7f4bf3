import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { ConstantContactApi } from '../transport/api';
import { CAMPAIGNS, changedLastFirst, LISTS, TAGS } from '../transport/collections';
import { contactFields, customFieldsOf } from '../parameters/contact/contact-fields';
import { textOf } from '../input/text-of';

/** All contact lists of the account, by name. */
export async function getLists(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const lists = await new ConstantContactApi(this).known<{ list_id: string; name: string }>(LISTS);
	return byName(lists.map(({ list_id, name }) => ({ name, value: list_id })));
}

/** All tags of the account, by name. */
export async function getTags(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const tags = await new ConstantContactApi(this).known<{ tag_id: string; name: string }>(TAGS);
	return byName(tags.map(({ tag_id, name }) => ({ name, value: tag_id })));
}

/** All custom fields of the account, by label. */
export async function getCustomFields(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const fields = await customFieldsOf(new ConstantContactApi(this));
	return byName(
		fields.map(({ custom_field_id, label }) => ({ name: label, value: custom_field_id })),
	);
}

/** All email campaigns of the account that are not deleted, the one changed last first. */
export async function getCampaigns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const campaigns = await new ConstantContactApi(this).known<Record<string, string>>(CAMPAIGNS);
	return changedLastFirst(campaigns)
		.filter(({ current_status }) => textOf(current_status).toLowerCase() !== 'removed')
		.map(({ campaign_id, name }) => ({ name, value: campaign_id }));
}

/** All contact fields whose stored value can be cleared, standard and custom. */
export async function getClearableFields(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const fields = await contactFields(new ConstantContactApi(this), this.getTimezone());
	return fields.filter(({ clear }) => clear).map(({ id, label }) => ({ name: label, value: id }));
}

function byName(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return options.sort((one, other) => one.name.localeCompare(other.name));
}
