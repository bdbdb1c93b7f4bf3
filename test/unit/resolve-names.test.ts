import fc from 'fast-check';
import { NameIndex } from '../../nodes/ConstantContact/input/name-index';
import { findIds, resolveNames } from '../../nodes/ConstantContact/input/resolve-names';
import { refusal, unlessRefused } from './refusal';
import { cpuTimeOf } from '../support/cpu-time';

const LISTS = [
	{ id: 'id-news', name: 'Newsletter' },
	{ id: 'id-vip', name: 'VIP' },
	{ id: 'id-boston', name: 'Boston, MA' },
	{ id: 'id-events', name: 'Events' },
];

const resolve = (given: unknown) => resolveNames('Lists', given, LISTS);

test.each<[string, unknown, string[]]>([
	['an ID', 'id-vip', ['id-vip']],
	['an ID in capitals', 'ID-VIP', ['id-vip']],
	['a name', 'Newsletter', ['id-news']],
	['a name in other case, with blanks', '  newsLETTER ', ['id-news']],
	['an array of IDs and names', ['id-vip', 'Events'], ['id-vip', 'id-events']],
	['text with commas', 'VIP, Newsletter,id-events', ['id-vip', 'id-news', 'id-events']],
	['a name with a comma', 'boston, ma', ['id-boston']],
	['a name with a comma in a longer list', 'Boston, MA, VIP', ['id-boston', 'id-vip']],
	['a name with a comma at the end', 'VIP,Boston, MA', ['id-vip', 'id-boston']],
	['text with semicolons', 'VIP; boston, ma;Events', ['id-vip', 'id-boston', 'id-events']],
	['semicolons and commas', 'VIP;Newsletter, Events', ['id-vip', 'id-news', 'id-events']],
	['separators alone', ' ,;, ', []],
	['a name with a comma in an array', ['Boston, MA', 'VIP'], ['id-boston', 'id-vip']],
	['one thing named twice', ['VIP', 'id-vip', 'vip'], ['id-vip']],
	['blanks between commas', ' , VIP,, ', ['id-vip']],
	['empty values', [null, '', 'VIP', undefined], ['id-vip']],
	['nothing', undefined, []],
	['empty text', '', []],
])('%s', (_what, given, ids) => expect(resolve(given)).toEqual(ids));

test('a number is taken as an ID', () =>
	expect(resolveNames('Lists', 7, [{ id: '7', name: 'Seven' }])).toEqual(['7']));

test.each([
	['2', ['1']],
	['1', ['3']],
	['3', ['3']],
	['Two', ['2']],
	['1,2;3', ['3', '1']],
])('a name wins over the ID of another thing: %p means %j', (given, ids) =>
	expect(
		resolveNames('Lists', given, [
			{ id: '1', name: '2' },
			{ id: '2', name: 'Two' },
			{ id: '3', name: '1' },
		]),
	).toEqual(ids),
);

test('of several names that overlap, the longest is meant', () => {
	const known = ['A', 'A, B', 'A, B; C', 'B', 'C'].map((name) => ({ id: `id of ${name}`, name }));
	const ids = (given: string) => resolveNames('Lists', given, known);
	expect(ids('A, B; C')).toEqual(['id of A, B; C']);
	expect(ids('C, A, B')).toEqual(['id of C', 'id of A, B']);
	expect(ids('a; b, a, b')).toEqual(['id of A', 'id of B', 'id of A, B']);
});

const TWINS = [
	{ id: '1', name: 'VIP' },
	{ id: '2', name: 'vip' },
	{ id: '3', name: 'Café  Rome' },
	{ id: '4', name: 'Friends & Family' },
	{ id: '5', name: 'Rock &amp; Roll' },
];

test.each([
	['VIP', '1'],
	[' vip ', '2'],
	['vip;3', '2 3'],
	['Cafe\u0301\u00a0Rome', '3'],
	['\u200bCAFÉ ROME\u2060', '3'],
	['ＶＩＰ', '1'],
	['Friends &amp; Family', '4'],
	['friends &#38; family, VIP', '4 1'],
	['Rock & Roll;VIP', '5 1'],
])('%p is the one that is written so', (given, ids) =>
	expect(resolveNames('Lists', given, TWINS)).toEqual(ids.split(' ')),
);

