import { Clock } from '../../nodes/ConstantContact/trigger/clock';
import { intervalOf, isDue } from '../../nodes/ConstantContact/trigger/schedule';
import { momentOf, toBound } from '../../nodes/ConstantContact/transport/moment';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test('a header two hours ahead moves the clock by no more than a minute', () => {
	const clock = new Clock(0);
	expect(clock.read(Date.now() + 2 * HOUR)).toBeLessThanOrEqual(Date.now() + MINUTE);
	expect(clock.next(Date.now() + 2 * HOUR)).toBe(MINUTE);
	expect(clock.next(Date.now() - 2 * HOUR)).toBe(-MINUTE);
	expect(clock.read(Date.now() - HOUR)).toBeLessThanOrEqual(Date.now() - HOUR);
	expect(clock.read(undefined)).toBeUndefined();
	expect(new Clock(5000).next(undefined)).toBe(5000);
});

test('emails are read by the age they had when they were read last', () => {
	expect([0, 6 * HOUR - 1].map(intervalOf)).toEqual([15 * MINUTE, 15 * MINUTE]);
	expect([6 * HOUR, 2 * DAY - 1].map(intervalOf)).toEqual([2 * HOUR, 2 * HOUR]);
	expect([2 * DAY, 99 * DAY, Infinity].map(intervalOf)).toEqual([DAY, DAY, DAY]);
});

test('what would come too late with the next poll is due', () => {
	expect(isDue(15 * MINUTE, 14 * MINUTE, MINUTE)).toBe(false);
	expect(isDue(15 * MINUTE, 15 * MINUTE, MINUTE)).toBe(true);
	expect(isDue(15 * MINUTE, 10 * MINUTE, 10 * MINUTE)).toBe(true);
	expect(isDue(15 * MINUTE, 10 * MINUTE, 5 * MINUTE)).toBe(false);
	expect(isDue(DAY, undefined, MINUTE)).toBe(true);
	expect(isDue(DAY, -1, MINUTE)).toBe(true);
});

test('bounds are whole seconds; what is no time has no moment', () => {
	expect(toBound(Date.UTC(2026, 0, 1) + 1999)).toBe('2026-01-01T00:00:01Z');
	expect([null, undefined, '', 'soon', 5].map(momentOf)).toEqual(Array(5).fill(undefined));
	expect(momentOf('2026-01-01T01:00:00+01:00')).toBe(Date.UTC(2026, 0, 1));
});
