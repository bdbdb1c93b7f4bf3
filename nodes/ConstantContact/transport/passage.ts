/** One page of a collection that tells how many members there are, if it does. */
export interface CountedPage<T> {
	items: T[];
	/** The token of the next page; undefined on the last one. */
	cursor?: string;
	total?: unknown;
}

/** How far a collection has been read page by page, and whether its members kept their places meanwhile. */
export class Passage<T extends object> {
	pages = 0;

	/** The token of the next page; undefined before the first and after the last one. */
	cursor: string | undefined;

	private seen = 0;

	private size = 0;

	private total = NaN;

	private last: unknown;

	private isMoved = false;

	/** @param id the property that tells two members apart */
	constructor(private readonly id: keyof T) {}

	/** A page was read. */
	take({ items, cursor, total }: CountedPage<T>): void {
		this.pages++;
		this.cursor = cursor;
		this.seen += items.length;
		this.size = items.length;
		if (total !== undefined) this.total = Number(total);
		// When a member moves to a page that was read, all in between move on, the last of a page to the next one.
		this.isMoved ||= items.some((item) => item[this.id] === this.last);
		this.last = items[items.length - 1]?.[this.id];
	}

	get isAtEnd(): boolean {
		return this.pages > 0 && this.cursor === undefined;
	}

	/** Whether all members were read, as far as anybody can tell. */
	get isWhole(): boolean {
		return this.isAtEnd && !this.isMoved && !(this.seen < this.total);
	}

	/** How many pages are left; NaN where the number of members is not told, or is a wrong one. */
	get left(): number {
		if (this.isAtEnd) return 0;
		const further = this.total - this.seen;
		return further < 0 ? NaN : Math.max(Math.ceil(further / this.size), 1);
	}
}
