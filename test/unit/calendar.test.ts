import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
	formatDate,
	isDayOfMonth,
	toBirthday,
	toCalendarDate,
} from '../../nodes/ConstantContact/input/calendar';
import { isNoDate } from '../../nodes/ConstantContact/input/no-date';
import { refusal, unlessRefused } from './refusal';

const lastOfMarch = { year: 2026, month: 3, day: 31 };

/** East and west of Greenwich, half hours, and zones whose clocks are set forward at midnight. */
const ZONES = [
	'UTC',
	'Europe/Berlin',
	'America/New_York',
	'Asia/Kolkata',
	'Asia/Kathmandu',
	'Australia/Lord_Howe',
	'Pacific/Kiritimati',
	'Pacific/Pago_Pago',
	'America/Sao_Paulo',
	'Asia/Beirut',
];

const read = (value: unknown, timeZone = 'UTC') =>
	formatDate(toCalendarDate('Day', value, timeZone));

/** n8n runs where clocks show another time than in the workflow's zone. */
function runsIn(timeZone: string) {
	jest.restoreAllMocks();
	jest
		.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions')
		.mockReturnValue({ timeZone } as Intl.ResolvedDateTimeFormatOptions);
}

afterEach(() => jest.restoreAllMocks());

describe('a date that is written', () => {
	test.each([
		['2026-03-31'],
		['2026/03/31'],
		['2026/3/31'],
		['03/31/2026'],
		['3-31-2026'],
		[' 2026-03-31 '],
		['\u200b2026-03-31\ufeff'],
		["'2026-03-31"],
		[['2026-03-31']],
		['2026-03-31T00:00:00+14:00'],
		['2026-03-31T23:59:59.999-12:00'],
		['2026-03-31 08:15'],
		['2026-03-31 8:15'],
		['2026-03-31 00:00'],
		['20260331'],
		[20_260_331],
		['3/31/2026 0:00'],
		['3/31/2026 12:00:00 AM'],
		['March 31, 2026'],
		['Mar. 31st 2026'],
		['31-MAR-2026'],
		['31st of March, 2026'],
		['2026-Mar-31'],
		['Tuesday, March 31, 2026'],
		['Tue Mar 31 2026 00:00:00 GMT+0200 (Central European Summer Time)'],
	])('%j is the last of March in every zone', (value) => {
		for (const zone of ZONES) expect(toCalendarDate('Day', value, zone)).toEqual(lastOfMarch);
	});

	test('leap days exist in leap years only', () => {
		expect(read('2024-02-29')).toBe('2024-02-29');
		expect(read('2000-02-29')).toBe('2000-02-29');
		refusal(() => read('2023-02-29'));
		refusal(() => read('1900-02-29'));
	});

	test.each([
		['2026-02-30'],
		['2026-13-01'],
		['2026-00-10'],
		['2026-04-31'],
		['0000-01-01'],
		['April 31, 2026'],
		['2026-02-30T00:00:00Z'],
	])('%p is not in the calendar', (text) =>
		expect(refusal(() => read(text)).message).toBe(`'Day' is not a day of the calendar: "${text}"`),
	);

	test.each([['25/12/2026'], ['31-03-2026'], ['13/1/2026 8:00']])(
		'%p is day first, so others of its column may have been misread',
		(text) =>
			expect(refusal(() => read(text)).remedy).toMatch(
				/YYYY-MM-DD.*MM\/DD\/YYYY, month first.*other rows.*day and month swapped/,
			),
	);

	test.each([['2026-02-30'], ['13/32/2026'], ['0/5/2026']])(
		'%p is wrong in either order, and says nothing about other rows',
		(text) => expect(refusal(() => read(text)).remedy).not.toContain('other rows'),
	);

	test.each([
		['tomorrow'],
		['31.03.2026'],
		['03/31/26'],
		['31-Mar-26'],
		['March 31'],
		['March 2026'],
		['2026-03'],
		['03-31'],
		['2026-003-31'],
		['2026-03-031'],
		['003/31/2026'],
		['03/031/2026'],
		['2026-03-31T100:00'],
		['2026-03-31T24:00:00'],
		['2026-03-31T25:00'],
		['2026-03-31 08:60'],
		['2026-03-31 99:99Z'],
		['Marching 31, 2026'],
		['1990'],
		['2026'],
		['null'],
	])('%p is not a date', (text) =>
		expect(refusal(() => read(text)).message).toBe(`'Day' is not a date: "${text}"`),
	);

	test.each([
		[2_958_466],
		[-1],
		[0.5],
		[2026],
		[true],
		[{}],
		[null],
		[{ toISO: 1 }],
		[{ toISO: '2026-03-31' }],
		[{ toString: 1 }],
		[{ valueOf: () => 0 }],
		[['2026-03-31', '2026-03-30']],
		[[['2026-03-31']]],
		[new Date('')],
		[DateTime.invalid('bad')],
	])('%p is not a date either', (value) =>
		expect(refusal(() => read(value)).message).toMatch(/^'Day' is not a date: "/),
	);

	test('every day that exists is read in every form as the day it is, in every zone', () => {
		const days = fc.date({
			min: new Date('0001-01-01T00:00:00Z'),
			max: new Date('9999-12-31T23:59:59Z'),
			noInvalidDate: true,
		});
		const months = Array.from({ length: 12 }, (_, month) =>
			new Date(2000, month, 5).toLocaleString('en-US', { month: 'long' }),
		);
		fc.assert(
			fc.property(days, fc.constantFrom(...ZONES), (date, zone) => {
				const iso = date.toISOString().slice(0, 10);
				const [year, month, day] = iso.split('-');
				const name = months[Number(month) - 1];
				for (const written of [
					iso,
					`${year}/${Number(month)}/${Number(day)}`,
					`${month}/${day}/${year}`,
					`${Number(month)}-${Number(day)}-${year}`,
					`${name} ${Number(day)}, ${year}`,
					`${day}-${name.slice(0, 3).toUpperCase()}-${year}`,
					`${iso}T23:59:59+05:30`,
					`${iso}T00:00:00Z`,
				]) {
					expect(read(written, zone)).toBe(iso);
				}
			}),
		);
	});
});

describe('a day of Excel', () => {
	test.each<[unknown, string]>([
		[1, '1900-01-01'],
		[59, '1900-02-28'],
		[61, '1900-03-01'],
		[29_311, '1980-03-31'],
		['29311', '1980-03-31'],
		[29_311.999, '1980-03-31'],
		[2_958_465, '9999-12-31'],
	])('%p is %p', (number, day) => {
		for (const zone of ZONES) expect(read(number, zone)).toBe(day);
	});

	test.each([[1980], ['2020'], ['0331'], ['007'], ['029311']])('%j is none', (value) =>
		expect(refusal(() => read(value)).message).toBe(`'Day' is not a date: "${value}"`),
	);

	test('29 February 1900 exists in Excel only', () =>
		expect(refusal(() => read(60)).message).toBe('\'Day\' is not a date: "60"'));

	test('the day after the next number is the day after', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2_100, max: 2_958_464 }), (number) => {
				const next = new Date(`${read(number)}T00:00:00Z`);
				next.setUTCDate(next.getUTCDate() + 1);
				expect(read(number + 1)).toBe(next.toISOString().slice(0, 10));
			}),
		);
	});
});

