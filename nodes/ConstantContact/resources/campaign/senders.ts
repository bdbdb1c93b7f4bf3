import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { toEmail } from '../../input/email';
import { fewOf } from '../../input/few-of';
import { InputError, quoted } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import { isEmpty, single } from '../../input/values';
import type { ConstantContactApi } from '../../transport/api';
import { ApiFailure } from '../../transport/api-failure';

const EMAIL_LIMIT = 80;
const PATH = '/account/emails';

const senderField = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Pick one',
			typeOptions: { searchListMethod: 'searchSenders', searchable: true },
		},
		{
			displayName: 'By Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. news@example.com',
		},
	],
});

export const fromEmail = senderField(
	'From Email',
	'fromEmail',
	'An address of the account that is confirmed',
);

export const replyToEmail = senderField(
	'Reply-To Email',
	'replyToEmail',
	'Where replies go: an address of the account that is confirmed',
);

const runs = new WeakMap<ConstantContactApi, Promise<IDataObject[] | undefined>>();

/**
 * The address that the item gives, as the account has it; undefined for nothing.
 * Throws InputError when it is none, or when the account may not send from it.
 * @param group the collection in which the field stands, if it does
 */
export async function readSender(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	{ name, displayName: label }: INodeProperties,
	group?: string,
): Promise<string | undefined> {
	const path = group === undefined ? name : `${group}.${name}`;
	const { value } = Object(node.getNodeParameter(path, item, '')) as { value?: unknown };
	if (isEmpty(value)) return undefined;
	const address = toEmail(single(value), EMAIL_LIMIT, { label });
	const senders = (await sendersOf(api))?.filter((each) => !isEmpty(each.email_address));
	// Without the right to read them, Constant Contact itself says which it does not take.
	if (!senders) return address;
	const isConfirmed = ({ confirm_status = 'CONFIRMED' }: IDataObject) =>
		confirm_status === 'CONFIRMED';
	const addressOf = ({ email_address }: IDataObject) => textOf(email_address);
	const found = senders.filter((each) => addressOf(each).toLowerCase() === address);
	const sender = found.find(isConfirmed);
	if (sender) return addressOf(sender);
	const others = fewOf(senders.filter(isConfirmed).map(addressOf));
	throw new InputError(
		`'${label}' is ${quoted(address)}, which the account has not ${found.length > 0 ? 'confirmed' : 'got'}`,
		`Use an address that is confirmed${others && `: ${others}`}. Others are added and confirmed in Constant Contact, in the settings of the account`,
	);
}

/** The addresses of the account, read once for each run; undefined when the user may not read them. */
async function sendersOf(api: ConstantContactApi): Promise<IDataObject[] | undefined> {
	const known =
		runs.get(api) ??
		api.getArray<IDataObject>(PATH).catch((failure: unknown) => {
			runs.delete(api);
			if (failure instanceof ApiFailure && failure.status === 403) return undefined;
			throw failure;
		});
	runs.set(api, known);
	return await known;
}
