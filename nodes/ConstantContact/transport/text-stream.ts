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
 * Ends the stream when nothing has come for `longest` milliseconds, or once `signal` aborts: n8n's
 * timeout and its Stop button end with the head of an answer.
 * @returns what to call when the stream is read
 */
export function watch(
	stream: TextStream,
	longest: number,
	signal: AbortSignal | undefined,
	reasons: { stalled: Error; stopped: Error },
): () => void {
	let isRead = false;
	let latest = performance.now();
	// A listener that is added by `on` would make the stream flow before somebody reads it.
	stream.prependListener('data', () => (latest = performance.now()));
	const look = async () => {
		while (!isRead) {
			await sleepUnlessAborted(Math.min(longest, LOOK_MS), signal);
			if (isRead) return;
			if (signal?.aborted) stream.destroy(reasons.stopped);
			else if (performance.now() - latest >= longest) stream.destroy(reasons.stalled);
			else continue;
			return;
		}
	};
	void look();
	return () => (isRead = true);
}
