import { canonical, fingerprint } from '../../nodes/ConstantContact/input/fingerprint';
import { Memory } from '../../nodes/ConstantContact/trigger/memory';
import { OVERLAP_MS } from '../../nodes/ConstantContact/trigger/overlap';

const START = Date.UTC(2026, 0, 1);
const SECOND = 1000;
const begin = () => new Memory(START, OVERLAP_MS);
const stored = (memory: Memory, compares = true) =>
	Memory.from(
		JSON.parse(JSON.stringify(memory.toStored())) as ReturnType<Memory['toStored']>,
		OVERLAP_MS,
		compares,
	);

test('a thing is news once, and again with a newer time or another state of the same time', () => {
	let memory = begin();
	const take = (time: number, state?: string) => {
		const taken = memory.take({ id: 'a', time, state });
		memory = stored(memory);
		return taken;
	};
	expect(take(START, 'one')).toBe('news');
	expect(take(START, 'one')).toBe('known');
	expect(take(START, 'two')).toBe('news');
	expect(take(START, 'one')).toBe('news');
	expect(take(START + SECOND, 'one')).toBe('news');
	expect(take(START, 'three')).toBe('known');
});

test('a part that is not there is not compared, and stays known', () => {
	const memory = begin();
	const take = (part?: string) => memory.take({ id: 'a', time: START, state: 'same', part });
	expect([take('one'), take(undefined), take('one'), take('two')]).toEqual([
		'news',
		'known',
		'known',
		'news',
	]);
});

test('a quiet thing is remembered and no news, but its next state is', () => {
	const memory = begin();
	expect(memory.take({ id: 'a', time: START, state: 'one', isQuiet: true })).toBe('quiet');
	expect(memory.take({ id: 'a', time: START, state: 'two', isQuiet: true })).toBe('news');
});

test('states of another kind than before are learned, not reported', () => {
	const memory = begin();
	memory.take({ id: 'a', time: START, state: 'one' });
	const other = stored(memory, false);
	expect(other.take({ id: 'a', time: START, state: 'two' })).toBe('quiet');
	expect(other.take({ id: 'a', time: START + SECOND, state: 'two' })).toBe('news');
});

test('what is older than the overlap counts as known, and is forgotten', () => {
	const memory = begin();
	expect(memory.take({ id: 'a', time: START - OVERLAP_MS })).toBe('news');
	expect(memory.take({ id: 'b', time: START - OVERLAP_MS - 1 })).toBe('known');
	memory.advance(START + SECOND);
	expect(memory.toStored()).toEqual({ since: '2026-01-01T00:00:01.000Z', seen: {} });
	memory.advance(START);
	expect(memory.since).toBe(START + SECOND);
});

test('above 20,000 things the oldest moments are forgotten as a whole, and count as known', () => {
	const memory = begin();
	const moments = 50;
	for (let index = 0; index < 25_000; index++) {
		memory.take({ id: String(index), time: START + (index % moments) * SECOND });
	}
	memory.advance(START);
	const again = stored(memory);
	const taken = Array.from({ length: 25_000 }, (_, index) =>
		again.take({ id: String(index), time: START + (index % moments) * SECOND }),
	);
	expect(taken.every((each) => each === 'known')).toBe(true);
	expect(Object.keys(again.toStored().seen)).toHaveLength(40);
	expect(again.take({ id: 'late', time: START + 9 * SECOND })).toBe('known');
	expect(again.take({ id: 'late', time: START + 10 * SECOND })).toBe('news');
});

test('the newest moment stays, however many things it has', () => {
	const memory = begin();
	for (let index = 0; index < 25_000; index++) memory.take({ id: String(index), time: START });
	memory.advance(START);
	expect(memory.take({ id: '0', time: START })).toBe('known');
	expect(memory.take({ id: 'late', time: START })).toBe('news');
});

describe('without the clock of the service, what was seen tells up to when all is known', () => {
	const MINUTE = 60 * SECOND;
	beforeEach(() => {
		jest.spyOn(Date, 'now').mockReturnValue(START + 5 * MINUTE);
	});
	afterEach(() => {
		jest.restoreAllMocks();
	});
	const seen = (...minutes: number[]) => {
		const memory = begin();
		for (const each of minutes) memory.take({ id: String(each), time: START + each * MINUTE });
		return memory;
	};

	test.each([
		['the newest, in whatever order they came', [1, 4, 2], 0, 4],
		['less what a time may lie ahead', [1, 4, 2], 1, 3],
		['no more than the clock of n8n', [9], 0, 5],
		['no less than before', [1], 2, 0],
		['nothing more, where nothing was seen', [], 0, 0],
	])('%s', (_, minutes, lead, expected) => {
		expect(seen(...minutes).seenUntil(lead * MINUTE)).toBe(START + expected * MINUTE);
	});

	test('a time lies ahead of nothing, where nothing is said', () => {
		expect(seen(4).seenUntil()).toBe(START + 4 * MINUTE);
	});
});

test('a search without a bound keeps what it has not seen yet from being known', () => {
	const memory = begin();
	memory.search(START);
	memory.advance(START + 9 * OVERLAP_MS);
	const again = stored(memory);
	expect(again.toStored()).toMatchObject({ searched: '2026-01-01T00:00:00.000Z' });
	expect(again.oldest).toBe(START - OVERLAP_MS);
	again.search(START + 8 * OVERLAP_MS);
	expect(again.oldest).toBe(START + 7 * OVERLAP_MS);
	expect(begin().toStored()).not.toHaveProperty('searched');
});

