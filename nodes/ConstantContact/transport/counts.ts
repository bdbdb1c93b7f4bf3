import type { IDataObject } from 'n8n-workflow';
import { numberOf } from '../input/numbers';

/**
 * Counts as numbers. The documentation shows them as numbers and as texts, in an object and in a list of
 * one, under names with dots and with underscores; what comes out has one form.
 */
export function countsIn(counts: unknown, prefix = ''): IDataObject {
	const all = Object.assign({}, ...[counts ?? {}].flat()) as IDataObject;
	return Object.fromEntries(
		Object.entries(all).map(([name, value]) => [
			`${prefix}${name.replace(/\./g, '_')}`,
			numberOf(value) ?? value,
		]),
	);
}

/** A part in percent of a whole, with two decimals; null where there is no whole, or no part is told. */
export function percentOf(part: unknown, whole: unknown): number | null {
	const [counted, all] = [numberOf(part), numberOf(whole)];
	if (counted === undefined || all === undefined || all <= 0) return null;
	return Math.round((counted / all) * 10_000) / 100;
}
