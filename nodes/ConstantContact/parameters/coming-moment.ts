import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../input/input-error';
import { toInstant } from '../input/moments';
import { isEmpty } from '../input/values';

/**
 * The moment that the item gives, in UTC. A time without a zone is meant in the one of the workflow.
 * Throws InputError when it gives none, and for one that is over.
 */
export function readComingMoment(
	node: IExecuteFunctions,
	item: number,
	{ displayName: label, name }: INodeProperties,
): string {
	const given = node.getNodeParameter(name, item, '') as unknown;
	if (isEmpty(given)) {
		throw new InputError(`'${label}' is empty`, `Fill in '${label}'`);
	}
	const date = toInstant(label, given, node.getTimezone());
	if (Date.parse(date) > Date.now()) return date;
	throw new InputError(
		`'${label}' is in the past: ${quoted(given)}, which is ${date}`,
		`Nothing was scheduled. Pick a date in the future. Without a time zone, it is in that of the workflow, ${node.getTimezone()}`,
	);
}
