import type { IExecuteFunctions } from 'n8n-workflow';
import { fingerprint } from '../input/fingerprint';

/** Which run of the node this is, as n8n counts them in a loop; a retry is of the same run. */
export function runOf(node: IExecuteFunctions): number {
	return Number(node.evaluateExpression('{{ $runIndex }}', 0));
}

const DIGEST_LENGTH = 22;

/**
 * Tells the calls of an agent apart, which have one item each, and share a context. Otherwise n8n runs
 * a node once at a time, and its items may be too many to compare, or hold what JSON cannot.
 */
export function nameOfCall(node: IExecuteFunctions): string {
	const items = node.getInputData();
	if (items.length !== 1) return 'run';
	try {
		return fingerprint(JSON.stringify(items[0].json), DIGEST_LENGTH);
	} catch {
		return 'run';
	}
}
