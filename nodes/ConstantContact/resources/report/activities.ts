import type { INodePropertyOptions } from 'n8n-workflow';
import { choice } from '../../parameters/parameter';
import type { TrackedKind } from '../../transport/reports';

/** What a row of each report about an email says in plain words. */
export const DONE: Record<TrackedKind, string> = {
	sends: 'sent',
	opens: 'opened',
	unique_opens: 'opened',
	didnotopens: 'did not open',
	clicks: 'clicked',
	forwards: 'forwarded',
	optouts: 'opted out',
	bounces: 'bounced',
};

const OPTIONS: Array<INodePropertyOptions & { value: TrackedKind }> = [
	{ name: 'Bounces', value: 'bounces', description: 'Who could not be reached, and why' },
	{
		name: 'Clicks',
		value: 'clicks',
		description: 'Each click on a link; scanners of mail programs click, too',
	},
	{
		name: 'Did Not Open',
		value: 'didnotopens',
		description: 'Who was sent the email and has not opened it',
	},
	{
		name: 'Forwards',
		value: 'forwards',
		description: 'Each forward through the link in the footer',
	},
	{
		name: 'Opens',
		value: 'opens',
		description: 'Each open, including those by machines, which cannot be told apart',
	},
	{ name: 'Opt-Outs', value: 'optouts', description: 'Who unsubscribed, with the reason if given' },
	{ name: 'Sends', value: 'sends', description: 'Who was sent the email' },
	{
		name: 'Unique Opens',
		value: 'unique_opens',
		description: 'The last open of each contact, including those by machines',
	},
];

export const activity = choice({
	displayName: 'Activity',
	name: 'activity',
	type: 'options',
	default: 'opens',
	description:
		'What the contacts have done. 500 rows take one request: 100,000 rows take 200, at least 50 seconds and 2% of the daily quota.',
	options: OPTIONS,
});

/** Why an email came back, by the code of the report. */
export const BOUNCES: Record<string, string> = {
	B: 'Address Does Not Exist',
	D: 'Undeliverable',
	F: 'Mailbox Full',
	S: 'Suspended',
	V: 'Vacation Reply',
	X: 'Other',
	Z: 'Blocked',
};
