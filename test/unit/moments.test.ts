import fc from 'fast-check';
import { DateTime } from 'luxon';
import { toInstant } from '../../nodes/ConstantContact/input/moments';
import { refusal, unlessRefused } from './refusal';

test.each<[unknown, string]>([
	['2026-03-31T08:15:00Z', '2026-03-31T08:15:00Z'],
	['2026-03-31T08:15:00.999Z', '2026-03-31T08:15:00Z'],
	['2026-03-31 08:15Z', '2026-03-31T08:15:00Z'],
	['2026-03-31T08:15:00-04:00', '2026-03-31T12:15:00Z'],
	['2026-03-31T22:15:00-0400', '2026-04-01T02:15:00Z'],
	['2021-11-15 19:42:23 +0000', '2021-11-15T19:42:23Z'],
	['2021-11-15 19:42:23 UTC', '2021-11-15T19:42:23Z'],
	['2021-11-15T19:42:23+05:30', '2021-11-15T14:12:23Z'],
	['2021-11-15T19:42:23-02', '2021-11-15T21:42:23Z'],
	['2021-11-15T19:42:23+14:00', '2021-11-15T05:42:23Z'],
	['2021-11-15T19:42:23+13:59', '2021-11-15T05:43:23Z'],
	['2021-11-15T19:42:23,5Z', '2021-11-15T19:42:23Z'],
	['2021-11-15T19:42:23.123456789Z', '2021-11-15T19:42:23Z'],
	['2021-11-15  19:42', '2021-11-15T19:42:00Z'],
	['11/15/2021 1:42 AM', '2021-11-15T01:42:00Z'],
	['11/15/2021 1:42  a.m', '2021-11-15T01:42:00Z'],
	['11/15/2021 12:42 pm', '2021-11-15T12:42:00Z'],
	[`${'2021-11-15T19:42:23'.padEnd(99)}Z`, '2021-11-15T19:42:23Z'],
	['2021/11/15 9:42', '2021-11-15T09:42:00Z'],
	['2026-03-31T24:00:00Z', '2026-04-01T00:00:00Z'],
	['2026-12-31T24:00', '2027-01-01T00:00:00Z'],
	['2022-11-15', '2022-11-15T00:00:00Z'],
	['11/15/2022', '2022-11-15T00:00:00Z'],
	['November 15, 2022', '2022-11-15T00:00:00Z'],
	[44_515, '2021-11-15T00:00:00Z'],
	[44_515.821_099_537, '2021-11-15T19:42:23Z'],
	['03/31/2026 08:15Z', '2026-03-31T08:15:00Z'],
	['3/31/2026 8:15', '2026-03-31T08:15:00Z'],
	['3/31/2026, 12:15:09 AM', '2026-03-31T00:15:09Z'],
	['3/31/2026 12:15 p.m.', '2026-03-31T12:15:00Z'],
	['31-Mar-2026 8:15pm', '2026-03-31T20:15:00Z'],
	['Tue, 31 Mar 2026 08:15:00 GMT', '2026-03-31T08:15:00Z'],
	['Tue, 31 Mar 2026 08:15:00 -0400', '2026-03-31T12:15:00Z'],
	['Tue Mar 31 2026 08:15:00 GMT-0400 (Eastern Daylight Time)', '2026-03-31T12:15:00Z'],
	['20260331', '2026-03-31T00:00:00Z'],
	[['2026-03-31T08:15:00Z'], '2026-03-31T08:15:00Z'],
	['\u200b2026-03-31T08:15:00Z', '2026-03-31T08:15:00Z'],
	[new Date('2026-03-31T08:15:00Z'), '2026-03-31T08:15:00Z'],
	[DateTime.fromISO('2026-03-31T08:15:00', { zone: 'Asia/Kolkata' }), '2026-03-31T02:45:00Z'],
])('%p is %p', (value, instant) => expect(toInstant('At', value, 'UTC')).toBe(instant));

test('a Date of another realm is a Date', () => {
	const foreign = Object.setPrototypeOf(new Date('2026-03-31T08:15:00Z'), null) as unknown;
	expect(toInstant('At', foreign, 'Asia/Kolkata')).toBe('2026-03-31T08:15:00Z');
});

test.each([
	['2026-02-30T99:00:00'],
	['2026-03-31T25:00:00Z'],
	['2026-03-31T24:00:01Z'],
	['2026-03-31T08:15:00+99:99'],
	['03/31/26 08:15'],
	['3/31/2026 13:15 PM'],
	['3/31/2026 0:15 AM'],
	['1980'],
	[2020],
	['0331'],
	['March 31'],
	['03/31/26'],
	['now'],
	['soon 08:15'],
	['March 31 08:15'],
	['2026-03-31T08:15:00+15:00'],
	['2026-03-31T08:15:00+14:60'],
	['x2026-03-31T08:15:00Z'],
	['2026-03-31T08:15:00Zx'],
	['2026-03-31x08:15:00'],
	['2026-03-31T08:15:00Q'],
	['2021-11-15,19:42'],
])('%p is refused with an example', (value) =>
	expect(refusal(() => toInstant('At', value, 'UTC'))).toMatchObject({
		message: `'At' is not a date and time: "${value}"`,
		remedy:
			'Use ISO 8601, for example 2026-03-31T08:15:00 in the time zone of the workflow, or 2026-03-31T08:15:00Z',
	}),
);

