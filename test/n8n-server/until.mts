import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 60_000;

/** Waits until `look` returns something true, and returns that. Throws after a minute. */
export async function until<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<T>> {
	const deadline = Date.now() + PATIENCE_MS;
	while (Date.now() < deadline) {
		const seen = await look();
		if (seen) return seen;
		await sleep(200);
	}
	throw new Error(`Waited a minute, but not: ${what}`);
}
