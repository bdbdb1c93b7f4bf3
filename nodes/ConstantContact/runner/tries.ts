import type { INode } from 'n8n-workflow';

/** How often n8n runs the node before it gives up: its setting Retry On Fail, as n8n reads it. */
export function triesOf({ retryOnFail, maxTries }: INode): number {
	return retryOnFail ? Math.min(Math.max(maxTries || 3, 2), 5) : 1;
}
