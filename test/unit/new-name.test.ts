import { refuseBrokenName } from '../../nodes/ConstantContact/input/new-name';
import { refusal } from './refusal';

test.each([
	['["a"'],
	['a]'],
	['{a'],
	['a}'],
	['a | b'],
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
	expect(refusal(() => refuseBrokenName('Tags', name))).toMatchObject({
		message: expect.stringMatching(/^'Tags' would create ".*", which does not look like a name$/s),
		remedy:
			'Separate names by commas, without brackets and half quotes. If this is a name, create it in Constant Contact first',
	}),
);

test.each([
	['News'],
	['The "big" ones'],
	['“Big”'],
	['a < b > c'],
	['5 <3'],
	['<>'],
	['nullify'],
	['not null'],
	['true story'],
	["Ann's"],
])('%j is a name', (name) => expect(() => refuseBrokenName('Tags', name)).not.toThrow());
