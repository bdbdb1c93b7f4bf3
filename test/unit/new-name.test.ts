import {
	refuseBrokenName,
	refuseBrokenNameOfSeveral,
	refuseMissingName,
} from '../../nodes/ConstantContact/input/new-name';
import { refusal } from './refusal';

test.each([
	['["a"'],
	['a]'],
	['{a'],
	['a}'],
	['a | b'],
	['News，VIP'],
	['News、VIP'],
	['News；VIP'],
	['News｜VIP'],
	['a\tb'],
	['a\uFFFD'],
	['<b>News</b>'],
	['News</B>'],
	['<!-- News -->'],
	['null'],
	[' Undefined '],
	['NaN'],
	['true'],
	['FALSE'],
	['"News'],
	['a "b" c"'],
	['“News'],
	['News”'],
])('%j would make no list or tag', (name) =>
	expect(refusal(() => refuseBrokenNameOfSeveral('Tags', name))).toMatchObject({
		message: expect.stringMatching(/^'Tags' would create ".*", which does not look like a name$/s),
		remedy:
			'Separate names by plain commas, without brackets and half quotes. If this is a name, create it in Constant Contact first',
	}),
);

test.each([
	['News'],
	['The "big" ones'],
	['“Big”'],
	['a < b > c'],
	['5 <3'],
	['<>'],
	['2026'],
	['10'],
	['❤'],
	['Non-members'],
	['nullify'],
	['not null'],
	['true story'],
	["Ann's"],
])('%j is a name', (name) => {
	expect(() => refuseMissingName('Tags', name)).not.toThrow();
	expect(() => refuseBrokenName('Tags', name)).not.toThrow();
});

test.each([['None'], ['N/A'], ['n.a.'], ['-'], ['- -'], ['—'], ['?'], ['0'], ['00']])(
	'%j stands for no list or tag, but may be a choice',
	(name) => {
		expect(refusal(() => refuseMissingName('Tags', name))).toMatchObject({
			message: `'Tags' would create ${JSON.stringify(name)}, which stands for no name`,
			remedy:
				'Give nothing where there is none. If this is a name, create it in Constant Contact first',
		});
		expect(() => refuseBrokenNameOfSeveral('Choices', name)).not.toThrow();
	},
);

test.each([
	['{{ $json.name }}'],
	['News {{name}}'],
	['["News"]'],
	["['News']"],
	['[]'],
	['{"name":"News"}'],
	['[{"name":"News"}]'],
	['Null'],
	['false'],
	['a\nb'],
])('%j is not typed as a name', (name) =>
	expect(refusal(() => refuseBrokenName('Name', name))).toMatchObject({
		message: expect.stringContaining("'Name' does not look like a name: "),
		remedy:
			'Correct the expression, or the data before this node. If this is a name, give it in Constant Contact',
	}),
);

test.each([
	['News | VIP'],
	['[2026] News'],
	['Size 12"'],
	['News，VIP'],
	['[[FIRSTNAME]], hello'],
	['None'],
	['0'],
])('%j may be typed as the one name', (name) =>
	expect(() => refuseBrokenName('Name', name)).not.toThrow(),
);
