import type { IDataObject } from 'n8n-workflow';
import type { NameIndex } from '../input/name-index';
import { nameIndexOf } from './collection-members';
import { pageQuery, type Collection } from './collections';
import { InTurn } from './in-turn';
import { isComplete, nextToken, queryOf, Trail, UNFINISHED_SEARCH } from './pages';
import type { CountedPage } from './passage';
import { askUntil } from './patience';
import { failureOfContent } from './read-failure';
import { Requests } from './requests';
import { isObject } from '../input/is-object';
import { textOf } from '../input/text-of';

/**
 * Constant Contact for one run of a node, or one dropdown of the editor: its requests, pages of
 * collections, and what is worth reading only once per run.
 */
export class ConstantContactApi extends Requests {
	private readonly memory = new Map<string, Promise<unknown[]>>();

	/** For what several items may find missing, and only one may create. */
	readonly creating = new InTurn();

	/**
	 * Reads a collection page by page, until its end or until there are `max` items.
	 * @param property where in the answer the items are, such as `lists`
	 * @param query of the first request, with the page size as `limit`
	 * @param isWanted which items count; left out, all of them
	 */
	async getAll<T>(
		path: string,
		property: string,
		query: IDataObject,
		max = Infinity,
		isWanted: (item: T) => boolean = () => true,
	): Promise<T[]> {
		const items: T[] = [];
		const trail = new Trail();
		let cursor: string | undefined;
		do {
			const page = await this.getPage<T>(path, property, query, cursor, trail);
			for (const item of page.items) if (isWanted(item)) items.push(item);
			cursor = page.cursor;
		} while (cursor !== undefined && items.length < max);
		return items.slice(0, max);
	}

	/**
	 * Reads one page: the first, or the one that `cursor` stands for, the token of an earlier answer.
	 * Asks again while Constant Contact is still looking for the contacts of a segment.
	 * A link that leads nowhere does no harm before its page is asked for.
	 * @param trail the pages that were read before this one
	 */
	async getPage<T>(
		path: string,
		property: string,
		query: IDataObject,
		cursor?: string,
		trail = new Trail(),
	): Promise<CountedPage<T>> {
		// The token carries the filters of the first request.
		const asked = cursor ? queryOf(cursor) : query;
		trail.step(asked);
		const ask = async () => await this.getAnswer<Record<string, unknown>>(path, asked);
		const { body } = await askUntil(
			this,
			await ask(),
			ask,
			(answer) => isComplete(answer, query, property),
			UNFINISHED_SEARCH,
		);
		const items = body[property];
		if (!Array.isArray(items) || !items.every(isObject)) throw failureOfContent(200);
		return {
			items: items as T[],
			cursor: nextToken(body, asked),
			total: body[`${property}_count`],
		};
	}

	/**
	 * All members of a collection, read once for each run, however many items ask at once.
	 * A failure counts for the item that has sent the request: of those that waited, the first asks again.
	 */
	async known<T>(collection: Collection): Promise<T[]> {
		const { path, property, query } = collection;
		const key = keyOf(collection);
		for (let shared = this.memory.get(key); shared; shared = this.memory.get(key)) {
			const members = await shared.catch(() => undefined);
			if (members) return members as T[];
		}
		return await this.keep(
			key,
			this.getAll<T>(path, property, { ...pageQuery(collection), ...query }),
		);
	}

	/**
	 * The names of a collection, as far as they are needed: what the API lists apart is read only if
	 * one of the names is not among the others.
	 * @param areEnough whether these names hold what is looked for
	 */
	async names(
		collection: Collection,
		areEnough: (names: NameIndex) => boolean,
	): Promise<NameIndex> {
		const members = await this.known<object>(collection);
		const names = nameIndexOf(members, collection);
		if (!collection.further || areEnough(names)) return names;
		return nameIndexOf(members, collection, await this.known<object>(collection.further));
	}

	/** Reads the collection again when it is needed next: somebody else has changed it. */
	forget(collection: Collection): void {
		this.memory.delete(keyOf(collection));
	}

	/**
	 * Keeps `known` in step with what this run has written.
	 * @param member as it is now; left out, it was deleted
	 */
	async remember(collection: Collection, memberId: string, member?: object): Promise<void> {
		const { id } = collection;
		const key = keyOf(collection);
		const known = this.memory.get(key) as Promise<IDataObject[]> | undefined;
		if (!known) return;
		const changed = known.then((members) => [
			...members.filter((each) => textOf(each[id]) !== memberId),
			...(member ? [member as IDataObject] : []),
		]);
		// Kept before anybody else does the same. A failure is that of the item that reads.
		await this.keep(key, changed).catch(() => undefined);
	}

	/** A reading counts until it fails. */
	private async keep<T>(key: string, reading: Promise<T[]>): Promise<T[]> {
		this.memory.set(key, reading);
		return await reading.catch((failure: unknown) => {
			if (this.memory.get(key) === reading) this.memory.delete(key);
			throw failure;
		});
	}
}

function keyOf({ path, query }: Collection): string {
	return `${path} ${JSON.stringify(query ?? {})}`;
}

/** The ID in an answer. Throws ApiFailure when there is none: nothing else tells two things apart. */
export function idOf(id: unknown): string {
	if (typeof id !== 'string' || id === '') throw failureOfContent(200);
	return id;
}

/** An ID as one segment of a path. Throws when there is none, or when it would change the path. */
export function pathSegment(id: unknown): string {
	if (['.', '..'].includes(idOf(id))) throw failureOfContent(200);
	return encodeURIComponent(idOf(id));
}
