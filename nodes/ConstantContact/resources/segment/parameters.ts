import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { NAME_LIMIT } from '../../parameters/name-limit';
import { nameText } from '../../parameters/parameter';

/** A segment as Constant Contact returns it; only what the node reads. */
export interface StoredSegment extends IDataObject {
	segment_id: number;
	name: string;
}

const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Has not opened lately',
	description: 'The new name, which no other segment may have',
};

export const newName = nameText(nameField, NAME_LIMIT);

export const name = nameText(
	{ ...nameField, required: true, description: 'A name that no other segment has' },
	NAME_LIMIT,
);
