import { randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ConstantContactApi } from '../../nodes/ConstantContact/transport/api';
import type { RequestOptions } from '../../nodes/ConstantContact/transport/sender';
import type { TextStream } from '../../nodes/ConstantContact/transport/text-stream';

/** One answer as n8n hands it on, or what its request helper throws. */
export type Given = { statusCode?: number; body?: unknown; headers?: object } | Error;

interface Settings {
	options?: RequestOptions;
	signal?: AbortSignal;
	access?: string[];
	/** How the credential is read. */
	getCredentials?: () => Promise<object>;
	credentials?: object;
}

const UNPACED = { batching: { batch: { batchInterval: 0 } } };

/** An API that gets these answers, one after the other, and what was sent. The last one stays. */
export function apiWith(answers: Given[], settings: Settings = {}) {
	const sent: IDataObject[] = [];
	const httpRequestWithAuthentication = async (credential: string, request: IDataObject) => {
		await Promise.resolve();
		sent.push({ credential, ...request });
		const answer = answers.length > 1 ? answers.shift() : answers[0];
		if (answer instanceof Error) throw answer;
		return { statusCode: 200, body: {}, ...answer };
	};
	const n8n = {
		...(settings.signal && { getExecutionCancelSignal: () => settings.signal }),
		getCredentials: settings.getCredentials ?? (async () => ({ clientId: randomUUID() })),
		getNode: () => ({ credentials: settings.credentials }),
		helpers: { httpRequestWithAuthentication },
	} as unknown as IExecuteFunctions;
	const options = { ...UNPACED, ...settings.options };
	return { api: new ConstantContactApi(n8n, options, false, settings.access), sent };
}

/** What n8n throws for an answer with an error status. */
export function refused(status: number, data?: unknown): Error {
	const cause = Object.assign(new Error(`${status}`), { response: { status, data } });
	return Object.assign(new Error('n8n says'), { cause });
}

/** An answer as n8n hands it on where a stream was asked for. One without an end brings its pieces and no more. */
export function streamOf(pieces: string[], ends = true): TextStream {
	return {
		setEncoding: () => undefined,
		prependListener: () => undefined,
		destroy: () => undefined,
		async *[Symbol.asyncIterator]() {
			yield* pieces;
			if (!ends) await new Promise(() => undefined);
		},
	};
}
