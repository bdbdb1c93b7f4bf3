import { closest } from '../../nodes/ConstantContact/input/closest';

describe('names that are like a given one', () => {
	test('come in the order of how much differs, three of them', () =>
		expect(closest('news', ['olds', 'newt', 'views', 'news!', 'x'])).toEqual([
			'newt',
			'news!',
			'views',
		]));

	test('differ neither by case nor by blanks around them', () =>
		expect(closest(' NEWS ', ['newt', ' news', 'NEW'], 1)).toEqual([' news']));

	test('are compared by their first fifty letters', () => {
		const start = 'x'.repeat(49);
		expect(closest(`${start}a`, [`${start}b`, `${start}a and more`], 1)).toEqual([
			`${start}a and more`,
		]);
	});

	test.each([
		['inserted', 'ab', ['abc', 'xyz']],
		['deleted', 'abc', ['ab', 'xyz']],
		['replaced', 'abc', ['axc', 'xyz']],
		['inserted in front', 'bc', ['abc', 'xyz']],
	])('where a letter is %s, it is one change', (_, name, known) =>
		expect(closest(name, known, 1)).toEqual(known.slice(0, 1)),
	);

	test('are left out if more than a third would have to change, and this is asked for', () => {
		expect(closest('abcdef', ['abcdxx'], 1, true)).toEqual(['abcdxx']);
		expect(closest('abcdef', ['abcxxx'], 1, true)).toEqual([]);
		expect(closest('abcd', ['abcdef'], 1, true)).toEqual(['abcdef']);
		expect(closest('abcdef', ['abcd'], 1, true)).toEqual(['abcd']);
		expect(closest('abcdef', ['abcxxx'], 1)).toEqual(['abcxxx']);
	});
});
