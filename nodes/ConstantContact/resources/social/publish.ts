import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { readComingMoment } from '../../parameters/coming-moment';
import { choice, readValue } from '../../parameters/parameter';

/** When a post is published; a choice for itself, which no other field can make. */
export const publish = choice({
	displayName: 'Publish',
	name: 'publish',
	type: 'options',
	noDataExpression: true,
	default: 'draft',
	description: 'What is published cannot be changed or deleted by this node',
	options: [
		{ name: 'Draft', value: 'draft', description: 'Publish nothing' },
		{ name: 'At Date', value: 'atDate' },
		{ name: 'Publish Now', value: 'now', description: 'For everybody to see, at once' },
	],
});

export const dateField: INodeProperties = {
	displayName: 'Date',
	name: 'date',
	type: 'dateTime',
	required: true,
	default: '',
	placeholder: 'e.g. 2026-03-31T08:15:00',
	description: 'When it is published, in the time zone of the workflow',
	displayOptions: { show: { publish: ['atDate'] } },
};

/** What the service is to do with a new post. */
export interface Publication {
	status: 'DRAFT' | 'SCHEDULED';
	/** When it is published; left out, a scheduled post is published at once. */
	scheduled_time?: string;
}

/**
 * What the item has chosen. Throws InputError for anything but the choices of the editor, also for an
 * expression that gives one: n8n leaves one of an agent in place, which could then publish by itself.
 */
export function readPublication(node: IExecuteFunctions, item: number): Publication {
	const { displayName: label, name } = publish.field;
	const stored = node.getNode().parameters[name];
	if (typeof stored === 'string' && stored.startsWith('=')) {
		throw new InputError(
			`'${label}' is an expression: ${quoted(stored)}`,
			'Nothing was posted. In the editor, choose what should happen, the same for all items',
		);
	}
	const chosen = readValue(node, item, publish);
	if (chosen === 'now') return { status: 'SCHEDULED' };
	if (chosen === 'draft') return { status: 'DRAFT' };
	return { status: 'SCHEDULED', scheduled_time: readComingMoment(node, item, dateField) };
}
