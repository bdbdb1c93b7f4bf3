import type { IDataObject } from 'n8n-workflow';
import { updateFields } from '../../parameters/groups';
import { locatorField, readPicked } from '../../parameters/locator';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import type { ConstantContactApi } from '../../transport/api';
import { SEGMENTS } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import { newCriteria, newName, type StoredSegment } from './parameters';

const changes = updateFields({ name: newName, segment_criteria: newCriteria });

/** Segment → Update. */
export const update: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: [SEGMENTS.access.read, SEGMENTS.access.write],
	subject: SEGMENTS.parameter,
	gives: { 'updateFields.name': 'name' },
	page: 'https://developer.constantcontact.com/api_guide/segment_update.html',
	fields: [locatorField(SEGMENTS), ...changes.fields],
	async execute(node, item, api) {
		const change = changes.read(node, item);
		const id = await readPicked(node, item, api, SEGMENTS);
		const updated = await write(api, `${SEGMENTS.path}/${id}`, change);
		await api.remember(SEGMENTS, id, updated);
		return identityFirst(SEGMENTS, updated);
	},
};

/** A PUT takes name and criteria together, and there is a PATCH for the name alone. */
async function write(api: ConstantContactApi, path: string, change: IDataObject) {
	const { name, segment_criteria } = change;
	if (segment_criteria === undefined) {
		return await api.patch<StoredSegment>(`${path}/name`, { name });
	}
	const kept = name ?? (await api.get<StoredSegment>(path)).name;
	return await api.put<StoredSegment>(path, { name: kept, segment_criteria });
}
