import type { IPollFunctions } from 'n8n-workflow';

/** What n8n 2.41 grants a poll, for an n8n that says nothing about it. */
const BUDGET_MS = 300_000;

/** Says when n8n wants the poll to end, with time left for one more answer. */
export function deadlineOf(node: IPollFunctions): () => boolean {
	const budget = node.getPollBudgetMs?.() ?? BUDGET_MS;
	const start = Date.now();
	let last = start;
	let slowest = 0;
	return () => {
		const now = Date.now();
		slowest = Math.max(slowest, now - last);
		last = now;
		return now - start + slowest >= budget;
	};
}
