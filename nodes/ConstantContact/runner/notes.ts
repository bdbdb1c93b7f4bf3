import type { IExecuteFunctions } from 'n8n-workflow';
import { textOf } from '../input/text-of';
import { nameOfCall, runOf } from './run-index';

interface Kept {
	/** A repeated execution has the context of the one that failed, but is a new one. */
	executionId: string;
	note: unknown;
}

type Context = Record<string, Record<string, Kept | undefined> | undefined>;

/**
 * What an earlier try has noted about an item. It is found by the item's place, not by what the item says:
 * a retry evaluates expressions anew, and `$now` gives another moment.
 * @param about what the note is about
 * @returns the note, and whether this try follows in the same execution, where only such values can have
 * changed; in one that repeats a failed execution, the author may have changed anything
 */
export function noteOf<T>(
	node: IExecuteFunctions,
	item: number,
	about: string,
): { note: T; isRetry: boolean } | undefined {
	const kept = (node.getContext('node') as Context)[about]?.[keyOf(node, item)];
	if (!kept) return undefined;
	return { note: kept.note as T, isRetry: kept.executionId === node.getExecutionId() };
}

/** Notes something about an item for a later try, or that there is nothing to note any more. */
export function keepNote<T>(
	node: IExecuteFunctions,
	item: number,
	about: string,
	note: T | undefined,
): void {
	const notes = ((node.getContext('node') as Context)[about] ??= {});
	const key = keyOf(node, item);
	if (note === undefined) delete notes[key];
	else notes[key] = { executionId: node.getExecutionId(), note };
}

/** The value that the first try of this execution has noted for the item, if there was one; else this one, which is noted. */
export function ofFirstTry<T>(
	node: IExecuteFunctions,
	item: number,
	about: string,
	value: T,
	isUsable: (earlier: T) => boolean = () => true,
): T {
	const before = noteOf<T>(node, item, about);
	if (before?.isRetry && isUsable(before.note)) return before.note;
	keepNote(node, item, about, value);
	return value;
}

function keyOf(node: IExecuteFunctions, item: number): string {
	return textOf([runOf(node), nameOfCall(node), item]);
}
