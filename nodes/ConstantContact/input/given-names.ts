import { decodeEntities } from './entities';
import { InputError } from './input-error';
import { NameIndex } from './name-index';
import { isEmpty } from './values';

const SEPARATOR = /[,;]/g;
const CLOSING = new Map([
	['"', '"'],
	['“', '”'],
	["'", "'"],
	['‘', '’'],
]);

/**
 * The names, or IDs, that a user gives as an array, or as text: separated by commas or semicolons,
 * in quotes or not, or an array written as JSON. A known name stays whole, whatever is in it.
 */
export function readNames(given: unknown, index = new NameIndex([])): unknown[] {
	const names =
		typeof given === 'string'
			? namesInText(given, index)
			: Array.isArray(given)
				? given.flatMap((each: unknown) => membersOf(each, index))
				: [given];
	return names.filter((name) => !isEmpty(name));
}

/** Throws InputError where nothing is named, as by a text of separators alone. */
export function refuseNoNames(label: string, given: unknown, remedy: string): void {
	if (readNames(given).length === 0) throw new InputError(`'${label}' is empty`, remedy);
}

function namesInText(text: string, index: NameIndex): unknown[] {
	if (index.has(text)) return [text];
	return (
		jsonArray(text)?.map((each) => plainName(each, index)) ?? split(decodeEntities(text), index)
	);
}

/** A member of an array stands for itself, unless it is an array that became text. */
function membersOf(member: unknown, index: NameIndex): unknown[] {
	const written = typeof member === 'string' && !index.has(member) ? jsonArray(member) : undefined;
	return written?.map((each) => plainName(each, index)) ?? [plainName(member, index)];
}

function plainName(member: unknown, index: NameIndex): unknown {
	if (typeof member !== 'string' || index.has(member)) return member;
	return withoutQuotes(decodeEntities(member));
}

/** The array that a text is in JSON; undefined for other text. */
export function jsonArray(text: string): unknown[] | undefined {
	if (!text.trim().startsWith('[')) return undefined;
	try {
		const array = JSON.parse(text) as unknown;
		return Array.isArray(array) ? array : undefined;
	} catch {
		return undefined;
	}
}

function split(text: string, index: NameIndex): string[] {
	const ends = [...text.matchAll(SEPARATOR)].map((separator) => separator.index ?? 0);
	ends.push(text.length);
	const startOf = (part: number) => (part === 0 ? 0 : ends[part - 1] + 1);
	const run = (part: number, count: number) => text.slice(startOf(part), ends[part + count - 1]);
	const hasNoEnd = new Set<string>();

	/** How many parts a quoted name goes over, 1 when it is none. */
	const quotedParts = (start: number): number => {
		const first = run(start, 1).trim();
		const closing = CLOSING.get(first[0]);
		// An apostrophe is a letter more often than a quote.
		if (!closing || closing === "'" || closing === '’' || hasNoEnd.has(closing)) return 1;
		for (let part = start; part < ends.length; part++) {
			const text = part === start ? first.slice(1) : run(part, 1).trimEnd();
			if (text.endsWith(closing)) return part - start + 1;
		}
		hasNoEnd.add(closing);
		return 1;
	};

	const names: string[] = [];
	for (let part = 0; part < ends.length; ) {
		const known = index
			.partsOfNamesWith(run(part, 1))
			.find((count) => part + count <= ends.length && index.has(run(part, count)));
		const count = known ?? quotedParts(part);
		const name = run(part, count);
		names.push(index.has(name) ? name : withoutQuotes(name));
		part += count;
	}
	return names;
}

/** The text between a quote at the beginning and its partner at the end, else the text as it is. */
function withoutQuotes(name: string): string {
	const text = name.trim();
	const closing = CLOSING.get(text[0]);
	if (closing === undefined || text.length < 2 || !text.endsWith(closing)) return name;
	return text.slice(1, -1).replace(/""/g, '"');
}
