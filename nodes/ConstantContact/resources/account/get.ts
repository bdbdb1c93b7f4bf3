import type { IDataObject } from 'n8n-workflow';
import { options } from '../../parameters/groups';
import { choices, readParameter } from '../../parameters/parameter';
import { simplify } from '../../parameters/simplify';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';

const include = choices({
	displayName: 'Include',
	name: 'include',
	type: 'multiOptions',
	default: [],
	description: 'What to return besides the account itself',
	options: [
		{ name: 'Company Logo', value: 'company_logo' },
		{ name: 'Physical Address', value: 'physical_address' },
	],
});

const asked = options({ extra_fields: include });

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

/** Account → Get. */
export const get: ItemOperation = {
	repeating: ONLY_READS,
	access: ['account:read'],
	page: 'https://developer.constantcontact.com/api_guide/account_details_get.html',
	fields: [simplify.field, ...asked.fields],
	async execute(node, item, api) {
		const isSimple = readParameter(node, item, simplify);
		const { extra_fields = [] } = asked.read(node, item);
		const extras = extra_fields as string[];
		const account = await api.get<IDataObject>(
			'/account/summary',
			extras.length > 0 ? { extra_fields: extras.join(',') } : {},
		);
		return isSimple ? withOnly(account, [...SIMPLE_FIELDS, ...extras]) : account;
	},
};

function withOnly(account: IDataObject, names: string[]): IDataObject {
	const kept = names.filter((name) => account[name] !== undefined);
	return Object.fromEntries(kept.map((name) => [name, account[name]]));
}
