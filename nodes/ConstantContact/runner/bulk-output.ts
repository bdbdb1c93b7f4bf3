import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { BulkRequest } from './operation';
import { didNothing, hasFailed, isFinished, optedOut, type Activity } from '../transport/activity';
import { withWarnings } from '../parameters/warnings';
import { simplifiedActivity } from '../transport/simplified-activity';

/** The state of items whose activity is completed, but left some of its work undone. */
const PARTLY_COMPLETED = 'partly_completed';
const UNKNOWN_WHICH =
	'Constant Contact has done this activity only in part, and does not tell for which items';

/**
 * What comes out for a request: an item for each input item where the request tells what they name, else
 * one for the activity. Nothing when nothing was done of what was to be done; then its items fail.
 * @param failure what is left undone, once that is known
 */
export function outputOf(
	request: BulkRequest,
	activity: Activity,
	failure?: unknown,
): INodeExecutionData[] {
	const { items, each } = request;
	if (failure && (hasFailed(activity) || (each && didNothing(activity)))) return [];
	// A failure counts those who opted out itself.
	const warnings = [...(request.warnings ?? []), ...(failure ? [] : optedOut(activity))];
	if (!each) {
		const json = withWarnings(simplifiedActivity(activity), warnings);
		return [{ json, pairedItem: pairedWith(items) }];
	}
	const isPartly = failure !== undefined && isFinished(activity);
	const outcome = withWarnings<IDataObject>(
		{
			activity_id: activity.activity_id,
			state: isPartly ? PARTLY_COMPLETED : activity.state,
		},
		[...warnings, ...(isPartly ? [UNKNOWN_WHICH] : [])],
	);
	return items.map((item, index) => ({
		json: { ...each[index], ...outcome },
		pairedItem: { item },
	}));
}

/**
 * The input items that something comes from. n8n only has to see that there are several; all of
 * thousands, perhaps in each row of an export, are a lot.
 */
export function pairedWith(items: number[]): Array<{ item: number }> {
	const ends = [items[0], items[items.length - 1]];
	return [...new Set(ends)].map((item) => ({ item }));
}

/** In the order of the input items, or of the first ones that they come from. */
export function inItemOrder(output: INodeExecutionData[]): INodeExecutionData[] {
	return output.sort((one, other) => firstItemOf(one) - firstItemOf(other));
}

function firstItemOf({ pairedItem }: INodeExecutionData): number {
	const [first] = [pairedItem].flat();
	return typeof first === 'object' ? first.item : (first ?? 0);
}