describe('a moment', () => {
	/** The moments that mean a day: its midnight in UTC, and its first moment in a zone. */
	const day = fc
		.date({
			min: new Date('1850-01-01T00:00:00Z'),
			max: new Date('2100-01-01T00:00:00Z'),
			noInvalidDate: true,
		})
		.map((date) => date.toISOString().slice(0, 10));
	const zone = fc.constantFrom(...ZONES);

	test('midnight in UTC is that day, in every zone', () => {
		// In UTC it would be midnight where n8n runs, too.
		runsIn('America/Chicago');
		fc.assert(
			fc.property(day, zone, (iso, timeZone) => {
				const date = new Date(`${iso}T00:00:00Z`);
				for (const written of [date, date.toISOString(), `${iso} 00:00:00 +0000`]) {
					expect(read(written, timeZone)).toBe(iso);
				}
				expect(read(DateTime.fromJSDate(date, { zone: timeZone }), timeZone)).toBe(iso);
			}),
		);
	});

	test('any other moment has the day that it has in the zone of the workflow', () => {
		const clock = fc.integer({ min: 0, max: 86_399_999 });
		fc.assert(
			fc.property(day, clock, zone, (iso, time, timeZone) => {
				const first = DateTime.fromISO(iso, { zone: timeZone }).startOf('day');
				for (const moment of [first, first.plus(time)]) {
					const utc = moment.toUTC();
					const isUtcDay = utc.toMillis() % 86_400_000 === 0;
					const expected = (isUtcDay ? utc : moment).toISODate();
					for (const written of [moment.toJSDate(), utc.toISO(), moment, utc]) {
						expect(read(written, timeZone)).toBe(expected);
					}
				}
			}),
		);
	});

	test.each([
		['Europe/Berlin', '1980-03-30T23:00:00.000Z'],
		['Europe/Berlin', '1985-03-30T23:00:00Z'],
		['Asia/Kolkata', '1980-03-30T18:30:00.000Z'],
		['America/New_York', '1980-03-31T05:00:00.000Z'],
		['America/New_York', '1980-03-31T00:00:00.000Z'],
		['Pacific/Auckland', '1980-03-30T12:00:00+00:00'],
	])('in %s, %s is 31 March', (timeZone, text) => {
		expect(read(text, timeZone).slice(5)).toBe('03-31');
		expect(read(new Date(text), timeZone).slice(5)).toBe('03-31');
		expect(toBirthday('Birthday', new Date(text), timeZone)).toEqual({ month: 3, day: 31 });
	});

	test('a day without a midnight begins when its clocks are set forward', () => {
		const date = new Date('2018-11-04T03:00:00Z');
		expect(DateTime.fromJSDate(date, { zone: 'America/Sao_Paulo' }).hour).toBe(1);
		expect(read(date, 'America/Sao_Paulo')).toBe('2018-11-04');
		runsIn('America/Sao_Paulo');
		expect(read(date, 'America/Los_Angeles')).toBe('2018-11-04');
	});

	test('midnight where n8n runs is that day, as its database nodes mean it', () => {
		const date = new Date('1980-03-30T23:00:00Z');
		expect(read(date, 'America/New_York')).toBe('1980-03-30');
		runsIn('Europe/Berlin');
		expect(read(date, 'America/New_York')).toBe('1980-03-31');
		expect(read(date.toISOString(), 'America/New_York')).toBe('1980-03-31');
		// Not midnight anywhere.
		expect(read(new Date('1980-03-30T23:00:01Z'), 'America/New_York')).toBe('1980-03-30');
	});

	test('midnight in the zone of the workflow comes before midnight where n8n runs', () => {
		runsIn('Pacific/Pago_Pago');
		expect(read(new Date('2026-03-30T11:00:00Z'), 'Pacific/Apia')).toBe('2026-03-31');
		runsIn('Pacific/Auckland');
		expect(read(new Date('2026-03-30T12:00:00Z'), 'Etc/GMT+12')).toBe('2026-03-30');
	});

	test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kolkata', 'utc'])(
		'a Luxon DateTime keeps the day it has in %s, from its first to its last moment',
		(timeZone) => {
			const date = DateTime.fromObject(lastOfMarch, { zone: timeZone });
			expect(toCalendarDate('Day', date.startOf('day'), 'UTC')).toEqual(lastOfMarch);
			expect(toCalendarDate('Day', date.endOf('day'), 'UTC')).toEqual(lastOfMarch);
		},
	);

	test('a Date of another realm is a Date', () => {
		const foreign = Object.setPrototypeOf(new Date('2026-03-31T00:00:00Z'), null) as unknown;
		expect(foreign).not.toBeInstanceOf(Date);
		expect(read(foreign)).toBe('2026-03-31');
	});

	test('a year that the API cannot write is refused', () =>
		expect(refusal(() => read(new Date('+010000-01-01T00:00:00Z'))).message).toMatch(
			/^'Day' is not a day of the calendar/,
		));
});

