import type { IDataObject } from 'n8n-workflow';
import { numberOf } from '../../input/numbers';
import { percentOf } from '../../transport/counts';

/**
 * Rates in percent of those whom the emails have reached, as Constant Contact shows them: sent to, and
 * not bounced. Null where nobody was reached.
 */
export function ratesOf({ sends, bounces, opens, clicks }: IDataObject): IDataObject {
	const reached = (numberOf(sends) ?? NaN) - (numberOf(bounces) ?? 0);
	return { open_rate: percentOf(opens, reached), click_rate: percentOf(clicks, reached) };
}