test("blanks at the end of a name are nobody's way to write it", () =>
	expect(
		resolveNames('Lists', 'ＶＩＰ', [
			{ id: '1', name: 'ＶＩＰ ' },
			{ id: '2', name: 'VIP' },
		]),
	).toEqual(['1']));

test('a name that several have but for their case is refused with their IDs', () =>
	expect(refusal(() => resolveNames('Lists', ['Café Rome', 'Vip'], TWINS))).toMatchObject({
		message: '\'Lists\' names "Vip", which stands for 2: "VIP" (1), "vip" (2)',
		remedy: 'Write the name exactly as Constant Contact shows it, or use its ID',
	}));

test.each<[unknown, string[]]>([
	['["VIP","Events"]', ['id-vip', 'id-events']],
	[' [ "VIP", "id-events" ] ', ['id-vip', 'id-events']],
	[['["VIP","Boston, MA"]'], ['id-vip', 'id-boston']],
	['[]', []],
	['"VIP"', ['id-vip']],
	["'VIP'; “Events”", ['id-vip', 'id-events']],
	['"Boston, MA", VIP', ['id-boston', 'id-vip']],
	['"VIP', ['refused']],
	['["VIP"', ['refused']],
])('%j names %j', (given, ids) => {
	const resolved = () => resolve(given);
	if (ids[0] === 'refused') expect(refusal(resolved).message).toContain('does not have');
	else expect(resolved()).toEqual(ids);
});

test('a name that looks like an array or a quotation is a name all the same', () => {
	const known = ['["A","B"]', '"VIP"', '[]', 'News|VIP'].map((name) => ({
		id: `id of ${name}`,
		name,
	}));
	for (const { id, name } of known) expect(resolveNames('Lists', name, known)).toEqual([id]);
});

test.each([
	['many separators', `${'a,'.repeat(20_000)}b`],
	['quotes that never end', '"a,'.repeat(20_000)],
	['open brackets', '['.repeat(100_000)],
])('text with %s is read in no time', async (_what, given) => {
	const known = [
		{ id: '1', name: 'a,'.repeat(127) },
		{ id: '2', name: 'a' },
	];
	const time = await cpuTimeOf(() => {
		expect(refusal(() => resolveNames('Lists', given, known)).message).toContain('does not have');
	});
	expect(time).toBeLessThan(3000);
});

test('an unknown name is refused with the names most like it, the closest first', () =>
	expect(refusal(() => resolve(['VIP', 'Newsleter']))).toMatchObject({
		message: '\'Lists\' names "Newsleter", which the account does not have',
		remedy: expect.stringMatching(/^The closest names are "Newsletter", "[^"]+", "[^"]+"\. /),
	}));

test.each([
	['kitten', ['sitting', 'kitchen', 'zzzzzz', 'mitten'], '"mitten", "kitchen", "sitting"'],
	['events', ['nothing', 'my events', 'evxxts', 'vents'], '"vents", "evxxts", "my events"'],
	['abcdef', ['uvwxyz', 'abcdef12345', 'ab', 'abdf'], '"abdf", "ab", "abcdef12345"'],
	['ab', ['ba', 'abab', 'xyzxyz'], '"ba", "abab", "xyzxyz"'],
	['a', ['b'], '"b"'],
])('%p is most like these of %j: %s', (name, names, closest) => {
	const known = names.map((each) => ({ id: `id of ${each}`, name: each }));
	expect(refusal(() => resolveNames('Lists', name, known)).remedy).toContain(
		`The closest names are ${closest}. `,
	);
});

test('what has no text is like no name more than like another, and the shortest come first', () =>
	expect(refusal(() => resolve([{ id: 'id-vip' }])).remedy).toContain(
		'The closest names are "VIP", "Events", "Newsletter"',
	));

