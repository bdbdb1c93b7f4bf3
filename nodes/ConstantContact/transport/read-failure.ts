import { ApiFailure, GatewayRefusal } from './api-failure';
import { isUnclear, wordsFor, type Cause } from './failure-words';
import { piecesOf, type TextStream } from './text-stream';
import { textOf } from '../input/text-of';

/** n8n stores the error with the execution; an answer may be as long as it likes. */
const DETAIL_LIMIT = 500;

/** Errors are short; what is longer is none of the service's. */
const STREAM_LIMIT = 100_000;

/** Where an answer may have its words, the clearest first. OAuth and gateways have names of their own. */
const TEXTS = [
	'error_message',
	'error_description',
	'message',
	'Message',
	'errorMessage',
	'detail',
	'error',
	'errors',
	'error_key',
	'errorCode',
] as const;

/** A page of a proxy or a gateway is of no use to a user, and may be hostile. */
const MARKUP = /<\s*[!/?a-z][^<]*>/i;

/** A proxy may answer with the request that it was sent, signed as that is. */
const TOKEN = /\beyJ[\w-]{5,}(\.[\w-]*)*|\bBearer\s+[\w.~+/-]{20,}/g;

/** How deep the words of an error may be. */
const MOST_LEVELS = 4;

/** What was asked for, as far as a failure depends on it. */
export interface AskedFor {
	method: string;
	/** Below `/v3`. */
	path: string;
}

/**
 * The failure that an answer with an error status stands for. Takes every body that the service, a
 * gateway or a proxy sends.
 */
export function failureOfAnswer(status: number, body: unknown, asked?: AskedFor): ApiFailure {
	const detail = textsIn(body).join('; ').slice(0, DETAIL_LIMIT);
	if (status === 403 && isOfGateway(body)) return failureOfGateway(status);
	return failure(causeOf(status, body, detail, asked), status, detail);
}

function causeOf(status: number, body: unknown, detail: string, asked?: AskedFor): Cause {
	if (status === 429) return limitOf(body, detail, asked);
	// The email of a campaign has no name that may be taken.
	return status === 409 && asked?.path.startsWith('/emails/activities/') ? 'emailConflict' : status;
}

/**
 * Whether a refusal is the page, the JSON or the one line with which a network in front of the service
 * refuses a caller or the data.
 */
function isOfGateway(body: unknown): boolean {
	if (typeof body === 'string') return MARKUP.test(body) || /^\s*(<|error code:)/i.test(body);
	return Object(body).cloudflare_error === true;
}

/** All words that an answer or a part of it has: of one error, of several, or plain text. */
export function textsIn(body: unknown, depth = 0): string[] {
	if (depth > MOST_LEVELS) return [];
	const all = [body].flat().map((each) => wordsOf(each, depth));
	return [...new Set(all.filter((text) => text !== ''))];
}

function wordsOf(error: unknown, depth: number): string {
	if (typeof error === 'string') {
		const text = error
			.slice(0, 2 * DETAIL_LIMIT)
			.replace(TOKEN, '[token]')
			.replace(/\s+/g, ' ')
			.trim();
		return text.startsWith('<') || MARKUP.test(text) ? '' : text;
	}
	if (typeof error !== 'object' || error === null) return '';
	for (const name of TEXTS) {
		const text = textsIn((error as Record<string, unknown>)[name], depth + 1).join('; ');
		if (text !== '') return text;
	}
	return '';
}

/**
 * Makes a body that n8n hands as a stream readable, where a stream was asked for. What has come
 * counts when the rest does not.
 * @param readInTime reads a stream, and gives up when it stalls
 */
export async function readStreamedBody(
	error: unknown,
	readInTime: (stream: TextStream, read: (stream: TextStream) => Promise<void>) => Promise<void>,
): Promise<void> {
	const { response } = Object((error as { cause?: unknown }).cause) as {
		response?: { data?: unknown };
	};
	const body = response?.data as TextStream | undefined;
	if (!response || typeof body?.setEncoding !== 'function') return;
	let text = '';
	const read = async (stream: TextStream) => {
		for await (const piece of piecesOf(stream)) {
			text += piece;
			if (text.length > STREAM_LIMIT) break;
		}
	};
	// The status tells enough.
	await readInTime(body, read).catch(() => undefined);
	try {
		response.data = JSON.parse(text) as unknown;
	} catch {
		response.data = text;
	}
}

