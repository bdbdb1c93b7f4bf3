import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { BulkRequest } from './operation';
import { isMultipart } from './transport/multipart';

const KEY = 'acceptedRequests';

/**
 * The requests that Constant Contact accepted before the run failed. n8n keeps a node's context when
 * Retry On Fail runs it again, so that the same request is not sent twice: its activity goes on.
 */
export class AcceptedRequests {
	private readonly context: Record<string, unknown>;

	constructor(node: IExecuteFunctions) {
		this.context = node.getContext('node') as Record<string, unknown>;
	}

	/** The ID of the activity that this request has started already. */
	activityOf(request: BulkRequest): string | undefined {
		return this.all[digest(request)];
	}

	add(request: BulkRequest, activityId: string): void {
		this.context[KEY] = { ...this.all, [digest(request)]: activityId };
	}

	/** For a run that has ended: the next one is another, even with the same data. */
	clear(): void {
		delete this.context[KEY];
	}

	private get all(): Record<string, string> {
		return (this.context[KEY] ?? {}) as Record<string, string>;
	}
}

function digest({ path, body }: BulkRequest): string {
	const content = isMultipart(body) ? body.content : JSON.stringify(body);
	return createHash('sha256').update(path).update(content).digest('hex');
}
