import type { IPollFunctions } from 'n8n-workflow';
import { Memory } from '../../nodes/ConstantContact/trigger/memory';
import { OVERLAP_MS } from '../../nodes/ConstantContact/trigger/overlap';
import type { Observer, Reading } from '../../nodes/ConstantContact/trigger/reading';
import {
	askedFor,
	included,
	key,
	keptName,
} from '../../nodes/ConstantContact/trigger/reading-keys';
import { State } from '../../nodes/ConstantContact/trigger/state';

const AT = Date.UTC(2026, 0, 1);
const LATER = AT + 3_600_000;
const DAY = 86_400_000;
const QUARTER = 900_000;

const observer: Observer = {
	event: 'contactCreated',
	memory: 'contactCreated',
	observe: () => undefined,
	present: (thing) => thing,
};
const reading = (more: Partial<Reading> = {}): Reading => ({
	path: '/contacts',
	property: 'contacts',
	query: { limit: 500, status: 'all', include: 'taggings' },
	bound: 'created_after',
	observers: [observer],
	...more,
});
const asked = reading();
const filtered = reading({ query: { ...asked.query, lists: 'vip' } });
const family = { event: 'emailOpened', selection: 'all', things: 'the campaigns' };
const email = reading({
	path: '/reports/opens',
	family,
	everyMs: () => DAY,
	deepEveryMs: DAY,
	observers: [{ ...observer, event: 'emailOpened', memory: 'emailOpened/1' }],
});

/** A state after a poll at `AT` that has seen one thing. */
function stateOf(data: object = {}) {
	const memory = new Memory(AT, OVERLAP_MS);
	memory.take({ id: 'seen', time: AT, state: 'one' });
	const entry = { ...memory.toStored(), asked: askedFor(asked), include: included(asked) };
	const node = {
		getNode: () => ({ name: 'Trigger', credentials: {} }),
		getWorkflowStaticData: () => ({
			version: 2,
			polled: LATER - QUARTER,
			memories: { contactCreated: entry },
			...data,
		}),
	};
	return new State(node as unknown as IPollFunctions, () => undefined);
}

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(LATER);
});
afterEach(() => {
	jest.restoreAllMocks();
});

test('a state that a newer version has written is refused, with a remedy', () => {
	expect(() => stateOf({ version: 3 })).toThrow(
		expect.objectContaining({
			message: 'A newer version of this node has saved what it has seen',
			description: expect.stringMatching(/^Update n8n-nodes-constant-contact, or replace the node/),
		}),
	);
	expect(() => stateOf({ version: 2 })).not.toThrow();
});

describe('what an event remembers', () => {
	test('goes on, when the same is asked for', () => {
		const memory = stateOf().recall(asked, observer, LATER);
		expect(memory.since).toBe(AT);
		expect(memory.take({ id: 'new', time: AT + 1 })).toBe('news');
	});

	test('goes on from ten minutes ago, when something else is asked for', () => {
		const memory = stateOf().recall(filtered, observer, LATER);
		expect(memory.since).toBe(LATER);
		expect(memory.take({ id: 'old', time: LATER - OVERLAP_MS - 1 })).toBe('known');
		expect(memory.take({ id: 'late', time: LATER - OVERLAP_MS })).toBe('news');
	});

	test('is compared by its states only as long as they have the same parts', () => {
		const change = { id: 'seen', time: AT, state: 'two' };
		const other = reading({ query: { ...asked.query, include: 'notes' } });
		expect(stateOf().recall(asked, observer, LATER).take(change)).toBe('news');
		expect(stateOf().recall(other, observer, LATER).take(change)).toBe('quiet');
	});

	test('begins with the poll, when there is nothing', () => {
		const memory = stateOf({ memories: {} }).recall(asked, observer, LATER);
		expect(memory.since).toBe(LATER);
		expect(memory.oldest).toBe(LATER - OVERLAP_MS);
	});

	test('of an email reaches ten minutes back at the beginning, however long things are kept', () => {
		const followed = { ...email.observers[0], keepMs: DAY };
		const memory = stateOf({ memories: {} }).recall(email, followed, LATER);
		expect(memory.oldest).toBe(LATER - OVERLAP_MS);
	});

	test('of what shows all reaches back as far as there is anything, and is learned up to its start', () => {
		const whole = { ...email, showsAll: true };
		const followed = { ...email.observers[0], keepMs: Infinity };
		const begun = stateOf({ memories: {} }).recall(whole, followed, LATER);
		expect(begun).toMatchObject({ oldest: -Infinity, learnsBefore: LATER });
		const since = new Date(AT).toISOString();
		const families = { emailOpened: { selection: 'all', from: since, since } };
		const found = stateOf({ families }).recall(whole, followed, LATER);
		expect(found).toMatchObject({ oldest: -Infinity, learnsBefore: AT });
	});

	test('wants the time of the service where it begins or looks at something else', () => {
		expect(stateOf().needsStart(asked)).toBe(false);
		expect(stateOf().needsStart(filtered)).toBe(true);
		expect(stateOf({ memories: {} }).needsStart(asked)).toBe(true);
	});

	test('of an email that is found later begins an hour before the last poll, and not before all of them', () => {
		const since = new Date(AT).toISOString();
		const begun = (from: number) =>
			stateOf({
				families: { emailOpened: { selection: 'all', from: new Date(from).toISOString(), since } },
			});
		const hour = AT - 3_600_000;
		const [followed] = email.observers;
		expect(begun(0).recall(email, followed, LATER).oldest).toBe(hour);
		expect(begun(AT - 5).recall(email, followed, LATER).oldest).toBe(AT - 5);
		expect(begun(0).isNew(email, followed)).toBe(false);
		expect(begun(0).isUnread(email, followed)).toBe(true);
		expect(begun(0).needsStart(email)).toBe(false);
		// Of another choice nothing is followed by now.
		const other = { ...email, family: { ...family, selection: 'picked' } };
		expect(begun(0).isNew(other, followed)).toBe(true);
		expect(begun(0).isUnread(other, followed)).toBe(false);
	});
});

