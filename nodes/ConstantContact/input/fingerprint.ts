import { createHash } from 'node:crypto';

/** A short stand-in for a text, of `length` characters. Two texts share one by chance hardly ever. */
export function fingerprint(text: string, length: number): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, length);
}

/**
 * A value as text that is the same however its parts are ordered: the service promises no order,
 * neither of properties nor of lists, tags or phones.
 */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const parts = Object.entries(value).map(([name, each]) => `${name}:${canonical(each)}`);
	return `{${parts.sort().join()}}`;
}
