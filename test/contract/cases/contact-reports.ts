import type { INodeParameters } from 'n8n-workflow';
import type { ContractCase, Filled } from '../contract-case';

const id = (number: number) => `77777777-0000-4000-8000-00000000000${number}`;
const [ANN, BOB, SPRING, FALL] = [id(1), id(2), id(3), id(4)];
const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString();

const row = (contact: string, type: string, days: number, activity = SPRING) => ({
	campaign_activity_id: activity,
	contact_id: contact,
	tracking_activity_type: type,
	email_address: 'ann@example.com',
	created_time: daysAgo(days),
});

const seed = {
	contacts: [
		{ contact_id: ANN, email_address: { address: 'ann@example.com' } },
		{ contact_id: BOB, email_address: { address: 'bob@example.com' } },
	],
	tracking: [
		row(ANN, 'em_sends', 20),
		row(ANN, 'em_opens', 19),
		row(ANN, 'em_sends', 500, FALL),
		row(ANN, 'p_contact_open', 5),
		row(BOB, 'em_sends', 3),
	],
};
const base = { seed, items: [{}] };
const pick = (mode: string, value: string): INodeParameters => ({
	contact: { __rl: true, mode, value },
});
const contact: Filled = { with: pick('email', 'bob@example.com') };
const option = (name: string, value: string | boolean, more: INodeParameters = {}): Filled => ({
	with: { ...more, options: { [name]: value } },
	without: more,
});

export const contactReportCases: ContractCase[] = [
	{
		...base,
		name: 'contact.getActivity',
		parameters: { ...pick('id', ANN), returnAll: true },
		filled: {
			contact,
			perCampaign: { with: { perCampaign: true } },
			activities: { with: { activities: ['em_opens', 'Landing Page Opens'] } },
			returnAll: { with: { returnAll: true }, without: { returnAll: false, limit: 1 } },
			limit: { with: { returnAll: false, limit: 1 } },
			'options.includeNames': option('includeNames', false),
			'options.start': option('start', daysAgo(600), { perCampaign: true }),
			'options.end': option('end', daysAgo(30), { perCampaign: true }),
		},
	},
	{
		...base,
		name: 'contact.getRates',
		parameters: pick('id', ANN),
		filled: {
			contact,
			'options.start': option('start', daysAgo(600)),
			'options.end': option('end', daysAgo(30)),
		},
	},
];
