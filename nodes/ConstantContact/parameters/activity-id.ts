import type { INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../input/input-error';
import { textOf } from '../input/text-of';
import { UUID } from '../input/uuid';
import { isEmpty } from '../input/values';
import type { Parameter } from './parameter';

/** The ID of an activity in what is given: the ID itself, or a link to it. */
export function activityIdOf(field: INodeProperties): Parameter<string> {
	return {
		field,
		read: (given) => {
			const id = new RegExp(UUID).exec(isEmpty(given) ? '' : textOf(given))?.[0];
			if (id !== undefined) return id;
			throw new InputError(
				`'${field.displayName}' holds no ID: ${quoted(given ?? '')}`,
				'Use the activity_id that a bulk operation returns',
			);
		},
	};
}
