import { boundActivities } from '../../nodes/ConstantContact/trigger/bound-activities';
import { deadlineOf } from '../../nodes/ConstantContact/trigger/deadline';
import { Memory, entryCount } from '../../nodes/ConstantContact/trigger/memory';
import { OVERLAP_MS } from '../../nodes/ConstantContact/trigger/overlap';
import {
	mergeReadings,
	signature,
	type Observer,
	type Reading,
} from '../../nodes/ConstantContact/trigger/reading';
import {
	askedFor,
	included,
	key,
	keptName,
} from '../../nodes/ConstantContact/trigger/reading-keys';
import { transferred, upgrade, type Stored } from '../../nodes/ConstantContact/trigger/stored';

const NOTHING = {
	version: 2,
	ahead: 0,
	polled: 0,
	served: '',
	memories: {},
	readings: {},
	families: {},
	found: {},
};
const AT = '2026-01-01T00:00:00.000Z';
const BEFORE = '2025-12-31T23:50:00.000Z';
const entry = { since: AT, seen: {}, asked: 'a', include: 'i' };

describe('a state is read as this version writes it', () => {
	test('that is empty', () => expect(upgrade({})).toEqual(NOTHING));

	test('of this version', () =>
		expect(upgrade({ version: 2, served: 'x', ahead: 5 })).toEqual({
			...NOTHING,
			served: 'x',
			ahead: 5,
		}));

	test('of version 1 that has nothing', () =>
		expect(upgrade({ version: 1 })).toEqual({ ...NOTHING }));

	test('of version 1', () => {
		const stored = {
			version: 1,
			memories: {
				contactCreated: entry,
				contactDeleted: { ...entry, full: 5 },
				'emailOpened/1': entry,
				'emailOpened/2': { ...entry, from: '2025-12-31T23:55:00.000Z' },
				'emailOpened/3': { ...entry, from: '2025-01-01T00:00:00.000Z' },
			},
			unfinished: { reading: { cursor: 'c', since: 7 } },
			families: { emailOpened: { selection: 's', since: AT } },
		};
		expect(upgrade(stored)).toEqual({
			...NOTHING,
			memories: {
				contactCreated: entry,
				contactDeleted: { ...entry, searched: AT },
				'emailOpened/1': { ...entry, from: BEFORE },
				'emailOpened/2': { ...entry, from: '2025-12-31T23:55:00.000Z' },
				'emailOpened/3': { ...entry, from: BEFORE },
			},
			readings: {
				reading: {
					progress: { cursor: 'c', since: 7, at: 0, pages: 1, foundOld: true, isDeep: false },
				},
			},
			families: { emailOpened: { selection: 's', since: AT, from: AT } },
		});
	});
});

test('with another credential, what happened before is no news, and nothing goes on', () => {
	const stored = {
		...NOTHING,
		credential: 'one',
		polled: 5,
		memories: {
			created: { ...entry, from: BEFORE, start: BEFORE },
			deleted: { ...entry, searched: BEFORE },
		},
		readings: { reading: { at: 5 } },
		families: { emailOpened: { selection: 's', from: BEFORE, since: AT } },
		found: { name: { at: 5, value: 'x' } },
	} as Stored;
	expect(transferred(stored, 'two')).toEqual({
		...stored,
		credential: 'two',
		memories: {
			created: { ...entry, from: BEFORE, start: AT },
			deleted: { ...entry, isNew: true },
		},
		families: { emailOpened: { selection: 's', from: AT, since: AT } },
		readings: {},
		found: {},
	});
});

const observer = (memory: string): Observer => ({
	event: memory,
	memory,
	observe: () => undefined,
	present: (thing) => thing,
});
const reading = (more: Partial<Reading> = {}): Reading => ({
	path: '/contacts',
	property: 'contacts',
	query: { limit: 500, include: 'taggings' },
	bound: 'updated_after',
	observers: [observer('one')],
	...more,
});

test('readings of the same become one, with all observers in their order', () => {
	const [one, two, three] = [
		reading({ isSearch: true }),
		reading({ observers: [observer('two')] }),
		reading({ bound: 'created_after', observers: [observer('three')] }),
	];
	const merged = mergeReadings([one, three, two]);
	expect(merged).toEqual([{ ...two, observers: [...one.observers, ...two.observers] }, three]);
	expect(one.observers).toHaveLength(1);
	expect(signature(one)).toBe(signature(two));
});

