import type { Operation } from '../../runner';
import { CONTACT, locatorField } from '../locator';
import { readContactId } from './lookup';

const showOnlyForContactGetSmsHistory = { resource: ['contact'], operation: ['getSmsHistory'] };

/** Contact → Get SMS History: what happened with the texts that the contact was sent. */
export const getSmsHistory: Operation = {
	fields: [locatorField(CONTACT, showOnlyForContactGetSmsHistory)],
	async execute(node, item, api) {
		const contactId = await readContactId(node, item, api);
		return await api.getArray(`/contacts/sms_engagement_history/${contactId}`);
	},
};
