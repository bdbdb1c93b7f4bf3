import { ApiFailure } from '../../nodes/ConstantContact/transport/api-failure';
import { Troubles } from '../../nodes/ConstantContact/trigger/troubles';

const failure = (name: string) => new ApiFailure(name, `Mend ${name}`, 500, `detail of ${name}`);

test('a poll without troubles goes on', () => {
	const troubles = new Troubles();
	expect(() => troubles.raise()).not.toThrow();
	expect(troubles.count).toBe(0);
	expect(troubles.warnings).toEqual([]);
});

test.each([
	[['one'], 'one, when it was asked for the one'],
	[['one', 'two'], 'one, when it was asked for the one (and 1 more)'],
	[['one', 'two', 'three'], 'one, when it was asked for the one (and 2 more)'],
])('of %j, the first is thrown', (names, message) => {
	const troubles = new Troubles();
	for (const name of names) troubles.tell(`the ${name}`, failure(name));
	expect(troubles.count).toBe(names.length);
	expect(troubles.warnings).toEqual(
		names.map((name) => `${name}, when it was asked for the ${name}`),
	);
	const raise = () => troubles.raise();
	expect(raise).toThrow(ApiFailure);
	expect(raise).toThrow(
		expect.objectContaining({
			message,
			remedy: 'Mend one',
			status: 500,
			detail: 'detail of one',
			isFinal: false,
		}),
	);
});

test.each([[new ApiFailure('no access', 'x', 401, '', true)], [new Error('a fault')]])(
	'what all the rest would meet ends the poll: %p',
	(final) => {
		const troubles = new Troubles();
		expect(() => troubles.tell('lists', final)).toThrow(final);
		expect(troubles.count).toBe(0);
	},
);

test('what is no failure is among the warnings, and does not end a poll', () => {
	const troubles = new Troubles();
	troubles.note('More than can be read');
	expect(() => troubles.raise()).not.toThrow();
	troubles.tell('the one', failure('one'));
	expect(troubles.warnings).toEqual([
		'one, when it was asked for the one',
		'More than can be read',
	]);
	expect(troubles.count).toBe(1);
	expect(() => troubles.raise()).toThrow('one, when it was asked for the one');
});