test('a beginning is stored as long as it is later than what is remembered anyway, and never moves back', () => {
	const memory = begin();
	memory.take({ id: 'a', time: START - 2 });
	memory.take({ id: 'b', time: START - 1 });
	memory.begin(START - 1);
	memory.begin(START - 2);
	const again = stored(memory);
	expect(again.times).toEqual([START - 1]);
	expect(again.toStored()).toHaveProperty('from', new Date(START - 1).toISOString());
	again.advance(START - 1 + OVERLAP_MS);
	expect(again.toStored()).toHaveProperty('from');
	again.advance(START + OVERLAP_MS);
	expect(again.toStored()).not.toHaveProperty('from');
});

test('what is not remembered for good counts as known from before the start', () => {
	const memory = begin();
	memory.startAt(START + SECOND);
	const again = stored(memory);
	expect(again.take({ id: 'a', time: START })).toBe('known');
	again.endLearning();
	expect(again.take({ id: 'a', time: START })).toBe('known');
	expect(again.take({ id: 'a', time: START + SECOND })).toBe('news');
});

test('fingerprints have a length; the order of parts does not matter, their values do', () => {
	expect(fingerprint('a', 12)).toHaveLength(12);
	expect(canonical({ a: [1, { b: 2, c: null }], d: undefined })).toBe(
		canonical({ d: undefined, a: [{ c: null, b: 2 }, 1] }),
	);
	expect(canonical({ a: '1' })).not.toBe(canonical({ a: 1 }));
	expect(canonical(['a,b'])).not.toBe(canonical(['a', 'b']));
});

describe('what happens once', () => {
	const DAY = 24 * 3600 * SECOND;
	const NOON = START + DAY / 2;
	const once = (id: string, time: number) => ({ id, time, isOnce: true });
	const kept = (memory: Memory) => {
		const json = JSON.stringify(memory.toStored());
		return Memory.from(JSON.parse(json) as ReturnType<Memory['toStored']>, Infinity, true);
	};

	test('is told by its ID, whatever its time and state are later, and however long ago it was', () => {
		let memory = new Memory(START, Infinity);
		expect(memory.take(once('a', NOON))).toBe('news');
		for (const passed of [0, 400]) {
			memory.advance(START + passed * DAY);
			memory = kept(memory);
			expect(memory.take(once('a', NOON))).toBe('known');
			expect(memory.take({ ...once('a', NOON + passed * DAY), state: 'other' })).toBe('known');
		}
		expect(memory.take(once('b', START - 1000 * DAY))).toBe('news');
	});

	test('shares the end of its day with others, so that little is stored', () => {
		const memory = new Memory(START, Infinity);
		for (let index = 0; index < 500; index++) memory.take(once(`${index}`, NOON + index));
		const { seen } = memory.toStored();
		expect(Object.keys(seen)).toEqual([new Date(START + DAY).toISOString()]);
		expect(JSON.stringify(seen).length).toBeLessThan(500 * 22 + 50);
	});

	test('counts as known from before the memory began, and is kept of the day on which it did', () => {
		const memory = new Memory(START, Infinity);
		memory.take(once('a', NOON + 1));
		memory.take(once('b', NOON - 1));
		memory.begin(NOON);
		const again = kept(memory);
		expect(again.take(once('a', NOON + 1))).toBe('known');
		expect(again.take(once('old', NOON - 1))).toBe('known');
		expect(again.take(once('new', NOON))).toBe('news');
	});

	test('is no news from before the start, but is remembered, until all is learned', () => {
		let memory = new Memory(START, Infinity);
		memory.startAt(NOON);
		memory.startAt(NOON - DAY);
		memory = kept(memory);
		expect(memory.learnsBefore).toBe(NOON);
		expect(memory.take(once('old', NOON - 1))).toBe('quiet');
		expect(memory.take(once('new', NOON))).toBe('news');
		memory.endLearning();
		memory = kept(memory);
		expect(memory.toStored()).not.toHaveProperty('start');
		expect(memory.take(once('old', NOON - 1))).toBe('known');
		expect(memory.take(once('misdated', NOON - 1))).toBe('news');
	});

	test('counts as known for good from before what was forgotten, be all learned or not', () => {
		const memory = new Memory(START, Infinity);
		memory.startAt(NOON);
		memory.begin(NOON - DAY);
		expect(memory.take(once('forgotten', NOON - DAY - 1))).toBe('known');
		expect(memory.take(once('old', NOON - DAY))).toBe('quiet');
		memory.endLearning();
		expect(memory.take(once('forgotten', NOON - DAY - 1))).toBe('known');
		expect(memory.take(once('old', NOON - DAY))).toBe('known');
	});

	test('above 20,000 is forgotten by whole days, and never the newest day', () => {
		const memory = new Memory(START, Infinity);
		for (let index = 0; index < 20_001; index++) memory.take(once(`${index}`, NOON));
		memory.advance(START);
		const one = kept(memory);
		expect(one.take(once('0', NOON))).toBe('known');
		expect(one.take(once('new', NOON))).toBe('news');
		for (let index = 0; index < 5; index++) one.take(once(`later ${index}`, NOON + DAY));
		one.advance(START);
		expect(Object.keys(one.toStored().seen)).toEqual([new Date(START + 2 * DAY).toISOString()]);
		expect(one.take(once('0', NOON))).toBe('known');
		expect(one.take(once('next', NOON + DAY))).toBe('news');
	});
});
