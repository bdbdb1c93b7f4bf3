import type { INodeProperties } from 'n8n-workflow';
import { toChoice } from '../../contact-model/choice';
import { emptyContact } from '../../contact-model/contact';
import { toUpdate } from '../../contact-model/contact-shapes';
import { InputError } from '../../contact-model/input-error';
import { isEmpty, toText } from '../../contact-model/values';
import type { ItemOperation } from '../../operation';
import { pathSegment } from '../../transport/api';
import { CONTACT, locatorField } from '../locator';
import { readPresent } from './lookup';

const REASON_LIMIT = 255;

const showOnlyForContactUnsubscribe = { resource: ['contact'], operation: ['unsubscribe'] };

const fields: INodeProperties[] = [
	locatorField(CONTACT, showOnlyForContactUnsubscribe),
	{
		displayName: 'Who Asked',
		name: 'source',
		type: 'options',
		default: 'Contact',
		description: 'On whose wish the contact is unsubscribed. Constant Contact records it.',
		options: [
			{
				name: 'The Account Owner',
				value: 'Account',
				description: 'You decided; you may add the contact again',
			},
			{
				name: 'The Contact',
				value: 'Contact',
				description: 'The person asked; only the person can subscribe again',
			},
		],
		displayOptions: { show: showOnlyForContactUnsubscribe },
	},
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		default: '',
		placeholder: 'e.g. Too many emails',
		description: 'Why, up to 255 characters. It may stay empty.',
		displayOptions: { show: showOnlyForContactUnsubscribe },
	},
];

/** Contact → Unsubscribe. A contact that is unsubscribed already stays as it is. */
export const unsubscribe: ItemOperation = {
	fields,
	async execute(node, item, api) {
		const source = toChoice('Who Asked', node.getNodeParameter('source', item), [
			'Account',
			'Contact',
		]);
		const reason = node.getNodeParameter('reason', item, '');
		const email = {
			permission_to_send: 'unsubscribed',
			...(!isEmpty(reason) && { opt_out_reason: toText('Reason', reason, REASON_LIMIT) }),
		};
		const stored = await readPresent(node, item, api);
		const { contact_id, email_address } = stored;
		if (!email_address) {
			throw new InputError(
				`The contact ${contact_id} has no email address`,
				'Leave it out: it gets no emails',
			);
		}
		const output = { contact_id, email_address: email_address.address };
		if (email_address.permission_to_send === 'unsubscribed') {
			return { ...output, action: 'unchanged' };
		}
		await api.put(
			`/contacts/${pathSegment(contact_id)}`,
			toUpdate(stored, emptyContact(), [], email, source),
		);
		return { ...output, action: 'unsubscribed' };
	},
};
