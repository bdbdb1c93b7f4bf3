import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { locatorField } from '../../parameters/locator';
import { CONTACTS } from '../../transport/collections';
import { MANY_READ, readContactId } from './lookup';

const ADVICE = {
	unknown: 'Check the address, or leave it out: it has been sent no text messages',
	deleted: 'Give its ID instead of its email to get its history anyway, or leave it out',
};

/** Contact → Get SMS History: what happened with the texts that the contact was sent. */
export const getSmsHistory: ItemOperation = {
	repeating: ONLY_READS,
	access: [CONTACTS.access.read],
	subject: CONTACTS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts/getSmsEngagementHistory',
	fields: [locatorField(CONTACTS)],
	async execute(node, item, api) {
		const contactId = await readContactId(node, item, api, ADVICE, MANY_READ);
		return await api.getArray(`/contacts/sms_engagement_history/${contactId}`);
	},
};