describe('toBirthday', () => {
	test.each<[unknown, number, number]>([
		['03-31', 3, 31],
		['3/31', 3, 31],
		['02-29', 2, 29],
		['1990-03-31', 3, 31],
		['12/24/1990', 12, 24],
		['0000-03-31', 3, 31],
		['0000-02-29', 2, 29],
		['--03-31', 3, 31],
		['--0331', 3, 31],
		// A day of Excel, though its first digits could be a month with a day.
		[12_315, 9, 18],
		[1399, 10, 30],
		['3/31/80', 3, 31],
		['3-31-80', 3, 31],
		['31-Mar', 3, 31],
		['31-Mar-80', 3, 31],
		['31 March', 3, 31],
		['March 31', 3, 31],
		['MARCH 31ST', 3, 31],
		['Mar. 31', 3, 31],
		["Mar 31 '80", 3, 31],
		['31st of March', 3, 31],
		['Sept 5', 9, 5],
		['5. May 1990', 5, 5],
		['February 29', 2, 29],
		[29_311, 3, 31],
		['29311', 3, 31],
		[1, 1, 1],
		[['March 31']],
		[new Date('1990-03-31T00:00:00Z'), 3, 31],
		[DateTime.fromISO('1990-03-31T00:00:00', { zone: 'Pacific/Kiritimati' }), 3, 31],
	] as Array<[unknown, number, number]>)('%p is month %p, day %p', (value, month = 3, day = 31) =>
		expect(toBirthday('Birthday', value, 'UTC')).toEqual({ month, day }),
	);

	test.each([['02-30'], ['13/01'], ['0-1'], ['31-12'], ['--13-01'], ['31-Apr'], ['2023-02-29']])(
		'%p is not in the calendar',
		(value) =>
			expect(refusal(() => toBirthday('Birthday', value, 'UTC'))).toMatchObject({
				message: `'Birthday' is not a day of the calendar: "${value}"`,
				remedy: expect.stringContaining('03-31'),
			}),
	);

	test('a birthday that is day first tells of the other rows', () =>
		expect(refusal(() => toBirthday('Birthday', '25/12', 'UTC')).remedy).toContain('other rows'));

	test.each([
		['31 Marchember'],
		[331],
		['0331'],
		[1231],
		['1990'],
		['003-31'],
		['x--0331'],
		['--0331x'],
		['03-031'],
		['March'],
		['3.31'],
		['N/A'],
	])('%p is not a date', (value) =>
		expect(refusal(() => toBirthday('Birthday', value, 'UTC'))).toMatchObject({
			message: `'Birthday' is not a date: "${value}"`,
			remedy: expect.stringContaining('03-31'),
		}),
	);
});

