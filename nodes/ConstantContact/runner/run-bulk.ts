import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { AcceptedRequests } from './accepted-requests';
import { inItemOrder, outputOf } from './bulk-output';
import { errorItem, explain, nameItems, toNodeError } from './node-error';
import { InputError } from '../input/input-error';
import { sentences } from '../input/sentences';
import type { BulkOperation, BulkRequest, Part } from './operation';
import { turnBefore } from './turn-before';
import { readPatience } from '../parameters/waiting';
import { follow, hasFailed, readActivity, shortfall, type Activity } from '../transport/activity';
import type { ConstantContactApi } from '../transport/api';
import { isMultipart } from '../files/multipart';

/** A request of a bulk operation, and what has become of it. */
interface BulkAttempt {
	request: BulkRequest;
	/** As Constant Contact told it last; undefined when it did not accept the request. */
	activity?: Activity;
	failure?: unknown;
	output: INodeExecutionData[];
}

interface Plan {
	requests: BulkRequest[];
	/** How long to wait for the activities, in milliseconds. */
	patience: number;
}

/**
 * Runs a bulk operation: reads all items, sends the requests, waits for their activities.
 *
 * Returns an item for each input item, or for each activity, in the order of the input, and after them
 * the errors: n8n's Retry On Fail looks at the first item only, so it never repeats what was accepted.
 * With On Error set to stop, nothing is sent when an item is wrong, and nothing more after a failure;
 * the error names what was accepted, and a retry goes on with it. A run that is stopped by the user
 * returns what was accepted, which goes on.
 */
export async function runBulk(
	node: IExecuteFunctions,
	operation: BulkOperation,
	api: ConstantContactApi,
): Promise<INodeExecutionData[]> {
	const stops = !node.continueOnFail();
	const wrong: INodeExecutionData[] = [];
	const refuse = (items: number[], failure: unknown) => {
		const error = toNodeError(node.getNode(), failure, explain(operation, failure), items);
		if (stops) throw error;
		for (const item of items) wrong.push(errorItem(error, item));
	};

	const accepted = new AcceptedRequests(node);
	const { patience, requests } = await plan(node, operation, api, refuse, accepted.plan);
	if (operation.isPlannedOnce) accepted.keepPlan(requests);
	const attempts: BulkAttempt[] = [];
	for (const request of requests) {
		const attempt = await start(api, accepted, request);
		attempts.push(attempt);
		if (stops && attempt.failure) break;
	}
	if (!stops || !attempts.some(({ failure }) => failure)) {
		const end = Date.now() + patience;
		for (const attempt of attempts) await finish(node, operation, api, attempt, patience, end);
	}
	const output = inItemOrder(attempts.flatMap(({ output }) => output));
	if (api.cancelSignal?.aborted) return output;

	const errors = attempts.flatMap((attempt) =>
		errorItemsOf(node, operation, attempt, attempts, stops),
	);
	accepted.clear();
	return [...output, ...wrong, ...errors];
}

/** What is to be sent. Changes nothing in the account. */
async function plan(
	node: IExecuteFunctions,
	operation: BulkOperation,
	api: ConstantContactApi,
	refuse: (items: number[], failure: unknown) => void,
	earlier: BulkRequest[] | undefined,
): Promise<Plan> {
	if (earlier) return { patience: readPatience(node), requests: earlier };
	const parts: Part[] = [];
	const unread: Array<{ item: number; failure: unknown }> = [];
	const stops = !node.continueOnFail();
	const count = node.getInputData().length;
	for (let item = 0; item < count && !api.cancelSignal?.aborted; item++) {
		await turnBefore(item);
		try {
			parts.push({ item, asked: await operation.read(node, item, api) });
		} catch (failure) {
			// Only input errors are gathered: another one, such as a bad token, would come with each item.
			const waits = operation.tellsUnread && stops && failure instanceof InputError;
			if (!waits) refuse([item], failure);
			unread.push({ item, failure });
		}
	}
	// Refused only after the plan is made: with On Error set to stop, refusing throws.
	const refused = new Map<number, unknown>();
	let planned: Plan = { patience: 0, requests: [] };
	let failure: unknown;
	try {
		planned = {
			patience: readPatience(node),
			requests: await operation.plan(parts, api, (item, reason) => void refused.set(item, reason), {
				unread,
				stops,
			}),
		};
	} catch (reason) {
		failure = reason;
	}
	for (const [item, reason] of refused) refuse([item], reason);
	const left = parts.map(({ item }) => item).filter((item) => !refused.has(item));
	if (failure) refuse(left, failure);
	return planned;
}

