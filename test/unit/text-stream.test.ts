import { sleep } from 'n8n-workflow';
import {
	piecesOf,
	readInTime,
	type TextStream,
} from '../../nodes/ConstantContact/transport/text-stream';

const reasons = { stalled: new Error('stalled'), stopped: new Error('stopped') };

/** A stream that brings a piece now and then; it ends only if it is told to. */
class Slow implements TextStream {
	destroyedBy: Error | undefined;

	private hear: () => void = () => undefined;

	constructor(
		private readonly count: number,
		private readonly every: number,
		private readonly ends: boolean,
	) {}

	encoding: string | undefined;

	setEncoding(encoding: string): void {
		this.encoding = encoding;
	}

	prependListener(event: string, listener: () => void): void {
		if (event === 'data') this.hear = listener;
	}

	destroy(reason: Error): void {
		this.destroyedBy = reason;
	}

	async *[Symbol.asyncIterator]() {
		for (let piece = 0; piece < this.count; piece++) {
			await sleep(this.every);
			this.hear();
			yield 'é';
		}
		if (!this.ends) await new Promise(() => undefined);
	}
}

async function read(stream: TextStream): Promise<string> {
	let text = '';
	for await (const piece of piecesOf(stream)) text += piece;
	return text;
}

beforeEach(() => {
	jest.useFakeTimers();
});

afterEach(() => {
	jest.useRealTimers();
});

test('what comes slowly is read to its end', async () => {
	const slow = new Slow(5, 1_500, true);
	const text = readInTime(slow, read, 2_000, undefined, reasons);
	await jest.advanceTimersByTimeAsync(20_000);
	expect(await text).toBe('ééééé');
	expect(slow.encoding).toBe('utf8');
	expect(jest.getTimerCount()).toBe(0);
});

test('what stalls is given up after the time', async () => {
	const ended = jest.fn();
	const stalling = new Slow(2, 1_500, false);
	readInTime(stalling, read, 2_000, undefined, reasons).catch(ended);
	await jest.advanceTimersByTimeAsync(4_500);
	expect(ended).not.toHaveBeenCalled();
	await jest.advanceTimersByTimeAsync(1_600);
	expect(ended).toHaveBeenCalledWith(reasons.stalled);
	expect(stalling.destroyedBy).toBe(reasons.stalled);
});

test('a stop ends it at once', async () => {
	const stop = new AbortController();
	const ended = jest.fn();
	const silent = new Slow(0, 1, false);
	readInTime(silent, read, 60_000, stop.signal, reasons).catch(ended);
	await jest.advanceTimersByTimeAsync(300);
	stop.abort();
	await jest.advanceTimersByTimeAsync(0);
	expect(ended).toHaveBeenCalledWith(reasons.stopped);
	expect(silent.destroyedBy).toBe(reasons.stopped);
});

test('what fails while it is read fails as it is', async () => {
	const failing = async () => await Promise.reject(new Error('broken off'));
	const ended = jest.fn();
	readInTime(new Slow(0, 1, false), failing, 60_000, undefined, reasons).catch(ended);
	await jest.advanceTimersByTimeAsync(0);
	expect(ended).toHaveBeenCalledWith(new Error('broken off'));
});
