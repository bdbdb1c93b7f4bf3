import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isEmpty, toText } from '../../input/values';
import type { ItemOperation } from '../../runner/operation';
import type { ConstantContactApi } from '../../transport/api';
import { SEGMENTS } from '../../transport/collections';
import { locatorField, readPicked } from '../../parameters/locator';
import { NAME_LIMIT } from '../../parameters/name-field';
import { readUpdate } from '../../parameters/update-fields';
import type { StoredSegment } from './create';
import { CRITERIA_HINT, EXAMPLE_CRITERIA, toCriteria } from './criteria';

const fields: INodeProperties[] = [
	locatorField(SEGMENTS),
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Criteria',
				name: 'criteria',
				type: 'json',
				default: EXAMPLE_CRITERIA,
				description: CRITERIA_HINT,
			},
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Has not opened lately',
				description: 'The new name, which no other segment may have',
			},
		],
	},
];

/** Segment → Update. */
export const update: ItemOperation = {
	fields,
	async execute(node, item, api) {
		const change = readUpdate(node, item, readChange);
		const id = await readPicked(node, item, api, SEGMENTS);
		const updated = await write(api, `/segments/${id}`, change);
		await api.remember(SEGMENTS, id, updated);
		return updated;
	},
};

interface Change {
	name?: string;
	segment_criteria?: string;
}

function readChange({ name, criteria }: IDataObject): Change {
	return {
		...(!isEmpty(name) && { name: toText('Name', name, NAME_LIMIT) }),
		...(!isEmpty(criteria) && { segment_criteria: toCriteria('Criteria', criteria) }),
	};
}

/** A PUT takes name and criteria together, and there is a PATCH for the name alone. */
async function write(api: ConstantContactApi, path: string, { name, segment_criteria }: Change) {
	if (segment_criteria === undefined) {
		return await api.patch<StoredSegment>(`${path}/name`, { name });
	}
	const kept = name ?? (await api.get<StoredSegment>(path)).name;
	return await api.put<StoredSegment>(path, { name: kept, segment_criteria });
}
