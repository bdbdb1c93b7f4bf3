import { isDay, formatDate } from '../input/calendar';
import type { CustomFieldValue } from './contact';
import type { CustomFieldDefinition } from './custom-fields';
import { readDateTime } from '../input/date-times';
import { readWritten } from '../input/written-dates';
import { textOf } from '../input/text-of';

type Format = (value: string) => string;

const toDate: Format = (value) => {
	const { year, month, day } = readWritten(value) ?? {};
	if (year === undefined || month === undefined || day === undefined) return value;
	return isDay({ year, month, day }) ? formatDate({ year, month, day }) : value;
};
const toMonthFirst: Format = (value) =>
	toDate(value).replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$2/$3/$1');

const toMoment: Format = (value) => {
	const { shown, offset } = readDateTime(value) ?? {};
	if (shown === undefined || offset === undefined) return value;
	return new Date(shown - offset).toISOString().replace(/\.\d{3}Z$/, 'Z');
};
const withMilliseconds: Format = (value) => toMoment(value).replace(/(:\d\d)Z$/, '$1.000Z');

const swap = (words: Record<string, string>): Format => {
	return (value) => words[value.toLowerCase()] ?? value;
};

/**
 * What nobody has seen the service take or refuse: how it wants these values. First as Swagger's
 * examples write dates and times, then as the API writes them elsewhere.
 */
const FORMATS: ReadonlyArray<Map<string, Format>> = [
	new Map([
		['date', toDate],
		['datetime', toMoment],
		['boolean', swap({ 1: 'true', 0: 'false' })],
	]),
	new Map([
		['date', toMonthFirst],
		['datetime', withMilliseconds],
		['boolean', swap({ true: '1', false: '0' })],
	]),
];

/** How many formats there are. */
export const FORMAT_COUNT = FORMATS.length;

/** The same values in one of the formats; what is no date, time or boolean stays as it is. */
export function inFormat(
	format: number,
	values: readonly CustomFieldValue[],
	definitions: readonly CustomFieldDefinition[],
): CustomFieldValue[] {
	const typeOf = new Map(definitions.map(({ custom_field_id, type }) => [custom_field_id, type]));
	return values.map((each) => {
		const write = FORMATS[format].get(typeOf.get(each.custom_field_id) ?? '');
		return write && each.value !== undefined ? { ...each, value: write(textOf(each.value)) } : each;
	});
}
