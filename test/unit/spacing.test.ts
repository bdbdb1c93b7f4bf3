import fc from 'fast-check';
import { sleep } from 'n8n-workflow';
import { Spacing, type Batching } from '../../nodes/ConstantContact/transport/spacing';
import type { Outcome } from '../../nodes/ConstantContact/transport/traffic';
import { cpuTimeOf } from '../support/cpu-time';

const FOUR_A_SECOND = { batchSize: 4, batchInterval: 1_000 };
const ONE_A_SECOND = { batchSize: 1, batchInterval: 1_000 };
const UNBATCHED = { batchSize: -1, batchInterval: 1_000 };
const ANSWERED = { times: 1, isAnswered: true, isThrottled: false };
const THROTTLED = { ...ANSWERED, isThrottled: true };
const LOST = { ...ANSWERED, isAnswered: false };

let keyNumber = 0;
let key = '';
let begun = 0;

beforeEach(() => {
	jest.useFakeTimers();
	// In the middle of what it can be: holds of one interval, waits of two seconds.
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
	key = `key ${++keyNumber}`;
	begun = performance.now();
});

afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

/** Milliseconds since the test began. */
const now = () => Math.round(performance.now() - begun);
const passing = async (milliseconds: number) => await jest.advanceTimersByTimeAsync(milliseconds);

interface Request {
	took?: number;
	outcome?: Partial<Outcome>;
}

/** One run that sends one request after the other. @returns when they start, as they do */
function run(spacing: Spacing, requests: Request[], apiKey = key): number[] {
	const times: number[] = [];
	const send = async () => {
		for (const { took = 0, outcome } of requests) {
			const ended = await spacing.begin(apiKey);
			times.push(now());
			if (took > 0) await sleep(took);
			ended({ ...ANSWERED, ...outcome });
		}
	};
	void send();
	return times;
}

/** Lets a key be known: what follows is no first request, and its fastest answer took so long. */
async function know(took: number, answers = 21) {
	run(new Spacing(UNBATCHED), several(answers, { took }));
	await passing(answers * took + 40_000);
	begun = performance.now();
}

/** When the requests of one run start, with a key that is known. */
async function starts(
	batching: Batching,
	durations: number[],
	fastest = Math.min(...durations),
): Promise<number[]> {
	await know(fastest);
	const times = run(
		new Spacing(batching),
		durations.map((took) => ({ took })),
	);
	while (times.length < durations.length) await jest.advanceTimersToNextTimerAsync();
	await passing(10_000);
	return times;
}

const several = (count: number, request: Request = { took: 150 }) =>
	Array.from({ length: count }, () => request);

/** The most starts in any stretch of one second. */
function busiest(times: number[]): number {
	return Math.max(
		...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length),
	);
}

