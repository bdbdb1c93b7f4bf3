import { Traffic, type Outcome } from '../../nodes/ConstantContact/transport/traffic';
import { TurnQueue, type Limit } from '../../nodes/ConstantContact/transport/turn-queue';

const ANSWERED: Outcome = { times: 1, isAnswered: true, isThrottled: false };
const limit = (size: number, interval = 1_000): Limit => ({ size, interval });

let begun = 0;
beforeEach(() => {
	jest.useFakeTimers();
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
	begun = performance.now();
});
afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

/** When requests with these limits start, all asked for at once. */
async function starts(limits: Limit[], traffic = new Traffic()): Promise<number[]> {
	const times: number[] = [];
	limits.forEach((each, index) => {
		void traffic.begin({}, each).then((sent) => {
			times[index] = Math.round(performance.now() - begun);
			if (sent) traffic.end(sent, ANSWERED);
		});
	});
	await jest.advanceTimersByTimeAsync(30_000);
	return times;
}

/** Traffic whose first answer has come long ago. */
async function proven(): Promise<Traffic> {
	const traffic = new Traffic();
	// The slowest of all, so that it is not the one that counts for the others.
	await starts([limit(1, 20_000)], traffic);
	await jest.advanceTimersByTimeAsync(40_000);
	begun = performance.now();
	return traffic;
}

test.each<[string, Limit[], number[]]>([
	['one limit', [limit(2), limit(2), limit(2)], [0, 0, 1_020]],
	['the faster of two in front', [limit(2), limit(2), limit(1)], [0, 0, 1_020]],
	['the faster of two behind', [limit(1), limit(2), limit(2)], [0, 0, 1_020]],
	['a slow one twice', [limit(1), limit(1), limit(2)], [0, 1_020, 0]],
	['equal rates, the smaller size', [limit(4, 2_000), limit(2), limit(2)], [0, 0, 1_020]],
	['equal rates, the smaller size first', [limit(2), limit(4, 2_000), limit(2)], [0, 0, 1_020]],
	['equal sizes', [limit(1, 2_000), limit(1), limit(1, 2_000)], [0, 1_020, 2_040]],
	['equal intervals', [limit(2), limit(1), limit(1)], [0, 0, 1_020]],
	['none beside one', [limit(1, 0), limit(1), limit(1)], [0, 1_020, 2_040]],
])('%s', async (_what, limits, times) => {
	expect(await starts(limits, await proven())).toEqual(times);
});

test('comes back for the next moment only, and not before there is something to do', async () => {
	const traffic = await proven();
	for (let count = 0; count < 5; count++) void traffic.begin({}, limit(1));
	await jest.advanceTimersByTimeAsync(0);
	expect(jest.getTimerCount()).toBe(1);
});

describe('a queue', () => {
	const [one, two] = [{}, {}];
	const turn = (run: object) => ({ run, limit: limit(1), begin: () => undefined });
	const all = () => true;

	/** Serves all that wait. @returns whose turns they were */
	const serve = (queue: TurnQueue<void>, count = Infinity) => {
		const served: number[] = [];
		for (let next = queue.next(all); next && served.length < count; next = queue.next(all)) {
			queue.take(next);
			served.push(next.run === one ? 1 : 2);
		}
		return served;
	};

	test('serves runs by turns', () => {
		const queue = new TurnQueue<void>();
		for (const run of [one, one, one, two, two]) queue.add(turn(run));
		expect(serve(queue)).toEqual([1, 2, 1, 2, 1]);
	});

	test('gives a run that comes late no more than the others', () => {
		const queue = new TurnQueue<void>();
		for (let count = 0; count < 8; count++) queue.add(turn(one));
		expect(serve(queue, 4)).toEqual([1, 1, 1, 1]);
		for (let count = 0; count < 3; count++) queue.add(turn(two));
		expect(serve(queue)).toEqual([2, 1, 2, 1, 2, 1, 1]);
	});

	test('counts what a run had when it comes back', () => {
		const queue = new TurnQueue<void>();
		queue.add(turn(one));
		expect(serve(queue)).toEqual([1]);
		for (const run of [one, one, two]) queue.add(turn(run));
		expect(serve(queue)).toEqual([2, 1, 1]);
	});

	test('leaves out whose limit may not', () => {
		const queue = new TurnQueue<void>();
		queue.add({ ...turn(one), limit: limit(9) });
		queue.add(turn(two));
		expect(queue.next(({ size }) => size < 9)?.run).toBe(two);
		expect(queue.next(() => false)).toBeUndefined();
	});
});
