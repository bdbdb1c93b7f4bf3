import type { INodeParameters } from 'n8n-workflow';
import type { ContractCase } from '../contract-case';

const id = (number: number) => `11111111-0000-4000-8000-00000000000${number}`;
const seed = {
	tags: [1, 2].map((number) => ({ tag_id: id(number), name: `Tag ${number}` })),
	segments: [
		{ segment_id: 14, name: 'Quiet', edited_at: '2026-01-01T00:00:00Z' },
		{ segment_id: 15, name: 'Busy', edited_at: '2026-01-01T00:00:00Z' },
	],
};
const base = { seed, items: [{}] };
const segment = (mode: string, value: string): INodeParameters => ({
	segment: { __rl: true, mode, value },
});
/** The choice, and each field that one of its options shows. */
const who = (name: 'contactsWho' | 'newContactsWho') => ({
	[name]: { with: { [name]: 'tagged', tags: ['Tag 1'] } },
	lastCampaigns: { with: { [name]: 'notOpened', lastCampaigns: 3 } },
	tags: {
		with: { [name]: 'tagged', tags: [id(1), id(2)] },
		without: { [name]: 'tagged', tags: ['Tag 1'] },
	},
	criteria: { with: { [name]: 'json', criteria } },
});
const picked = { with: segment('name', 'Busy') };
const criteria = JSON.stringify({
	version: '1.0.0',
	criteria: {
		type: 'and',
		group: [{ type: 'or', group: [{ source: 'tags', field: 'tag_id', op: 'eq' }] }],
	},
});

export const segmentCases: ContractCase[] = [
	{
		...base,
		name: 'segment.create',
		parameters: { name: 'Fresh' },
		filled: { name: { with: { name: 'Another' } }, ...who('contactsWho') },
	},
	{
		...base,
		name: 'segment.get',
		parameters: segment('id', '14'),
		filled: { segment: picked },
	},
	{
		...base,
		name: 'segment.getAll',
		parameters: { returnAll: true },
		filled: {
			returnAll: { with: { returnAll: true }, without: { returnAll: false, limit: 1 } },
			limit: { with: { returnAll: false, limit: 1 } },
			'options.sortBy': { with: { options: { sortBy: 'name' } } },
		},
	},
	{
		...base,
		name: 'segment.update',
		parameters: { ...segment('id', '14'), updateFields: { name: 'Silent' } },
		filled: {
			segment: picked,
			'updateFields.name': { with: { updateFields: { name: 'Still' } } },
			...who('newContactsWho'),
		},
	},
	{
		...base,
		name: 'segment.delete',
		parameters: segment('id', '14'),
		filled: { segment: picked },
	},
];