test.each([
	[1_775_000_000_000],
	[0],
	[new Date('')],
	[DateTime.invalid('bad')],
	[{}],
	[true],
	[{ toISO: 1 }],
	[{ toISO: () => '2026-03-31', toMillis: 1 }],
	[{ toString: 1 }],
	['2026-03-31T08:60:00Z'],
	[`${'2026-03-31T08:15:00'.padEnd(100)}Z`],
	['2026-03-31T08:00:60Z'],
	[['2026-03-31', '2026-03-30']],
])('%p is refused', (value) =>
	expect(refusal(() => toInstant('At', value, 'UTC')).message).toContain("'At' is not"),
);

test.each([
	['2026-03-31T08:15:00', 'America/New_York', '2026-03-31T12:15:00Z'],
	['2026-01-31 08:15', 'America/New_York', '2026-01-31T13:15:00Z'],
	['2026-03-31T08:15:00', 'Asia/Kolkata', '2026-03-31T02:45:00Z'],
	['2026-03-31T08:15:00', 'UTC', '2026-03-31T08:15:00Z'],
	['2022-11-15', 'America/New_York', '2022-11-15T05:00:00Z'],
	['2022-11-15', 'Asia/Kolkata', '2022-11-14T18:30:00Z'],
	['2022-11-15', 'Pacific/Kiritimati', '2022-11-14T10:00:00Z'],
	['2022-07-15', 'Europe/Berlin', '2022-07-14T22:00:00Z'],
	// The day on which clocks in New York are set forward at 02:00, before and after.
	['2026-03-08T01:30:00', 'America/New_York', '2026-03-08T06:30:00Z'],
	['2026-03-08T03:30:00', 'America/New_York', '2026-03-08T07:30:00Z'],
	['2026-03-08', 'America/New_York', '2026-03-08T05:00:00Z'],
	// Clocks show this twice; the first time is taken, east and west of Greenwich.
	['2026-11-01T01:30:00', 'America/New_York', '2026-11-01T05:30:00Z'],
	['2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
	['2026-04-05T02:15:00', 'Australia/Sydney', '2026-04-04T15:15:00Z'],
	// Clocks are set forward at midnight: the day begins at 01:00.
	['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
	['2018-11-04T00:00:00', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
])('without a zone it is meant in the one of the workflow: %s in %s', (value, zone, instant) =>
	expect(toInstant('At', value, zone)).toBe(instant),
);

test.each([
	['2026-03-08T02:30:00', 'America/New_York', '2026-03-08T03:30:00'],
	['2026-03-29T02:00:00', 'Europe/Berlin', '2026-03-29T03:00:00'],
	['2018-11-04T00:30:00', 'America/Sao_Paulo', '2018-11-04T01:30:00'],
	['2026-10-04T02:15:00', 'Australia/Lord_Howe', '2026-10-04T02:45:00'],
	['2011-12-30', 'Pacific/Apia', '2011-12-31T00:00:00'],
])('%s is skipped in %s, and the time that clocks show then is named', (value, zone, later) =>
	expect(refusal(() => toInstant('At', value, zone))).toMatchObject({
		message: `'At' does not exist in ${zone}, where clocks skip it when they are set forward: "${value}"`,
		remedy: expect.stringContaining(`Use ${later}, or add the time zone`),
	}),
);

test.each([
	['2026-02-30T08:00:00Z'],
	['2026-02-30T08:00:00'],
	['2026-02-30'],
	['0000-00-00'],
	['0000-01-01T08:00Z'],
])('%p does not become the next day', (value) =>
	expect(refusal(() => toInstant('At', value, 'UTC')).message).toBe(
		`'At' is not a day of the calendar: "${value}"`,
	),
);

test('what clocks show in a zone is the moment at which they show it', () => {
	const zones = ['America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
	const seconds = fc.integer({ min: -2_000_000_000, max: 4_000_000_000 });
	fc.assert(
		fc.property(seconds, fc.constantFrom(...zones), (second, zone) => {
			const moment = DateTime.fromSeconds(second, { zone });
			const shown = moment.toISO({ includeOffset: false });
			const read = DateTime.fromISO(toInstant('At', shown, zone), { zone });
			expect(read.toISO({ includeOffset: false })).toBe(shown);
			expect(read.toMillis()).toBeLessThanOrEqual(moment.toMillis());
		}),
	);
});

test('any JSON value is converted or refused, and never breaks', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			unlessRefused(() => toInstant('Field', value, 'UTC'));
		}),
	);
});