test('a search is new until it was done once', () => {
	const search = reading({ isSearch: true });
	expect(stateOf().isNew(search, observer)).toBe(true);
	expect(stateOf().isNew(asked, observer)).toBe(false);
	expect(stateOf().isUnread(asked, observer)).toBe(false);
});

describe('a reading', () => {
	const standing = (stood: object) => stateOf({ readings: { [key(email)]: stood } }).standing;

	test('is due when its time has come, when it would come too late, and when it is not finished', () => {
		expect(standing({}).isDue(email)).toBe(true);
		expect(standing({ at: LATER - DAY + QUARTER + 1 }).isDue(email)).toBe(false);
		expect(standing({ at: LATER - DAY }).isDue(email)).toBe(true);
		expect(standing({ at: LATER, progress: { at: 1 } }).isDue(email)).toBe(true);
		expect(stateOf().standing.isDue(asked)).toBe(true);
	});

	test('is tried again after a quarter of an hour when it has failed', () => {
		expect(standing({ at: 1, deepAt: 2 }).afterFailure(email)).toEqual({
			at: LATER - DAY + QUARTER,
			deepAt: 2,
		});
		expect(stateOf().standing.afterFailure(asked)).toEqual({});
	});

	test('goes back as far as the memory once a day', () => {
		const fresh = { at: LATER, pages: 0, foundOld: false };
		expect(standing({ deepAt: LATER }).progress(email)).toEqual({
			...fresh,
			isDeep: false,
		});
		expect(standing({ deepAt: LATER - DAY }).progress(email)).toEqual({
			...fresh,
			isDeep: true,
		});
		expect(stateOf().standing.progress(asked)).toEqual({ ...fresh, isDeep: false });
	});

	test('keeps its progress until it is complete', () => {
		const progress = { at: 7, pages: 2, foundOld: true, isDeep: true };
		const stood = standing({ at: 1, deepAt: 2 });
		expect(stood.after(email, progress, false)).toEqual({ at: 1, deepAt: 2, progress });
		expect(stood.after(email, progress, true)).toEqual({ at: 7, deepAt: 7 });
		expect(stood.after(email, { ...progress, isDeep: false }, true)).toEqual({
			at: 7,
			deepAt: 2,
		});
		expect(stood.after(asked, progress, true)).toEqual({});
	});

	test('that begins without being read was read within the last interval, as if with the others', () => {
		const { at = NaN, deepAt } = stateOf().standing.begun(email);
		expect(at).toBeGreaterThan(LATER - DAY);
		expect(at).toBeLessThanOrEqual(LATER);
		expect(deepAt).toBe(LATER);
	});

	test('has its turn after the one that was served last', () => {
		const inTurn = (served: string) =>
			stateOf({ served }).standing.inTurn([asked, filtered, email]);
		expect(inTurn(key(asked))).toEqual([filtered, email, asked]);
		expect(inTurn(key(email))).toEqual([asked, filtered, email]);
		expect(inTurn('')).toEqual([asked, filtered, email]);
	});
});

describe('what is looked up', () => {
	const NAME = ['names', '/lists'];
	const HOUR = 3_600_000;
	const foundAt = (at: number) =>
		stateOf({ found: { [keptName(NAME)]: { at, value: 'old' } } }).found;
	const find = jest.fn(async () => await Promise.resolve('new'));
	beforeEach(() => find.mockClear());

	test('is known for as long as it is wanted', async () => {
		const known = foundAt(LATER - HOUR + QUARTER + 1);
		expect(await known.lookUp(NAME, HOUR, find)).toBe('old');
		expect(find).not.toHaveBeenCalled();
		expect(await known.lookUp(NAME, HOUR, find, (found) => found === 'new')).toBe('new');
	});

	test('is found again after that, once in a poll', async () => {
		const known = foundAt(LATER - HOUR);
		expect(await known.lookUp(NAME, HOUR, find)).toBe('new');
		expect(await known.lookUp(NAME, HOUR, find)).toBe('new');
		expect(find).toHaveBeenCalledTimes(1);
		expect(known.found(NAME)).toBe('old');
	});

	test('stays as it was when that fails, and fails when nothing was known', async () => {
		const failing = async () => await Promise.reject(new Error('out'));
		expect(await foundAt(LATER - HOUR).lookUp(NAME, HOUR, failing)).toBe('old');
		await expect(stateOf().found.lookUp(NAME, HOUR, failing)).rejects.toThrow('out');
		expect(stateOf().found.found(NAME)).toBeUndefined();
	});
});
