import fc from 'fast-check';
import { toPhone } from '../../nodes/ConstantContact/contact-model/phones';
import { refusal, unlessRefused } from './refusal';

test.each<[unknown, string]>([
	['+1 (781) 555-1212', '+1 (781) 555-1212'],
	['781.555.1212 ext. 5', '781.555.1212 ext. 5'],
	['1-800-FLOWERS', '1-800-FLOWERS'],
	[15_551_234_567, '15551234567'],
	[['555'], '555'],
	['tel:+1-781-555-1212', '+1-781-555-1212'],
	['TEL:7815551212', '7815551212'],
	['whatsapp:+17815551212', '+17815551212'],
	['callto:+17815551212', '+17815551212'],
	['sms://+17815551212', '+17815551212'],
	['1-800-NONEVER', '1-800-NONEVER'],
	['tel:+17815551212;ext=5', '+17815551212 ext. 5'],
	["'+17815551212", '+17815551212'],
	['="7815551212"', '7815551212'],
	['7815551212.0', '7815551212'],
	['7815551212.00', '7815551212'],
	['781555.0', '781555.0'],
	['+7815551212.0', '+7815551212.0'],
	['7815551212.05', '7815551212.05'],
	['tel:+17815551212;ext=55', '+17815551212 ext. 55'],
	['Mobile tel:7815551212', 'Mobile tel:7815551212'],
	['x1e5', 'x1e5'],
	['1e5 home', '1e5 home'],
	[0, '0'],
	['\u202a+1 781 555 1212\u202c', '+1 781 555 1212'],
	['&#43;1 781 555 1212', '+1 781 555 1212'],
])('%p is written as %p', (value, phone) => expect(toPhone('Phone', value, 25)).toBe(phone));

test.each([['1.55512E+10'], ['15e9'], ['1,55512e10'], [1e21]])('%p has lost digits', (value) =>
	expect(refusal(() => toPhone('Phone', value, 25))).toMatchObject({
		message: expect.stringMatching(/^'Phone' has lost its last digits, as "1/),
		remedy: expect.stringContaining('as text'),
	}),
);

test.each([
	['N/A'],
	['none'],
	['-'],
	['ask Bob'],
	['tel:'],
	['tel:call me'],
	['tel:+1781;phone-context=x'],
	['tel:%2B17815551212'],
	['ann2@example.com'],
	['+1undefined'],
	['+1 null'],
	['NaN7815551212'],
	['+1None'],
	[true],
	[-5_551_212],
	[5.5],
])('%p is not a phone number', (value) =>
	expect(refusal(() => toPhone('Phone', value, 25))).toMatchObject({
		message: `'Phone' is not a phone number: "${value}"`,
		remedy: expect.stringContaining('map nothing'),
	}),
);

test.each([['null'], ['undefined'], ['[object Object]'], [{ a: 1 }], [['1', '2']], [Number.NaN]])(
	'%j is not text',
	(value) =>
		expect(refusal(() => toPhone('Phone', value, 25)).message).toMatch(/^'Phone' is not text: "/),
);

test('the limit counts what is written', () => {
	expect(toPhone('Phone', `tel:${'5'.repeat(25)}`, 25)).toHaveLength(25);
	expect(refusal(() => toPhone('Phone', '5'.repeat(26), 25)).message).toContain(
		"'Phone' has 26 characters, 25 are allowed",
	);
});

test('any JSON value is taken or refused, and never breaks', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			unlessRefused(() => toPhone('Phone', value, 25));
		}),
	);
});
