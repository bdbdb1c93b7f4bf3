import { sleep } from 'n8n-workflow';
import { inOrder } from '../../nodes/ConstantContact/runner/in-order';
import { mayMeet } from '../../nodes/ConstantContact/runner/subjects';
import { Spacing, type Batching } from '../../nodes/ConstantContact/transport/spacing';

/** Work on items, each about something, that is ended by hand. */
class Played {
	readonly begun: number[] = [];
	isOver = false;
	goesOn = true;
	private readonly ends: Array<() => void> = [];

	constructor(subjects: string[], most: number) {
		void inOrder({
			count: subjects.length,
			most,
			about: (item) => subjects[item],
			mayMeet: (one, other) => one === other,
			goesOn: () => this.goesOn,
			work: async (item) => {
				this.begun.push(item);
				await new Promise<void>((resolve) => (this.ends[item] = resolve));
			},
		}).then(() => (this.isOver = true));
	}

	async end(...items: number[]): Promise<number[]> {
		for (const item of items) this.ends[item]();
		await sleep(0);
		return this.begun;
	}
}

test('so many are under way as may be, and the next begins once one has ended', async () => {
	const played = new Played(['a', 'b', 'c', 'd', 'e', 'f'], 4);
	expect(await played.end()).toEqual([0, 1, 2, 3]);
	expect(await played.end(2)).toEqual([0, 1, 2, 3, 4]);
	expect(await played.end(0, 1)).toEqual([0, 1, 2, 3, 4, 5]);
	expect(played.isOver).toBe(false);
	await played.end(3, 4, 5);
	expect(played.isOver).toBe(true);
});

test('who has to wait makes those behind it wait, too', async () => {
	const played = new Played(['a', 'a', 'b', 'c'], 4);
	expect(await played.end()).toEqual([0]);
	expect(await played.end(0)).toEqual([0, 1, 2, 3]);
});

test('nothing begins once it does not go on, and what is under way is waited for', async () => {
	const played = new Played(['a', 'b', 'b', 'c'], 4);
	expect(await played.end()).toEqual([0, 1]);
	played.goesOn = false;
	expect(await played.end(1)).toEqual([0, 1]);
	expect(played.isOver).toBe(false);
	await played.end(0);
	expect(played.isOver).toBe(true);
});

test('every twenty items, n8n has a turn, though none of them waits for anything', async () => {
	let isStopped = false;
	let done = 0;
	void sleep(0).then(() => (isStopped = true));
	await inOrder({
		count: 1000,
		most: 4,
		about: (item) => item,
		mayMeet: () => false,
		goesOn: () => !isStopped,
		work: async () => {
			await Promise.resolve();
			done++;
		},
	});
	expect(done).toBe(20);
});

test.each<[Batching | undefined, number]>([
	[undefined, 4],
	[{ batchSize: 4, batchInterval: 1000 }, 4],
	[{ batchSize: 2, batchInterval: 1000 }, 2],
	[{ batchSize: 1, batchInterval: 1000 }, 1],
	[{ batchSize: 1, batchInterval: 0 }, 1],
	[{ batchSize: 0, batchInterval: 1000 }, 1],
	[{ batchSize: 50, batchInterval: 1000 }, 4],
	[{ batchSize: -1, batchInterval: 1000 }, 4],
	[{ batchSize: 4, batchInterval: 0 }, 4],
	[{ batchInterval: 0 }, 4],
	[{ batchSize: 0, batchInterval: 0 }, 4],
])('with Batching %j, %d items are under way', (batching, expected) => {
	expect(new Spacing(batching).itemsAtOnce).toBe(expected);
});

describe('two items go one after the other', () => {
	const about = (kind: 'email' | 'id', ...names: string[]) => ({ kind, names });

	test.each([
		['when they have a name in common', about('email', 'a', 'b'), about('email', 'b'), true],
		['not when they have none', about('email', 'a', 'b'), about('email', 'c'), false],
		['when one is named by ID and one by email', about('id', 'a'), about('email', 'b'), true],
		['when it is not said what one is about', undefined, about('email', 'b'), true],
		['when it is not said of either', undefined, undefined, true],
	])('%s', (_when, one, other, expected) => {
		expect(mayMeet(one, other)).toBe(expected);
		expect(mayMeet(other, one)).toBe(expected);
	});
});
