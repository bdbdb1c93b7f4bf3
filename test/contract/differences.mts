import type { Facts, Json } from './extract.mts';

/**
 * In what the second facts differ from the first, one line each: operations, parameters, types,
 * enums, limits, statuses, scopes and definitions. Empty when they say the same.
 */
export function differences(before: Facts, after: Facts): string[] {
	return [
		...compare(before.consumes, after.consumes, 'consumes'),
		...compare(before.produces, after.produces, 'produces'),
		...compare(before.paths, after.paths, ''),
		...compare(before.definitions, after.definitions, 'definition'),
	];
}

function compare(before: unknown, after: unknown, where: string): string[] {
	if (same(before, after)) return [];
	if (before === undefined) return [`${where} is new: ${inShort(after)}`];
	if (after === undefined) return [`${where} is gone: ${inShort(before)}`];
	const [one, other] = [named(before), named(after)];
	if (!one || !other) return [`${where} was ${inShort(before)}, is ${inShort(after)}`];
	return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((name) =>
		compare(one[name], other[name], `${where} ${name}`.trim()),
	);
}

/** Members by name. A list of objects is one of parameters; any other value has no members. */
function named(value: unknown): Json | undefined {
	if (!Array.isArray(value)) {
		return typeof value === 'object' && value !== null ? (value as Json) : undefined;
	}
	const parameters = value as Json[];
	if (!parameters.every((each) => typeof each === 'object' && 'name' in each)) return undefined;
	return Object.fromEntries(
		parameters.map((each) => [`${String(each.in)} ${String(each.name)}`, each]),
	);
}

/** Lists of plain values, such as enums, say the same in any order. */
function same(one: unknown, other: unknown): boolean {
	return inOrder(one) === inOrder(other);
}

function inOrder(value: unknown): string {
	const sorted = Array.isArray(value) ? [...(value as unknown[])].map(inOrder).sort() : value;
	return (
		JSON.stringify(sorted, (_key, each: unknown) =>
			Array.isArray(each) || typeof each !== 'object' || each === null
				? each
				: Object.fromEntries(Object.entries(each).sort()),
		) ?? ''
	);
}

function inShort(value: unknown): string {
	const text = JSON.stringify(value);
	return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
