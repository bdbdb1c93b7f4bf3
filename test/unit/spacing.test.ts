import fc from 'fast-check';
import { Spacing, type Batching } from '../../nodes/ConstantContact/transport/spacing';

const START = Date.UTC(2026, 2, 31);
const FOUR_A_SECOND = { batchSize: 4, batchInterval: 1_000 };

beforeEach(() => {
	jest.useFakeTimers({ now: START });
});

afterEach(() => {
	jest.useRealTimers();
});

/** When requests that take so long start, one after another, in milliseconds from the first. */
async function starts(batching: Batching, durations: number[]): Promise<number[]> {
	const spacing = new Spacing(batching);
	const begin = Date.now();
	const times: number[] = [];
	for (const duration of durations) {
		await passing(spacing.wait());
		const start = Date.now();
		jest.setSystemTime(start + duration);
		spacing.record(start, 1);
		times.push(start - begin);
	}
	return times;
}

/** Lets the time pass that is waited for. */
async function passing(waited: Promise<void>): Promise<void> {
	let isOver = false;
	void waited.then(() => (isOver = true));
	await Promise.resolve();
	await Promise.resolve();
	while (!isOver) await jest.advanceTimersToNextTimerAsync();
}

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
		900 - 10 + 1_020,
	]);
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
				// The first request shows how fast the network is; later ones may be slower at any point.
				const requests = [{ there: 0, back: 0 }, ...jitters].map(({ there, back }) => ({
					there: network.there + there,
					back: network.back + back,
				}));
				const durations = requests.map(({ there, back }) => there + back);
				const times = await starts({ batchSize, batchInterval }, durations);
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
	['the size is -1', { batchSize: -1, batchInterval: 1_000 }],
])('nothing waits when %s', async (_when, batching) => {
	expect(await starts(batching, Array<number>(6).fill(0))).toEqual([0, 0, 0, 0, 0, 0]);
});

test('a size of 0 counts as 1', async () => {
	expect(await starts({ batchSize: 0, batchInterval: 1_000 }, [0, 0, 0])).toEqual([
		0, 1_020, 2_040,
	]);
});

test.each([
	[2.5, [0, 0, 1_020, 1_020, 2_040]],
	[1.9, [0, 1_020, 2_040, 3_060, 4_080]],
	[0.5, [0, 1_020, 2_040, 3_060, 4_080]],
])('a size of %d is rounded down, and counts as 1 at least', async (batchSize, expected) => {
	expect(await starts({ batchSize, batchInterval: 1_000 }, Array<number>(5).fill(0))).toEqual(
		expected,
	);
});

test('a request that was sent twice counts twice', async () => {
	const spacing = new Spacing({ batchSize: 2, batchInterval: 1_000 });
	spacing.record(Date.now(), 2);
	await passing(spacing.wait());
	expect(Date.now() - START).toBe(1_020);
});

test('two runs do not wait for each other', async () => {
	const batching = { batchSize: 1, batchInterval: 60_000 };
	new Spacing(batching).record(Date.now(), 1);
	await passing(new Spacing(batching).wait());
	expect(Date.now()).toBe(START);
});

test('a clock that is set back between requests does not prolong the wait', async () => {
	const spacing = new Spacing({ batchSize: 1, batchInterval: 1_000 });
	spacing.record(Date.now(), 1);
	jest.setSystemTime(START - 3_600_000);
	await passing(spacing.wait());
	expect(Date.now()).toBe(START - 3_600_000 + 1_020);
});

test('a clock that is set back during a request does not prolong later waits', async () => {
	const spacing = new Spacing({ batchSize: 1, batchInterval: 1_000 });
	jest.setSystemTime(START - 3_600_000);
	spacing.record(START, 1);
	await jest.advanceTimersByTimeAsync(600);
	await passing(spacing.wait());
	expect(Date.now()).toBe(START - 3_600_000 + 1_020);

	spacing.record(Date.now(), 1);
	await jest.advanceTimersByTimeAsync(5_000);
	const now = Date.now();
	await passing(spacing.wait());
	expect(Date.now()).toBe(now);
});

test('cancelling wakes at once', async () => {
	const controller = new AbortController();
	const spacing = new Spacing({ batchSize: 1, batchInterval: 60_000 });
	spacing.record(Date.now(), 1);
	const woken = jest.fn();
	void spacing.wait(controller.signal).then(woken);
	await jest.advanceTimersByTimeAsync(1_000);
	expect(woken).not.toHaveBeenCalled();
	controller.abort();
	await jest.advanceTimersByTimeAsync(0);
	expect(woken).toHaveBeenCalled();
});

test('a wait that is over leaves no listener behind', async () => {
	const { signal } = new AbortController();
	const added = jest.spyOn(signal, 'addEventListener');
	const removed = jest.spyOn(signal, 'removeEventListener');
	const spacing = new Spacing({ batchSize: 1, batchInterval: 1_000 });
	spacing.record(Date.now(), 1);
	await passing(spacing.wait(signal));
	expect(added).toHaveBeenCalledTimes(1);
	expect(removed).toHaveBeenCalledWith('abort', added.mock.calls[0][1]);
});
