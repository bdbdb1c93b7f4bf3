/**
 * An answer without what is null: properties and elements of arrays, however deep. To Constant Contact
 * a property that is not set is missing, never null; here the two become one, so that nobody else has to
 * tell them apart. Changes the answer itself, and goes without recursion: a page may be nested deeper
 * than the stack.
 */
export function withoutNulls<T extends object>(answer: T): T {
	const pending: object[] = [answer];
	for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
		if (Array.isArray(part)) dropNullElements(part);
		else dropNullProperties(part as Record<string, unknown>);
		for (const value of Object.values(part) as unknown[]) {
			if (typeof value === 'object' && value !== null) pending.push(value);
		}
	}
	return answer;
}

function dropNullElements(list: unknown[]): void {
	let kept = 0;
	for (const element of list) if (element !== null) list[kept++] = element;
	list.length = kept;
}

function dropNullProperties(object: Record<string, unknown>): void {
	for (const [name, value] of Object.entries(object)) {
		if (value === null) delete object[name];
	}
}
