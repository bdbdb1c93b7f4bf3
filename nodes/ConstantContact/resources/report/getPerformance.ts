import type { IDataObject } from 'n8n-workflow';
import { options } from '../../parameters/groups';
import { choice, wholeNumber } from '../../parameters/parameter';
import { withWarnings } from '../../parameters/warnings';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { ApiFailure } from '../../transport/api-failure';
import { failureOfContent, textsIn } from '../../transport/read-failure';
import { rankedIn } from './ranked';
import { sentFields, sentQuery } from './sent-between';

const dateOf = choice({
	displayName: 'Date Of',
	name: 'dateOf',
	type: 'options',
	default: 'start_at',
	description: 'Which date of a campaign counts',
	options: [
		{ name: 'Adjusted Time', value: 'adjusted_timestamp' },
		{ name: 'Start', value: 'start_at' },
	],
});

const count = wholeNumber(
	{
		displayName: 'Campaigns in Each List',
		name: 'count',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 5,
		description: 'How many campaigns each list has at most',
	},
	1,
	1000,
);

const asked = options({ filter: dateOf, count });

/** Report → Get Performance: the campaigns that were opened and clicked most, and least. */
export const getPerformance: ItemOperation = {
	repeating: ONLY_READS,
	access: ['ui:campaign:metrics'],
	// The report is newer than the pages: this one is about the figures that it ranks.
	page: 'https://developer.constantcontact.com/api_guide/email_bulk_campaign_summary_report.html',
	fields: [...sentFields, ...asked.fields],
	async execute(node, item, api) {
		const query = { ...sentQuery(node, item), ...asked.read(node, item) };
		const answer = await api.get<IDataObject>('/reports/email_reports/campaign_performance', query);
		const rows = rankedIn(answer);
		const errors = [answer.errors ?? []].flat().flatMap((error) => textsIn(error));
		if (rows.length > 0) return rows.map((row) => withWarnings(row, errors));
		if (errors.length === 0 && (answer.top ?? answer.bottom) === undefined)
			throw failureOfContent(200);
		if (errors.length === 0) return [];
		throw new ApiFailure(
			`Constant Contact has no performance to show: ${errors.join('; ')}`,
			'Use another range, or run the workflow again later',
		);
	},
};