test('what tells readings from one another is short, and the same each time', () => {
	const given = reading();
	const others = [
		reading({ path: '/lists' }),
		reading({ query: { limit: 500 } }),
		reading({ bound: undefined }),
	];
	expect([key(given), askedFor(given), included(given)]).toEqual([
		expect.stringMatching(/^[\w-]{8}$/),
		expect.stringMatching(/^[\w-]{8}$/),
		expect.stringMatching(/^[\w-]{8}$/),
	]);
	expect([key(given), askedFor(given)]).toEqual([key(reading()), askedFor(reading())]);
	expect(new Set([given, ...others].map(key)).size).toBe(4);
	// What is asked for does not change with what is included, nor with the bound.
	expect([given, ...others].map((each) => askedFor(each) === askedFor(given))).toEqual([
		true,
		false,
		true,
		true,
	]);
	expect(askedFor(reading({ query: { limit: 5 } }))).not.toBe(askedFor(given));
	expect(included(others[1])).toBe('');
	expect(included(reading({ query: { include: 'a' } }))).not.toBe(included(given));
	expect(keptName(['a', 1])).toMatch(/^[\w-]{8}$/);
	expect(keptName(['a', 1])).not.toBe(keptName(['a', 2]));
});

describe('the end of a poll', () => {
	let now = 0;
	beforeEach(() => {
		now = 1_000_000;
		jest.spyOn(Date, 'now').mockImplementation(() => now);
	});
	afterEach(() => {
		jest.restoreAllMocks();
	});
	const passing = (seconds: number, isLate: () => boolean) => {
		now += seconds * 1000;
		return isLate();
	};

	test.each([
		['as n8n grants it', { getPollBudgetMs: () => 100_000 }, [40, 19, 1], [false, false, true]],
		['for an n8n without a word', {}, [100, 99, 1], [false, false, true]],
		[
			'after the slowest answer',
			{ getPollBudgetMs: () => 100_000 },
			[10, 40, 9, 1],
			[false, false, false, true],
		],
	])('%s, with time for one more answer', (_what, node, seconds, late) => {
		const isLate = deadlineOf(node as never);
		expect(seconds.map((each) => passing(each, isLate))).toEqual(late);
	});
});

describe('activities of emails', () => {
	const START = Date.parse(AT);
	const DAY = 86_400_000;
	const family = { event: 'emailOpened', selection: '', things: 'the campaigns' };
	/** What was seen of one email, a second apart, the newest at the end of a day. */
	const kept = (name: string, count: number, more: Partial<Reading> = { family }) => {
		const memory = new Memory(START + DAY, 2 * DAY);
		for (let index = 0; index < count; index++) {
			memory.take({ id: `${name} ${index}`, time: START + DAY - OVERLAP_MS - index * 1000 });
		}
		return { reading: reading(more), observer: observer(`emailOpened/${name}`), memory };
	};
	const sizes = (all: Array<ReturnType<typeof kept>>) =>
		all.map(({ memory }) => entryCount(memory.toStored()));
	const stored = (name: string, count: number) => ({
		[name]: { since: AT, seen: { [AT]: 'x'.repeat(22 * count) }, asked: '', include: '' },
	});

	test('are all remembered up to 40,000', () => {
		const all = [kept('a', 20_000), kept('b', 20_000)];
		boundActivities(all, {});
		expect(sizes(all)).toEqual([20_000, 20_000]);
	});

	test('above that, the oldest are forgotten', () => {
		const all = [kept('a', 25_000), kept('b', 20_000)];
		boundActivities(all, {});
		expect(sizes(all)).toEqual([20_001, 20_000]);
	});

	test('count with those that are not read now, and not twice', () => {
		const all = [kept('a', 20), kept('b', 10)];
		boundActivities(all, { ...stored('emailOpened/c', 39_980), ...stored('emailOpened/a', 20) });
		// Twenty places are left, and times that are the same are forgotten or kept together.
		expect(sizes(all)).toEqual([11, 10]);
	});

	test('that the next reading may show stay', () => {
		const recent = kept('a', 0);
		for (let index = 0; index < 30; index++) {
			recent.memory.take({ id: `r${index}`, time: START + DAY - index });
		}
		boundActivities([recent], stored('emailOpened/c', 40_000));
		expect(sizes([recent])).toEqual([30]);
	});

	test('are told from what else is remembered', () => {
		const contacts = kept('x', 5, {});
		boundActivities([contacts], stored('emailOpened/c', 45_000));
		expect(sizes([contacts])).toEqual([5]);
		const opened = kept('a', 5);
		boundActivities([opened], stored('contactCreated', 45_000));
		expect(sizes([opened])).toEqual([5]);
	});
});
