import type { ItemOperation } from '../../operation';
import { CONTACT, locatorField } from '../locator';
import { readContactId } from './lookup';

const showOnlyForContactGetSmsHistory = { resource: ['contact'], operation: ['getSmsHistory'] };

/** Contact → Get SMS History: what happened with the texts that the contact was sent. */
export const getSmsHistory: ItemOperation = {
	fields: [locatorField(CONTACT, showOnlyForContactGetSmsHistory)],
	async execute(node, item, api) {
		const contactId = await readContactId(node, item, api);
		return await api.getArray(`/contacts/sms_engagement_history/${contactId}`);
	},
};
