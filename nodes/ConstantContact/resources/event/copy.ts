import type { IDataObject } from 'n8n-workflow';
import { locatorField, readPicked } from '../../parameters/locator';
import { nameText, readParameter } from '../../parameters/parameter';
import { withWarnings } from '../../parameters/warnings';
import { ofFirstTry } from '../../runner/notes';
import type { ItemOperation } from '../../runner/operation';
import { EVENTS } from '../../transport/collections';
import { withRemedy } from './refusals';
import { simplifiedEvent } from './simplified-event';

const newName = nameText(
	{
		displayName: 'New Name',
		name: 'newName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Olive oil tasting 2028',
		description: 'Up to 100 characters, and a name that no other event has',
	},
	100,
);

const PARTIAL =
	'Constant Contact has copied the event except for the campaign activities in failed_campaign_activities';

/** Event → Copy: a draft without registrations. */
export const copy: ItemOperation = {
	repeating: 'Repeating makes no second copy: no two events have the same name',
	access: [...new Set(Object.values(EVENTS.access))],
	subject: EVENTS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Events/copyEvent',
	fields: [locatorField(EVENTS), newName.field],
	async execute(node, item, api) {
		const name = ofFirstTry(node, item, 'names', readParameter(node, item, newName));
		const body = { target_event_name: name };
		const id = await readPicked(node, item, api, EVENTS);
		const { status, body: copied } = await api
			.postAnswer<IDataObject>(`${EVENTS.path}/${id}/copy`, body)
			.catch(withRemedy('Another event may have the name, and deleted events cannot be copied'));
		const failed = copied.failed_campaign_activities ?? [];
		const partial = status === 207 || [failed].flat().length > 0;
		return withWarnings(
			{ ...simplifiedEvent(copied), partial, failed_campaign_activities: failed },
			partial ? [PARTIAL] : [],
		);
	},
};
