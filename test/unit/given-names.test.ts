import { readNames } from '../../nodes/ConstantContact/input/given-names';
import { NameIndex } from '../../nodes/ConstantContact/input/name-index';

const index = (...names: string[]) =>
	new NameIndex(names.map((name, number) => ({ id: `id-${number}`, name })));

describe('names in a text', () => {
	test.each<[string, string[]]>([
		['"a, b", c', ['a, b', ' c']],
		[' "a; b" ;c', ['a; b', 'c']],
		['c,"a,b,c"', ['c', 'a,b,c']],
		['“a, b”, c', ['a, b', ' c']],
		['"a, b, c', ['"a', ' b', ' c']],
		['"a, "b, c', ['"a', ' "b', ' c']],
		['"a" b, c"', ['a" b, c']],
		['"a"", b", c', ['a"', ' b"', ' c']],
		['"a ""b"" c"', ['a "b" c']],
		['c, "a, b", d, e', ['c', 'a, b', ' d', ' e']],
		['", b"', [', b']],
		['isundefined', ['isundefined']],
		["'tis, dogs', c", ["'tis", " dogs'", ' c']],
		["'a', b", ['a', ' b']],
		['‘tis, dogs’, c', ['‘tis', ' dogs’', ' c']],
		['‘a’, b', ['a', ' b']],
		['"', ['"']],
		['""', []],
		['a"', ['a"']],
		['[a], b', ['[a]', ' b']],
		['{"a": 1}', ['{"a": 1}']],
		[' ["a, b", "\\"c\\""] ', ['a, b', 'c']],
		['"a&amp;b", c', ['a&b', ' c']],
	])('%s', (text, names) => expect(readNames(text)).toEqual(names));

	test('known names stay whole, the longest first', () => {
		const known = index('a', 'a, b', 'a, b; c', '"x"', '[1]');
		expect(readNames('a, b; c, d', known)).toEqual(['a, b; c', ' d']);
		expect(readNames('a, b, c', known)).toEqual(['a, b', ' c']);
		expect(readNames('a, d', known)).toEqual(['a', ' d']);
		expect(readNames('d, a, b', known)).toEqual(['d', ' a, b']);
		expect(readNames('"x", a', known)).toEqual(['"x"', ' a']);
		expect(readNames('[1]', known)).toEqual(['[1]']);
	});
});

describe('names in an array', () => {
	test('stand for themselves, without their quotes', () => {
		const known = index('"x"', '[1]');
		expect(readNames(['a, b', '"c"', '"x"', 5, '[1]', '["d", "e"]'], known)).toEqual([
			'a, b',
			'c',
			'"x"',
			5,
			'[1]',
			'd',
			'e',
		]);
	});

	test('one that cannot be read as an array is a name', () =>
		expect(readNames(['[d', '["d"', '{}'])).toEqual(['[d', '["d"', '{}']));
});

test('what is neither text nor array is one name', () => {
	expect(readNames(7)).toEqual([7]);
	expect(readNames(undefined)).toEqual([]);
});

describe('one name, however it is written', () => {
	const idOf = (given: string, ...names: string[]) =>
		index(...names)
			.find(given)
			.map(({ id }) => id);

	test.each([
		['Big  Club'],
		['Big\u00a0Club'],
		['\u200b\u200b Big\u00a0 Club \u200b\u200b'],
		['\u00adBIG CLUB\u00ad'],
	])('%j is Big Club', (given) => expect(idOf(given, 'BigClub', 'Big Club')).toEqual(['id-1']));

	test('one that is written exactly so goes before one of another case', () => {
		expect(idOf('vip', 'VIP', 'vip')).toEqual(['id-1']);
		expect(idOf(' vip ', 'VIP', 'vip')).toEqual(['id-1']);
		expect(idOf('Vip', 'VIP', 'vip')).toEqual(['id-0', 'id-1']);
		expect(idOf('strasse', 'Straße', 'STRASSE')).toEqual(['id-1']);
	});

	test('two names of one thing are one thing', () => {
		const both = new NameIndex([
			{ id: '1', name: 'AB' },
			{ id: '1', name: 'Ab' },
			{ id: '2', name: 'c' },
		]);
		expect(both.find('ab').map(({ id }) => id)).toEqual(['1']);
	});
});