describe('one run', () => {
	test('a batch starts at once, the next one an interval later, with a margin', async () => {
		expect(await starts(FOUR_A_SECOND, Array<number>(9).fill(0))).toEqual([
			0, 0, 0, 0, 1_020, 1_020, 1_020, 1_020, 2_040,
		]);
	});

	test('the time that answers take is part of the interval', async () => {
		expect(await starts(FOUR_A_SECOND, Array<number>(6).fill(100))).toEqual([
			0, 100, 200, 300, 1_020, 1_120,
		]);
	});

	test('answers that are slow enough by themselves are not waited for', async () => {
		expect(await starts(FOUR_A_SECOND, Array<number>(6).fill(300))).toEqual([
			0, 300, 600, 900, 1_200, 1_500,
		]);
	});

	test('one slow answer counts from its end, because it may have been counted late', async () => {
		expect(await starts(FOUR_A_SECOND, [900, 10, 10, 10, 10])).toEqual([
			0,
			900,
			910,
			920,
			// The margin has grown, too.
			900 - 10 + 1_020 + 8,
		]);
	});

	test('the first answer is no measure of the network', async () => {
		await know(300, 1);
		const times = run(new Spacing(ONE_A_SECOND), several(2, { took: 300 }));
		await passing(10_000);
		expect(times).toEqual([0, 300 - 300 / 20 + 1_020]);
	});

	test('the more answers there are, the more the fastest counts', async () => {
		await know(300, 11);
		const times = run(new Spacing(ONE_A_SECOND), several(12, { took: 300 }));
		await passing(30_000);
		const gaps = times.slice(1).map((at, index) => at - times[index]);
		expect(gaps[0]).toBe(1_020 + 300 - (300 * 11) / 20);
		expect(gaps[10]).toBe(1_020);
	});

	test('where answers take now shorter, now longer, the margin grows, by a tenth of a second at most', async () => {
		await know(100);
		const times = run(new Spacing(ONE_A_SECOND), several(60, { took: 900 }));
		await passing(120_000);
		const gaps = times.slice(1).map((at, index) => at - times[index] - 800);
		expect(gaps[0]).toBe(1_020 + 10);
		expect(gaps[58]).toBe(1_020 + 100);
	});

	test('an answer that never came is no measure of the network', async () => {
		await know(200);
		const lost = { took: 5, outcome: LOST };
		const times = run(new Spacing(ONE_A_SECOND), [lost, ...several(2, { took: 200 })]);
		await passing(10_000);
		expect(times[2] - times[1]).toBe(1_020);
	});

	test('a service that looks back one interval never counts more than it allows', async () => {
		const delay = fc.integer({ min: 0, max: 400 });
		const jitter = fc.record({ there: delay, back: delay });
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 10 }),
				fc.integer({ min: 1, max: 2_000 }),
				jitter,
				fc.array(jitter, { minLength: 10, maxLength: 30 }),
				async (batchSize, batchInterval, network, jitters) => {
					key = `key ${++keyNumber}`;
					begun = performance.now();
					// It is known how fast the network is; requests may be slower at any point.
					const requests = jitters.map(({ there, back }) => ({
						there: network.there + there,
						back: network.back + back,
					}));
					const durations = requests.map(({ there, back }) => there + back);
					const fastest = network.there + network.back;
					const times = await starts({ batchSize, batchInterval }, durations, fastest);
					const counted = times.map((time, index) => time + requests[index].there);
					for (let index = batchSize; index < counted.length; index++) {
						expect(counted[index] - counted[index - batchSize]).toBeGreaterThan(batchInterval);
					}
				},
			),
		);
	});

	test.each<[string, Batching]>([
		['nothing is set', {}],
		['the interval is 0', { batchSize: 4, batchInterval: 0 }],
		['the interval is negative', { batchSize: 4, batchInterval: -5 }],
		['the size is -1', UNBATCHED],
	])('nothing waits when %s', async (_when, batching) => {
		expect(await starts(batching, Array<number>(6).fill(0))).toEqual([0, 0, 0, 0, 0, 0]);
	});

	test.each([
		[0, [0, 1_020, 2_040]],
		[0.5, [0, 1_020, 2_040]],
		[1.9, [0, 1_020, 2_040]],
		[2.5, [0, 0, 1_020, 1_020, 2_040]],
	])('a size of %d is rounded down, and counts as 1 at least', async (batchSize, expected) => {
		const batching = { batchSize, batchInterval: 1_000 };
		expect(
			await starts(
				batching,
				expected.map(() => 0),
			),
		).toEqual(expected);
	});

	test.each<[string, unknown]>([
		['Items per Batch', { batchSize: NaN, batchInterval: 1_000 }],
		['Items per Batch', { batchSize: 'four', batchInterval: 1_000 }],
		['Items per Batch', { batchSize: null, batchInterval: 1_000 }],
		['Items per Batch', { batchSize: Infinity, batchInterval: 1_000 }],
		['Batch Interval (Ms)', { batchSize: 4, batchInterval: 'a second' }],
		['Batch Interval (Ms)', { batchSize: 4, batchInterval: NaN }],
		['Batch Interval (Ms)', { batchSize: 4, batchInterval: {} }],
	])('what is no number as %s is refused: %j', (field, batching) => {
		expect(() => new Spacing(batching as Batching)).toThrow(`'${field}' is not a number`);
	});

	test('numbers that an expression gives as text count', async () => {
		const batching = { batchSize: '2', batchInterval: ' 1000 ' } as unknown as Batching;
		expect(await starts(batching, [0, 0, 0])).toEqual([0, 0, 1_020]);
	});

	test('a request that was sent twice counts twice, and one that was not sent not at all', async () => {
		const spacing = new Spacing({ batchSize: 3, batchInterval: 1_000 });
		const times = run(spacing, [
			{ outcome: { times: 2 } },
			{ outcome: { times: 0 } },
			{ outcome: { times: 0 } },
			{},
			{},
		]);
		await passing(5_000);
		expect(times).toEqual([0, 0, 0, 0, 1_020]);
	});

	test('what was sent twice may have been counted at its end', async () => {
		const times = run(new Spacing(ONE_A_SECOND), [{ took: 8_000, outcome: { times: 2 } }, {}]);
		await passing(10_000);
		expect(times).toEqual([0, 9_020]);
	});

	test('what took longer than a request can be on its way was counted before', async () => {
		const times = run(new Spacing(ONE_A_SECOND), [{ took: 8_000 }, {}]);
		await passing(10_000);
		expect(times).toEqual([0, 8_000]);
	});
});

