import type { IExecuteFunctions } from 'n8n-workflow';
import { toEmail } from '../input/email';
import { textOf } from '../input/text-of';
import { isEmpty, single } from '../input/values';
import { readGiven, readId } from '../parameters/locator';
import { KINDS } from '../transport/collections';
import type { ItemOperation } from './operation';

/**
 * What an item is about, as its parameters name it. Whether an email and an ID mean one person is known
 * only once both are looked up, so names of different kinds are never compared: see `mayMeet`.
 */
export interface Subject {
	kind: 'email' | 'id';
	names: string[];
}

/** Undefined for what is not said, or in a way that cannot be compared: it may be about anything. */
export function subjectOf(
	node: IExecuteFunctions,
	{ subject: parameter, gives = {} }: ItemOperation,
	item: number,
): Subject | undefined {
	if (parameter === undefined) return undefined;
	try {
		const subject = named(node, parameter, item);
		const given = Object.entries(gives).flatMap(([path, kind]) => {
			const value = node.getNodeParameter(path, item, '');
			return isEmpty(value) ? [] : [{ kind, name: normal(kind, value) }];
		});
		// A name that somebody else may have by now, under an ID.
		const isOfOneKind = given.every(({ kind }) => kind === 'number' || kind === subject?.kind);
		if (!subject || !isOfOneKind) return undefined;
		return { kind: subject.kind, names: [subject.name, ...given.map(({ name }) => name)] };
	} catch {
		// The operation says what is wrong.
		return undefined;
	}
}

/** Whether two items may be about one thing, so that the later one has to wait for the earlier one. */
export function mayMeet(one: Subject | undefined, other: Subject | undefined): boolean {
	if (!one || !other || one.kind !== other.kind) return true;
	return one.names.some((name) => other.names.includes(name));
}

function named(node: IExecuteFunctions, parameter: string, item: number) {
	const of = KINDS.find((kind) => kind.parameter === parameter);
	if (!of) {
		const value = node.getNodeParameter(parameter, item);
		if (isEmpty(value)) return undefined;
		return textOf(value).includes('@') ? emailOf(value) : idOf(textOf(value));
	}
	const { mode, given } = readGiven(node, item, of);
	if (mode === 'email') return emailOf(given);
	return mode === 'name' ? undefined : idOf(readId(mode, given, of));
}

const emailOf = (value: unknown) => ({ kind: 'email' as const, name: normal('email', value) });
const idOf = (id: string) => ({ kind: 'id' as const, name: id.trim().toLowerCase() });

/** Throws InputError for what is no email. */
function normal(kind: 'email' | 'name' | 'number', value: unknown): string {
	if (kind === 'email') return toEmail(single(value), Infinity);
	return kind === 'number' ? textOf(value).replace(/\D/g, '') : textOf(value);
}
