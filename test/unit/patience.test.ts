import { ApiFailure } from '../../nodes/ConstantContact/transport/api-failure';
import { LISTS } from '../../nodes/ConstantContact/transport/collections';
import { InTurn } from '../../nodes/ConstantContact/transport/in-turn';
import { askUntil, askWhileUndone } from '../../nodes/ConstantContact/transport/patience';
import { sleepUnlessAborted } from '../../nodes/ConstantContact/transport/sleep-unless-aborted';
import { namesWithTaken } from '../../nodes/ConstantContact/transport/taken-name';
import { apiWith } from './given-answers';

let begun = 0;
beforeEach(() => {
	jest.useFakeTimers();
	begun = Date.now();
});
afterEach(() => {
	jest.useRealTimers();
});

const unfinished = new ApiFailure('Not yet', 'Wait');

/** When it is asked again, in seconds, until the answer is `done`. */
async function asks(done: number, patience?: number, act = askWhileUndone<number>) {
	const times: number[] = [];
	const ask = async () => {
		times.push((Date.now() - begun) / 1000);
		return await Promise.resolve(times.length);
	};
	const answer = act({}, 0, ask, (given) => given >= done, patience);
	await jest.advanceTimersByTimeAsync(400_000);
	return { times, answer: await answer };
}

test('what is done at once is not asked for again', async () =>
	expect(await asks(0)).toEqual({ times: [], answer: 0 }));

test('waits become longer, up to ten seconds', async () =>
	expect(await asks(7)).toEqual({ times: [1, 3, 7, 15, 25, 35, 45], answer: 7 }));

test('patience is kept to the second, and the latest answer stays', async () => {
	expect(await asks(99, 5_000)).toEqual({ times: [1, 3, 5], answer: 3 });
	expect(await asks(99, 1_000)).toMatchObject({ answer: 1 });
	expect(await asks(99, 0)).toMatchObject({ answer: 0 });
});

test('without a word, it is five minutes', async () => {
	const { times } = await asks(Infinity);
	expect(times.at(-1)).toBe(300);
});

test('what is of no use before is a failure in the end', async () => {
	const until = async (...[api, first, ask, isDone]: Parameters<typeof askWhileUndone<number>>) =>
		await askUntil(api, first, ask, isDone, unfinished);
	expect(await asks(2, undefined, until)).toEqual({ times: [1, 3], answer: 2 });
	const failing = askUntil({}, 0, async () => await Promise.resolve(0), Boolean, unfinished);
	const failure = failing.catch((reason: unknown) => reason);
	await jest.advanceTimersByTimeAsync(300_000);
	expect(await failure).toBe(unfinished);
});

describe('sleep', () => {
	const slept = async (milliseconds: number, signal?: AbortSignal) => {
		const woken = jest.fn();
		void sleepUnlessAborted(milliseconds, signal).then(woken);
		await jest.advanceTimersByTimeAsync(0);
		return woken;
	};

	test('ends after its time', async () => {
		const woken = await slept(1_000);
		await jest.advanceTimersByTimeAsync(999);
		expect(woken).not.toHaveBeenCalled();
		await jest.advanceTimersByTimeAsync(1);
		expect(woken).toHaveBeenCalledTimes(1);
	});

	test('does not begin after a stop', async () => {
		expect(await slept(1_000, AbortSignal.abort())).toHaveBeenCalledTimes(1);
		expect(jest.getTimerCount()).toBe(0);
	});

	test('ends with a stop, and leaves no listener behind', async () => {
		const stop = new AbortController();
		const [add, remove] = [
			jest.spyOn(stop.signal, 'addEventListener'),
			jest.spyOn(stop.signal, 'removeEventListener'),
		];
		const woken = await slept(1_000, stop.signal);
		expect(add).toHaveBeenCalledWith('abort', expect.any(Function), { once: true });
		stop.abort();
		await jest.advanceTimersByTimeAsync(0);
		expect(woken).toHaveBeenCalledTimes(1);
		await jest.advanceTimersByTimeAsync(1_000);
		expect(remove).toHaveBeenCalledWith('abort', add.mock.calls[0][1]);
	});
});

describe('a name that is taken', () => {
	const lists = (...names: string[]) => ({
		body: { lists: names.map((name) => ({ list_id: name, name })) },
	});
	const conflict = new ApiFailure('Taken', 'Choose another', 409);
	const find = async (answers: Array<ReturnType<typeof lists>>, refusal: unknown = conflict) => {
		const { api, sent } = apiWith(answers);
		await api.known(LISTS);
		const names = namesWithTaken(api, LISTS, 'New', refusal).catch((reason: unknown) => reason);
		await jest.advanceTimersByTimeAsync(30_000);
		return { found: (await names) as { known: object[] }, requests: sent.length - 1 };
	};

	test('is looked up afresh', async () => {
		const { found, requests } = await find([lists(), lists('New')]);
		expect(found.known).toEqual([{ id: 'New', name: 'New' }]);
		expect(requests).toBe(1);
	});

	test('may show up some seconds later', async () => {
		const { found, requests } = await find([lists(), lists(), lists(), lists('New')]);
		expect(found.known).toHaveLength(1);
		expect(requests).toBe(3);
	});

	test('that does not show up within ten seconds is a conflict', async () => {
		// At once, and after 1, 3, 7 and 10 seconds.
		expect(await find([lists()])).toEqual({ found: conflict, requests: 5 });
	});

	test.each([[new ApiFailure('Bad', 'Mend', 400)], [new Error('other')]])(
		'is not looked up after %p',
		async (refusal) =>
			expect(await find([lists()], refusal)).toEqual({ found: refusal, requests: 0 }),
	);
});

test('work is done one after the other, whatever becomes of it', async () => {
	const inTurn = new InTurn();
	const begins: string[] = [];
	const ends: Array<() => void> = [];
	const work = async (name: string) => {
		begins.push(name);
		await new Promise<void>((resolve) => ends.push(resolve));
		if (name === 'bad') throw new Error(name);
		return name;
	};
	const all = ['first', 'bad', 'last'].map(async (name) => {
		return await inTurn.next(async () => await work(name));
	});
	const settled = Promise.allSettled(all);
	for (const count of [1, 2, 3]) {
		await jest.advanceTimersByTimeAsync(0);
		expect(begins).toHaveLength(count);
		ends.shift()?.();
	}
	expect(await settled).toEqual([
		{ status: 'fulfilled', value: 'first' },
		{ status: 'rejected', reason: new Error('bad') },
		{ status: 'fulfilled', value: 'last' },
	]);
});
