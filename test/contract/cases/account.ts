import type { ContractCase } from '../contract-case';

const base = { seed: {}, items: [{}], parameters: {} };

export const accountCases: ContractCase[] = [
	{
		...base,
		name: 'account.get',
		filled: {
			simple: { with: { simple: false } },
			'options.include': { with: { options: { include: ['company_logo', 'physical_address'] } } },
		},
	},
	{ ...base, name: 'account.getAddress', filled: {} },
	{
		...base,
		name: 'account.getEmails',
		filled: {
			'filters.email': { with: { filters: { email: 'news@example.com' } } },
			'filters.role': { with: { filters: { role: 'REPLY_TO' } } },
			'filters.status': { with: { filters: { status: 'UNCONFIRMED' } } },
		},
	},
	{ ...base, name: 'account.getPrivileges', filled: {} },
];
