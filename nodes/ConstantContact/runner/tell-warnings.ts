import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { sentences } from '../input/sentences';
import { asHtml } from './as-html';

/** How many texts are shown. */
const MOST = 5;

/**
 * Says above the output what the items have as `warnings`, each text once: in a table of many items nobody
 * finds them. It is said once for a run; an agent reads them in the items.
 */
export function tellWarnings(node: IExecuteFunctions, output: INodeExecutionData[]): void {
	const shown = new Set<string>();
	let others = 0;
	for (const { json } of output) {
		const texts = warningsOf(json.warnings);
		for (const text of texts) if (shown.size < MOST) shown.add(text);
		if (texts.some((text) => !shown.has(text))) others++;
	}
	if (shown.size === 0) return;
	const lines = [...shown].map((text) => asHtml(sentences(text)));
	if (others > 0) lines.push(`and ${others} more ${others === 1 ? 'item' : 'items'}`);
	node.addExecutionHints?.({
		message: lines.join('<br>'),
		type: 'warning',
		location: 'outputPane',
	});
}

/** What the API calls so is no text. */
function warningsOf(given: unknown): string[] {
	return Array.isArray(given) ? given.filter((each) => typeof each === 'string') : [];
}
