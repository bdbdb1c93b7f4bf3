import type { IDataObject } from 'n8n-workflow';
import { options } from '../../parameters/groups';
import { locatorField } from '../../parameters/locator';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { CONTACTS } from '../../transport/collections';
import { countsIn } from '../../transport/counts';
import { MANY_READ, readContactId } from './lookup';
import { MOST_YEARS, range, readRange } from './report-range';

const ADVICE = {
	unknown: 'Check the address, or leave it out: it has been sent no emails',
	deleted: 'Give its ID instead of its email to get its rates anyway, or leave it out',
};

/** Contact → Get Rates: how often the contact opens and clicks what it is sent, from 0 to 1. */
export const getRates: ItemOperation = {
	repeating: ONLY_READS,
	access: [CONTACTS.access.read, 'ui:campaign:metrics'],
	subject: CONTACTS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts_Reporting/getContactOpenClickRate',
	fields: [locatorField(CONTACTS), ...options(range.parameters).fields],
	async execute(node, item, api) {
		const query = readRange(node, item, MOST_YEARS);
		const id = await readContactId(node, item, api, ADVICE, MANY_READ);
		const path = `/reports/contact_reports/${id}/open_and_click_rates`;
		return { contact_id: id, ...countsIn(await api.get<IDataObject>(path, query)) };
	},
};
