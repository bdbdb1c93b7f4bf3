import { fewOf } from '../../nodes/ConstantContact/input/few-of';
import { NameIndex } from '../../nodes/ConstantContact/input/name-index';
import { namesIn, refuseMoreThan } from '../../nodes/ConstantContact/input/refuse-more-than';
import { refusal } from './refusal';

describe('what an ID is called', () => {
	const index = new NameIndex([
		{ id: '1', name: 'News' },
		{ id: '2', name: 'Twin' },
		{ id: '3', name: 'Twin' },
		{ id: '4', name: ' ' },
		{ id: '5', name: 'news' },
		{ id: '6', name: 'NEWS ' },
		{ id: '7', name: 'NEWS' },
	]);

	test.each([
		['1', 'News'],
		['5', 'news'],
		['8', '8'],
		['2', '2'],
		['4', '4'],
		['6', '6'],
	])('%s: %s, by which the same one is found again', (id, name) =>
		expect(index.nameOf(id)).toBe(name),
	);

	test('a name is no ID', () => {
		expect([index.hasId('1'), index.hasId('News')]).toEqual([true, false]);
		expect(index.nameOf('News')).toBe('News');
	});
});

test.each([
	[10, 'c0, c1, c2, c3, c4, c5, c6, c7, c8, c9'],
	[11, 'c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 and 1 more'],
	[1, 'c0'],
	[0, ''],
])('of %d columns a message names ten', (count, text) =>
	expect(fewOf(Array.from({ length: count }, (_, index) => `c${index}`))).toBe(text),
);

test('more than Constant Contact takes are refused, with the field and what to do', () => {
	expect(() => refuseMoreThan(50, 50, namesIn('Lists'))).not.toThrow();
	expect(refusal(() => refuseMoreThan(50, 51, namesIn('Lists')))).toMatchObject({
		message: "'Lists' names 51, Constant Contact allows 50",
		remedy: 'Name fewer, and use a second node for the others',
	});
});
