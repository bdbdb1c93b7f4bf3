import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemOperation } from '../../runner/operation';
import { readRequired } from '../../parameters/name-field';
import { CRITERIA_HINT, EXAMPLE_CRITERIA, toCriteria } from './criteria';

/** A segment as Constant Contact returns it; only what the node reads. */
export interface StoredSegment extends IDataObject {
	segment_id: number;
	name: string;
}

const fields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Has not opened lately',
		description: 'A name that no other segment has',
	},
	{
		displayName: 'Criteria',
		name: 'criteria',
		type: 'json',
		required: true,
		default: EXAMPLE_CRITERIA,
		description: CRITERIA_HINT,
	},
];

/** Segment → Create. */
export const create: ItemOperation = {
	fields,
	async execute(node, item, api) {
		const name = readRequired(node, item, 'name', 'Name');
		const segment_criteria = toCriteria('Criteria', node.getNodeParameter('criteria', item));
		return await api.post<StoredSegment>('/segments', { name, segment_criteria });
	},
};