describe('several runs with one API key', () => {
	test('share the limit: of those with as many turns, the first that came is served', async () => {
		const runs = Array.from({ length: 8 }, () => run(new Spacing(FOUR_A_SECOND), several(3)));
		await passing(20_000);
		expect(runs.map(({ length }) => length)).toEqual(Array<number>(8).fill(3));
		for (let round = 0; round < 3; round++) {
			const inTurn = runs.map((times) => times[round]);
			expect(inTurn).toEqual([...inTurn].sort((one, other) => one - other));
		}
		expect(busiest(runs.flat())).toBe(4);
	});

	test('the run that has had the fewest turns goes next, however many wait', async () => {
		await know(150);
		const busy = new Spacing(FOUR_A_SECOND);
		const rows = Array.from({ length: 40 }, () => run(busy, several(2)));
		await passing(10_000);
		const begin = now();
		const signUp = run(new Spacing(FOUR_A_SECOND), several(3));
		await passing(60_000);
		expect(rows.flat()).toHaveLength(80);
		// A whole batch may have started just before.
		const waits = signUp.map((at, index) => at - (signUp[index - 1] ?? begin));
		expect(Math.max(...waits)).toBeLessThanOrEqual(1_050);
	});

	test('who comes late does not hold the others up until it has had as many turns', async () => {
		await know(150);
		const [older, newer] = [FOUR_A_SECOND, FOUR_A_SECOND].map((each) => new Spacing(each));
		const lanes = (spacing: Spacing, count: number) =>
			Array.from({ length: 4 }, () => run(spacing, several(count)));
		const before = lanes(older, 200);
		await passing(100_000);
		const begin = now();
		const after = lanes(newer, 200);
		await passing(15_000);
		const since = (runs: number[][]) => runs.flat().filter((at) => at >= begin).length;
		expect(since(before) / since(after)).toBeCloseTo(1, 1);
		expect(since(before)).toBeGreaterThan(20);
	});

	test('the first request of a key goes alone: it may have to be sent again', async () => {
		const runs = Array.from({ length: 3 }, () => run(new Spacing(FOUR_A_SECOND), several(1)));
		await passing(10_000);
		expect(runs.flat()).toEqual([0, 150, 150]);
	});

	test('a first request without an answer does not keep the others for long', async () => {
		const runs = [{ took: 100_000 }, {}].map((request) =>
			run(new Spacing(FOUR_A_SECOND), [request]),
		);
		await passing(10_000);
		expect(runs).toEqual([[0], [5_000 + 1_020]]);
	});

	test('a request whose answer never comes does not stop the others', async () => {
		await know(150);
		run(new Spacing(ONE_A_SECOND), [{ took: 100_000 }]);
		const times = run(new Spacing(ONE_A_SECOND), several(2));
		await passing(10_000);
		expect(times).toEqual([5_000 + 1_020, 5_000 + 1_020 + 1_020]);
	});

	test('after an idle minute a key starts afresh, and not before', async () => {
		const alone = (times: number[][]) => times[1][0] > times[0][0];
		const twoRuns = async () => {
			const times = [
				run(new Spacing(FOUR_A_SECOND), several(1)),
				run(new Spacing(FOUR_A_SECOND), several(1)),
			];
			await passing(1_000);
			return times;
		};
		expect(alone(await twoRuns())).toBe(true);
		await passing(58_000);
		expect(alone(await twoRuns())).toBe(false);
		await passing(61_000);
		expect(alone(await twoRuns())).toBe(true);
	});

	test('many requests without Batching take little time each', async () => {
		jest.useRealTimers();
		const timeOf = async (requests: number) => {
			let tries = 0;
			return await cpuTimeOf(async () => {
				const apiKey = `key of ${requests}, ${tries++}`;
				const unbatched = new Spacing(UNBATCHED);
				for (let each = 0; each < requests; each++) {
					(await unbatched.begin(apiKey))(ANSWERED);
				}
			});
		};
		const [few, many] = [await timeOf(5_000), await timeOf(40_000)];
		expect(many / few).toBeLessThan(30);
	});

	test('a run without Batching does not wait, but counts', async () => {
		const batched = new Spacing(FOUR_A_SECOND);
		expect(await starts(FOUR_A_SECOND, [0])).toEqual([0]);
		const from = now();
		const unbatched = run(new Spacing(UNBATCHED), several(6, {}));
		await passing(0);
		const times = run(batched, several(1));
		await passing(5_000);
		expect(unbatched).toEqual(Array<number>(6).fill(from));
		expect(times).toEqual([from + 1_020]);
	});

	test('a run with a slower Batching limits only itself', async () => {
		const slow = run(new Spacing(ONE_A_SECOND), several(6));
		const fast = run(new Spacing(FOUR_A_SECOND), several(30));
		await passing(6_000);
		const rate = (times: number[]) => times.filter((at) => at >= 1_000 && at < 6_000).length / 5;
		expect(rate(slow)).toBeCloseTo(1, 0);
		expect(rate(fast)).toBeGreaterThan(2.5);
		expect(busiest(slow)).toBe(1);
		expect(busiest([...slow, ...fast])).toBe(4);
	});

	test('runs with the same slow Batching share it', async () => {
		const runs = Array.from({ length: 3 }, () => run(new Spacing(ONE_A_SECOND), several(3)));
		await passing(20_000);
		expect(runs.flat()).toHaveLength(9);
		expect(busiest(runs.flat())).toBe(1);
	});

	test('of two limits with the same rate, the smaller batch rules', async () => {
		const batched = (batchSize: number, batchInterval: number) =>
			run(new Spacing({ batchSize, batchInterval }), several(12, {}));
		run(new Spacing(FOUR_A_SECOND), several(1));
		await passing(5_000);
		const runs = [batched(8, 2_000), batched(4, 1_000)];
		await passing(20_000);
		expect(runs.map(({ length }) => length)).toEqual([12, 12]);
		expect(busiest(runs.flat())).toBe(4);
	});

	test('a limit that nobody has used for a minute rules no more', async () => {
		run(new Spacing(FOUR_A_SECOND), several(1));
		const slow = run(new Spacing(ONE_A_SECOND), several(80));
		await passing(70_000);
		expect(slow.length).toBeGreaterThan(60);
		const slower = run(new Spacing({ batchSize: 1, batchInterval: 2_000 }), several(4));
		await passing(10_000);
		expect(slower).toHaveLength(4);
		expect(busiest([...slow.filter((at) => at > 70_000), ...slower])).toBe(1);
	});

	test('what comes back to the queue does not grow, however often the next moment has changed', async () => {
		await know(150);
		const jitter = (index: number) => ({ took: 100 + ((index * 37) % 200) });
		const runs = Array.from({ length: 8 }, (_run, number) =>
			run(
				new Spacing(FOUR_A_SECOND),
				Array.from({ length: 25 }, (_request, index) => jitter(number * 25 + index)),
			),
		);
		const looks = jest.spyOn(performance, 'now');
		await passing(100_000);
		expect(runs.flat()).toHaveLength(200);
		// Where each change left a timer behind that comes back, their number would double for ever.
		expect(looks.mock.calls.length).toBeLessThan(200 * 12);
	});

	test('a thousand that wait cost little', async () => {
		await know(150);
		const waiting = Array.from({ length: 1_000 }, () =>
			run(new Spacing(FOUR_A_SECOND), several(1)),
		);
		const sorts = jest.spyOn(Array.prototype, 'sort');
		await passing(1_000);
		expect(sorts.mock.calls.length).toBeLessThan(50);
		await passing(400_000);
		expect(waiting.flat()).toHaveLength(1_000);
	}, 30_000);

	test('another key is another limit', async () => {
		run(new Spacing(ONE_A_SECOND), several(2));
		const times = run(new Spacing(ONE_A_SECOND), several(2), `${key} of another app`);
		await passing(5_000);
		expect(times).toEqual([0, 150 + 1_020]);
	});
});

