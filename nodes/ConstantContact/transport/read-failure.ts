import { ApiFailure } from './api-failure';
import { wordsFor, type Cause } from './failure-words';
import { piecesOf, type TextStream } from './text-stream';

/** n8n stores the error with the execution; an answer may be as long as it likes. */
const DETAIL_LIMIT = 500;

/** Errors are short; what is longer is none of the service's. */
const STREAM_LIMIT = 100_000;

interface ServiceError {
	error_key?: string;
	error_message?: string;
	message?: string;
}

/** The failure that an answer with an error status stands for. Takes every body the service sends. */
export function failureOfAnswer(status: number, body: unknown): ApiFailure {
	const errors = serviceErrors(body);
	const key = errors[0]?.error_key;
	const detail = errors
		.map((error) => error.error_message ?? error.message ?? error.error_key)
		.filter((text) => typeof text === 'string' && text !== '')
		.join('; ')
		.slice(0, DETAIL_LIMIT);
	const cause =
		key === 'throttled' || key === 'quota_exceeded' ? key : causeOf(status, key, detail);
	return failure(cause, status, detail);
}

/**
 * Makes a body that n8n hands as a stream readable, where a stream was asked for. What has come
 * counts when the rest does not.
 * @param watch ends a stream that stalls; returns what to call when it is read
 */
export async function readStreamedBody(
	error: unknown,
	watch: (stream: TextStream) => () => void,
): Promise<void> {
	const { response } = Object((error as { cause?: unknown }).cause) as {
		response?: { data?: unknown };
	};
	const stream = response?.data as TextStream | undefined;
	if (!response || typeof stream?.setEncoding !== 'function') return;
	let text = '';
	const isRead = watch(stream);
	try {
		for await (const piece of piecesOf(stream)) {
			text += piece;
			if (text.length > STREAM_LIMIT) break;
		}
	} catch {
		// The status tells enough.
	}
	isRead();
	try {
		response.data = JSON.parse(text) as unknown;
	} catch {
		response.data = text;
	}
}

/** The failure that an exception of n8n's request helper stands for. */
export function failureOfException(error: unknown): ApiFailure {
	// n8n wraps everything it throws; the original tells more than its wrapper.
	const { cause } = error as { cause?: unknown };
	const original = (cause ?? error) as {
		code?: string;
		name?: string;
		status?: number;
		message?: string;
		description?: string;
		response?: { status: number; data: unknown };
		isAxiosError?: boolean;
	};
	const { response } = original;
	if (response && response.status >= 400) return failureOfAnswer(response.status, response.data);
	if (response && response.status >= 300) return failureOfContent(response.status);
	// An answer that breaks off in the middle has a good status, and counts as a broken connection.
	if (original.code === 'ECONNABORTED' || original.code === 'ETIMEDOUT') return failure('timeout');
	if (original.code === 'ERR_CANCELED') return failureOfCancel();
	if (original.isAxiosError) return failure('connection');

	// The token endpoint answered, but neither with tokens nor with an OAuth error.
	if (original.status && original.status !== 401)
		return failure(causeOf(original.status), original.status);

	const words = wordsFor('reconnect', new Date());
	const ownWords = original.name === 'NodeOperationError';
	return new ApiFailure(
		ownWords ? String(original.message) : `${words.message}: ${original.message}`,
		ownWords && original.description ? original.description : words.remedy,
		undefined,
		undefined,
		true,
	);
}

/** The failure of a request that was not sent, or given up, because the user stopped the execution. */
export function failureOfCancel(): ApiFailure {
	return failure('cancelled');
}

/** The failure of an answer of which nothing comes any more. */
export function failureOfTimeout(): ApiFailure {
	return failure('timeout');
}

/** The failure of an answer that broke off while it was read. */
export function failureOfConnection(): ApiFailure {
	return failure('connection');
}

/** The failure of an answer with a good status that is not what the API sends. */
export function failureOfContent(status: number): ApiFailure {
	return failure('notJson', status);
}

/** The failure of an answer whose link to the next page leads nowhere, or round. */
export function failureOfLink(): ApiFailure {
	return failure('badLink');
}

function failure(cause: Cause, status?: number, detail?: string): ApiFailure {
	const { message, remedy } = wordsFor(cause, new Date());
	const code = status === undefined || cause === 'quota_exceeded' ? '' : ` (${status})`;
	return new ApiFailure(
		`${message}${code}${detail ? `: ${detail}` : ''}`,
		remedy,
		status,
		detail,
		cause === 'quota_exceeded' || cause === 401,
		cause === 'throttled',
	);
}

function causeOf(status: number, key?: string, detail = ''): Cause {
	if (status !== 429) return status;
	// Bulk activities have a limit of their own; its text is documented, an error_key is not.
	return key === undefined && !/queued activit/i.test(detail) ? 'throttled' : 'busy';
}

function serviceErrors(body: unknown): ServiceError[] {
	const errors = Array.isArray(body) ? body : [body];
	return errors.filter((error) => typeof error === 'object' && error !== null) as ServiceError[];
}
