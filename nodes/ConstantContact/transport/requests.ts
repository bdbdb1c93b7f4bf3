import {
	isObjectEmpty,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestMethods,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IPollFunctions,
} from 'n8n-workflow';
import { InputError } from '../input/input-error';
import { AccessToken } from './access-token';
import { explainRefusal, PRIVILEGES } from './access';
import { ApiFailure, GatewayRefusal } from './api-failure';
import type { Multipart } from '../files/multipart';
import {
	failureOfCancel,
	failureOfConnection,
	failureOfContent,
	failureOfException,
	failureOfNoCredential,
	failureOfTimeout,
	readStreamedBody,
} from './read-failure';
import { Spacing, type Batching } from './spacing';
import { readInTime, type TextStream } from './text-stream';
import { withoutNulls } from './without-nulls';

const BASE_URL = 'https://api.cc.email/v3';
const CREDENTIAL = 'constantContactOAuth2Api';

/** What n8n grants an answer without the option 'Timeout'. */
const LONGEST_MS = 300_000;

/** The node setting 'Request Options'. */
export interface RequestOptions {
	batching?: { batch?: Batching };
	timeout?: number;
}

interface Answer<T> {
	status: number;
	body: T;
}

type SentParts = Pick<IHttpRequestOptions, 'qs' | 'headers' | 'encoding'> & {
	body?: object | string;
};

/** n8n leaves out an object without properties, which asks for all contacts in an export. */
const EMPTY_BODY: SentParts = { body: '{}', headers: { 'Content-Type': 'application/json' } };

/**
 * Requests to Constant Contact's V3 API. n8n adds the access token, renews it and applies the proxy;
 * this adds spacing and clear failures.
 */
export class Requests {
	private readonly spacing: Spacing;

	private apiKey?: Promise<string>;

	private readonly token = new AccessToken();

	/** Whether a request was refused because the API key had sent too many in one second. */
	wasThrottled = false;

	/** What ended this run: no access any more, or no quota. Asking again for each item is in vain. */
	private end: ApiFailure | undefined;

	/**
	 * What the service's clock said with the latest answer, in milliseconds since the epoch. Undefined
	 * when something on the way takes the Date header out.
	 */
	serviceTime: number | undefined;

	/** How much the service's clock is ahead of n8n's, in milliseconds. */
	private clockAhead = 0;

	private readPrivileges?: Promise<IDataObject[]>;

	/**
	 * @param isScattered see `Spacing`
	 * @param access the privileges that all of the requests may need, for the words of a refusal
	 */
	constructor(
		private readonly n8n: IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions,
		private readonly requestOptions: RequestOptions = {},
		isScattered = false,
		private readonly access: readonly string[] = [],
	) {
		this.spacing = new Spacing(requestOptions.batching?.batch, isScattered);
	}

	/** How many items of the run may be under way, by n8n's Batching. */
	get itemsAtOnce(): number {
		return this.spacing.itemsAtOnce;
	}

	/** Aborted once the user stops the execution; nothing is sent after that. */
	get cancelSignal(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.n8n ? this.n8n.getExecutionCancelSignal() : undefined;
	}

	async get<T>(path: string, query: IDataObject = {}): Promise<T> {
		return await this.request<T>('GET', path, { qs: query });
	}

	/** The same with the status, where it tells more than success. */
	async getAnswer<T>(path: string, query: IDataObject = {}): Promise<Answer<T>> {
		return await this.answer<T>('GET', path, { qs: query });
	}

	async post<T>(path: string, body: object): Promise<T> {
		return await this.request<T>('POST', path, isObjectEmpty(body) ? EMPTY_BODY : { body });
	}

	async put<T>(path: string, body: object): Promise<T> {
		return await this.request<T>('PUT', path, { body });
	}

	/** A PUT whose answer is documented without a body. */
	async putSilently(path: string, body: object): Promise<void> {
		await this.request('PUT', path, { body }, false);
	}

	async patch<T>(path: string, body: object): Promise<T> {
		return await this.request<T>('PATCH', path, { body });
	}

	/** @returns the answer's body; an empty object after 204, which has none */
	async delete<T>(path: string): Promise<T> {
		return await this.request<T>('DELETE', path, {});
	}

	/** Reads a collection that comes as a whole, without pages. */
	async getArray<T extends IDataObject>(path: string, query: IDataObject = {}): Promise<T[]> {
		const answer = await this.get<T[]>(path, query);
		if (!Array.isArray(answer)) throw failureOfContent(200);
		return answer;
	}

	/** Posts a form with a file. */
	async postForm<T>(path: string, { contentType, content }: Multipart): Promise<T> {
		return await this.request<T>('POST', path, {
			body: content,
			headers: { 'Content-Type': contentType },
		});
	}

	/**
	 * Reads a file as a stream of text. Gives up when nothing comes for as long as an answer may take.
	 * @param read takes the stream to its end
	 */
	async download<T>(path: string, read: (stream: TextStream) => Promise<T>): Promise<T> {
		const accept = { headers: { Accept: 'text/csv' }, encoding: 'stream' as const };
		const stream = await this.request<TextStream>('GET', path, accept);
		return await this.readInTime(stream, read).catch((reason: unknown) => {
			const isOwn = reason instanceof ApiFailure || reason instanceof InputError;
			throw isOwn ? reason : failureOfConnection();
		});
	}

