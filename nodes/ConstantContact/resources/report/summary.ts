import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';
import { numberOf } from '../../input/numbers';
import { countsIn, percentOf } from '../../transport/counts';

/**
 * The results of a campaign as one row, with rates in percent of those whom it has reached. The service's own
 * rates are those of a page, whatever is on it.
 * @param name left out where it is not known
 */
export function summaryOf(summary: IDataObject, name?: string): IDataObject {
	const counts = countsIn(summary.unique_counts);
	const { sends, bounces, delivers, opens, clicks } = counts;
	const reached = delivers ?? (numberOf(sends) ?? NaN) - (numberOf(bounces) ?? 0);
	const { campaign_type: type, campaign_name = name } = summary;
	return {
		...pick(summary, ['campaign_id']),
		...pick({ name: campaign_name, type }, ['name', 'type']),
		...pick(summary, ['last_sent_date']),
		...counts,
		...(delivers === undefined && { open_rate: percentOf(opens, reached) }),
		click_rate: percentOf(clicks, reached),
	};
}
