import { InputError, quoted } from '../input/input-error';
import { isEmpty } from '../input/values';
import { textOf } from '../input/text-of';
import { UUID } from '../input/uuid';

/** The ID of an activity in what is given: the ID itself, or a link to it. Throws InputError for none. */
export function readActivityId(given: unknown): string {
	const id = new RegExp(UUID).exec(isEmpty(given) ? '' : textOf(given))?.[0];
	if (id !== undefined) return id;
	throw new InputError(
		`'Activity ID' holds no ID: ${quoted(given ?? '')}`,
		'Use the activity_id that a bulk operation returns',
	);
}
