import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';
import { AccessToken } from './access-token';
import type { ApiFailure } from './api-failure';
import {
	failureOfCancel,
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

/** An answer without a failure. */
export interface Answer<T> {
	status: number;
	body: T;
}

/** What a request has besides its method and path. */
export type SentParts = Pick<IHttpRequestOptions, 'qs' | 'headers' | 'encoding'> & {
	body?: object | string;
};

/**
 * Sends one request after the other to Constant Contact's V3 API, each in its turn. n8n adds the access
 * token, renews it and applies the proxy; this adds spacing, the ends of a run, and failures in words.
 */
export class Sender {
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

	/** @param isScattered see `Spacing` */
	constructor(
		private readonly n8n: IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions,
		private readonly requestOptions: RequestOptions = {},
		isScattered = false,
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

	/**
	 * Sends a request and reads its answer.
	 * @param path below `/v3`
	 * @param hasBody whether an answer without a body is a failure
	 * Throws ApiFailure.
	 */
	protected async send<T>(
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

	/** Reads a stream to its end. Gives up when nothing comes for as long as an answer may take. */
	protected async readInTime<T>(
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