describe('no date', () => {
	test.each([
		['0000-00-00'],
		['0000-00-00 00:00:00'],
		['0000-00-00T00:00:00Z'],
		['0000-00-00T00:00:00.000+00:00'],
		['0/0/00'],
		['00/00/0000'],
		['00.00.0000'],
		['0-0'],
		['--00-00'],
		['0'],
		[0],
		[['0000-00-00']],
		['-'],
		['//'],
		['1/0/1900'],
		['01/00/00'],
		['1900-01-00'],
		['1/0/1900 12:00:00 AM'],
		['0-Jan-00'],
		['0001-01-01T00:00:00'],
		['0001-01-01T00:00:00Z'],
		['1/1/0001 12:00:00 AM'],
	])('%j says that there is none', (value) => expect(isNoDate(value)).toBe(true));

	test.each([
		['2000-01-01'],
		['0000-03-31'],
		['1/1/1900'],
		['1/10/1900'],
		['10/10/00'],
		['1970-01-01'],
		['1900-01-01'],
		['0001-01-02'],
		[10],
		['N/A'],
		[false],
		[{}],
		[new Date(0)],
	])('%j says something', (value) => expect(isNoDate(value)).toBe(false));
});

test('without a year, 29 February exists', () => {
	expect(isDayOfMonth(29, 2)).toBe(true);
	expect(isDayOfMonth(29, 2, 2023)).toBe(false);
	expect(isDayOfMonth(30, 2)).toBe(false);
	expect(isDayOfMonth(0, 1)).toBe(false);
	expect(isDayOfMonth(1, 0)).toBe(false);
});

test.each<[string, (value: unknown) => unknown]>([
	['toCalendarDate', (value) => toCalendarDate('Field', value, 'UTC')],
	['toBirthday', (value) => toBirthday('Field', value, 'UTC')],
])('%s converts or refuses any JSON value, and never breaks', (_name, convert) => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			unlessRefused(() => convert(value));
		}),
	);
});
