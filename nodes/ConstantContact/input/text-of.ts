/**
 * Any value as text, where `String` alone breaks at some objects and has no words for others: they
 * come as JSON (a moment as its plain text), or by their kind when they hold a BigInt or themselves.
 */
export function textOf(value: unknown): string {
	try {
		if (typeof value !== 'object') return String(value);
		const json = `${JSON.stringify(value)}`;
		return json.startsWith('"') ? (JSON.parse(json) as string) : json;
	} catch {
		return Object.prototype.toString.call(value);
	}
}
