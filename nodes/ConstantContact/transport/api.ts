import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';
import type { CustomFieldDefinition } from '../contact-model/custom-fields';
import { explainRefusal, PRIVILEGES } from './access';
import { ApiFailure } from './api-failure';
import { CUSTOM_FIELDS, LISTS, type Collection } from './collections';
import { isComplete, nextCursor, UNFINISHED_SEARCH } from './pages';
import { askUntil } from './patience';
import { failureOfCancel, failureOfContent, failureOfException } from './read-failure';
import { Spacing, type Batching } from './spacing';

const BASE_URL = 'https://api.cc.email/v3';
const CREDENTIAL = 'constantContactOAuth2Api';

/** A contact list as GET /contact_lists returns it; only what the node reads. */
export interface ContactList {
	list_id: string;
	name: string;
}

/** The node setting 'Request Options'. */
export interface RequestOptions {
	batching?: { batch?: Batching };
	timeout?: number;
}

/**
 * Constant Contact's V3 API for one run of a node, or one dropdown of the editor. n8n adds the
 * access token, renews it and applies the proxy; this adds spacing, pages, clear failures, and what
 * is worth reading only once per run.
 */
export class ConstantContactApi {
	private readonly spacing: Spacing;

	private signature: unknown;

	/** What ended this run: no access any more, or no quota. Asking again for each item is in vain. */
	private end: ApiFailure | undefined;

	/**
	 * What the service's clock said with the latest answer, in milliseconds since the epoch. Undefined
	 * when a proxy on the way takes the Date header out.
	 */
	serviceTime: number | undefined;

	/** Email → contact ID of what this run has written, which a search may not show yet. */
	readonly written = new Map<string, string>();

	private readPrivileges?: Promise<IDataObject[]>;

	private readonly memory = new Map<string, Promise<unknown[]>>();

	constructor(
		private readonly n8n: IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions,
		private readonly requestOptions: RequestOptions = {},
	) {
		this.spacing = new Spacing(requestOptions.batching?.batch);
	}

	/** Aborted once the user stops the execution; nothing is sent after that. */
	get cancelSignal(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.n8n ? this.n8n.getExecutionCancelSignal() : undefined;
	}

	async get<T>(path: string, query: IDataObject = {}): Promise<T> {
		return await this.request<T>('GET', path, { qs: query });
	}

	async post<T>(path: string, body: object): Promise<T> {
		return await this.request<T>('POST', path, { body: body as IDataObject });
	}

	async put<T>(path: string, body: object): Promise<T> {
		return await this.request<T>('PUT', path, { body: body as IDataObject });
	}

	/** A PUT whose answer is documented without a body. */
	async putSilently(path: string, body: object): Promise<void> {
		await this.request('PUT', path, { body: body as IDataObject }, false);
	}

	async patch<T>(path: string, body: object): Promise<T> {
		return await this.request<T>('PATCH', path, { body: body as IDataObject });
	}

	/** @returns the answer's body; an empty object after 204, which has none */
	async delete<T>(path: string): Promise<T> {
		return await this.request<T>('DELETE', path, {});
	}

	/**
	 * Reads a collection page by page, until its end or until there are `max` items.
	 * @param property where in the answer the items are, such as `lists`
	 * @param query of the first request, with the page size as `limit`
	 */
	async getAll<T>(
		path: string,
		property: string,
		query: IDataObject,
		max = Infinity,
	): Promise<T[]> {
		const items: T[] = [];
		let cursor: string | undefined;
		do {
			const page = await this.getPage<T>(path, property, query, cursor);
			items.push(...page.items);
			cursor = page.cursor;
		} while (cursor !== undefined && items.length < max);
		return items.slice(0, max);
	}

	/**
	 * Reads one page: the first, or the one that `cursor` stands for. Asks again while Constant
	 * Contact is still looking for the contacts of a segment.
	 */
	async getPage<T>(
		path: string,
		property: string,
		query: IDataObject,
		cursor?: string,
	): Promise<{ items: T[]; cursor?: string }> {
		// The cursor carries the filters of the first request.
		const ask = async () =>
			await this.get<Record<string, unknown>>(path, cursor ? { cursor } : query);
		const page = await askUntil(this, await ask(), ask, isComplete, UNFINISHED_SEARCH);
		if (!Array.isArray(page[property])) throw failureOfContent(200);
		return { items: page[property] as T[], cursor: nextCursor(page, cursor) };
	}

