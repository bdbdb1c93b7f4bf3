import fc from 'fast-check';
import { LIMITS } from '../../nodes/ConstantContact/contact-model/contact';
import { toEmail } from '../../nodes/ConstantContact/contact-model/email';
import { refusal, unlessRefused } from './refusal';

const ofLength = (length: number) => `${'a'.repeat(length - '@example.com'.length)}@example.com`;

test.each([
	['  Ann@Example.COM ', 'ann@example.com'],
	["o'neil+news@mail.example.co.uk", "o'neil+news@mail.example.co.uk"],
	['zoë@bücher.example', 'zoë@bücher.example'],
])('%p becomes %p', (value, email) => expect(toEmail(value, 80)).toBe(email));

test.each([[''], ['  '], [null], [undefined], [[]]])('%j is missing', (value) =>
	expect(refusal(() => toEmail(value, 80)).message).toBe("'Email' is missing"),
);

test.each([
	['ann'],
	['ann@example'],
	['@example.com'],
	['ann@@example.com'],
	['ann@example..com'],
	['ann@.com'],
	['ann@example.com.'],
	['ann smith@example.com'],
	['Ann <ann@example.com>'],
	['ann@example.com, bob@example.com'],
	['ann@example.com;bob@example.com'],
	['mailto:ann@example.com'],
	['https://user@example.com/path'],
	['an\u200bn@example.com'],
	['ann\u00ad@example.com'],
	['ann@exam\u200dple.com'],
	['ann@example.com\u200b'],
	['\u202eann@example.com'],
	['ann@example.c\u2060om'],
	['ann\u007f@example.com'],
])('%p is not one plain address', (value) =>
	expect(refusal(() => toEmail(value, 80))).toMatchObject({
		message: `'Email' is not an email address: "${value}"`,
		remedy: expect.stringContaining('name@example.com'),
	}),
);

test.each([[42], [true], [['ann@example.com']], [{ address: 'ann@example.com' }]])(
	'%j is not an address',
	(value) =>
		expect(refusal(() => toEmail(value, 80)).message).toBe(
			`'Email' is not an email address: "${JSON.stringify(value)}"`,
		),
);

test('an address may be as long as the API allows, and no longer', () => {
	expect(toEmail(ofLength(80), LIMITS.email)).toHaveLength(80);
	expect(refusal(() => toEmail(ofLength(81), LIMITS.email))).toMatchObject({
		message: expect.stringMatching(/^'Email' has 81 characters, 80 are allowed here: "a/),
		remedy: 'Use a shorter address',
	});
});

test('an address too long for the sign-up form only is sent to the other way', () => {
	expect(toEmail(ofLength(50), LIMITS.signUpEmail)).toHaveLength(50);
	expect(refusal(() => toEmail(ofLength(51), LIMITS.signUpEmail)).remedy).toContain(
		'Keep Current Permission',
	);
});

test('every usual address is taken, whatever its case', () => {
	fc.assert(
		fc.property(fc.emailAddress({ size: 'small' }), (address) => {
			expect(toEmail(address.toUpperCase(), 320)).toBe(address.toLowerCase());
		}),
	);
});

test('any JSON value is taken or refused, and never breaks', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			unlessRefused(() => toEmail(value, 80));
		}),
	);
});
