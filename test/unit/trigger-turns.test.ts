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
const contact = (id: string, more: IDataObject = {}): IDataObject => ({
	contact_id: id,
	created_at: iso(START + 1),
	updated_at: iso(START + 1),
	...more,
});
const ids = (items: IDataObject[]) => items.map(({ contact_id }) => contact_id);

/** A trigger on these events whose contacts come in these pages; what is set to fail does, by its query. */
function triggerOn(...events: string[]) {
	const account = {
		pages: [[]] as IDataObject[][],
		/** What page tokens end with. */
		mark: '',
		/** How long an answer takes. */
		answerMs: 0,
		isFailing: (() => false) as (query: IDataObject) => boolean | number,
	};
	const answers: Answers = (path, query) => {
		now += account.answerMs;
		const failure = account.isFailing(query);
		if (failure) return refused(failure === true ? 500 : failure);
		if (path !== '/contacts') return { lists: [] };
		const page = parseInt(String(query.cursor ?? 0), 10);
		const next = { href: `/v3/contacts?cursor=${page + 1}${account.mark}` };
		return {
			contacts: account.pages[page] ?? [],
			...(page + 1 < account.pages.length && { _links: { next } }),
		};
	};
	const settings = { now: () => now, ahead: 0, budgetMs: 5 * MINUTE };
	const trigger = new GivenTrigger({ triggerOn: events, simple: false }, answers, settings);
	const poll = async (passed = MINUTE) => {
		now += passed;
		return await trigger.poll();
	};
	const since = (event: string) =>
		(trigger.data.memories as Record<string, { since: string }>)[event].since;
	const cursors = () => trigger.asked.map(({ query }) => query.cursor);
	return { trigger, account, poll, since, cursors };
}

test('of two polls at a time each contact comes from one', async () => {
	const { trigger, account, poll } = triggerOn('contactCreated');
	await poll(0);
	account.pages = [[contact('a'), contact('b')]];
	const polls = await Promise.all([trigger.poll(), trigger.poll()]);
	expect(ids(polls.flat()).sort()).toEqual(['a', 'b']);
});

test('a contact that is created and changed between two polls is reported as created', async () => {
	const { account, poll } = triggerOn('contactUpdated', 'contactCreated');
	await poll(0);
	account.pages = [[contact('a', { updated_at: iso(START + 5000) })]];
	expect((await poll()).map(({ event }) => event)).toEqual(['contactCreated']);
	expect(await poll()).toEqual([]);
});

test('a failure names all events that the reading serves', async () => {
	const { account, poll } = triggerOn('contactUpdated', 'contactCreated');
	await poll(0);
	account.isFailing = () => true;
	await expect(poll()).rejects.toThrow(/ when it was asked for Contact Created, Contact Updated$/);
});

test('an event that is chosen later begins then, in the reading of another one, too', async () => {
	const { trigger, account, poll } = triggerOn('contactUpdated');
	await poll(0);
	await poll();
	trigger.parameters.triggerOn = ['contactUpdated', 'contactCreated'];
	account.pages = [[contact('old')]];
	await poll(DAY);
	// The event that was chosen before reads on from where it was.
	expect(trigger.asked.map(({ query }) => query.updated_after)).toStrictEqual([
		undefined,
		iso(START - 9 * MINUTE).replace('.000', ''),
	]);
});

