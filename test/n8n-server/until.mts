import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 60_000;

/** Waits until `look` returns something true, and returns that. Throws after a minute, or after `patienceMs`. */
export async function until<T>(
	what: string,
	look: () => T | Promise<T>,
	patienceMs = PATIENCE_MS,
): Promise<NonNullable<T>> {
	const deadline = Date.now() + patienceMs;
	while (Date.now() < deadline) {
		const seen = await look();
		if (seen) return seen;
		await sleep(200);
	}
	throw new Error(`Waited ${String(patienceMs / 1000)} s, but not: ${what}`);
}