/** The failure that an exception of n8n's request helper stands for. */
export function failureOfException(error: unknown, asked?: AskedFor): ApiFailure {
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
	if (response && response.status >= 400) {
		return failureOfAnswer(response.status, response.data, asked);
	}
	if (response && response.status >= 300) return failureOfContent(response.status);
	// An answer that breaks off in the middle has a good status, and counts as a broken connection.
	if (original.code === 'ECONNABORTED' || original.code === 'ETIMEDOUT') return failure('timeout');
	if (original.code === 'ERR_CANCELED') return failureOfCancel();
	if (original.isAxiosError) return failure('connection');

	// The token endpoint answered, but neither with tokens nor with an OAuth error.
	if (original.status && original.status !== 401) return failureOfToken(original.status);

	const words = wordsFor('reconnect', new Date());
	const ownWords = original.name === 'NodeOperationError';
	return new ApiFailure(
		ownWords ? textOf(original.message) : `${words.message}: ${original.message}`,
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

/** The failure of a request of a node for which no account is chosen. */
export function failureOfNoCredential(): ApiFailure {
	return failure('noCredential');
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
	const { message, remedy } = wordsFor(cause, new Date(), !detail);
	const code = status === undefined || cause === 'quota_exceeded' ? '' : ` (${status})`;
	return new ApiFailure(
		`${message}${code}${detail ? `: ${detail}` : ''}`,
		remedy,
		status,
		detail,
		cause === 'quota_exceeded' || cause === 401 || cause === 'noCredential',
		cause === 'throttled',
		isUnclear(cause),
	);
}

/**
 * The token endpoint refused, but not with an OAuth error: Cloudflare, which stands before it, refuses
 * some callers itself. It has no status, because it says nothing about the user's rights.
 */
function failureOfToken(status: number): ApiFailure {
	if (status === 429) return failure('throttled', status);
	if (status >= 500) return failure(status, status);
	const { message, remedy } = wordsFor('tokenRefused', new Date());
	return new ApiFailure(`${message} (${status})`, remedy, undefined, undefined, true);
}

/** The same before the API. One item may be refused for its data, so the run goes on. */
function failureOfGateway(status: number): GatewayRefusal {
	const { message, remedy } = wordsFor('blocked', new Date());
	return new GatewayRefusal(`${message} (${status})`, remedy, status);
}

const THROTTLED = /throttl|too many requests|(^|[^a-z])rate|slow down|second/i;

/** Where test emails are sent. */
const TESTS = /^\/emails\/activities\/[^/]+\/tests$/;

/**
 * Which limit a 429 is about. The documented keys come first; then the words, because keys may be
 * missing or others; the path is left for what says nothing.
 */
function limitOf(body: unknown, detail: string, asked?: AskedFor): Cause {
	const [first] = [body].flat();
	const { error_key: key } = Object(first) as { error_key?: unknown };
	const said = `${textOf(key ?? '')} ${detail}`;
	const isAbout = (words: RegExp) => words.test(said);
	const isTest = asked?.method === 'POST' && TESTS.test(asked.path);
	// Which key the limit of tests has is not known, and it must not end the run as the quota does.
	if (isTest && said.trim() !== '' && !isAbout(THROTTLED)) return 'testsUsedUp';
	if (key === 'throttled' || key === 'quota_exceeded') return key;
	const startsActivity = asked?.method === 'POST' && asked.path.startsWith('/activities/');
	if (isAbout(/activit/i) && isAbout(/queue|too many|exceed|more than|limit/i)) return 'busy';
	if (isAbout(/queue/i) && startsActivity) return 'busy';
	if (isAbout(/quota|daily|\b(a|per) day\b/i)) return 'quota_exceeded';
	if (isAbout(THROTTLED)) return 'throttled';
	if (isAbout(/limit exceeded/i)) return 'quota_exceeded';
	return key !== undefined && startsActivity ? 'busy' : 'throttled';
}
