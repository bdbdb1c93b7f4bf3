import type { IDataObject } from 'n8n-workflow';
import type { CustomFieldDefinition } from '../contact-model/custom-fields';
import { CUSTOM_FIELDS, LISTS, type Collection } from './collections';
import { isComplete, nextCursor, UNFINISHED_SEARCH } from './pages';
import { askUntil } from './patience';
import { failureOfContent } from './read-failure';
import { Requests } from './requests';

/** A contact list as GET /contact_lists returns it; only what the node reads. */
export interface ContactList {
	list_id: string;
	name: string;
}

/**
 * Constant Contact for one run of a node, or one dropdown of the editor: its requests, pages of
 * collections, and what is worth reading only once per run.
 */
export class ConstantContactApi extends Requests {
	/** Email → contact ID of what this run has written, which a search may not show yet. */
	readonly written = new Map<string, string>();

	private readonly memory = new Map<string, Promise<unknown[]>>();

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
}

/** An ID as one segment of a path. Throws when there is none, or when it would change the path. */
export function pathSegment(id: unknown): string {
	if (typeof id !== 'string' || ['', '.', '..'].includes(id)) throw failureOfContent(200);
	return encodeURIComponent(id);
}
