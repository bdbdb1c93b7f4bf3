import { turnBefore } from './turn-before';

/** Items that are worked on several at a time. */
interface Work<T> {
	/** How many items there are. */
	count: number;
	/** How many may be under way. */
	most: number;
	/** What an item is about. */
	about: (item: number) => T;
	/** Whether two items must not be under way together. */
	mayMeet: (one: T, other: T) => boolean;
	/** Whether another one may begin. */
	goesOn: () => boolean;
	/** Does the work of one item, and never throws. */
	work: (item: number) => Promise<void>;
}

/**
 * Does the work of all items. They begin in their order: one that has to wait for another makes those
 * behind it wait, too, so that all before a failed one have begun.
 */
export async function inOrder<T>({
	count,
	most,
	about,
	mayMeet,
	goesOn,
	work,
}: Work<T>): Promise<void> {
	const underWay = new Map<number, { subject: T; done: Promise<unknown> }>();
	for (let item = 0; item < count && goesOn(); item++) {
		await turnBefore(item);
		const subject = about(item);
		const mustWait = () =>
			underWay.size >= most ||
			[...underWay.values()].some((other) => mayMeet(other.subject, subject));
		while (mustWait()) await Promise.race([...underWay.values()].map(({ done }) => done));
		if (!goesOn()) break;
		const done = work(item).then(() => underWay.delete(item));
		underWay.set(item, { subject, done });
	}
	await Promise.all([...underWay.values()].map(({ done }) => done));
}
