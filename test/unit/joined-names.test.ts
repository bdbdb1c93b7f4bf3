import { joinedNames } from '../../nodes/ConstantContact/input/joined-names';
import { NameIndex } from '../../nodes/ConstantContact/input/name-index';
import { cpuTimeOf } from '../support/cpu-time';

const indexOf = (...names: string[]) =>
	new NameIndex(names.map((name) => ({ id: `id of ${name}`, name })));
const LISTS = indexOf('News', 'VIP', 'Boston, MA', 'A, B, C', 'Z');

describe('names between commas', () => {
	const read = joinedNames(LISTS);

	test.each<[string, string[] | undefined]>([
		['', []],
		['  ', []],
		['News', ['News']],
		[' Gone ', ['Gone']],
		['News, VIP', ['News', 'VIP']],
		['VIP,News', ['VIP', 'News']],
		['Boston, MA', ['Boston, MA']],
		['News, Boston, MA, VIP', ['News', 'Boston, MA', 'VIP']],
		['A, B, C, Z', ['A, B, C', 'Z']],
		['News, A, B, C', ['News', 'A, B, C']],
		['News, Gone', undefined],
		['Gone, News', undefined],
		['Boston, MA, MA', undefined],
		['News,', undefined],
	])('%p: %j', (text, names) => expect(read(text)).toEqual(names));

	test('are the same each time', () => {
		const twice = (text: string) => [read(text), read(text)];
		expect(twice('News, VIP')).toEqual([
			['News', 'VIP'],
			['News', 'VIP'],
		]);
		expect(twice('News, Gone')).toEqual([undefined, undefined]);
	});
});

test('a text that can be read in two ways is read in none', () => {
	const read = joinedNames(indexOf('A', 'B', 'A, B', 'C'));
	expect(read('A, B')).toBeUndefined();
	expect(read('C, A, B')).toBeUndefined();
	expect(read('A, B, A, B, A, B')).toBeUndefined();
	expect(read('A, C')).toEqual(['A', 'C']);
});

test('a long text of names that overlap is read in no time', async () => {
	const read = joinedNames(indexOf('A', 'A, A', 'A, A, A'));
	const time = await cpuTimeOf(() => {
		expect(read('A, '.repeat(300) + 'A')).toBeUndefined();
	});
	expect(time).toBeLessThan(1000);
});

test('where the names are not known, only a text without a comma tells one', () => {
	const read = joinedNames();
	expect([read('A'), read(''), read('A, B')]).toEqual([['A'], [], undefined]);
});
