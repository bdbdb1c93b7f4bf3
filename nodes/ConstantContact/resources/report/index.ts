import type { Resource } from '../../runner/operation';
import { getActivity } from './getActivity';
import { getAll } from './getAll';
import { getLandingPage } from './getLandingPage';
import { getLinks } from './getLinks';
import { getPerformance } from './getPerformance';
import { getSms } from './getSms';
import { getStats } from './getStats';

export const report: Resource = {
	operations: {
		getLandingPage,
		getPerformance,
		getSms,
		getAll,
		getLinks,
		getActivity,
		getStats,
	},
	dropdown: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'getAll',
		options: [
			{
				name: 'Get Landing Page Activity',
				value: 'getLandingPage',
				action: 'Get landing page activity',
				description: 'Retrieve who opened, clicked on or signed up through a landing page',
			},
			{
				name: 'Get Links',
				value: 'getLinks',
				action: 'Get links of campaign',
				description: 'Retrieve the links in the emails of a campaign, and how many clicked each',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many campaign results',
				description:
					'Retrieve how often each campaign was opened and clicked, with rates in percent',
			},
			{
				name: 'Get Many Recipients',
				value: 'getActivity',
				action: 'Get many recipients of campaign',
				description:
					'Retrieve who got, opened, clicked or forwarded a campaign, bounced or unsubscribed',
			},
			{
				name: 'Get Performance',
				value: 'getPerformance',
				action: 'Get performance of campaigns',
				description: 'Retrieve which campaigns were opened and clicked most, and which least',
			},
			{
				name: 'Get SMS Campaign Results',
				value: 'getSms',
				action: 'Get SMS campaign results',
				description: 'Retrieve how the texts of each campaign were delivered and clicked',
			},
			{
				name: 'Get Stats',
				value: 'getStats',
				action: 'Get stats of campaigns',
				description: 'Retrieve total and unique counts of campaigns, by device',
			},
		],
	},
};
