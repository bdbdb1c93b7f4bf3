import type { IDataObject } from 'n8n-workflow';
import { readEvent } from '../../parameters/event/picked';
import { detailedRegistration, registrationPath } from '../../parameters/event/registration';
import { locatorField } from '../../parameters/locator';
import { readParameter } from '../../parameters/parameter';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { EVENTS } from '../../transport/collections';
import { registrationId } from './registration-ids';

/** Event Registration → Get: one with its contact, answers and tickets. */
export const get: ItemOperation = {
	repeating: ONLY_READS,
	access: [EVENTS.access.read],
	subject: registrationId.field.name,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Events/getRegistrationInfo',
	fields: [locatorField(EVENTS), registrationId.field],
	async execute(node, item, api) {
		const id = readParameter(node, item, registrationId);
		const event = await readEvent(node, item, api);
		const detailed = await api.get<IDataObject>(registrationPath(event, id));
		return detailedRegistration(event, { registration_id: id, ...detailed });
	},
};
