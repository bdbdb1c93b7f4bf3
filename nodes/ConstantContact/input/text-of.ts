/**
 * Any value as text, where `String` alone breaks at some objects and has no words for others: they
 * come as JSON, or by their kind when they hold a BigInt or themselves.
 */
export function textOf(value: unknown): string {
	try {
		return typeof value === 'object' ? `${JSON.stringify(value)}` : String(value);
	} catch {
		return Object.prototype.toString.call(value);
	}
}
