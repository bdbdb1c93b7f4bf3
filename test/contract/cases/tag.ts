import type { INodeParameters } from 'n8n-workflow';
import type { ContractCase } from '../contract-case';

const GOLD = '44444444-0000-4000-8000-000000000001';
const OLD = '44444444-0000-4000-8000-000000000002';

const base = {
	seed: {
		tags: [
			{ tag_id: GOLD, name: 'Gold' },
			{ tag_id: OLD, name: 'Old' },
		],
		contacts: [{ email_address: { address: 'ann@example.com' }, taggings: [GOLD] }],
	},
	items: [{}],
};
const tag = (mode: string, value: string): INodeParameters => ({
	tag: { __rl: true, mode, value },
});
const picked = { with: tag('name', 'Old') };
const contactCount = { with: { options: { contactCount: true } } };

export const tagCases: ContractCase[] = [
	{
		...base,
		name: 'tag.create',
		parameters: { name: 'Fresh' },
		filled: {
			name: { with: { name: 'Another' } },
			'additionalFields.tagSource': { with: { additionalFields: { tagSource: 'Shop' } } },
		},
	},
	{
		...base,
		name: 'tag.get',
		parameters: tag('id', GOLD),
		filled: { tag: picked, 'options.contactCount': contactCount },
	},
	{
		...base,
		name: 'tag.getAll',
		parameters: { returnAll: true },
		filled: {
			returnAll: { with: { returnAll: true }, without: { returnAll: false, limit: 1 } },
			limit: { with: { returnAll: false, limit: 1 } },
			'options.contactCount': contactCount,
		},
	},
	{
		...base,
		name: 'tag.update',
		parameters: { ...tag('id', GOLD), name: 'Golden' },
		filled: { tag: picked, name: { with: { name: 'Silver' } } },
	},
	{
		...base,
		name: 'tag.delete',
		parameters: tag('id', GOLD),
		filled: { tag: picked, waitForCompletion: { with: { waitForCompletion: false } } },
	},
];