/** Sends the request, or picks up the activity that it has started in an earlier try. */
async function start(
	api: ConstantContactApi,
	accepted: AcceptedRequests,
	request: BulkRequest,
): Promise<BulkAttempt> {
	const accept = (activity: Activity) => ({
		request,
		activity,
		output: outputOf(request, activity),
	});
	try {
		const { path, activityId } = request;
		const body = typeof request.body === 'function' ? await request.body() : request.body;
		const known = activityId ?? accepted.activityOf({ path, body });
		const earlier =
			known === undefined
				? undefined
				: await readActivity(api, { activity_id: known, state: 'initialized' });
		if (earlier && (activityId || !hasFailed(earlier))) {
			return accept(earlier);
		}
		const activity = isMultipart(body)
			? await api.postForm<Activity>(path, body)
			: await api.post<Activity>(path, body);
		accepted.add({ path, body }, activity.activity_id);
		return accept(activity);
	} catch (failure) {
		return { request, failure, output: [] };
	}
}

/** Waits for the activity if the user wants to, and collects what comes out for it. */
async function finish(
	node: IExecuteFunctions,
	operation: BulkOperation,
	api: ConstantContactApi,
	attempt: BulkAttempt,
	patience: number,
	end: number,
): Promise<void> {
	const { request, activity } = attempt;
	if (!activity || patience === 0 || api.cancelSignal?.aborted) return;
	try {
		// All activities together may take as long as the user says; each is asked for once at least.
		attempt.activity = await follow(api, activity, Math.max(end - Date.now(), 1));
		attempt.failure = shortfall(attempt.activity, patience, request);
		attempt.output = outputOf(request, attempt.activity, attempt.failure);
		if (attempt.activity.state === 'completed' && operation.collect) {
			attempt.output = await operation.collect(node, api, attempt.activity, request);
		}
	} catch (failure) {
		// The activity goes on, and what came out when it was accepted tells where to find it.
		attempt.failure = failure;
	}
}

/**
 * The error items of an attempt; with On Error set to stop, the error is thrown instead. Work that
 * was not done fails with each of its items. What was left out of work that was done is one error,
 * because nobody knows which items it is about.
 */
function errorItemsOf(
	node: IExecuteFunctions,
	operation: BulkOperation,
	{ request, failure, output }: BulkAttempt,
	attempts: BulkAttempt[],
	stops: boolean,
): INodeExecutionData[] {
	if (!failure) return [];
	const { items } = request;
	const error = toNodeError(node.getNode(), failure, explain(operation, failure), items);
	if (stops) {
		error.description = sentences(error.description ?? '', describeAccepted(attempts));
		throw error;
	}
	if (output.length > 0 && items.length > 1) return [errorItem(error)];
	return items.map((item) => errorItem(error, item));
}

function describeAccepted(attempts: BulkAttempt[]): string {
	const names = attempts.flatMap(({ request, activity }) =>
		activity && !hasFailed(activity) ? `${activity.activity_id} (${nameItems(request.items)})` : [],
	);
	if (names.length === 0) return '';
	return `Constant Contact has accepted activity ${names.join(', ')}. Retry On Fail goes on with it and sends only the rest; a new run sends everything again`;
}
