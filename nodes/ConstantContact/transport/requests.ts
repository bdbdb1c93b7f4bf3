import { isObjectEmpty, type IDataObject, type IHttpRequestMethods } from 'n8n-workflow';
import { InputError } from '../input/input-error';
import { isObject } from '../input/is-object';
import { explainRefusal, PRIVILEGES } from './access';
import { ApiFailure, GatewayRefusal } from './api-failure';
import type { Multipart } from '../files/multipart';
import { failureOfConnection, failureOfContent } from './read-failure';
import { Sender, type Answer, type RequestOptions, type SentParts } from './sender';
import type { TextStream } from './text-stream';

/** n8n leaves out an object without properties, which asks for all contacts in an export. */
const EMPTY_BODY: SentParts = { body: '{}', headers: { 'Content-Type': 'application/json' } };

/** Requests to Constant Contact's V3 API by their method, with refusals that say what is missing. */
export class Requests extends Sender {
	private readPrivileges?: Promise<IDataObject[]>;

	/** @param access the privileges that all of the requests may need, for the words of a refusal */
	constructor(
		n8n: ConstructorParameters<typeof Sender>[0],
		requestOptions?: RequestOptions,
		isScattered?: boolean,
		private readonly access: readonly string[] = [],
	) {
		super(n8n, requestOptions, isScattered);
	}

	async get<T>(path: string, query: IDataObject = {}): Promise<T> {
		return await this.request<T>('GET', path, { qs: query });
	}

	/** The same with the status, where it tells more than success. */
	async getAnswer<T>(path: string, query: IDataObject = {}): Promise<Answer<T>> {
		return await this.answer<T>('GET', path, { qs: query });
	}

	/** @param body left out where the query says all */
	async post<T>(path: string, body?: object, query: IDataObject = {}): Promise<T> {
		return (await this.postAnswer<T>(path, body, query)).body;
	}

	/** The same with the status: 207 says that a part failed. */
	async postAnswer<T>(path: string, body?: object, query: IDataObject = {}): Promise<Answer<T>> {
		const content = body && isObjectEmpty(body) ? EMPTY_BODY : { body };
		return await this.answer<T>('POST', path, { ...content, qs: query });
	}

	async put<T>(path: string, body: object): Promise<T> {
		return await this.request<T>('PUT', path, { body });
	}

	/** A PUT whose answer is documented without a body; 207, which says that a part failed, has one. */
	async putAnswer<T>(path: string, body: object, query: IDataObject = {}): Promise<Answer<T>> {
		return await this.answer<T>('PUT', path, { body, qs: query }, false);
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
		if (!Array.isArray(answer) || !answer.every(isObject)) throw failureOfContent(200);
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
}
