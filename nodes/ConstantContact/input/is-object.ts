/** Whether a value has properties of its own: no list, and nothing that is only a value. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
