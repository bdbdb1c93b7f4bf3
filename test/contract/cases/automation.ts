import type { INodeParameters } from 'n8n-workflow';
import type { ContractCase, Filled } from '../contract-case';

const id = (number: number) => `66666666-0000-4000-8000-00000000000${number}`;
const [WELCOME, BIRTHDAY] = [id(1), id(2)];

const flow = {
	id: WELCOME,
	name: 'Welcome',
	description: 'For who is new',
	structured_tags: [{ key: 'GOAL', value: 'welcome', display_value: 'Welcome' }],
	name_explicitly_set: true,
	draft_definition: {
		state: 'DRAFT',
		trigger: {
			trigger_version: '1.0.0',
			trigger_def: {
				type: 'Action',
				action_name: 'list_join',
				unique_by: 'list_ids',
				parameters: [{ parameter_name: 'list_ids', type: 'LIST', parameter_value: [id(3)] }],
			},
		},
		workflow: {
			workflow_def: {
				status: 'DRAFT',
				metadata: { made_by: 'hand' },
				tasks: [
					{
						id: 'one',
						kind: 'IF',
						json_condition: { '==': [1, 1] },
						then: [{ id: 'two', kind: 'TASK', input: { wait: 'P1D' }, output: { done: true } }],
					},
				],
			},
		},
	},
};
const seed = {
	automations: [
		{
			...flow,
			channel: 'email',
			created_from: 'TEMPLATE',
			created_date: '2026-01-02T00:00:00.000+00:00',
		},
		{
			id: BIRTHDAY,
			name: 'Birthday',
			channel: 'sms',
			created_from: 'SCRATCH',
			active_definition: { state: 'ACTIVE' },
			created_date: '2026-01-01T00:00:00.000+00:00',
		},
	],
};
const base = { seed, items: [{}] };
const automation = (mode: string, value: string): INodeParameters => ({
	automation: { __rl: true, mode, value },
});
const filter = (name: string, value: string): [string, Filled] => [
	`filters.${name}`,
	{ with: { filters: { [name]: value } } },
];
const trigger = JSON.stringify(flow.draft_definition.trigger.trigger_def);
const BIRTHDAYS = JSON.stringify({
	type: 'Date',
	action_name: 'calendar_date',
	trigger_date: {
		type: 'Profile',
		month_field: 'record.birthday_month',
		day_field: 'record.birthday_day',
	},
	bounds: { after: 'P0D', before: 'P1D' },
});

export const automationCases: ContractCase[] = [
	{
		...base,
		name: 'automation.create',
		parameters: { name: 'Party', trigger: BIRTHDAYS },
		filled: { name: { with: { name: 'Feast' } }, trigger: { with: { trigger } } },
	},
	{
		...base,
		name: 'automation.get',
		parameters: automation('id', WELCOME),
		filled: { automation: { with: automation('name', 'Birthday') } },
	},
	{
		...base,
		name: 'automation.getAll',
		parameters: { returnAll: true },
		filled: {
			returnAll: { with: { returnAll: true }, without: { returnAll: false, limit: 1 } },
			limit: { with: { returnAll: false, limit: 1 } },
			...Object.fromEntries([
				filter('channel', 'sms'),
				filter('createdFrom', 'TEMPLATE'),
				filter('goals', 'welcome'),
				filter('name', 'Welcome'),
			]),
			'options.sortOrder': { with: { options: { sortOrder: 'ASC' } } },
		},
	},
	{
		...base,
		name: 'automation.update',
		parameters: {
			...automation('id', WELCOME),
			automationFlow: JSON.stringify({ ...flow, id: undefined }),
		},
		filled: {
			automation: { with: automation('name', 'Birthday') },
			automationFlow: {
				with: { automationFlow: JSON.stringify({ automation_flow: { ...flow, name: 'Hello' } }) },
			},
		},
	},
];
