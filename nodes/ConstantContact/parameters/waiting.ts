import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../input/input-error';
import { flag, readIfGiven, readValue, type Parameter } from './parameter';

const LONGEST_MINUTES = 24 * 60;
const USUAL_MINUTES = 30;

/** Whether to wait for what Constant Contact works off by itself. */
export const wait = flag({
	displayName: 'Wait for Completion',
	name: 'waitForCompletion',
	type: 'boolean',
	default: true,
	description:
		'Whether to wait until Constant Contact is done. Otherwise the activity is returned at once, and work that it leaves undone goes unnoticed.',
});

const longestWaitField: INodeProperties = {
	displayName: 'Longest Wait (Minutes)',
	name: 'longestWait',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: LONGEST_MINUTES },
	default: USUAL_MINUTES,
	description:
		'How long to wait. After that, the run fails, but the activity continues: see Activity → Get.',
};

/** The option that ends the waiting of a bulk operation, in minutes. */
export const longestWait: Parameter<number> = {
	field: longestWaitField,
	read: (given) => {
		const minutes = Number(given);
		if (minutes > 0 && minutes <= LONGEST_MINUTES) return minutes;
		throw new InputError(
			`'${longestWaitField.displayName}' is ${quoted(given)}`,
			`Use a number of minutes up to ${LONGEST_MINUTES}`,
		);
	},
};

/** How long a bulk operation waits, in milliseconds; 0 when it does not. Throws InputError. */
export function readPatience(node: IExecuteFunctions): number {
	const waits = readValue(node, 0, wait);
	const minutes = readIfGiven(node, 0, longestWait, 'options') ?? USUAL_MINUTES;
	return waits ? minutes * 60_000 : 0;
}
