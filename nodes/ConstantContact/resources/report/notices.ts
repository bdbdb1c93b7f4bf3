import { notice } from '../../parameters/notice';

/** What the numbers of a result leave open. */
export const resultsNotice = notice(
	'resultsNotice',
	'Rates are percentages of delivered emails. Opens by mail programs and scanners count, too: they cannot be told apart. Figures lag behind by minutes to hours.',
);

/** The same for stats, whose percents are the service's. */
export const statsNotice = notice(
	'statsNotice',
	'The percentages are those of Constant Contact: percents_click is a percentage of those who have opened. Opens by mail programs and scanners count, too. Figures are as of last_refresh_time.',
);
