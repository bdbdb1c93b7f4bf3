import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { tellWarnings } from '../../nodes/ConstantContact/runner/tell-warnings';

/** What shows above the output of items with these warnings. */
function shown(...warnings: unknown[]): NodeExecutionHint[] {
	const hints: NodeExecutionHint[] = [];
	const node = { addExecutionHints: (...given: NodeExecutionHint[]) => hints.push(...given) };
	const output = warnings.map((each) => ({ json: { warnings: each as never } }));
	tellWarnings(node as unknown as IExecuteFunctions, output);
	return hints;
}

const line = (number: number) => [`Note ${number}`];

test('one hint for a run has the warnings of all items', () => {
	expect(shown(['One'], undefined, ['Two', 'Three'])).toEqual([
		{ message: 'One<br>Two<br>Three', type: 'warning', location: 'outputPane' },
	]);
});

test('there is none without warnings, nor for what the API calls so', () => {
	expect(shown(undefined, [], 'text', [{ code: 1 }], {})).toEqual([]);
});

test('the same text shows once', () => {
	expect(shown(['One'], ['One'], ['One', 'Two'])[0].message).toBe('One<br>Two');
});

test.each([
	[5, ''],
	[6, '<br>and 1 more item'],
	[300, '<br>and 295 more items'],
])('of %d different texts, a few show', (count, rest) => {
	const given = Array.from({ length: count }, (_, number) => line(number));
	expect(shown(...given, line(0), line(1))[0].message).toBe(
		`Note 0<br>Note 1<br>Note 2<br>Note 3<br>Note 4${rest}`,
	);
});

test('an item that has more to say counts once', () => {
	const many = Array.from({ length: 9 }, (_, number) => `Note ${number}`);
	expect(shown(many)[0].message).toMatch(/and 1 more item$/);
});

test('names and addresses are no HTML', () => {
	expect(shown(['Bob & Ann <ann@example.com>'])[0].message).toBe(
		'Bob &amp; Ann &lt;ann@example.com>',
	);
});

test('nothing is asked of a host that shows no hints', () => {
	const output = [{ json: { warnings: ['One'] } }];
	expect(() => tellWarnings({} as IExecuteFunctions, output)).not.toThrow();
});
