import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../input/input-error';
import { toInstant } from '../../input/moments';
import { isEmpty } from '../../input/values';
import { nameText, text, type Parameters } from '../../parameters/parameter';
import { momentField } from '../../parameters/period';
import { timeZone } from '../../parameters/time-zone';

/** The longest name and title that the API takes. */
const LINE_LIMIT = 100;
const DESCRIPTION_LIMIT = 600;

const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Olive oil tasting 2027',
	description: 'Up to 100 characters. Only you see it, and no other event may have it.',
};

export const newName = nameText(nameField, LINE_LIMIT);
export const name = nameText({ ...nameField, required: true }, LINE_LIMIT);

const title = text(
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Taste the new olive oil',
		description: 'What guests see as the name, up to 100 characters',
	},
	LINE_LIMIT,
);

const description = text(
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'Up to 600 characters',
	},
	DESCRIPTION_LIMIT,
);

const timeZoneField: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. US/Eastern',
	description: "The event's time zone. Start and end stay the same moments.",
};

const locationType = text({
	displayName: 'Location Type',
	name: 'locationType',
	type: 'string',
	default: '',
	placeholder: 'e.g. PHYSICAL',
	description:
		'Copy it from another event: Constant Contact does not say which types there are besides PHYSICAL',
});

/** What may change besides times, address and what only JSON can give, under the names of the API. */
export const CHANGES: Parameters = {
	name: newName,
	title,
	description,
	time_zone: timeZone(timeZoneField),
	location_type: locationType,
};

const start = momentField(
	'Start',
	'start',
	'When it starts, in the time zone of the workflow unless the time names one',
);
const end = momentField('End', 'end', 'When it ends');

export const TIME_FIELDS = [start, end];

/** Those of a new event, which Constant Contact gives times of its own if none are given. */
export const NEW_TIME_FIELDS: INodeProperties[] = [
	{
		...start,
		description: `${start.description}. If empty, Constant Contact picks a date to come.`,
	},
	{ ...end, description: 'When it ends. If empty, an hour after the start.' },
];

/**
 * What the item gives as start and end, in ISO 8601; undefined for what it does not give.
 * Throws InputError for what is no moment, and for an end before the start.
 * @param group the collection in which the fields stand, if they do
 */
export function readTimes(node: IExecuteFunctions, item: number, group?: string) {
	const [from, to] = TIME_FIELDS.map(({ displayName, name: parameter }) => {
		const path = group === undefined ? parameter : `${group}.${parameter}`;
		const given = node.getNodeParameter(path, item, '') as unknown;
		return isEmpty(given) ? undefined : toInstant(displayName, given, node.getTimezone());
	});
	if (from === undefined || to === undefined || Date.parse(from) <= Date.parse(to)) {
		return { start: from, end: to };
	}
	throw new InputError(
		`'${end.displayName}' is before '${start.displayName}': ${to} and ${from}`,
		'Correct one of them',
	);
}