describe('others use the API key, too', () => {
	const throttledOnce = (count: number) => [
		...several(2),
		{ took: 150, outcome: THROTTLED },
		...several(count),
	];

	test('a refusal holds all runs, and spreads what follows half as wide again', async () => {
		await know(150);
		const times = run(new Spacing(FOUR_A_SECOND), throttledOnce(4));
		await passing(500);
		const other = run(new Spacing(FOUR_A_SECOND), several(1));
		await passing(10_000);
		const [, , refused, next] = times;
		// The other run has had no turn yet.
		expect(other[0]).toBe(refused + 150 + 1_000);
		expect(next - other[0]).toBeGreaterThanOrEqual((1_000 * 1.5 * 0.99) / 4);
		expect(next - other[0]).toBeLessThanOrEqual((1_000 * 1.5) / 4 + 20);
	});

	test.each([
		[0, 500],
		[0.999, 1_499],
	])('the hold is random: %d of it', async (random, held) => {
		jest.spyOn(Math, 'random').mockReturnValue(random);
		const times = run(new Spacing(FOUR_A_SECOND), throttledOnce(1));
		await passing(10_000);
		expect(times[3] - times[2]).toBe(150 + held);
	});

	test('it comes back by 1 % with each success', async () => {
		const times = run(new Spacing(FOUR_A_SECOND), throttledOnce(60));
		await passing(40_000);
		const gaps = times.slice(4, 50).map((at, index) => times[index + 5] - at);
		expect(gaps[0]).toBeGreaterThan(gaps[20]);
		expect(gaps[20]).toBeGreaterThan(gaps[35]);
		// 1.5 × 0.99 ^ 41 is 1: spread no more, one may follow sooner than a quarter of the interval.
		expect(Math.min(...gaps.slice(0, 36))).toBeGreaterThan(250);
		expect(Math.min(...gaps.slice(-5))).toBeLessThan(250);
	});

	test('what is lost is no success', async () => {
		const lost = { took: 150, outcome: LOST };
		const times = run(new Spacing(FOUR_A_SECOND), [...throttledOnce(0), ...several(50, lost)]);
		await passing(40_000);
		const gaps = times.slice(4).map((at, index) => at - times[index + 3]);
		expect(gaps[45]).toBe(gaps[1]);
	});

	test('refusals that were under way together widen once, later ones again, up to eight times', async () => {
		const refused = { took: 150, outcome: THROTTLED };
		await know(150);
		for (let count = 0; count < 3; count++) run(new Spacing(FOUR_A_SECOND), [refused]);
		const once = run(new Spacing(FOUR_A_SECOND), several(3));
		await passing(10_000);
		expect(once[2] - once[1]).toBeLessThanOrEqual((1_000 * 1.5) / 4 + 20);

		run(new Spacing(FOUR_A_SECOND), several(12, refused));
		await passing(60_000);
		const often = run(new Spacing(FOUR_A_SECOND), several(3));
		await passing(20_000);
		expect(often[2] - often[1]).toBeGreaterThan((1_000 * 8 * 0.97) / 4);
		expect(often[2] - often[1]).toBeLessThanOrEqual((1_000 * 8) / 4 + 20);
	});

	test('a run that n8n repeats waits for up to four seconds first, once', async () => {
		const times = run(new Spacing(FOUR_A_SECOND, true), several(2));
		await passing(10_000);
		expect(times).toEqual([2_000, 2_150]);
	});

	test('a repeated run without Batching does not wait', async () => {
		const times = run(new Spacing(UNBATCHED, true), several(1));
		await passing(10_000);
		expect(times).toEqual([0]);
	});
});

