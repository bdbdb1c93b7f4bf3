import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../input/is-object';
import type { Activity } from './activity';

/** With the counters of an import, of which there are five, they make ten. */
const KEPT = ['percent_done', 'activity_errors', 'created_at'] as const;

/**
 * What comes out for an activity: its counters first, then which one it is and what became of it.
 * Counters differ by the kind of activity, and come with it once it is finished.
 */
export function simplifiedActivity(activity: Activity): IDataObject {
	const { activity_id, state, status } = activity;
	const all = activity as Activity & IDataObject;
	const counters = isObject(status) ? status : {};
	const kept = KEPT.filter((name) => all[name] !== undefined);
	return {
		...counters,
		activity_id,
		state,
		...Object.fromEntries(kept.map((name) => [name, all[name] as IDataObject[string]])),
	};
}
