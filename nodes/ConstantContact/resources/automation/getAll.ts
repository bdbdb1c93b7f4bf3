import { choice, text } from '../../parameters/parameter';
import { AUTOMATIONS } from '../../transport/collections';
import { getMany } from '../plain/get-many';
import { wholeName } from './parameters';
import { sortOrder } from '../../parameters/sort-order';

const channel = text({
	displayName: 'Channel',
	name: 'channel',
	type: 'string',
	default: '',
	placeholder: 'e.g. email',
	description: 'How they send, by the names of the API',
});

const createdFrom = choice({
	displayName: 'Created From',
	name: 'createdFrom',
	type: 'options',
	default: 'SCRATCH',
	description: 'What they were created from',
	options: [
		{ name: 'Scratch', value: 'SCRATCH' },
		{ name: 'Template', value: 'TEMPLATE' },
	],
});

const goals = text({
	displayName: 'Goals',
	name: 'goals',
	type: 'string',
	default: '',
	placeholder: 'e.g. post_purchase_followup',
	description: 'What they are for, by the names of the API',
});

const order = sortOrder('DESC', 'Which comes first');

/** Automation → Get Many. The API documents neither pages nor a limit: what it returns is cut here. */
export const getAll = getMany({
	of: AUTOMATIONS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Automations/listAutomations',
	filters: { channel, created_from: createdFrom, goals, name: wholeName },
	options: { sort_direction: order },
});