test('unknown names are told apart from the IDs of known ones', () =>
	expect(findIds('Lists', ['VIP', 'new', 'vip', { a: 1 }], LISTS)).toEqual({
		ids: ['id-vip'],
		unknown: ['new', { a: 1 }],
	}));

test('a part of a name with a comma is no name', () =>
	expect(refusal(() => resolve('VIP, Boston')).message).toBe(
		'\'Lists\' names "Boston", which the account does not have',
	));

test.each<[unknown]>([
	[[{ id: 'id-vip' }]],
	[{ toString: 1 }],
	[['VIP', { toISO: 1 }]],
	[[['VIP']]],
	[Number.NaN],
	[Infinity],
	[true],
])('%p is refused too', (given) =>
	expect(refusal(() => resolve(given)).message).toMatch(/^'Lists' names "/),
);

test('any JSON value is resolved or refused, and never breaks', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			unlessRefused(() => resolve(value));
		}),
	);
});

describe('of one account', () => {
	const index = new NameIndex(LISTS);
	const find = (given: unknown) => findIds('Lists', given, index);

	test('each way of naming things has its own answer, however often it comes', () => {
		const ways: Array<[unknown, string[]]> = [
			['VIP', ['id-vip']],
			[['VIP'], ['id-vip']],
			['Boston, MA', ['id-boston']],
			[
				['VIP', 'Events'],
				['id-vip', 'id-events'],
			],
			[['Events'], ['id-events']],
			['Events', ['id-events']],
			[[], []],
			['', []],
		];
		for (const [given, ids] of [...ways, ...ways]) {
			expect([given, find(given)]).toEqual([given, { ids, unknown: [] }]);
		}
		find('VIP').ids.push('changed');
		expect(find('VIP').ids).toEqual(['id-vip']);
	});

	test('what is no text is not taken for what JSON makes of it', () => {
		expect(find([undefined])).toEqual({ ids: [], unknown: [] });
		expect(find([NaN])).toEqual({ ids: [], unknown: [NaN] });
	});

	test('an unknown name stays unknown', () => {
		const unknown = { ids: [], unknown: ['New'] };
		expect([find('New'), find('New')]).toEqual([unknown, unknown]);
	});
});

test('an account that has none is told so', () =>
	expect(refusal(() => resolveNames('Lists', 'VIP', [])).remedy).toContain('has none yet'));

test.each([['__proto__'], ['constructor'], ['toString']])('%p is a name like any other', (name) => {
	expect(refusal(() => resolve(name)).message).toContain(`"${name}"`);
	expect(resolveNames('Lists', name, [{ id: '1', name }])).toEqual(['1']);
});

test('names with separators are found in text, alone or among others', () => {
	const part = fc.stringMatching(/^[a-z]{1,3}$/);
	const name = fc.tuple(part, fc.constantFrom('', ', ', ';'), part).map((parts) => parts.join(''));
	const some = fc.uniqueArray(name, { minLength: 1, maxLength: 5 });
	fc.assert(
		fc.property(some, fc.constantFrom(',', ', ', ';', ' ; '), (names, separator) => {
			// The number in front keeps two of them together from looking like a third one.
			const known = names.map((each, index) => ({ id: `id-${index}`, name: `${index}${each}` }));
			const given = known.map((each) => each.name).join(separator);
			expect(resolveNames('Lists', given, known)).toEqual(known.map(({ id }) => id));
		}),
	);
});

test('any known things are found by name, in their order', () => {
	const names = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), {
		selector: (name) =>
			name
				.normalize('NFKC')
				.replace(/[\s\p{Cf}]+/gu, '')
				.toLowerCase(),
	});
	fc.assert(
		fc.property(names, (all) => {
			const known = all
				.filter((name) => /[^\s\p{Cf}]/u.test(name))
				.map((name, index) => ({ id: `unique-id-${index}`, name }));
			const ids = known.map(({ id }) => id);
			const given = known.map(({ name }) => name);
			expect(resolveNames('Lists', given, known)).toEqual(ids);
		}),
	);
});
