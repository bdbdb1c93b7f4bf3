/** Something that has to hold. */
export interface Target {
	name: string;
	measured: string;
	isMet: boolean;
	/** Whether a busy machine can miss it without any fault of ours. */
	isTimed: boolean;
}

/** Prints a table whose rows have names. */
export function print(title: string, rows: Record<string, Record<string, unknown>>): void {
	console.log(`\n${title}`);
	console.table(rows);
}

export function median(numbers: number[]): number {
	const sorted = [...numbers].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)];
}

/** A number with as many decimals as make sense for its size. */
export function rounded(number: number): number {
	return Number(number.toFixed(Math.abs(number) < 10 ? 2 : Math.abs(number) < 100 ? 1 : 0));
}

/** A request count that must not grow. It must not shrink unnoticed either: the docs name it. */
export function requestTarget(name: string, requests: number, expected: number): Target {
	return {
		name: `${name}: ${String(expected)} requests`,
		measured: String(requests),
		isMet: requests === expected,
		isTimed: false,
	};
}

export function atMostTarget(name: string, requests: number, most: number): Target {
	return {
		name: `${name}: at most ${String(most)} requests`,
		measured: String(requests),
		isMet: requests <= most,
		isTimed: false,
	};
}

/** No contact may be lost. */
export function allTarget(name: string, contacts: number, expected: number): Target {
	return {
		name: `${name}: all contacts`,
		measured: String(contacts),
		isMet: contacts === expected,
		isTimed: false,
	};
}

export function noThrottling(name: string, throttled: number): Target {
	return {
		name: `${name}: no 429`,
		measured: String(throttled),
		isMet: throttled === 0,
		isTimed: false,
	};
}
