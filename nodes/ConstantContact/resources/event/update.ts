import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';
import { InputError } from '../../input/input-error';
import { locatorField, readPicked } from '../../parameters/locator';
import { readAll } from '../../parameters/parameter';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import { after } from '../../transport/api-failure';
import { EVENTS } from '../../transport/collections';
import { addressField, mergeAddress, readAddress } from './address';
import { otherFields, readOtherFields } from './other-fields';
import { CHANGES, readTimes, TIME_FIELDS } from './parameters';
import { withRemedy } from './refusals';
import { simplifiedEvent } from './simplified-event';

const GROUP = 'updateFields';

const changes: INodeProperties = {
	displayName: 'Update Fields',
	name: GROUP,
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		...Object.values(CHANGES).map(({ field }) => field),
		...TIME_FIELDS,
		addressField,
		otherFields,
	].sort((one, other) => one.displayName.localeCompare(other.displayName)),
};

/** Event → Update. What is not sent stays; the answer has no body, so the event is read afterwards. */
export const update: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: [EVENTS.access.read, EVENTS.access.write],
	subject: EVENTS.parameter,
	gives: { [`${GROUP}.name`]: 'name' },
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Events/patchEvent',
	fields: [locatorField(EVENTS), changes],
	async execute(node, item, api) {
		const { address, change } = readChange(node, item);
		const id = await readPicked(node, item, api, EVENTS);
		const path = `${EVENTS.path}/${id}`;
		const body = address
			? { ...change, address: mergeAddress((await api.get<IDataObject>(path)).address, address) }
			: change;
		await api
			.patch(path, body)
			.catch(withRemedy('Only drafts and active events can be changed, and no two have one name'));
		const updated = await api.get<IDataObject>(path).catch((failure: unknown) => {
			throw after('The event was changed before, and could not be read again', failure);
		});
		await api.remember(EVENTS, id, updated);
		return simplifiedEvent(updated);
	},
};

/**
 * What is to change, under the names of the API, and apart the parts of the address.
 * Throws InputError for a bad value, and for nothing.
 */
function readChange(node: IExecuteFunctions, item: number) {
	const said = node.getNodeParameter(GROUP, item, {}) as IDataObject;
	const { start, end } = readTimes(node, item, GROUP);
	const times = pick({ event_start: start, event_end: end }, ['event_start', 'event_end']);
	const plain: IDataObject = { ...readAll(CHANGES, said), ...times };
	const address = readAddress(said[addressField.name]);
	const change = {
		...plain,
		...readOtherFields(said[otherFields.name], { ...plain, address }),
	};
	if (address || Object.keys(change).length > 0) return { address, change };
	throw new InputError(
		`'${changes.displayName}' has no value`,
		'Add a field and fill in its new value. Empty fields leave what is stored',
	);
}
