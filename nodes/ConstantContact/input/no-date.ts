import { typedText } from './values';

/** Zeros with what stands between the parts of a date and a time. */
const ZEROS = /^[-0\s/.:_]*(?:T[0:.]+)?(?:Z|[+-][0:]+)?$/i;
/** What spreadsheets show for day 0, and what .NET has in place of no date. */
const FIRST =
	/^(?:0?1[-/]0?0[-/](?:19)?00|1900-0?1-0?0|0?0-jan-(?:19)?00|0001-01-01|0?1[-/]0?1[-/]0001)(?:[T ][0:. ]+(?:AM|Z)?|[T ]12:00:00 AM)?$/i;

/** Whether a value for a date says that there is none, as databases and spreadsheets do: `0000-00-00`, `0/0/00`. */
export function isNoDate(value: unknown): boolean {
	const text = typedText(value);
	return text !== undefined && (ZEROS.test(text) || FIRST.test(text));
}

/** Whether a value for the month or the day of a date says that there is none. */
export function isNoDatePart(value: unknown): boolean {
	return /^0+$/.test(typedText(value) ?? '');
}
