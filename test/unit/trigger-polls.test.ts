import type { IDataObject } from 'n8n-workflow';
import { refused } from './given-answers';
import { GivenTrigger, type Answers } from './given-trigger';

const START = Date.UTC(2026, 0, 1, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let now = START;
beforeEach(() => {
	now = START;
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => {
	jest.restoreAllMocks();
});

const iso = (time: number) => new Date(time).toISOString();
const bound = (time: number) => iso(time).replace('.000', '');
const contact = (id: string, time = now, more: IDataObject = {}): IDataObject => ({
	contact_id: id,
	email_address: { address: `${id}@example.com`, permission_to_send: 'implicit' },
	created_at: iso(time),
	updated_at: iso(time),
	...more,
});
const ids = (items: IDataObject[]) => items.map(({ contact_id }) => contact_id);

/** A trigger on these events in an account that has these contacts and lists. */
function triggerOn(events: string[], more: { ahead?: number; budgetMs?: number } = {}) {
	const account: Record<string, IDataObject[]> = { contacts: [], lists: [] };
	const failing = new Set<string>();
	const answers: Answers = (path, { status }) => {
		if (failing.has(path) || failing.has(`${path} ${String(status)}`)) return refused(500);
		const property = path === '/contacts' ? 'contacts' : 'lists';
		return { [property]: account[property] };
	};
	const settings = { now: () => now, ahead: 0, ...more };
	const trigger = new GivenTrigger({ triggerOn: events }, answers, settings);
	const poll = async (contacts?: IDataObject[], passed = MINUTE) => {
		now += passed;
		if (contacts) account.contacts = contacts;
		return await trigger.poll();
	};
	return { trigger, account, failing, poll };
}

describe('Contact Created', () => {
	test('asks for what is new and the ten minutes before, from the moment it is active', async () => {
		const { trigger, poll } = triggerOn(['contactCreated']);
		expect(await poll([contact('old', START - HOUR)], 0)).toEqual([]);
		const query = { limit: 500, status: 'all' };
		const since = (time: number) => ({ ...query, created_after: bound(time) });
		// One asks for the service's time.
		expect(trigger.asked).toEqual([
			{ path: '/contacts', query: { limit: 1 } },
			{ path: '/contacts', query: since(START - 10 * MINUTE) },
		]);
		await poll();
		expect(trigger.asked).toEqual([{ path: '/contacts', query: since(START - 10 * MINUTE) }]);
		await poll();
		expect(trigger.asked[0].query).toEqual(since(START - 9 * MINUTE));
	});

	test('hands on each new contact once, oldest first, in the words of the editor', async () => {
		const { poll } = triggerOn(['contactCreated']);
		const known = contact('known');
		await poll([known]);
		const items = await poll([contact('b', START + 50), contact('a', START + 40), known]);
		expect(items).toEqual(
			['a', 'b'].map((id) => ({
				event: 'contactCreated',
				contact_id: id,
				email_address: `${id}@example.com`,
				permission_to_send: 'implicit',
				created_at: expect.any(String),
				updated_at: expect.any(String),
			})),
		);
		expect(await poll()).toEqual([]);
	});

	test('begins a day earlier, and starts nothing for that, where no answer tells the time', async () => {
		const { trigger, poll } = triggerOn(['contactCreated'], { ahead: undefined });
		expect(await poll([contact('old', START - HOUR)], 0)).toEqual([]);
		expect(trigger.asked.at(-1)?.query.created_after).toBe(bound(START - DAY - 10 * MINUTE));
		expect(ids(await poll([contact('old', START - HOUR), contact('new')]))).toEqual(['new']);
	});

	test('with Contact Updated is one request, and a new contact is no update', async () => {
		const { trigger, poll } = triggerOn(['contactCreated', 'contactUpdated']);
		await poll([]);
		const changed = contact('changed', START - DAY, { updated_at: iso(now) });
		const items = await poll([contact('new', now + 1), changed]);
		expect(items.map(({ event, contact_id }) => [event, contact_id])).toEqual([
			['contactUpdated', 'changed'],
			['contactCreated', 'new'],
		]);
		expect(trigger.asked).toHaveLength(1);
		expect(trigger.asked[0].query).toHaveProperty('updated_after');
	});
});

test('Contact Deleted searches all deleted contacts once a day, and what is new with each poll', async () => {
	const { trigger, poll } = triggerOn(['contactDeleted']);
	await poll([contact('old', START - DAY, { deleted_at: '2025-12-31' })]);
	const searches = () => trigger.asked.filter(({ query }) => !query.updated_after && query.status);
	expect(searches()).toHaveLength(1);
	const gone = contact('gone', START, { deleted_at: '2026-01-01' });
	let found = await poll([gone]);
	expect(ids(found)).toEqual(['gone']);
	expect(trigger.asked).toHaveLength(1);
	expect(searches()).toHaveLength(0);
	found = await poll([gone, contact('late', START - 99 * DAY, { deleted_at: '2026-01-01' })], DAY);
	expect(ids(found)).toEqual(['late']);
	expect(searches()).toHaveLength(1);
});

describe('what is kept between polls', () => {
	test('changes only where something has happened, because n8n saves whatever is assigned', async () => {
		const { trigger, poll } = triggerOn(['listCreated']);
		await poll();
		expect(trigger.written.sort()).toEqual(Object.keys(trigger.data).sort());
		const { memories, ...rest } = trigger.data;
		await poll();
		expect(trigger.written.sort()).toEqual(['memories', 'polled']);
		expect({ ...trigger.data, memories }).toEqual({ ...rest, memories, polled: now });
		expect(trigger.data.version).toBe(2);
	});

	test('is forgotten of what is not chosen any more, and of what no version knows', async () => {
		const { trigger, poll } = triggerOn(['listCreated', 'contactCreated']);
		await poll([]);
		expect(Object.keys(trigger.data.memories as object).sort()).toEqual([
			'contactCreated',
			'listCreated',
		]);
		trigger.data.unfinished = {};
		trigger.parameters = { triggerOn: ['contactCreated'] };
		await poll();
		expect(Object.keys(trigger.data.memories as object)).toEqual(['contactCreated']);
		expect(trigger.data).not.toHaveProperty('unfinished');
	});

	test('of another account starts nothing for what happened before', async () => {
		const { trigger, poll } = triggerOn(['contactCreated']);
		await poll([]);
		trigger.credential = 'two';
		expect(await poll([contact('before', START - 30_000), contact('now', now + MINUTE)])).toEqual([
			expect.objectContaining({ contact_id: 'now' }),
		]);
		expect(trigger.data.credential).toBe('two');
		expect(await poll()).toEqual([]);
	});

	test('is nothing after a first poll that could read nothing', async () => {
		const { trigger, failing, poll } = triggerOn(['contactCreated']);
		failing.add('/contacts');
		await expect(poll()).rejects.toThrow('when it was asked for Contact Created');
		expect(trigger.data).toEqual({});
	});
});

describe('a reading that fails', () => {
	const begun = async (events: string[]) => {
		const played = triggerOn(events);
		await played.poll([]);
		return played;
	};

	test('is named on the first item of the others, and comes with the next poll', async () => {
		const { account, failing, poll } = await begun(['contactCreated', 'listCreated']);
		failing.add('/contacts');
		account.lists = ['one', 'two'].map((id) => ({ list_id: id, created_at: iso(now) }));
		const items = await poll([contact('new')]);
		expect(items.map(({ list_id, warnings }) => [list_id, warnings])).toEqual([
			['one', [expect.stringMatching(/when it was asked for Contact Created$/)]],
			['two', undefined],
		]);
		failing.clear();
		expect(ids(await poll())).toEqual(['new']);
	});

	test('fails the poll where nothing else is new', async () => {
		const { failing, poll } = await begun(['contactCreated', 'listCreated']);
		failing.add('/contacts');
		await expect(poll()).rejects.toMatchObject({
			message: expect.stringMatching(/for Contact Created$/),
			description: 'Nothing is lost: the next poll reads from the same point',
		});
	});

	test('ends the poll when another one fails right after it, but not when one in between works', async () => {
		const events = ['contactCreated', 'contactUnsubscribed', 'contactDeleted', 'listCreated'];
		const { trigger, failing, poll } = await begun(events);
		failing.add('/contacts');
		await expect(poll()).rejects.toThrow(/ \(and 1 more\)$/);
		expect(trigger.asked).toHaveLength(2);
		failing.clear();
		await poll();
		failing.add('/contacts deleted');
		await expect(poll()).rejects.toThrow(/for Contact Deleted$/);
		expect(trigger.asked).toHaveLength(4);
	});

	test('that is read once a day is tried again after a quarter of an hour', async () => {
		const { trigger, failing, poll } = await begun(['contactDeleted']);
		failing.add('/contacts');
		await expect(poll([], DAY)).rejects.toThrow();
		failing.clear();
		const searches = async (passed: number) => {
			await poll([], passed);
			return trigger.asked.filter(({ query }) => !query.updated_after).length;
		};
		expect(await searches(5 * MINUTE)).toBe(0);
		expect(await searches(5 * MINUTE)).toBe(0);
		expect(await searches(5 * MINUTE)).toBe(1);
		expect(await searches(5 * MINUTE)).toBe(0);
	});
});

describe('time and items', () => {
	const events = ['contactCreated', 'contactUnsubscribed', 'listCreated'];

	test('that are used up leave the next reading to the next poll, and one is read at least', async () => {
		const { trigger, poll } = triggerOn(events, { budgetMs: 0 });
		const read = async () => {
			await poll([]);
			const asked = trigger.asked.filter(({ query }) => query.limit !== 1);
			return asked.map(({ path, query }) => (query.optout_after ? 'optouts' : path));
		};
		expect(await read()).toEqual(['/contacts']);
		expect(await read()).toEqual(['optouts']);
		expect(await read()).toEqual(['/contact_lists']);
		expect(await read()).toEqual(['/contacts']);
	});

	test('a poll hands on 10,000 items, and the next one the rest', async () => {
		const page = (index: number) => ({
			contacts: Array.from({ length: 2500 }, (_, each) => ({
				contact_id: `c${index}-${each}`,
				created_at: iso(START + 1),
			})),
			...(index < 5 && { _links: { next: { href: `/v3/contacts?cursor=${index + 1}` } } }),
		});
		const { trigger, poll } = triggerOn(['contactCreated', 'listCreated']);
		trigger.parameters.simple = false;
		await poll([]);
		trigger.answers = (path, { cursor }) =>
			path === '/contacts' ? page(Number(cursor ?? 0)) : { lists: [] };
		expect(await poll()).toHaveLength(10_000);
		expect(trigger.paths).toEqual(Array(4).fill('/contacts'));
		expect(await poll()).toHaveLength(5000);
		expect(trigger.paths.filter((path) => path === '/contact_lists')).toHaveLength(1);
	});
});

describe('a page token', () => {
	/** A reading of two pages, of which the second one answers so. */
	const twoPages = async (second: () => object, href = '/v3/contacts?cursor=2') => {
		const played = triggerOn(['contactCreated']);
		await played.poll([]);
		const more = { _links: { next: { href } } };
		played.trigger.answers = (_, { cursor }) =>
			cursor ? second() : { contacts: [contact('first', START + 1)], ...more };
		return { ...played, last: { contacts: [contact('second', START + 1)] } };
	};
	const cursors = ({ asked }: GivenTrigger) => asked.map(({ query }) => query.cursor);

	test('that fails goes on there with the next poll', async () => {
		let isBroken = true;
		const { trigger, poll, last } = await twoPages(() => (isBroken ? refused(500) : last));
		expect(await poll()).toMatchObject([{ contact_id: 'first', warnings: [expect.any(String)] }]);
		isBroken = false;
		expect(ids(await poll())).toEqual(['second']);
		expect(cursors(trigger)[0]).toBe('2');
	});

	test('that is refused is not kept: the next poll begins at the first page', async () => {
		let isBroken = true;
		const { trigger, poll, last } = await twoPages(() => (isBroken ? refused(400) : last));
		expect(ids(await poll())).toEqual(['first']);
		isBroken = false;
		expect(ids(await poll())).toEqual(['second']);
		expect(cursors(trigger)[0]).toBeUndefined();
	});
});

describe('names that cannot be looked up', () => {
	test('keep their contact for the next poll', async () => {
		const { trigger, failing, account, poll } = triggerOn(['contactCreated']);
		trigger.parameters.options = { include: ['list_memberships'] };
		await poll([]);
		failing.add('/contact_lists');
		const news = [contact('new', now, { list_memberships: ['l'] }), contact('other')];
		const items = await poll(news);
		expect(items).toMatchObject([{ contact_id: 'other', warnings: [expect.any(String)] }]);
		failing.clear();
		account.lists = [{ list_id: 'l', name: 'News' }];
		expect(await poll()).toMatchObject([{ contact_id: 'new', lists: ['News'] }]);
		expect(await poll()).toEqual([]);
	});
});
