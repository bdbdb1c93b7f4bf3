import type { IDataObject } from 'n8n-workflow';
import { filters, options } from '../../parameters/groups';
import { choice, readParameter, text } from '../../parameters/parameter';
import { momentField, period } from '../../parameters/period';
import { readMax, returnAllFields } from '../../parameters/return-all';
import { simplify } from '../../parameters/simplify';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { EVENTS } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import { momentOf } from '../../transport/moment';
import { warned } from '../plain/read-rows';
import { simplifiedEvent } from './simplified-event';
import { sortOrder } from '../../parameters/sort-order';

const status = choice({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'ACTIVE',
	description: 'Without this filter, all but deleted events are returned',
	options: ['Active', 'Cancelled', 'Complete', 'Deleted', 'Draft', 'Error'].map((name) => ({
		name,
		value: name.toUpperCase(),
	})),
});

const search = text({
	displayName: 'Search',
	name: 'search',
	type: 'string',
	default: '',
	placeholder: 'e.g. tasting',
	description: 'Events that contain this text',
});

const starts = period(
	[
		momentField('Starts After', 'startsAfter', 'Events that start at this moment or after it'),
		momentField('Starts Before', 'startsBefore', 'Events that start before this moment'),
	],
	'filters',
);

const sortBy = choice({
	displayName: 'Sort By',
	name: 'sortBy',
	type: 'options',
	default: 'start_time',
	description: 'The order of the events',
	options: [
		{ name: 'Created', value: 'created_time' },
		{ name: 'End', value: 'end_time' },
		{ name: 'Name', value: 'name' },
		{ name: 'Start', value: 'start_time' },
		{ name: 'Updated', value: 'updated_time' },
	],
});

const order = sortOrder(
	'ASC',
	'Left out, names go from A to Z, and times from the latest to the earliest',
);

const narrowed = filters({ event_status: status, search_text: search, ...starts.parameters });
const asked = options({ sort_by: sortBy, sort_order: order });

/** Event → Get Many, those that start last first. The API has no filter for dates. */
export const getAll: ItemOperation = {
	repeating: ONLY_READS,
	access: [EVENTS.access.read],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Events/findEvents',
	fields: [...returnAllFields, simplify.field, ...narrowed.fields, ...asked.fields],
	async execute(node, item, api) {
		const max = readMax(node, item);
		const isSimple = readParameter(node, item, simplify);
		const { event_status, search_text } = narrowed.read(node, item);
		const { after, before } = starts.read(node, item);
		const isBounded = after !== -Infinity || before !== Infinity;
		let undated = 0;
		const isWanted = (event: IDataObject) => {
			if (event_status === undefined && EVENTS.isGone?.(event)) return false;
			const start = momentOf(event.start_time);
			if (isBounded && start === undefined) undated++;
			return !isBounded || (start !== undefined && start >= after && start < before);
		};
		const { sort_by = 'start_time', sort_order = sort_by === 'name' ? 'ASC' : 'DESC' } = asked.read(
			node,
			item,
		);
		const query = {
			limit: isBounded ? EVENTS.pageSize : Math.min(max, EVENTS.pageSize),
			...(event_status !== undefined && { event_status }),
			...(search_text !== undefined && { search_text }),
			sort_by,
			sort_order,
		};
		const { path, property } = EVENTS;
		const events = await api.getAll<IDataObject>(path, property, query, max, isWanted);
		const rows = events.map((event) =>
			isSimple ? simplifiedEvent(event) : identityFirst(EVENTS, event),
		);
		return warned(
			node,
			rows,
			undated > 0 ? [`Events without a start are left out: ${undated}`] : [],
		);
	},
};
