import { InputError } from '../../nodes/ConstantContact/input/input-error';
import {
	EXAMPLE,
	notOpened,
	toCriteria,
} from '../../nodes/ConstantContact/resources/segment/criteria';

const criteriaOf = (group: unknown) => ({ criteria: { type: 'and', group: [group] } });

const itself: Record<string, unknown> = { source: 'contact' };
itself.itself = itself;

function nested(depth: number): object {
	let group: object = { source: 'contact' };
	for (let level = 0; level < depth; level++) group = { group: [group] };
	return group;
}

test.each([
	['100,000 levels', criteriaOf(nested(100_000)), /cannot be written as JSON|characters/],
	[
		'100,000 levels in a text',
		`{"criteria":{"type":"and","group":[${'{"group":['.repeat(100_000)}${']}'.repeat(100_000)}]}}`,
		/cannot be written as JSON|characters|is not JSON/,
	],
	['something that holds itself', criteriaOf(itself), /cannot be written as JSON/],
	[
		'a long text',
		criteriaOf({ source: 'x'.repeat(20_000) }),
		/has \d+ characters, 20000 are allowed/,
	],
])('criteria with %s are refused in words', (_what, criteria, words) => {
	const read = () => toCriteria('Criteria', criteria);
	expect(read).toThrow(InputError);
	expect(read).toThrow(words);
});

test('criteria of some levels are taken', () => {
	const criteria = criteriaOf(nested(500));
	expect(JSON.parse(toCriteria('Criteria', criteria))).toEqual(criteria);
});

test('the example that the editor shows can be taken as it is', () => {
	expect(JSON.parse(toCriteria('Criteria', EXAMPLE))).toEqual(notOpened(5));
});
