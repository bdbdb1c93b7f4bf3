import type { INodeParameters } from 'n8n-workflow';
import type { ContractCase, Filled } from '../contract-case';

const LEVEL = '22222222-0000-4000-8000-000000000001';
const NOTE = '22222222-0000-4000-8000-000000000002';

const base = {
	seed: {
		customFields: [
			{
				custom_field_id: LEVEL,
				label: 'Level',
				type: 'single_select',
				choices: [
					{ choice_id: 7, choice_label: 'Gold', display_order: 1 },
					{ choice_id: 8, choice_label: 'Silver', display_order: 2 },
				],
			},
			{ custom_field_id: NOTE, label: 'Note', type: 'string' },
		],
	},
	items: [{}],
};
const field = (mode: string, value: string): INodeParameters => ({
	customField: { __rl: true, mode, value },
});
const picked = { with: field('name', 'Note') };

const TYPES = ['currency', 'date', 'datetime', 'number', 'string', 'text_area', 'boolean'];
const types = TYPES.map((type): [string, Filled] => [
	`type.${type}`,
	{
		with: { label: 'A', type },
		without: { label: 'A', type: type === 'date' ? 'string' : 'date' },
	},
]);
const detail = (type: string, name: string, value: string | number | boolean): [string, Filled] => {
	const start: INodeParameters = { type, ...(type.endsWith('select') && { choices: 'A, B' }) };
	return [
		`additionalFields.${name}`,
		{ with: { ...start, additionalFields: { [name]: value } }, without: start },
	];
};
const update = (name: string, value: string): [string, Filled] => [
	`updateFields.${name}`,
	{ with: { updateFields: { [name]: value } } },
];

export const customFieldCases: ContractCase[] = [
	{
		...base,
		name: 'customField.create',
		parameters: { label: 'Fresh', type: 'string' },
		filled: {
			label: { with: { label: 'Another' } },
			type: { with: { type: 'multi_select', choices: 'A' } },
			choices: {
				with: { type: 'single_select', choices: 'A, B' },
				without: { type: 'single_select', choices: 'A' },
			},
			...Object.fromEntries([
				...types,
				detail('number', 'allowNegative', true),
				detail('currency', 'currencyCode', 'EUR'),
				detail('date', 'dateVersion', 2),
				detail('number', 'decimalPlaces', 3),
				detail('multi_select', 'displayType', 'checkbox'),
			]),
			'additionalFields.dateFormat': {
				with: {
					type: 'date',
					additionalFields: { dateVersion: 2, dateFormat: 'DD/MM/YYYY' },
				},
				without: { type: 'date', additionalFields: { dateVersion: 2 } },
			},
		},
	},
	{
		...base,
		name: 'customField.get',
		parameters: field('id', LEVEL),
		filled: { customField: picked },
	},
	{
		...base,
		name: 'customField.getAll',
		parameters: { returnAll: true },
		filled: {
			returnAll: { with: { returnAll: true }, without: { returnAll: false, limit: 1 } },
			limit: { with: { returnAll: false, limit: 1 } },
		},
	},
	{
		...base,
		name: 'customField.update',
		parameters: { ...field('id', LEVEL), updateFields: { label: 'Newest' } },
		filled: {
			customField: picked,
			...Object.fromEntries([
				update('addChoices', 'Bronze'),
				update('label', 'Other'),
				update('removeChoices', 'Gold'),
			]),
		},
	},
	{
		...base,
		name: 'customField.delete',
		parameters: field('id', LEVEL),
		filled: { customField: picked },
	},
];
