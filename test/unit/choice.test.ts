import { toChoice } from '../../nodes/ConstantContact/input/choice';
import { refusal } from './refusal';

test('one of the values is taken as it is', () =>
	expect(toChoice('Status', 'b', ['a', 'b'])).toBe('b'));

test.each([['c'], ['A'], [''], [undefined], [['a']]])(
	'%j is refused, and the others are named',
	(value) =>
		expect(refusal(() => toChoice('Status', value, ['a', 'b']))).toMatchObject({
			message: expect.stringMatching(/^'Status' is "/),
			remedy: 'Use one of: a, b',
		}),
);
