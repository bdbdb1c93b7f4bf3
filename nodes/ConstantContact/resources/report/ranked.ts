import type { IDataObject } from 'n8n-workflow';
import { countsIn } from '../../transport/counts';

const LISTS = ['top', 'bottom'];
const MEASURES = ['open_rate', 'opens', 'click_rate', 'clicks'];

/** The campaigns of all lists in an answer, one row for each place, with the value by which it has it. */
export function rankedIn(answer: IDataObject): IDataObject[] {
	return LISTS.flatMap((list) =>
		MEASURES.flatMap((by) => {
			const campaigns = (Object(answer[list]) as IDataObject)[by];
			return ([campaigns ?? []].flat() as IDataObject[]).map((campaign, index) => {
				const figures = countsIn(campaign);
				const value = figures[`${by}_precision_one`] ?? figures[by];
				return { list, by, rank: index + 1, ...(value !== undefined && { value }), ...figures };
			});
		}),
	);
}
