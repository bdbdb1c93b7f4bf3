import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';
import { readParameter } from '../../parameters/parameter';
import { ofFirstTry } from '../../runner/notes';
import type { ItemOperation } from '../../runner/operation';
import { EVENTS } from '../../transport/collections';
import { name, NEW_TIME_FIELDS, readTimes } from './parameters';
import { withRemedy } from './refusals';
import { simplifiedEvent } from './simplified-event';

/** Event → Create. Its query says all, and nothing publishes it: that is done in Constant Contact. */
export const create: ItemOperation = {
	repeating: 'Repeating makes no second event: no two have the same name',
	access: [EVENTS.access.write],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Events/addDefaultEvent',
	fields: [name.field, ...NEW_TIME_FIELDS],
	async execute(node, item, api) {
		const { start, end } = readTimes(node, item);
		const query = {
			name: ofFirstTry(node, item, 'names', readParameter(node, item, name)),
			...pick({ start_time: start, end_time: end }, ['start_time', 'end_time']),
		};
		const created = await api
			.post<IDataObject>(`${EVENTS.path}/default`, undefined, query)
			.catch(withRemedy('Another event may have the name'));
		return simplifiedEvent(created);
	},
};
