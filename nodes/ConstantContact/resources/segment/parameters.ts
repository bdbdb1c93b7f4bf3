import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { NAME_LIMIT } from '../../parameters/name-limit';
import { text, type Parameter } from '../../parameters/parameter';
import { CRITERIA_HINT, EXAMPLE_CRITERIA, toCriteria } from './criteria';

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

export const newName = text(nameField, NAME_LIMIT);

export const name = text(
	{ ...nameField, required: true, description: 'A name that no other segment has' },
	NAME_LIMIT,
);

const criteriaField: INodeProperties = {
	displayName: 'Criteria',
	name: 'criteria',
	type: 'json',
	default: EXAMPLE_CRITERIA,
	description: CRITERIA_HINT,
};

export const newCriteria = criteriaOf({
	...criteriaField,
	default: '',
	description: `Replaces all criteria of the segment. ${CRITERIA_HINT}`,
});
export const criteria = criteriaOf({ ...criteriaField, required: true });

function criteriaOf(field: INodeProperties): Parameter<string> {
	return { field, read: (given) => toCriteria(field.displayName, given) };
}
