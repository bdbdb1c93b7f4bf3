import type { INodeProperties } from 'n8n-workflow';

const notice = (name: string, displayName: string): INodeProperties => ({
	displayName,
	name,
	type: 'notice',
	default: '',
});

/** What the numbers of a result leave open. */
export const resultsNotice = notice(
	'resultsNotice',
	'Rates are percents of those who got the email. Opens by machines count, too: nobody can tell them apart. Figures lag behind.',
);

/** The same for stats, whose percents are the service's. */
export const statsNotice = notice(
	'statsNotice',
	'Percents are those of Constant Contact: percents_click is of those who have opened. Opens by machines count, too. Figures are as of last_refresh_time.',
);
