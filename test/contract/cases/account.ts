import type { ContractCase, Filled } from '../contract-case';

const base = { seed: {}, items: [{}], parameters: {} };
const updating = {
	...base,
	seed: { settings: { scopes: ['account_read', 'account_update', 'offline_access'] } },
};
const change = (name: string, value: string | string[]): [string, Filled] => [
	`updateFields.${name}`,
	{ with: { updateFields: { [name]: value } } },
];
const HERE = {
	addressLine1: '123 Maple Street',
	city: '={{ $json.city }}',
	stateCode: 'MA',
	postalCode: '02451',
	countryCode: 'us',
};
const ABROAD = { addressLine1: '1 Main Street', city: '={{ $json.city }}', countryCode: 'AU' };
const TWO_LINES = { ...ABROAD, addressLine2: '={{ $json.line2 }}' };
const moved = (name: string, value: string | string[]): [string, Filled] => [
	`updateFields.${name}`,
	{ with: { updateFields: { ...HERE, [name]: value } } },
];

export const accountCases: ContractCase[] = [
	{
		...updating,
		name: 'account.addEmail',
		parameters: { email: 'new@example.com' },
		filled: { email: { with: { email: 'other@example.com' } } },
	},
	{
		...base,
		name: 'account.convertV2Ids',
		seed: {
			v2Ids: {
				contacts: { 7: '33333333-0000-4000-8000-000000000007' },
				lists: { 7: '11111111-0000-4000-8000-000000000007' },
				campaigns: { 7: '66666666-0000-4000-8000-000000000007' },
			},
		},
		// The items ask for one of each, so that each path is reached.
		items: [{ of: 'contacts' }, { of: 'lists' }, { of: 'campaigns' }],
		parameters: { of: '={{ $json.of }}', v2Ids: '7' },
		filled: {
			of: { with: { of: 'lists' } },
			v2Ids: { with: { v2Ids: '8, 7' } },
		},
	},
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
	{ ...base, name: 'account.getLogo', filled: {} },
	{ ...base, name: 'account.getPrivileges', filled: {} },
	{
		...updating,
		name: 'account.update',
		parameters: { updateFields: { organizationName: 'Oils' } },
		filled: Object.fromEntries([
			change('contactEmail', 'owner@example.com'),
			change('contactPhone', '617-555-0199'),
			change('countryCode', 'CA'),
			change('firstName', 'Olivia'),
			change('lastName', 'Oiler'),
			change('organizationName', 'Olives'),
			change('organizationPhone', '617-555-0198'),
			change('stateCode', 'ON'),
			change('timeZone', 'US/Pacific'),
			change('website', 'https://oils.example.com'),
		]),
	},
	{
		// The account has no address, so the first item adds one, and the second changes it.
		...updating,
		seed: { ...updating.seed, organization: { physical_address: null } },
		name: 'account.updateAddress',
		items: [
			{ city: 'Waltham', line2: 'Unit 1' },
			{ city: 'Boston', cleared: 'address_line2' },
		],
		parameters: { updateFields: HERE },
		filled: {
			...Object.fromEntries([
				moved('addressLine1', '1 Main Street'),
				moved('addressLine2', 'Unit 1'),
				moved('addressLine3', 'Back entrance'),
				moved('city', 'Salem'),
				moved('countryCode', 'CA'),
				moved('postalCode', '01970'),
				moved('stateCode', 'NH'),
			]),
			'updateFields.stateName': {
				with: { updateFields: { ...ABROAD, stateName: 'Victoria' } },
				without: { updateFields: ABROAD },
			},
			'updateFields.clear': {
				with: { updateFields: { ...TWO_LINES, clear: '={{ $json.cleared }}' } },
				without: { updateFields: TWO_LINES },
			},
		},
	},
	{
		...updating,
		name: 'account.updateLogo',
		parameters: { source: 'external_url', imageUrl: 'https://example.com/logo.png' },
		filled: {
			imageId: { with: { source: 'internal_id', imageId: 'ACCOUNT.IMAGE.7' } },
			imageUrl: { with: { imageUrl: 'https://example.com/other.png' } },
			source: { with: { source: 'internal_id', imageId: 'ACCOUNT.IMAGE.8' } },
		},
	},
];
