import { sleepUnlessAborted } from './sleep-unless-aborted';

/** Text that is read piece by piece, as n8n hands an answer that it does not keep in memory. */
export interface TextStream extends AsyncIterable<string> {
	setEncoding: (encoding: 'utf8') => void;
	prependListener: (event: 'data', listener: () => void) => void;
	destroy: (reason: Error) => void;
}

/** How often it is looked whether something has come. */
const LOOK_MS = 1000;

/** The pieces of the text. Letters of several bytes stay whole. */
export function piecesOf(stream: TextStream): AsyncIterable<string> {
	stream.setEncoding('utf8');
	return stream;
}

/**
 * Reads the stream, and gives up when nothing has come for `longest` milliseconds, or once `signal`
 * aborts: n8n's timeout and its Stop button end with the head of an answer.
 * @param read takes the stream to its end
 * @returns what `read` returns. Throws what it throws, or one of the `reasons`
 */
export async function readInTime<T>(
	stream: TextStream,
	read: (stream: TextStream) => Promise<T>,
	longest: number,
	signal: AbortSignal | undefined,
	reasons: { stalled: Error; stopped: Error },
): Promise<T> {
	let isOver = false;
	let latest = performance.now();
	// A listener that is added by `on` would make the stream flow before somebody reads it.
	stream.prependListener('data', () => (latest = performance.now()));
	const watch = async (): Promise<Error | undefined> => {
		while (!isOver && !signal?.aborted) {
			if (performance.now() - latest >= longest) return reasons.stalled;
			await sleepUnlessAborted(Math.min(longest, LOOK_MS), signal);
		}
		return isOver ? undefined : reasons.stopped;
	};
	const reading = read(stream).then((value) => ({ value }));
	const isRead = () => (isOver = true);
	void reading.then(isRead, isRead);
	const first = await Promise.race([reading, watch()]);
	if (first && 'value' in first) return first.value;
	// A stream that n8n makes of another may not end before the connection does.
	stream.destroy(first as Error);
	throw first as Error;
}
