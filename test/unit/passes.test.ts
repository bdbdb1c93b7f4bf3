import type { IDataObject } from 'n8n-workflow';
import { Clock } from '../../nodes/ConstantContact/trigger/clock';
import { Memory } from '../../nodes/ConstantContact/trigger/memory';
import { OVERLAP_MS } from '../../nodes/ConstantContact/trigger/overlap';
import { read, type Progress } from '../../nodes/ConstantContact/trigger/reader';
import type { Observer, Reading } from '../../nodes/ConstantContact/trigger/reading';
import type { ConstantContactApi } from '../../nodes/ConstantContact/transport/api';

const NOW = Date.UTC(2026, 0, 1);
const SECOND = 1000;

const observer: Observer = {
	event: 'contactCreated',
	memory: 'contactCreated',
	observe: ({ id, time }) => ({ id: id as string, time: time as number }),
	present: (thing) => thing,
};
const reading = (more: Partial<Reading> = {}): Reading => ({
	path: '/contacts',
	property: 'contacts',
	query: {},
	bound: 'created_after',
	observers: [observer],
	...more,
});
const beginning: Progress = { at: NOW, pages: 0, foundOld: false, isDeep: false };

/** Reads passes, each of which shows its pages of things; those of which the memory knows start nothing. */
async function readPasses(
	passes: [id: string, time: number][][][],
	{
		gapMs = 0,
		isDated = true,
		learnsBefore = -Infinity,
		more = {} as Partial<Reading>,
		progress = beginning,
	} = {},
) {
	const pages = passes.flatMap((pass) =>
		pass.map((things, index) => ({
			items: things.map(([id, time]): IDataObject => ({ id, time })),
			cursor: index === pass.length - 1 ? undefined : `/v3/contacts?cursor=${String(index + 1)}`,
		})),
	);
	let requests = 0;
	const api = {
		serviceTime: isDated ? NOW : undefined,
		getPage: async () => await Promise.resolve(pages[requests++]),
	} as unknown as ConstantContactApi;
	const memory = new Memory(NOW - gapMs, more.showsAll ? Infinity : OVERLAP_MS);
	memory.startAt(learnsBefore);
	for (const id of ['known', 'other']) memory.take({ id, time: NOW - gapMs });
	const means = { api, clock: new Clock(NOW - Date.now()), isOver: () => false };
	const recollections = new Map([[observer, { memory, isNew: false }]]);
	const findings = await read(means, reading(more), recollections, progress);
	const found = [...(findings.byObserver.get(observer)?.keys() ?? [])];
	return { requests, found, isComplete: findings.isComplete };
}

const known = (gapMs: number): [string, number] => ['known', NOW - gapMs];
const other = (gapMs: number): [string, number] => ['other', NOW - gapMs];

describe('several pages that show nothing new', () => {
	const quiet = (gapMs: number) => [[known(gapMs)], [other(gapMs)]];

	test.each([
		['once, when the last poll was ten minutes ago', OVERLAP_MS, {}, 2],
		['twice, when it was longer ago', OVERLAP_MS + 1, {}, 4],
		['twice without the clock of the service', OVERLAP_MS + 1, { isDated: false }, 4],
		['once, when a search will show all again', OVERLAP_MS + 1, { more: { isSearch: true } }, 2],
	])('are read %s', async (_, gapMs, more, requests) => {
		const passes = [quiet(gapMs), quiet(gapMs), quiet(gapMs)];
		const expected = { requests, found: [], isComplete: true };
		expect(await readPasses(passes, { gapMs, ...more })).toEqual(expected);
	});

	test('are not read a third time by the poll that goes on', async () => {
		const gapMs = OVERLAP_MS + 1;
		const progress: Progress = { ...beginning, isAgain: true, since: NOW };
		expect(await readPasses([quiet(gapMs)], { gapMs, progress })).toMatchObject({ requests: 2 });
	});
});

test('one page is read once, however long ago the last poll was', async () => {
	const gapMs = OVERLAP_MS + 1;
	const read = await readPasses([[[known(gapMs), ['new', NOW - SECOND]]]], { gapMs });
	expect(read).toEqual({ requests: 1, found: ['new'], isComplete: true });
});

test('what moves up out of a first pass that shows nothing new is found by the second', async () => {
	const gapMs = OVERLAP_MS + 1;
	const first = [[known(gapMs), other(gapMs)], [known(gapMs)]];
	const second = [[other(gapMs), ['new', NOW - SECOND] as [string, number]], [known(gapMs)]];
	const read = await readPasses([first, second, second], { gapMs });
	expect(read).toEqual({ requests: 6, found: ['new'], isComplete: true });
});

test('what is older than the reading is news of its pass, wherever in the pass it was', async () => {
	const pass: [string, number][][] = [[['new', NOW - SECOND]], [known(0)]];
	const read = await readPasses([pass, pass]);
	expect(read).toEqual({ requests: 4, found: ['new'], isComplete: true });
});

test('what has happened since the reading began needs no other pass', async () => {
	const read = await readPasses([[[known(0)], [['new', NOW]]]]);
	expect(read).toEqual({ requests: 2, found: ['new'], isComplete: true });
});

test('after three passes with something new the reading stays open', async () => {
	const pass = (id: string): [string, number][][] => [[[id, NOW - SECOND]], [known(0)]];
	const read = await readPasses([pass('a'), pass('b'), pass('c')]);
	expect(read).toEqual({ requests: 6, found: ['a', 'b', 'c'], isComplete: false });
});

describe('what shows all each time', () => {
	const more: Partial<Reading> = { showsAll: true, bound: undefined };
	const passOf = (gapMs: number): [string, number][][] => [[['new', NOW - SECOND]], [known(gapMs)]];

	test('is read once, because the next poll shows what a pass has skipped', async () => {
		const gapMs = OVERLAP_MS + 1;
		const read = await readPasses([passOf(gapMs), passOf(gapMs)], { gapMs, more });
		expect(read).toEqual({ requests: 2, found: ['new'], isComplete: true });
	});

	describe.each([true, false])('is learned (with the clock of the service: %p)', (isDated) => {
		const learn = async (...passes: [string, number][][][]) =>
			await readPasses(passes, { learnsBefore: NOW, isDated, more });
		const pass = (id: string, time: number): [string, number][][] => [[[id, time]], [known(0)]];

		test('in two passes at least', async () => {
			const quiet = [[known(0)], [other(0)]];
			expect(await learn(quiet, quiet)).toEqual({ requests: 4, found: [], isComplete: true });
		});

		test('until a pass shows nothing more from before', async () => {
			const read = await learn(pass('a', NOW - 1), pass('b', NOW - 1), pass('c', NOW));
			expect(read).toEqual({ requests: 6, found: ['a', 'b', 'c'], isComplete: true });
		});

		test('by the next poll, where each pass shows more', async () => {
			const read = await learn(...['a', 'b', 'c'].map((each) => pass(each, NOW - 1)));
			expect(read).toEqual({ requests: 6, found: ['a', 'b', 'c'], isComplete: false });
		});
	});
});
