import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { BulkRequest } from './operation';
import { isMultipart } from './transport/multipart';

const KEY = 'bulkWork';

/** n8n waits 5 seconds at most between tries. Whatever comes later is another call, such as an agent's. */
const LONGEST_PAUSE_MS = 10_000;

interface Kept {
	/** When the try before this one failed, in milliseconds since the epoch. */
	failedAt: number;
	/** Activity IDs by digest of the request. */
	activities: Record<string, string>;
	/** The requests of a plan that cannot be made twice, by digest of the input. */
	plans: Record<string, BulkRequest[]>;
}

/**
 * What Constant Contact accepted before the run failed. n8n keeps a node's context when Retry On Fail
 * runs it again, so that the same request is not sent twice: its activity goes on.
 */
export class AcceptedRequests {
	private readonly context: Record<string, unknown>;

	private readonly kept: Kept;

	private readonly input: string;

	constructor(node: IExecuteFunctions) {
		this.context = node.getContext('node') as Record<string, unknown>;
		const before = this.context[KEY] as Kept | undefined;
		const isRetry = before !== undefined && Date.now() - before.failedAt < LONGEST_PAUSE_MS;
		this.kept = isRetry ? before : { failedAt: 0, activities: {}, plans: {} };
		const items = node.getInputData().map(({ json }) => json);
		this.input = digestOf(JSON.stringify([node.getNode().parameters, items]));
	}

	/** The ID of the activity that this request has started already. */
	activityOf(request: BulkRequest): string | undefined {
		return this.kept.activities[digest(request)];
	}

	add(request: BulkRequest, activityId: string): void {
		this.kept.activities[digest(request)] = activityId;
	}

	/** The requests that the try before has planned for the same input, if they were kept. */
	get plan(): BulkRequest[] | undefined {
		return this.kept.plans[this.input];
	}

	keepPlan(requests: BulkRequest[]): void {
		this.kept.plans[this.input] = requests;
	}

	/** For a run that fails: the next try goes on with it. */
	save(): void {
		this.context[KEY] = { ...this.kept, failedAt: Date.now() };
	}

	/** For a run that has ended: the next one is another, even with the same data. */
	clear(): void {
		delete this.context[KEY];
	}
}

function digest({ path, body }: BulkRequest): string {
	return digestOf(path, isMultipart(body) ? body.content : JSON.stringify(body));
}

function digestOf(...contents: Array<string | Buffer>): string {
	const hash = createHash('sha256');
	for (const content of contents) hash.update(content);
	return hash.digest('hex');
}
