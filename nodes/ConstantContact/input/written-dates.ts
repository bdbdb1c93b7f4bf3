/** A date as it is written: without a year, or with one of which only two digits are there. */
export interface WrittenDate {
	year?: number;
	month: number;
	day: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
	'(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = "(?:[\\s,/-]+(\\d{4}|'?\\d{2}))?";
const TIME = '(?:(?:T|,?\\s+)(?:[01]?\\d|2[0-3]):[0-5]\\d.*)?';

type Groups = Array<string | undefined>;

/** Each form of a date, and in which order it has month, day and year. */
const FORMS: ReadonlyArray<[RegExp, (groups: Groups) => Groups]> = [
	[form('(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})'), ([year, , month, day]) => [month, day, year]],
	[form('(\\d{1,2})([-/])(\\d{1,2})\\2(\\d{4})'), ([month, , day, year]) => [month, day, year]],
	[form('(\\d{1,2})([-/])(\\d{1,2})\\2(?:\\d{2})'), ([month, , day]) => [month, day]],
	[form('((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)'), ([year, month, day]) => [month, day, year]],
	[/^(\d{1,2})[-/](\d{1,2})$/, (groups) => groups],
	[/^--(\d{2})-?(\d{2})$/, (groups) => groups],
	[form(`${MONTH}\\.?[\\s/-]*${DAY}${YEAR}`), (groups) => groups],
	[
		form(`${DAY}\\.?(?:[\\s/-]*|\\s+of\\s+)${MONTH}\\.?${YEAR}`),
		([day, month, year]) => [month, day, year],
	],
	[form(`(\\d{4})[\\s/-]${MONTH}[\\s/-](\\d{1,2})`), ([year, month, day]) => [month, day, year]],
];

function form(date: string): RegExp {
	return new RegExp(`^${WEEKDAY}${date}${TIME}$`, 'is');
}

/**
 * The date that a text says, month first where it has digits only; undefined for a text that says
 * none. It may not be in the calendar. English names of months are known.
 */
export function readWritten(text: string): WrittenDate | undefined {
	for (const [pattern, order] of FORMS) {
		const groups = pattern.exec(text)?.slice(1);
		if (groups === undefined) continue;
		const [month = '', day = '', year = ''] = order(groups);
		const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
		return {
			month: named || Number(month),
			day: Number(day),
			...(year.length === 4 && { year: Number(year) }),
		};
	}
	return undefined;
}
