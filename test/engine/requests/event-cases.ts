import type { INodeParameters } from 'n8n-workflow';
import type { RequestCase } from './cases';

const IDS = [1, 2].map((number) => ({
	id: `11111111-0000-4000-8000-00000000000${number}`,
	name: `Event ${number}`,
}));
const seed = {
	events: IDS.map(({ id, name }) => ({ event_id: id, name })),
};

const pick = (mode: 'id' | 'name'): INodeParameters => ({
	event: { __rl: true, mode, value: `={{ $json.${mode} }}` },
});
const event = (operation: string, parameters: INodeParameters): RequestCase => ({
	seed,
	items: IDS,
	parameters: { resource: 'event', operation, ...parameters },
});

/** How each row of events in docs/requests.md is measured. */
export const EVENT_CASES: Record<string, RequestCase> = {
	'Event, Get, by ID': event('get', pick('id')),
	'Event, Get, by name': event('get', pick('name')),
	'Event, Get Many, one page': event('getAll', { returnAll: true }),
};
