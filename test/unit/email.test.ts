import fc from 'fast-check';
import { LIMITS } from '../../nodes/ConstantContact/contact-model/contact';
import { toImportEmail } from '../../nodes/ConstantContact/contact-model/import-shape';
import { toEmail } from '../../nodes/ConstantContact/input/email';
import { refusal, unlessRefused } from './refusal';

const ofLength = (length: number) => `${'a'.repeat(length - '@example.com'.length)}@example.com`;

test.each<[unknown, string]>([
	[['ann@example.com'], 'ann@example.com'],
	[['', 'ann@example.com'], 'ann@example.com'],
	['  Ann@Example.COM ', 'ann@example.com'],
	["o'neil+news@mail.example.co.uk", "o'neil+news@mail.example.co.uk"],
	['ann@xn--bcher-kva.example', 'ann@xn--bcher-kva.example'],
	['ann@example.xn--p1ai', 'ann@example.xn--p1ai'],
	['o&#039;neil@example.com', "o'neil@example.com"],
	['an\u200bn@exam\u200dple.com', 'ann@example.com'],
	['ann\u00ad@example.c\u2060om\u200b', 'ann@example.com'],
	['\u202aann@example.com\u202c', 'ann@example.com'],
	['\ufeffann@example.com\u00a0', 'ann@example.com'],
	['a!#$%&*+/=?^_`{|}~-b@example.com', 'a!#$%&*+/=?^_`{|}~-b@example.com'],
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
	['ann.@example.com'],
	['.ann@example.com'],
	['ann..lee@example.com'],
	['ann@-example.com'],
	['ann@example-.com'],
	['ann@mail.-example.com'],
	['ann@exam_ple.com'],
	['jörg@example.com'],
	['jo\u0308rg@example.com'],
	['ann@example.c'],
	['ann@example.123'],
	['ann@example.1com'],
	['ann@example.com1'],
	['ann@127.0.0.1'],
	['ann@[127.0.0.1]'],
	['ann@example.c-m'],
	['"ann lee"@example.com'],
	['"ann"@example.com'],
	["'ann@example.com"],
	["'ann@example.com'"],
	['ann@example.com;'],
	['ann@example.com\u0000'],
	['null'],
	['ann@exämple.com'],
	['аnn@example.com'],
	['ann\u007f@example.com'],
])('%p is not one plain address', (value) =>
	expect(refusal(() => toEmail(value, 80))).toMatchObject({
		message: `'Email' is not an email address: "${value}"`,
		remedy: expect.stringContaining('name@example.com'),
	}),
);

test.each([
	[42],
	[true],
	[['ann@example.com', 'bob@example.com']],
	[{ address: 'ann@example.com' }],
])('%j is not an address', (value) =>
	expect(refusal(() => toEmail(value, 80)).message).toBe(
		`'Email' is not an email address: "${JSON.stringify(value)}"`,
	),
);

test.each([
	['mailto:ann@example.com', 'ann@example.com'],
	['mailto:ann@example.com?subject=Hi', 'ann@example.com'],
	['Ann Lee <Ann@example.com>', 'ann@example.com'],
	['<ann@example.com>', 'ann@example.com'],
])('%p is refused, and the address in it is named', (value, inner) =>
	expect(refusal(() => toEmail(value, 80)).remedy).toContain(`Here it is ${inner}`),
);

test.each([[`ann@${'x'.repeat(64)}.com`], [`ann@${'x.'.repeat(130)}com`]])(
	'%s is longer than a domain can be',
	(value) =>
		expect(refusal(() => toEmail(value, 400)).message).toMatch(
			/^'Email' is not an email address: "/,
		),
);

test('a domain may have 253 characters', () => {
	const label = 'x'.repeat(63);
	expect(toEmail(`a@${label}.${label}.${label}.${'x'.repeat(61)}`, 400)).toHaveLength(255);
	expect(() => toEmail(`a@${label}.${label}.${label}.${'x'.repeat(62)}`, 400)).toThrow('is not an');
});

test('a domain with other letters is sent to its ASCII form', () => {
	expect(refusal(() => toEmail('ann@bücher.example', 80)).remedy).toContain('xn--');
	expect(refusal(() => toEmail('ann@examplé.com', 80)).remedy).toContain('xn--');
	expect(refusal(() => toEmail('jörg@example.com', 80)).remedy).not.toContain('xn--');
});

test.each([
	['müller@example.de', 'ü'],
	['mu\u0308ller@example.de', 'ü'],
	['anna.ß@bücher.example', 'ß'],
])('of %s it says which letter is not taken before the @', (value, letter) => {
	const { remedy } = refusal(() => toEmail(value, 80));
	expect(remedy).toContain(`only plain letters are taken, not ${letter}`);
});

test('letters of a name or a domain are not taken for those before the @', () => {
	for (const value of ['Jörg Müller jm@example.de', 'ann@bücher.example', 'a b@example.de']) {
		expect(refusal(() => toEmail(value, 80)).remedy).not.toContain('plain letters');
	}
});

test('an address may be as long as the API allows, and no longer', () => {
	expect(toEmail(ofLength(80), LIMITS.email)).toHaveLength(80);
	expect(refusal(() => toEmail(ofLength(81), LIMITS.email))).toMatchObject({
		message: expect.stringMatching(/^'Email' has 81 characters, 80 are allowed here: "a/),
		remedy: 'Use a shorter address',
	});
});

test('an address that is too long gets the remedy of where it is used', () => {
	expect(toEmail(ofLength(50), LIMITS.signUpEmail)).toHaveLength(50);
	expect(refusal(() => toEmail(ofLength(51), LIMITS.signUpEmail)).remedy).toBe(
		'Use a shorter address',
	);
	expect(
		refusal(() => toEmail(ofLength(51), LIMITS.signUpEmail, { whenLonger: 'Ask' })).remedy,
	).toBe('Ask');
	expect(refusal(() => toImportEmail(ofLength(51))).remedy).toContain('Keep Current Permission');
});

test('every usual address is taken, whatever its case', () => {
	fc.assert(
		fc.property(fc.emailAddress({ size: 'small' }), (address) => {
			// A spreadsheet's mark is no part of an address.
			fc.pre(!address.startsWith("'"));
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
