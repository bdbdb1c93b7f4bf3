import { textOf } from '../../nodes/ConstantContact/input/text-of';

const endless: Record<string, unknown> = {};
endless.itself = endless;

test.each([
	['text', ' Ann ', ' Ann '],
	['a number', 0.5, '0.5'],
	['a BigInt', 12n, '12'],
	['nothing', undefined, 'undefined'],
	['null', null, 'null'],
	['an object', { a: [1] }, '{"a":[1]}'],
	['an object without a prototype', Object.create(null), '{}'],
	['an object whose toString is data', { toString: 1 }, '{"toString":1}'],
	['a list', ['ann', 1], '["ann",1]'],
	['a list that holds a BigInt', [12n], '[object Array]'],
	['an object that holds a BigInt', { a: 12n }, '[object Object]'],
	['an object that holds itself', endless, '[object Object]'],
	['an object that is nothing as JSON', { toJSON: () => undefined }, 'undefined'],
	['a moment', new Date(0), '1970-01-01T00:00:00.000Z'],
	['a symbol', Symbol('s'), 'Symbol(s)'],
])('the text of %s', (_, value, text) => {
	expect(textOf(value)).toBe(text);
});
