import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';
import { countsIn } from '../../transport/counts';
import { ratesOf } from './rates';

/**
 * The results of a campaign as one row. The service's own rates are left out: they are those of a page,
 * whatever is on it.
 * @param name left out where it is not known
 */
export function summaryOf(summary: IDataObject, name?: string): IDataObject {
	const counts = countsIn(summary.unique_counts);
	const { campaign_type: type } = summary;
	return {
		...pick(summary, ['campaign_id']),
		...pick({ name, type }, ['name', 'type']),
		...pick(summary, ['last_sent_date']),
		...counts,
		...ratesOf(counts),
	};
}
