import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

/** Which run of the node this is, as n8n counts them in a loop; a retry is of the same run. */
export function runOf(node: IExecuteFunctions): number {
	return Number(node.evaluateExpression('{{ $runIndex }}', 0));
}

/**
 * Tells the calls of an agent apart, which have one item each, and share a context. Otherwise n8n runs
 * a node once at a time, and its items may be too many to compare, or hold what JSON cannot.
 */
export function nameOfCall(node: IExecuteFunctions): string {
	const items = node.getInputData();
	if (items.length !== 1) return 'run';
	try {
		return createHash('sha256').update(JSON.stringify(items[0].json)).digest('hex');
	} catch {
		return 'run';
	}
}
