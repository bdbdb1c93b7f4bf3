import type { IExecuteFunctions } from 'n8n-workflow';
import { momentField, period } from '../../parameters/period';
import { toBound } from '../../transport/moment';

const after = momentField('Sent After', 'sentAfter', 'Campaigns sent at this moment or after it');
const before = momentField(
	'Sent Before',
	'sentBefore',
	'Campaigns sent up to it. Left empty, now.',
);

/** Between which moments campaigns were sent, where the service looks for it. */
export const sentBetween = period([{ ...after, required: true }, before]);

/** The same as a query. Throws InputError. */
export function sentQuery(node: IExecuteFunctions, item: number) {
	const { after: start, before: end } = sentBetween.read(node, item);
	return { start_at: toBound(start), ...(end !== Infinity && { end_at: toBound(end) }) };
}

/** The fields. */
export const sentFields = Object.values(sentBetween.parameters).map(({ field }) => field);
