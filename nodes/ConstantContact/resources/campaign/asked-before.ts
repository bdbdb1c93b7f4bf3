import type { IExecuteFunctions } from 'n8n-workflow';
import { runOf } from '../../runner/run-index';
import { isSameMinute, type State } from './state';

/** That this node has asked Constant Contact to send an email. */
interface Asked {
	/** How far it was then. */
	before: State;
	/** When it was to leave; left out, at once. */
	date?: string;
	/** Which run of the node it was, as n8n counts them in a loop. */
	run: number;
}

/** n8n keeps it between tries of Retry On Fail, and for an execution that repeats a failed one. */
interface Context {
	askedToSend?: Record<string, Asked | undefined>;
}

/**
 * How far the email was when this execution asked to send it at that date; undefined when it has not.
 * @param isOfThisRun whether an earlier run of the node does not count
 */
export function askedBefore(
	node: IExecuteFunctions,
	activityId: string,
	date: string | undefined,
	isOfThisRun: boolean,
): State | undefined {
	const asked = contextOf(node).askedToSend?.[activityId];
	if (!asked || (isOfThisRun && asked.run !== runOf(node))) return undefined;
	return isSameMinute(asked.date, date) ? asked.before : undefined;
}

/** Notes that it is about to be asked for, whatever becomes of it. */
export function noteAsked(
	node: IExecuteFunctions,
	activityId: string,
	date: string | undefined,
	before: State,
): void {
	const context = contextOf(node);
	const asked = { before, date, run: runOf(node) };
	context.askedToSend = { ...context.askedToSend, [activityId]: asked };
}

function contextOf(node: IExecuteFunctions): Context {
	return node.getContext('node');
}
