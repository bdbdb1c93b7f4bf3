import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../input/input-error';
import { toBoolean } from '../input/booleans';
import { isEmpty } from '../input/values';

const LONGEST_MINUTES = 24 * 60;
const USUAL_MINUTES = 30;

/** The field of operations that Constant Contact works off by itself. */
export const waitField: INodeProperties = {
	displayName: 'Wait for Completion',
	name: 'waitForCompletion',
	type: 'boolean',
	default: true,
	description:
		'Whether to wait until Constant Contact is done, which takes a few more requests. Otherwise its activity is returned at once, and what it leaves undone goes unnoticed.',
};

/** The option that ends the waiting of a bulk operation. */
export const longestWaitOption: INodeProperties = {
	displayName: 'Longest Wait (Minutes)',
	name: 'longestWait',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: LONGEST_MINUTES },
	default: USUAL_MINUTES,
	description:
		'How long to wait for completion. After that the run fails, but the activity goes on: find it with Activity → Get.',
};

/** How long a bulk operation waits, in milliseconds; 0 when it does not. Throws InputError. */
export function readPatience(node: IExecuteFunctions): number {
	const waits = toBoolean(
		'Wait for Completion',
		node.getNodeParameter('waitForCompletion', 0, true),
	);
	const given = node.getNodeParameter('options.longestWait', 0, USUAL_MINUTES) as unknown;
	const minutes = isEmpty(given) ? USUAL_MINUTES : Number(given);
	if (!(minutes > 0 && minutes <= LONGEST_MINUTES)) {
		throw new InputError(
			`'Longest Wait (Minutes)' is ${quoted(given)}`,
			`Use a number of minutes up to ${LONGEST_MINUTES}`,
		);
	}
	return waits ? minutes * 60_000 : 0;
}
