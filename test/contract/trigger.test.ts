import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { accessFor, PRIVILEGES } from '../../nodes/ConstantContact/transport/access';
import { print } from '../support/print';
import { offeredByTrigger } from './offered-parameters';
import { undescribed } from './output-schema';
import { CAMPAIGN, EVENT, GOLD, OTHER_LIST } from './trigger-seed';
import { description, EVENTS, stageTrigger } from './trigger-stage';

const CONTACTS = ['contactCreated', 'contactUpdated', 'contactUnsubscribed', 'contactDeleted'];
const EMAILS = ['emailOpened', 'linkClicked', 'emailBounced', 'emailUnsubscribed'];

/** Each parameter, filled, and the events for which it matters. */
const FILLED: Record<string, { with: INodeParameters; events: string[] }> = {
	simple: { with: { simple: false }, events: [...CONTACTS, 'campaignSent'] },
	'filters.campaigns': { with: { filters: { campaigns: [CAMPAIGN] } }, events: EMAILS },
	'filters.events': { with: { filters: { events: [EVENT] } }, events: ['eventRegistration'] },
	'filters.lists': {
		with: { filters: { lists: [OTHER_LIST] } },
		events: ['contactCreated', 'contactUpdated'],
	},
	'filters.status': {
		with: { filters: { status: ['pending_confirmation'] } },
		events: ['contactCreated', 'contactUpdated'],
	},
	'filters.tags': {
		with: { filters: { tags: [GOLD] } },
		events: ['contactCreated', 'contactUpdated'],
	},
	'options.include': {
		with: { options: { include: ['list_memberships', 'notes', 'taggings'] } },
		events: CONTACTS,
	},
};

let violations = 0;
/** Requests of which the node cannot say who may send them. */
const unexplained = new Set<string>();

/** Polls and tests after everything has happened; and tells what could be seen. */
async function observe(parameters: INodeParameters) {
	const { account, trigger } = await stageTrigger(parameters, { caller: 'trigger' });
	const items = [...(await trigger.poll()), ...(await trigger.poll())];
	const example = await trigger.test();
	const journal = await account.journal();
	const broken = journal.flatMap((entry) => entry.violations);
	violations += broken.length;
	for (const { method, path } of journal) {
		const isKnown = accessFor(method, path.replace('/v3', '')) ?? path.endsWith(PRIVILEGES);
		if (!isKnown) unexplained.add(`${method} ${path}`);
	}
	return {
		items,
		examples: example.items,
		broken,
		undescribed: undescribed('trigger', [...items, ...example.items]),
		error: example.error,
	};
}

const withoutTimes = (items: IDataObject[]) =>
	JSON.stringify(items).replace(/"\d{4}-\d\d-\d\dT[^"]+"/g, '""');

describe.each(EVENTS)('%s', (event) => {
	it('keeps the contract, starts the workflow and has an example', async () => {
		const seen = await observe({ triggerOn: [event] });
		expect(seen).toMatchObject({ broken: [], undescribed: [], error: undefined });
		expect(seen.items.length).toBeGreaterThan(0);
		expect(seen.examples).toHaveLength(1);
		for (const item of [...seen.items, ...seen.examples]) expect(item.event).toBe(event);
	});

	for (const [path, { with: filled, events }] of Object.entries(FILLED)) {
		if (!events.includes(event)) continue;
		it(`keeps it with ${path}, which matters`, async () => {
			const withIt = await observe({ triggerOn: [event], ...filled });
			const withoutIt = await observe({ triggerOn: [event] });
			expect(withIt).toMatchObject({ broken: [], undescribed: [] });
			expect(withoutTimes(withIt.items)).not.toEqual(withoutTimes(withoutIt.items));
		});
	}
});

it('keeps the contract with all events at once', async () => {
	const seen = await observe({ triggerOn: EVENTS, simple: false });
	expect(seen).toMatchObject({ broken: [], undescribed: [], error: undefined });
	expect(new Set(seen.items.map(({ event }) => event))).toEqual(new Set(EVENTS));
});

it('covers every parameter of the trigger', () => {
	print(
		`trigger events exercised ${EVENTS.length}, ` +
			`parameters ${Object.keys(FILLED).length}, violations ${violations}`,
	);
	expect(Object.keys(FILLED).sort()).toEqual(offeredByTrigger(description).sort());
	expect([...unexplained]).toEqual([]);
	expect(violations).toBe(0);
});
