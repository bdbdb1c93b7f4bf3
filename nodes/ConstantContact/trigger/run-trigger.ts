import {
	NodeOperationError,
	type INode,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { InputError } from '../input/input-error';
import { toNodeError } from '../runner/node-error';
import { ConstantContactApi } from '../transport/api';
import type { ApiFailure } from '../transport/api-failure';
import type { RequestOptions } from '../transport/sender';
import { readAsked } from './trigger-parameters';
import { deadlineOf } from './deadline';
import { poll } from './poll';
import type { TriggerEvent } from './reading';
import { sample } from './sample';
import { State } from './state';
import { MAKE_ONE } from './trigger-fields';
import { Troubles } from './troubles';

type Output = INodeExecutionData[][] | null;

/**
 * One poll of n8n, or a test in the editor. Throws NodeApiError or NodeOperationError with what
 * happened and what to do.
 */
export async function runTrigger(
	node: IPollFunctions,
	events: Record<string, TriggerEvent>,
): Promise<Output> {
	try {
		return node.getMode() === 'manual' ? await test(node, events) : await production(node, events);
	} catch (thrown) {
		throw toPollError(node.getNode(), thrown as Error);
	}
}

async function production(node: IPollFunctions, events: Record<string, TriggerEvent>) {
	const isLate = deadlineOf(node);
	const troubles = new Troubles();
	const tell: Troubles['tell'] = (what, failure) => troubles.tell(what, failure);
	const state = new State(node, tell);
	const asked = await readAsked(node, apiOf(node), Object.keys(events), {
		finder: state.found,
		isLate,
		tell,
		note: (what) => troubles.note(what),
	});
	return await poll(state, asked, inOrder(events, asked.events), troubles);
}

/** Shows the newest example of each chosen event, and leaves the state alone. */
async function test(node: IPollFunctions, events: Record<string, TriggerEvent>): Promise<Output> {
	const notes: string[] = [];
	const asked = await readAsked(node, apiOf(node), Object.keys(events), {
		note: (what) => void notes.push(what),
		finder: { lookUp: async (_, __, find) => await find(), found: () => undefined },
		isLate: () => false,
		tell: (_, failure) => {
			throw failure;
		},
	});
	const items: INodeExecutionData[] = [];
	for (const event of inOrder(events, asked.events)) {
		const json = await sample(asked, event);
		if (json) items.push({ json });
	}
	if (notes.length > 0 && items.length > 0) items[0].json.warnings = notes;
	if (items.length > 0) return [items];
	const toMakeOne = asked.events.map((event) => MAKE_ONE[event] ?? event).join(', or ');
	const { lists, tags, statuses, campaigns, eventIds } = asked;
	const isFiltered = [lists, tags, statuses, campaigns, eventIds].some((each) => each.length > 0);
	const orElse = isFiltered ? ' Or remove filters.' : '';
	throw new InputError(
		'The account has no example of what this trigger waits for',
		`Let it happen once in Constant Contact: ${toMakeOne}.${orElse} Then test again. A published workflow doesn't need an example`,
	);
}

function apiOf(node: IPollFunctions): ConstantContactApi {
	return new ConstantContactApi(
		node,
		node.getNodeParameter('requestOptions', {}) as RequestOptions,
	);
}

function inOrder(events: Record<string, TriggerEvent>, chosen: string[]): TriggerEvent[] {
	return Object.keys(events)
		.filter((event) => chosen.includes(event))
		.map((event) => events[event]);
}

function toPollError(node: INode, thrown: Error): Error {
	if (thrown instanceof NodeOperationError) return thrown;
	const { message, status, detail } = thrown as ApiFailure;
	const remedy = remedyOf(thrown as ApiFailure);
	return toNodeError(node, thrown, { message, remedy, status, detail });
}

/** What to do. Where a node that runs can be run again, the trigger does so by itself. */
function remedyOf({ remedy, status, isFinal }: Partial<ApiFailure>): string {
	if (remedy === undefined) return 'Check the expressions and the settings of this node';
	if (isFinal || isFinal === undefined) return remedy;
	if (status === 429) {
		return 'Nothing is lost: the next poll reads from the same point. All workflows and apps with the same API key share the limit of 4 requests a second; if it happens often, let them run at other times';
	}
	const isPassing = status === undefined || status >= 500;
	return isPassing ? 'Nothing is lost: the next poll reads from the same point' : remedy;
}