describe('a stop', () => {
	test.each([
		['in the queue', false],
		['before a repeated run begins', true],
	])('wakes at once %s, and takes no turn', async (_where, isScattered) => {
		run(new Spacing(ONE_A_SECOND), several(1));
		const stop = new AbortController();
		const woken = jest.fn();
		void new Spacing(ONE_A_SECOND, isScattered).begin(key, stop.signal).then(woken);
		const next = run(new Spacing(ONE_A_SECOND), several(1));
		await passing(300);
		expect(woken).not.toHaveBeenCalled();
		stop.abort();
		await passing(0);
		expect(woken).toHaveBeenCalledTimes(1);
		(woken.mock.calls as Array<[(outcome: Outcome) => void]>)[0][0](ANSWERED);
		await passing(5_000);
		expect(next).toEqual([150 + 1_020]);
	});

	test('a turn that is taken leaves no listener behind', async () => {
		const { signal } = new AbortController();
		const added = jest.spyOn(signal, 'addEventListener');
		const removed = jest.spyOn(signal, 'removeEventListener');
		await new Spacing(ONE_A_SECOND).begin(key, signal);
		expect(added).toHaveBeenCalledTimes(1);
		expect(removed).toHaveBeenCalledWith('abort', added.mock.calls[0][1]);
	});
});
