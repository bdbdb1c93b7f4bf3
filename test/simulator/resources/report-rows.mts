import type { Account, TrackingActivity } from '../account.mts';
import { badRequest } from '../errors.mts';
import { firstQueryByOffset } from '../paging.mts';

export type Query = Record<string, string | undefined>;

export const METRICS = { scope: 'campaign_data', privilege: 'ui:campaign:metrics' };

const LAG_MS = { none: 0, tenMinutes: 600_000 };

/** What contacts have done, as far as reports know of it. */
export function knownRows(
	account: Account,
	isAsked: (each: TrackingActivity) => boolean,
): TrackingActivity[] {
	const isKnown = ({ created_time }: TrackingActivity) =>
		account.switches.reportLag === 'none' || Date.parse(created_time) <= refreshedAt(account);
	return account.tracking.filter((each) => isAsked(each) && isKnown(each));
}

/** The same in the order of the account's side of the switch. */
export function rowsOf(
	account: Account,
	isAsked: (each: TrackingActivity) => boolean,
): TrackingActivity[] {
	const { reportOrder } = account.switches;
	return inOrder(knownRows(account, isAsked), reportOrder, ({ created_time }) => created_time);
}

/** When the reports were brought up to date, in milliseconds since the epoch. */
export function refreshedAt(account: Account): number {
	return account.time - LAG_MS[account.switches.reportLag];
}

/** Sorted by time, or as they came. */
export function inOrder<T>(
	things: T[],
	order: Account['switches']['reportOrder'],
	timeOf: (thing: T) => string,
): T[] {
	if (order === 'byArrival') return [...things].reverse();
	const sign = order === 'oldestFirst' ? -1 : 1;
	const time = (thing: T) => Date.parse(timeOf(thing));
	return [...things].sort((one, other) => sign * (time(other) - time(one)));
}

/** The latest row of each thing that `key` tells apart. */
export function latestOf(
	rows: TrackingActivity[],
	key: (row: TrackingActivity) => string,
): TrackingActivity[] {
	const latest = new Map<string, TrackingActivity>();
	for (const row of rows) {
		const known = latest.get(key(row));
		if (!known || Date.parse(known.created_time) < Date.parse(row.created_time)) {
			latest.set(key(row), row);
		}
	}
	return rows.filter((row) => latest.get(key(row)) === row);
}

/** The query of the first page. Refuses parameters that the report does not know. */
export function checked(given: unknown, ...known: string[]): Query {
	const query = firstQueryByOffset(given as Query);
	const unknown = Object.keys(query).find((name) => !['limit', 'next', ...known].includes(name));
	if (unknown !== undefined) throw badRequest(`${unknown} is not a known parameter`);
	return query;
}

/** The counts in the form of the account's side of the switch. */
export function inCountForm<T extends Record<string, number>>({ switches }: Account, counts: T) {
	if (switches.countForm === 'numbers') return counts;
	return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
}

/** The percents in the form of the account's side of the switch. */
export function inPercentForm<T>({ switches }: Account, percents: T): T | T[] {
	return switches.percentForm === 'array' ? [percents] : percents;
}

/** A share in percent; 0 where there is no whole. */
export function percent(part: number, whole: number): number {
	return whole > 0 ? Math.round((part / whole) * 1000) / 10 : 0;
}
