import type { IDataObject } from 'n8n-workflow';
import { locatorField, readPicked } from '../../parameters/locator';
import { readParameter } from '../../parameters/parameter';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import { TAGS } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import { newName } from './parameters';

/** Tag → Update: its name, the only thing that can be changed. */
export const update: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: [TAGS.access.read, TAGS.access.write],
	subject: TAGS.parameter,
	gives: { name: 'name' },
	page: 'https://developer.constantcontact.com/api_guide/tags_update.html',
	fields: [locatorField(TAGS), newName.field],
	async execute(node, item, api) {
		const name = readParameter(node, item, newName);
		const id = await readPicked(node, item, api, TAGS);
		const updated = await api.put<IDataObject>(`${TAGS.path}/${id}`, { name });
		await api.remember(TAGS, id, updated);
		return identityFirst(TAGS, updated);
	},
};
