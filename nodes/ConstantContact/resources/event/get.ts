import type { IDataObject } from 'n8n-workflow';
import { options } from '../../parameters/groups';
import { locatorField, readPicked } from '../../parameters/locator';
import { flag, readParameter } from '../../parameters/parameter';
import { simplify } from '../../parameters/simplify';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { EVENTS } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import { simplifiedEvent } from './simplified-event';
import { withoutOff } from '../plain/without-off';

const settings = flag({
	displayName: 'Include Settings',
	name: 'includeSettings',
	type: 'boolean',
	default: false,
	description: 'Whether to return what is set up, too: tickets, payments, items and promo codes',
});

const asked = options({ include: settings });

/** Event → Get. */
export const get: ItemOperation = {
	repeating: ONLY_READS,
	access: [EVENTS.access.read],
	subject: EVENTS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Events/getEvent_2',
	fields: [locatorField(EVENTS), simplify.field, ...asked.fields],
	async execute(node, item, api) {
		const isSimple = readParameter(node, item, simplify);
		const query = withoutOff(asked.read(node, item));
		const id = await readPicked(node, item, api, EVENTS);
		const event = await api.get<IDataObject>(`${EVENTS.path}/${id}`, query);
		return isSimple ? simplifiedEvent(event) : identityFirst(EVENTS, event);
	},
};
