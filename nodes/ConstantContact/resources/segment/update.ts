import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../../input/input-error';
import { updateFields } from '../../parameters/groups';
import { locatorField, readPicked } from '../../parameters/locator';
import { readIfGiven } from '../../parameters/parameter';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import type { ConstantContactApi } from '../../transport/api';
import { SEGMENTS, TAGS } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import { newContactsWho } from './contacts-who';
import { newName, type StoredSegment } from './parameters';

const GROUP = 'updateFields';

/** Segment → Update. */
export const update: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: [SEGMENTS.access.read, SEGMENTS.access.write, TAGS.access.read],
	subject: SEGMENTS.parameter,
	gives: { [`${GROUP}.name`]: 'name' },
	page: 'https://developer.constantcontact.com/api_guide/segment_update.html',
	fields: [
		locatorField(SEGMENTS),
		...newContactsWho.fields,
		...updateFields({ name: newName }).fields,
	],
	async execute(node, item, api) {
		const change = await readChange(node, item, api);
		const id = await readPicked(node, item, api, SEGMENTS);
		const updated = await write(api, `${SEGMENTS.path}/${id}`, change);
		await api.remember(SEGMENTS, id, updated);
		return identityFirst(SEGMENTS, updated);
	},
};

/** What is to change. Throws InputError for a bad value, and for nothing. */
async function readChange(node: IExecuteFunctions, item: number, api: ConstantContactApi) {
	const name = readIfGiven(node, item, newName, GROUP);
	const segment_criteria = await newContactsWho.read(node, item, api);
	if (name !== undefined || segment_criteria !== undefined) return { name, segment_criteria };
	throw new InputError(
		"The segment keeps its criteria, and 'Update Fields' has no value",
		"Choose other 'Contacts Who', or add 'Name' and fill it in",
	);
}

/** A PUT takes name and criteria together, and there is a PATCH for the name alone. */
async function write(
	api: ConstantContactApi,
	path: string,
	{ name, segment_criteria }: { name?: string; segment_criteria?: string },
) {
	if (segment_criteria === undefined) {
		return await api.patch<StoredSegment>(`${path}/name`, { name });
	}
	const kept = name ?? (await api.get<StoredSegment>(path)).name;
	return await api.put<StoredSegment>(path, { name: kept, segment_criteria });
}