	/** Reads a collection that comes as a whole, without pages. */
	async getArray<T extends IDataObject>(path: string, query: IDataObject = {}): Promise<T[]> {
		const answer = await this.get<T[]>(path, query);
		if (!Array.isArray(answer)) throw failureOfContent(200);
		return answer;
	}

	/** All contact lists of the account, read once. */
	async contactLists(): Promise<ContactList[]> {
		return await this.known(LISTS);
	}

	/** All custom fields of the account, read once. */
	async customFields(): Promise<CustomFieldDefinition[]> {
		return await this.known(CUSTOM_FIELDS);
	}

	/** All members of a collection, read once for each run. */
	async known<T>({ path, property, pageSize, query }: Collection): Promise<T[]> {
		let reading = this.memory.get(path) as Promise<T[]> | undefined;
		if (reading === undefined) {
			reading = this.getAll<T>(path, property, { limit: pageSize, ...query });
			this.memory.set(path, reading);
			// A failure counts for this item only: the next one tries again.
			reading.catch(() => this.memory.delete(path));
		}
		return await reading;
	}

	/** Reads the collection again when it is needed next: somebody else has changed it. */
	forget({ path }: Collection): void {
		this.memory.delete(path);
	}

	/**
	 * Keeps `known` in step with what this run has written.
	 * @param member as it is now; left out, it was deleted
	 */
	async remember({ path, id }: Collection, memberId: string, member?: object): Promise<void> {
		const members = (await this.memory.get(path)) as IDataObject[] | undefined;
		if (members === undefined) return;
		const others = members.filter((each) => String(each[id]) !== memberId);
		this.memory.set(path, Promise.resolve([...others, ...(member ? [member] : [])]));
	}

	private async request<T>(
		method: IHttpRequestMethods,
		path: string,
		options: Pick<IHttpRequestOptions, 'qs' | 'body'>,
		hasBody = true,
	): Promise<T> {
		return await this.send<T>(method, path, options, hasBody).catch(async (failure: unknown) => {
			const isRefusal = failure instanceof ApiFailure && failure.status === 403;
			if (!isRefusal || path === PRIVILEGES) throw failure;
			throw await explainRefusal(failure, method, path, async () => await this.privileges());
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
		options: Pick<IHttpRequestOptions, 'qs' | 'body'>,
		hasBody: boolean,
	): Promise<T> {
		await this.spacing.wait(this.cancelSignal);
		if (this.cancelSignal?.aborted) throw failureOfCancel();
		if (this.end) throw this.end;

		const start = Date.now();
		const headers: IDataObject = {};
		const answer = this.n8n.helpers.httpRequestWithAuthentication.call(this.n8n, CREDENTIAL, {
			method,
			url: `${BASE_URL}${path}`,
			...options,
			headers,
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
			.catch((error: unknown) => {
				const failure = failureOfException(error);
				if (failure.isFinal) this.end = failure;
				throw failure;
			})
			.finally(() => this.spacing.record(start, this.timesSent(headers)));
		const date = Date.parse(answered?.date);
		if (!Number.isNaN(date)) this.serviceTime = date;

		if (statusCode === 204 || (!hasBody && !body)) return {} as T;
		if (typeof body !== 'object' || body === null) throw failureOfContent(statusCode);
		return body;
	}

	/**
	 * How often n8n sent a request at most. After a 401 it renews the token and sends the request
	 * again, without telling; but then it has signed the headers with another token than before.
	 */
	private timesSent({ Authorization }: IDataObject): number {
		const isSameToken = Authorization === this.signature;
		this.signature = Authorization;
		return isSameToken ? 1 : 2;
	}
}

/** An ID as one segment of a path. Throws when there is none, or when it would change the path. */
export function pathSegment(id: unknown): string {
	if (typeof id !== 'string' || ['', '.', '..'].includes(id)) throw failureOfContent(200);
	return encodeURIComponent(id);
}
