import type { IExecuteFunctions } from 'n8n-workflow';

/** Which run of the node this is, as n8n counts them in a loop; a retry is of the same run. */
export function runOf(node: IExecuteFunctions): number {
	return Number(node.evaluateExpression('{{ $runIndex }}', 0));
}
