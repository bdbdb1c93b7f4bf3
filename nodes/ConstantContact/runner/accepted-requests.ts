import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Body, BulkRequest } from './operation';
import { isMultipart } from '../files/multipart';
import { nameOfCall } from './run-index';
import { triesOf } from './tries';

const KEY = 'bulkWork';

interface KeptWork {
	/** A repeated execution has the context of the one that failed, but is a new one. */
	executionId: string;
	/** How many tries have begun. */
	tries: number;
	/** Activity IDs by digest of the request. */
	activities: Record<string, string>;
	/** The requests of a plan that cannot be made twice. */
	plan?: BulkRequest[];
}

/** A request as it goes out. */
interface SentRequest {
	path: string;
	body: Body;
}

/**
 * What Constant Contact accepted before the run failed. n8n keeps a node's context when Retry On Fail
 * runs it again, so that the same request is not sent twice: its activity goes on.
 *
 * n8n does not tell a try from another call with the same data, such as an agent's. But it makes so
 * many tries and no more, one after another: what comes after the last one is another call.
 */
export class AcceptedRequests {
	private readonly kept: KeptWork;

	private readonly calls: Record<string, KeptWork | undefined>;

	private readonly call: string;

	constructor(node: IExecuteFunctions) {
		const context = node.getContext('node') as { [KEY]?: Record<string, KeptWork | undefined> };
		const executionId = node.getExecutionId();
		const tries = triesOf(node.getNode());
		this.calls = context[KEY] ??= {};
		this.call = nameOfCall(node);
		const before = this.calls[this.call];
		const isRetry = before?.executionId === executionId && before.tries < tries;
		this.kept = isRetry ? before : { executionId, tries: 0, activities: {} };
		this.kept.tries++;
		if (tries > 1) this.calls[this.call] = this.kept;
	}

	/** The ID of the activity that this request has started already. */
	activityOf(request: SentRequest): string | undefined {
		return this.kept.activities[digest(request)];
	}

	add(request: SentRequest, activityId: string): void {
		this.kept.activities[digest(request)] = activityId;
	}

	/** The requests that an earlier try has planned, if they were kept. */
	get plan(): BulkRequest[] | undefined {
		return this.kept.plan;
	}

	keepPlan(requests: BulkRequest[]): void {
		this.kept.plan = requests;
	}

	/** For a run that has ended: the next one is another, even with the same data. */
	clear(): void {
		delete this.calls[this.call];
	}
}

function digest({ path, body }: SentRequest): string {
	const hash = createHash('sha256').update(path);
	return hash.update(isMultipart(body) ? body.content : JSON.stringify(body)).digest('hex');
}
