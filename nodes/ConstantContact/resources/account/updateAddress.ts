import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../input/input-error';
import { isEmpty } from '../../input/values';
import { updateFields } from '../../parameters/groups';
import { choices } from '../../parameters/parameter';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import type { ConstantContactApi } from '../../transport/api';
import { ApiFailure, isNotFound, reworded } from '../../transport/api-failure';
import { mergePostal, PARTS } from './postal';

const PATH = '/account/summary/physical_address';

const clear = choices({
	displayName: 'Clear',
	name: 'clear',
	type: 'multiOptions',
	default: [],
	description: 'What to remove from the address',
	options: [
		{ name: 'Address Line 2', value: 'address_line2' },
		{ name: 'Address Line 3', value: 'address_line3' },
	],
});

const changes = updateFields({ ...PARTS, clear });

/** Account → Update Address: reads it, merges the change, and writes the whole; adds one where there is none. */
export const updateAddress: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: ['account:read', 'account:update'],
	page: 'https://developer.constantcontact.com/api_guide/account_address_put.html',
	fields: changes.fields,
	async execute(node, item, api) {
		const { clear: cleared = [], ...change } = changes.read(node, item);
		refuseBoth(change, cleared as Line[]);
		const stored = await readStored(api);
		const unwanted = Object.fromEntries((cleared as Line[]).map((line) => [line, undefined]));
		const address = mergePostal(stored, { ...unwanted, ...change }, changes.fields[0].displayName);
		if (!address) return { ...stored, action: 'unchanged' };
		if (!isEmpty(Object.keys(stored))) {
			return { ...(await api.put<IDataObject>(PATH, address)), action: 'updated' };
		}
		return { ...(await add(api, address)), action: 'created' };
	},
};

type Line = 'address_line2' | 'address_line3';

function refuseBoth(change: IDataObject, cleared: Line[]): void {
	const both = cleared.find((line) => change[line] !== undefined);
	if (both === undefined) return;
	throw new InputError(
		`'${clear.field.displayName}' names '${PARTS[both].field.displayName}', which has a new value`,
		'Leave out one of them',
	);
}

/** Empty for none: nobody knows whether the service answers 404, 204 or without properties then. */
async function readStored(api: ConstantContactApi): Promise<IDataObject> {
	return await api.get<IDataObject>(PATH).catch((failure: unknown) => {
		if (isNotFound(failure)) return {};
		throw failure;
	});
}

async function add(api: ConstantContactApi, address: IDataObject): Promise<IDataObject> {
	return await api.post<IDataObject>(PATH, address).catch((failure: unknown) => {
		if (!(failure instanceof ApiFailure) || failure.status !== 409) throw failure;
		throw reworded(
			failure,
			`${failure.message}. The account has an address by now, which was not changed`,
			'Run the workflow again: the address is read anew, and what is given is put into it',
		);
	});
}