	private async request<T>(
		method: IHttpRequestMethods,
		path: string,
		options: SentParts,
		hasBody = true,
	): Promise<T> {
		return (await this.answer<T>(method, path, options, hasBody)).body;
	}

	private async answer<T>(
		method: IHttpRequestMethods,
		path: string,
		options: SentParts,
		hasBody = true,
	): Promise<Answer<T>> {
		return await this.send<T>(method, path, options, hasBody).catch(async (failure: unknown) => {
			const isRefusal = failure instanceof ApiFailure && failure.status === 403;
			const isOfApi = isRefusal && !(failure instanceof GatewayRefusal);
			if (!isOfApi || path === PRIVILEGES) throw failure;
			const readPrivileges = async () => await this.privileges();
			throw await explainRefusal(failure, method, path, readPrivileges, this.access);
		});
	}

	/** What the connected user may do, asked once however many requests are refused. */
	private async privileges(): Promise<IDataObject[]> {
		this.readPrivileges ??= this.getArray(PRIVILEGES);
		return await this.readPrivileges;
	}

	private async send<T>(
		method: IHttpRequestMethods,
		path: string,
		parts: SentParts,
		hasBody: boolean,
	): Promise<Answer<T>> {
		const apiKey = await this.readCredential();
		const serviceNow = () => Date.now() + this.clockAhead;
		return await this.token.send(
			serviceNow,
			async () => await this.sendInTurn<T>(apiKey, method, path, parts, hasBody),
		);
	}

	private async sendInTurn<T>(
		apiKey: string,
		method: IHttpRequestMethods,
		path: string,
		{ headers: given, ...options }: SentParts,
		hasBody: boolean,
	): Promise<Answer<T>> {
		if (this.over) throw this.over;
		const ended = await this.spacing.begin(apiKey, this.cancelSignal);
		const outcome = { isAnswered: true, isThrottled: false };
		if (this.over) {
			ended({ ...outcome, times: 0 });
			throw this.over;
		}
		const headers: IDataObject = { ...given };
		const timesSent = this.token.watch();
		const answer = this.n8n.helpers.httpRequestWithAuthentication.call(this.n8n, CREDENTIAL, {
			method,
			url: `${BASE_URL}${path}`,
			...(options as object),
			headers,
			// The link to a page may name a parameter several times.
			arrayFormat: 'repeat',
			json: true,
			returnFullResponse: true,
			// The API never redirects, and a redirect would take the token to another host.
			disableFollowRedirect: true,
			...(this.requestOptions.timeout && { timeout: this.requestOptions.timeout }),
		});
		const {
			statusCode,
			body,
			headers: answered,
		} = await answer
			.catch(async (error: unknown) => {
				if (options.encoding === 'stream') {
					await readStreamedBody(error, async (...given) => await this.readInTime(...given));
				}
				const failure = failureOfException(error, { method, path });
				const { isFinal, isThrottled, status } = failure;
				if (isFinal) this.end ??= failure;
				this.wasThrottled ||= isThrottled;
				Object.assign(outcome, { isThrottled, isAnswered: status !== undefined });
				throw failure;
			})
			.finally(() => {
				ended({ ...outcome, times: timesSent(headers.Authorization, outcome.isAnswered) });
			});
		this.noteTime(Date.parse(answered?.date));

		if (statusCode === 204 || (!hasBody && !body)) return { status: statusCode, body: {} as T };
		if (typeof body !== 'object' || body === null) throw failureOfContent(statusCode);
		const isStream = options.encoding === 'stream';
		return { status: statusCode, body: isStream ? body : withoutNulls(body) };
	}

	private noteTime(date: number): void {
		if (Number.isNaN(date)) return;
		this.serviceTime = date;
		this.clockAhead = date - Date.now();
	}

	private async readInTime<T>(
		stream: TextStream,
		read: (stream: TextStream) => Promise<T>,
	): Promise<T> {
		const reasons = { stalled: failureOfTimeout(), stopped: failureOfCancel() };
		const longest = this.requestOptions.timeout ?? LONGEST_MS;
		return await readInTime(stream, read, longest, this.cancelSignal, reasons);
	}

	/** Why nothing more is sent. */
	private get over(): ApiFailure | undefined {
		return this.cancelSignal?.aborted ? failureOfCancel() : this.end;
	}

	/**
	 * The API key of the credential, read once. A credential that cannot be read fails the request.
	 * Throws ApiFailure when none is picked.
	 */
	private async readCredential(): Promise<string> {
		this.apiKey ??= this.n8n.getCredentials(CREDENTIAL).then(
			({ clientId, oauthTokenData }) => {
				this.token.stored = (Object(oauthTokenData) as IDataObject).access_token;
				return String(clientId);
			},
			() => {
				if (this.n8n.getNode().credentials?.[CREDENTIAL] === undefined)
					throw failureOfNoCredential();
				return '';
			},
		);
		return await this.apiKey;
	}
}
