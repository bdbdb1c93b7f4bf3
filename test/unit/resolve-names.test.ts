import fc from 'fast-check';
import { resolveNames } from '../../nodes/ConstantContact/contact-model/resolve-names';
import { refusal } from './refusal';

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
	['a name with a comma in an array', ['Boston, MA', 'VIP'], ['id-boston', 'id-vip']],
	['one thing named twice', ['VIP', 'id-vip', 'vip'], ['id-vip']],
	['blanks between commas', ' , VIP,, ', ['id-vip']],
	['empty values', [null, '', 'VIP', undefined], ['id-vip']],
	['nothing', undefined, []],
	['empty text', '', []],
])('%s', (_what, given, ids) => expect(resolve(given)).toEqual(ids));

test('a number is taken as an ID', () =>
	expect(resolveNames('Lists', 7, [{ id: '7', name: 'Seven' }])).toEqual(['7']));

test('an ID wins over another thing that is named like it', () =>
	expect(
		resolveNames('Lists', '2', [
			{ id: '1', name: '2' },
			{ id: '2', name: 'Two' },
		]),
	).toEqual(['2']));

test('of two things with one name, the first is meant', () =>
	expect(
		resolveNames('Lists', 'vip', [
			{ id: '1', name: 'VIP' },
			{ id: '2', name: 'vip' },
		]),
	).toEqual(['1']));

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

test('what is not text is refused too', () =>
	expect(refusal(() => resolve([{ id: 'id-vip' }])).message).toMatch(/^'Lists' names "/));

test('an account that has none is told so', () =>
	expect(refusal(() => resolveNames('Lists', 'VIP', [])).remedy).toContain('has none yet'));

test.each([['__proto__'], ['constructor'], ['toString']])('%p is a name like any other', (name) => {
	expect(refusal(() => resolve(name)).message).toContain(`"${name}"`);
	expect(resolveNames('Lists', name, [{ id: '1', name }])).toEqual(['1']);
});

test('any known things are found by name, in their order', () => {
	const names = fc.uniqueArray(fc.string({ minLength: 1 }), {
		selector: (name) => name.trim().toLowerCase(),
	});
	fc.assert(
		fc.property(names, (all) => {
			const known = all
				.filter((name) => name.trim() !== '')
				.map((name, index) => ({ id: `unique-id-${index}`, name }));
			const ids = known.map(({ id }) => id);
			const given = known.map(({ name }) => name);
			expect(resolveNames('Lists', given, known)).toEqual(ids);
		}),
	);
});
