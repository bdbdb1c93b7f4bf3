import {
	isUnclear,
	wordsFor,
	type Cause,
} from '../../nodes/ConstantContact/transport/failure-words';
import WORDS from './failure-words.json';

test.each(Object.entries<{ message: string; remedy: string; wordless?: string }>(WORDS))(
	'%s has the words that users are to read',
	(name, { message, remedy, wordless = remedy }) => {
		const cause = (Number(name) || name) as Cause;
		expect(wordsFor(cause, new Date())).toEqual({ message, remedy });
		expect(wordsFor(cause, new Date(), true)).toEqual({ message, remedy: wordless });
	},
);

test.each([
	['2026-03-31T00:00:00Z', '24 h 0 min'],
	['2026-03-31T00:00:01Z', '24 h 0 min'],
	['2026-03-31T00:01:00Z', '23 h 59 min'],
	['2026-03-31T12:30:00Z', '11 h 30 min'],
	['2026-03-31T18:45:00-04:00', '1 h 15 min'],
	['2026-03-31T23:59:59.999Z', '0 h 1 min'],
])('at %s the daily quota resets in %s', (now, left) =>
	expect(wordsFor('quota_exceeded', new Date(now)).remedy).toBe(
		`The quota resets at 00:00 UTC, in ${left}. Retrying before it resets does not help`,
	),
);

test('every other cause has the same words at any time', () => {
	const causes = [
		'throttled',
		'reconnect',
		'tokenRefused',
		'badLink',
		'timeout',
		'connection',
		'notJson',
		'cancelled',
		401,
		418,
		599,
	] as const;
	for (const cause of causes) {
		const words = wordsFor(cause, new Date('2026-03-31T12:00:00Z'));
		expect(words).toEqual({
			message: expect.stringMatching(/./),
			remedy: expect.stringMatching(/./),
		});
		expect(wordsFor(cause, new Date(0))).toEqual(words);
	}
});

test.each([
	[402, 418],
	[451, 418],
	[502, 500],
	[504, 500],
])('status %i has the words of %i', (status, like) =>
	expect(wordsFor(status, new Date(0))).toEqual(wordsFor(like, new Date(0))),
);

test('what has become of a request is unclear only where it was not answered, or by a fault', () => {
	const unclear = ['timeout', 'connection', 'cancelled', 500, 503, 599] as const;
	const clear = [
		'throttled',
		'quota_exceeded',
		'reconnect',
		'noCredential',
		400,
		409,
		499,
	] as const;
	expect(unclear.filter(isUnclear)).toEqual(unclear);
	expect(clear.filter(isUnclear)).toEqual([]);
});

test('only what can be repeated tells to repeat', () => {
	const repeatable = ['timeout', 'connection', 'throttled', 500, 503] as const;
	const final = ['quota_exceeded', 'reconnect', 'cancelled', 400, 401, 403, 404] as const;
	const tells = (cause: Parameters<typeof wordsFor>[0]) =>
		wordsFor(cause, new Date(0)).remedy.includes('Retry On Fail');
	expect(repeatable.filter(tells)).toEqual(repeatable);
	expect(final.filter(tells)).toEqual([]);
});
