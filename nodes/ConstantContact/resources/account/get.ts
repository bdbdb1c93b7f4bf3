import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toBoolean } from '../../input/booleans';
import { isEmpty } from '../../input/values';
import { resolveNames } from '../../input/resolve-names';
import type { ItemOperation } from '../../runner/operation';

const EXTRAS = [
	{ name: 'Company Logo', value: 'company_logo' },
	{ name: 'Physical Address', value: 'physical_address' },
];

const SIMPLE_FIELDS = [
	'encoded_account_id',
	'organization_name',
	'first_name',
	'last_name',
	'contact_email',
	'contact_phone',
	'website',
	'country_code',
	'state_code',
	'time_zone_id',
];

const fields: INodeProperties[] = [
	{
		displayName: 'Simplify',
		name: 'simple',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Include',
				name: 'include',
				type: 'multiOptions',
				default: [],
				description: 'What to return besides the account itself',
				options: EXTRAS,
			},
		],
	},
];

/** Account → Get. */
export const get: ItemOperation = {
	fields,
	async execute(node, item, api) {
		const isSimple = toBoolean('Simplify', node.getNodeParameter('simple', item));
		const given = node.getNodeParameter('options.include', item, []);
		const known = EXTRAS.map(({ name, value }) => ({ id: value, name }));
		const extras = isEmpty(given) ? [] : resolveNames('Include', given, known);
		const account = await api.get<IDataObject>(
			'/account/summary',
			extras.length > 0 ? { extra_fields: extras.join(',') } : {},
		);
		return isSimple ? pick(account, [...SIMPLE_FIELDS, ...extras]) : account;
	},
};

function pick(account: IDataObject, names: string[]): IDataObject {
	const kept = names.filter((name) => account[name] !== undefined);
	return Object.fromEntries(kept.map((name) => [name, account[name]]));
}
