import type { ContractCase } from '../contract-case';

const DONE = '88888888-0000-4000-8000-000000000001';
const RUNNING = '88888888-0000-4000-8000-000000000002';

const base = {
	seed: {
		settings: { activityMs: 800 },
		activities: [
			{ activity_id: DONE, state: 'completed', status: { items_total_count: 2, list_count: 1 } },
			{ activity_id: RUNNING, state: 'processing', becomes: 'completed' },
		],
	},
	items: [{}],
};

export const activityCases: ContractCase[] = [
	{
		...base,
		name: 'activity.get',
		parameters: { activityId: RUNNING },
		filled: {
			activityId: { with: { activityId: DONE } },
			simple: { with: { simple: false } },
			waitForCompletion: { with: { waitForCompletion: true } },
		},
	},
	{
		...base,
		name: 'activity.getAll',
		parameters: { returnAll: true },
		filled: {
			simple: { with: { simple: false } },
			returnAll: { with: { returnAll: true }, without: { returnAll: false, limit: 1 } },
			limit: { with: { returnAll: false, limit: 1 } },
			'filters.state': { with: { filters: { state: 'completed' } } },
		},
	},
];
