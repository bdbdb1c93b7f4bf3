import type { Resource } from '../../runner/operation';
import { getActivity } from './getActivity';
import { getAll } from './getAll';
import { getLinks } from './getLinks';
import { getStats } from './getStats';

export const report: Resource = {
	operations: {
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
					'Retrieve how often the emails of each campaign were opened and clicked, with rates in percent of those who got them. Opens by machines count, too. The figures lag behind.',
			},
			{
				name: 'Get Many Recipients',
				value: 'getActivity',
				action: 'Get many recipients of campaign',
				description:
					'Retrieve who was sent the emails of a campaign, or has opened, clicked, forwarded, bounced or unsubscribed. None before they are sent.',
			},
			{
				name: 'Get Stats',
				value: 'getStats',
				action: 'Get stats of campaigns',
				description:
					'Retrieve all and unique counts of some campaigns, by device, as of last_refresh_time. Percents are those of Constant Contact: percents_click is of those who have opened.',
			},
		],
	},
};
