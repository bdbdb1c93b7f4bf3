import { sleep } from 'n8n-workflow';

/** Sleeps, or wakes at once when `signal` aborts. */
export async function sleepUnlessAborted(
	milliseconds: number,
	signal?: AbortSignal,
): Promise<void> {
	if (signal?.aborted) return;
	await new Promise<void>((resolve) => {
		const wake = () => resolve();
		signal?.addEventListener('abort', wake, { once: true });
		void sleep(milliseconds).then(() => {
			signal?.removeEventListener('abort', wake);
			wake();
		});
	});
}