describe('a reading that a poll cannot finish', () => {
	test('at the beginning has nothing that is news until it is finished', async () => {
		const { account, poll, cursors } = triggerOn('contactCreated');
		const old = (id: string) => contact(id, { created_at: iso(START - MINUTE) });
		account.pages = [[old('a')], [old('b')]];
		account.isFailing = ({ cursor }) => Boolean(cursor);
		await expect(poll(0)).rejects.toThrow('Contact Created');
		account.isFailing = () => false;
		expect(await poll()).toEqual([]);
		expect(cursors()).toStrictEqual(['1', undefined, '1']);
		account.pages = [[contact('new', { created_at: iso(now) }), old('late')]];
		expect(ids(await poll())).toEqual(['late', 'new']);
	});

	test('does not move on what is known', async () => {
		const { account, poll, since } = triggerOn('contactCreated');
		await poll(0);
		const before = since('contactCreated');
		account.pages = [[contact('a')], []];
		account.isFailing = ({ cursor }) => Boolean(cursor);
		expect(ids(await poll())).toEqual(['a']);
		expect(since('contactCreated')).toBe(before);
		account.isFailing = () => false;
		await poll();
		expect(since('contactCreated')).not.toBe(before);
	});

	test.each([400, 404, 410])(
		'begins again in the next poll, where its page token is refused with %d',
		async (status) => {
			const { account, poll, cursors } = triggerOn('contactCreated');
			await poll(0);
			account.pages = [[contact('a')], [contact('b')]];
			account.isFailing = ({ cursor }) => Boolean(cursor);
			expect(ids(await poll())).toEqual(['a']);
			account.mark = 'new';
			account.isFailing = ({ cursor }) => cursor === '1' && status;
			expect(ids(await poll())).toEqual(['b']);
			expect(cursors().slice(0, 3)).toStrictEqual(['1', undefined, '1new']);
		},
	);

	test('for lack of time goes on where its page token leads', async () => {
		const { account, poll, cursors } = triggerOn('contactCreated');
		await poll(0);
		account.pages = [[contact('a')], [contact('b')]];
		account.answerMs = 6 * MINUTE;
		expect(ids(await poll())).toEqual(['a']);
		account.answerMs = 0;
		expect(ids(await poll())).toEqual(['b']);
		expect(cursors()[0]).toBe('1');
	});

	test('for lack of time begins again, where no page token leads on', async () => {
		const { trigger, account, poll, cursors } = triggerOn('contactCreated');
		await poll(0);
		const { answers } = trigger;
		trigger.answers = () => {
			now += 6 * MINUTE;
			return { contacts: [contact('a')], _links: { next: { href: '#' } } };
		};
		expect(ids(await poll())).toEqual(['a']);
		trigger.answers = answers;
		account.pages = [[contact('b')]];
		expect(ids(await poll())).toEqual(['b']);
		expect(cursors()).toStrictEqual([undefined]);
	});

	test('fails, where its page token is refused for another reason', async () => {
		const { account, poll, cursors } = triggerOn('contactCreated');
		await poll(0);
		account.pages = [[contact('a')], [contact('b')]];
		account.isFailing = ({ cursor }) => Boolean(cursor);
		await poll();
		await expect(poll()).rejects.toThrow('Contact Created');
		expect(cursors()).toStrictEqual(['1']);
		account.isFailing = () => false;
		expect(ids(await poll())).toEqual(['b']);
	});
});

describe('the search of deleted contacts', () => {
	const isSearch = ({ updated_after, limit }: IDataObject) => !updated_after && limit !== 1;
	const gone = (id: string, time: number, updated = START - DAY) =>
		contact(id, { deleted_at: iso(time).slice(0, 10), updated_at: iso(updated) });

	test('finds what happened since the last one that worked, however long ago that was', async () => {
		const { account, poll } = triggerOn('contactDeleted');
		await poll(0);
		account.isFailing = isSearch;
		for (let day = 1; day < 6; day++) await poll(DAY).catch(() => undefined);
		account.isFailing = () => false;
		account.pages = [[gone('a', START + DAY)]];
		expect(ids(await poll(HOUR))).toEqual(['a']);
	});

	test('that failed at the beginning is no news later, while what polls show is', async () => {
		const { account, poll } = triggerOn('contactDeleted');
		account.isFailing = isSearch;
		await expect(poll(0)).rejects.toThrow('Contact Deleted');
		// A day on which only the search works.
		account.isFailing = (query) => !isSearch(query);
		account.pages = [[gone('old', START - DAY)]];
		await expect(poll(DAY)).rejects.toThrow('Contact Deleted');
		account.isFailing = () => false;
		account.pages[0].push(gone('new', now, now));
		expect(ids(await poll(MINUTE))).toEqual(['new']);
	});

	test('of several pages is read once, where it shows nothing new', async () => {
		const { trigger, account, poll } = triggerOn('contactDeleted');
		account.pages = [[gone('a', START)], [gone('b', START)]];
		await poll(0);
		await poll(DAY);
		expect(trigger.asked.filter(({ query }) => query.cursor)).toHaveLength(3);
		expect(trigger.asked.filter(({ query }) => isSearch(query) && !query.cursor)).toHaveLength(1);
	});

	test('and what polls read is one: a deletion that both show counts once towards the items of a poll', async () => {
		const { trigger, account, poll } = triggerOn('contactDeleted', 'listCreated');
		await poll(0);
		account.pages = [Array.from({ length: 5000 }, (_, index) => gone(`c${index}`, START))];
		expect(await poll(DAY)).toHaveLength(5000);
		expect(trigger.paths).toEqual(['/contacts', '/contacts', '/contact_lists']);
	});
});
