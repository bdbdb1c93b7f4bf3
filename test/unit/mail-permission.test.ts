import {
	noPermission,
	permissionOf,
	refuseWithheld,
	tellsOther,
	tellsPermission,
} from '../../nodes/ConstantContact/contact-model/mail-permission';
import { refusal } from './refusal';

const withheldOf = (row: Parameters<typeof permissionOf>[0]) => permissionOf(row).withheld;
const isWithheld = (column: string, value: unknown) => withheldOf([[column, value]]) !== undefined;
const words = (text: string) => text.split(', ');

// Which words each kind of column has, one in the place of all: a status, an opt-in, another status, an opt-out.
const KINDS = {
	status: words(
		'Permission to Send, Email Permission Status, Email Permission, Permission Status, Email Status, Email Marketing: Status, Email Marketing Status, Email Marketing Consent, Email Subscription Status, Subscription Status, Subscriber Status, Member Status, Email Consent, Consent Status, Marketing Consent, Marketing Permission, Opt-In Status',
	),
	optIn: words(
		'Accepts Email Marketing, Accepts Marketing, Email Marketing, Subscribed, Is Subscribed, Opt-In, Opted In, Email Opt-In, Email Opted In',
	),
	tickBox: words('Consent, GDPR Consent, Agree, Subscribe, Newsletter'),
	otherStatus: words('Status, Contact Status, Customer Status, Lead Status'),
	optOut: words(
		'Unsubscribed, Is Unsubscribed, Unsubscribed At, Unsubscribed from All Email, Opt-Out, Opted Out, Opted Out of Email, Has Opted Out of Email, Email Opt-Out, Email Opted Out, Do Not Email, Do Not Contact, Email Bounced, Deleted At',
	),
	optOutDate: words('Confirmed Opt-Out Date, Email Opt-Out Date, Opt-Out Date'),
};

test.each(KINDS.status)('%s permits only in known words', (column) => {
	expect(isWithheld(column, 'something new')).toBe(true);
	expect(isWithheld(column, 'Active')).toBe(false);
});
test.each([...KINDS.optIn, ...KINDS.tickBox])('%s permits but for a word against it', (column) => {
	expect(isWithheld(column, 'no')).toBe(true);
	expect(isWithheld(column, 'something new')).toBe(false);
});
test.each(KINDS.otherStatus)('%s withholds only in words about emails', (column) => {
	expect(isWithheld(column, 'Unsubscribed')).toBe(true);
	expect(isWithheld(column, 'no')).toBe(false);
});
test.each([...KINDS.optOut, ...KINDS.optOutDate])(
	'%s withholds but for a word against it',
	(column) => {
		expect(isWithheld(column, 'something new')).toBe(true);
		expect(isWithheld(column, 'no')).toBe(false);
	},
);

test('other columns tell nothing', () => {
	expect(tellsPermission('firstname')).toBe(false);
	expect(tellsPermission('optoutdate')).toBe(true);
	expect(tellsPermission('emailstatus')).toBe(true);
	expect(isWithheld('First Name', 'Unsubscribed')).toBe(false);
	expect(isWithheld('', 'Unsubscribed')).toBe(false);
});

test.each(
	words(
		'Explicit, Implicit, Express, Expressed, Implied, Explicit Permission, Implicit Permission, Express Permission, Implied Permission, Express Consent, Implied Consent, Active, Confirmed, Confirmed Opt-In, Subscribed, Subscriber, Opted In, Opt-In, Double Opt-In, Single Opt-In, Consented, Granted, Allowed, Accepted, Permitted, Mailable, Emailable, Yes, Y, True, 1, On, Valid, Verified, Deliverable, OK',
	),
)('the status %s permits', (word) => expect(isWithheld('Email Status', word)).toBe(false));

test.each(
	words(
		'no, N, False, 0, off, Not yet, not, never, Never agreed, None, Unsubscribed, Unknown, un, declined, Denied, deleted, Declined by phone, Pending, pending confirmation, await, Awaiting confirmation, Opted out, Opt-out, opted out by mail, out, revoked, withdrawn, removed, bounced, blocked, suspended, temp hold, Temporary hold',
	),
)('the opt-in %s withholds', (word) => expect(isWithheld('Opt-In', word)).toBe(true));

test.each(
	words(
		'yes, 2024-05-01, Website, nobody, Nov 5, about, outlook, fun, decided, clined, depending, dropout sale, removed tag, temp, hold, template, on hold, nones, reblocked',
	),
)('the opt-in %s does not', (word) => expect(isWithheld('Opt-In', word)).toBe(false));

test.each(
	words(
		"no, N, False, 0, off, not, None, never, No thanks, no thank you, Not yet, not agreed, No - I don't want emails, I do not agree, I don't want any, Unsubscribe, unsubscribed, Unchecked, unknown, decline, Declined, denied, Disagree, refused, withdrawn, Pending, awaiting confirmation, opt-out, Opted out by mail",
	),
)('the tick box %s withholds', (word) => expect(isWithheld('Consent', word)).toBe(true));

test.each(
	words(
		'yes, true, 1, 2024-05-01, Notify me, Unplugged Weekly, Notes from Paris, November news, Nobel news, Not to Miss, Outdoors, Declutter, I agree, Neverland Times, Send the news to my inbox I do not mind',
	),
)('the tick box %s does not', (word) => expect(isWithheld('Newsletter', word)).toBe(false));

test.each(
	words(
		'Nein, NON, Nee, nej, nei, Não, nao, nie, ne, nu, nem, ei, не, ΟΧΙ, không, tidak, لا, לא, f, 0.0, ✗, ☐, ❌, Hayır, HAYIR, Нет, ні, όχι, いいえ, 否, 아니요, 아니오, FALSCH, faux, FALSO, onwaar, falsk, FAŁSZ, nepravda, hamis, epätosi, ложь, nope',
	),
)('%s is a no in any kind of column', (word) => {
	expect(isWithheld('Opt-In', word)).toBe(true);
	expect(isWithheld('Consent', word)).toBe(true);
	expect(isWithheld('Opt-Out', word)).toBe(false);
	expect(tellsOther('newsletter', word)).toBe(false);
});

// Not of an opt-out: 'no longer interested' is one.
test.each([
	'nein danke',
	'Nein danke schön',
	'non merci',
	'nee bedankt',
	'no gracias',
	'No thx',
	'No - 2024',
	'nie, dziękuję',
	'нет, спасибо',
	'ei kiitos',
	'nu, mulțumesc',
	'Non accetto',
	'No estoy de acuerdo',
	"No, please don't email me",
	'No, please don\u2019t',
	'Ich stimme nicht zu',
	"Je n'accepte pas",
	'Ik ga niet akkoord',
	'同意しない',
	'不同意',
	'disagree',
	'refused',
	'rejected',
	'I do not agree',
	'I did not ask for this',
	'Please do not email me',
	'I do not wish to receive emails',
	'I would not like that',
	'Unsubscribe me',
	'-',
	'?',
])('%s refuses where a person agrees', (answer) => {
	expect(isWithheld('Opt-In', answer)).toBe(true);
	expect(isWithheld('Consent', answer)).toBe(true);
	expect(isWithheld('Email Consent', answer)).toBe(true);
	expect(tellsOther('newsletter', answer)).toBe(false);
});

test.each([
	'Yes, please',
	'Yes - 2024',
	'I agree',
	'I hereby accept that I do not get spam',
	'Ja, gern',
	'I agree: do not stop',
])('%s agrees wherever a person does', (answer) => {
	expect(isWithheld('Opt-In', answer)).toBe(false);
	expect(isWithheld('Consent', answer)).toBe(false);
	expect(isWithheld('Email Consent', answer)).toBe(false);
});

test.each(['no longer interested', 'No thanks', 'x', 'yes, please'])(
	'%s in a column of opt-outs is one',
	(answer) => expect(isWithheld('Unsubscribed', answer)).toBe(true),
);

test('several answers, and answers with details', () => {
	expect(isWithheld('Opt-In', ['No', null])).toBe(true);
	expect(isWithheld('Opt-In', ['No', 'No'])).toBe(true);
	expect(isWithheld('Opt-In', { value: false })).toBe(true);
	expect(isWithheld('Opt-In', ['Website'])).toBe(false);
	const shopify = (state: string) => ({ state, opt_in_level: 'single_opt_in', at: '2024-05-01' });
	expect(isWithheld('email_marketing_consent', shopify('subscribed'))).toBe(false);
	expect(isWithheld('email_marketing_consent', shopify('not_subscribed'))).toBe(true);
	expect(isWithheld('email_marketing_consent', { status: 'subscribed' })).toBe(false);
	expect(isWithheld('Unsubscribed', [''])).toBe(false);
});

test.each([
	['Opt-In?', 'no'],
	['Consent *', 'no'],
	['* Consent', 'no'],
	['Consent:', 'no'],
	['Subscribe?', 'no'],
	['Unsubscribed?', 'yes'],
	['I agree', 'no'],
	['Agreed', 'no'],
	['GDPR', 'no'],
	['Newsletter Opt-In', 'no'],
	['Marketing Opt-In', 'no'],
	['Email Marketing Opt-In', 'no'],
	['Unsubscribe', 'yes'],
	['unsubscribed_on', '2024-05-01'],
	['UNSUB_TIME', '2023-05-01 10:00:00'],
	['Unsubscribe Date', '2023-05-01'],
	['Opted out of email: Marketing Information', 'true'],
	['Status', 'cleaned'],
	['Status', 'hard bounced'],
	['Status', 'bounced'],
	['Status', 'complained'],
	['Status', 'suppressed'],
])('%s: %s says something against emails', (column, value) => {
	expect(isWithheld(column, value)).toBe(true);
	expect(isWithheld(column, '')).toBe(false);
});

test.each([
	'Newsletter?',
	'Newsletter Opt-In',
	'Newsletter sign-up',
	'Subscribe to newsletter',
	'Receive our newsletter',
	'Email me your news',
	'Do you agree to receive emails?',
	'Email consent?',
	'May we email you?',
	'Consent to marketing',
	'Your permission',
	'opted_in_to_news',
	'Receive emails',
	'I want to receive emails from you',
	'Keep me informed by newsletter',
	'Please email me',
])('a form that asks %s has the answer there', (column) => {
	expect(isWithheld(column, 'No')).toBe(true);
	expect(isWithheld(column, false)).toBe(true);
	expect(isWithheld(column, 'yes')).toBe(false);
	expect(permissionOf([[column, []]]).unticked).toEqual({ column, value: '' });
});

test.each([
	'SMS Opt-In',
	'I want a phone call, and agree to it',
	'Cookie Consent',
	'I agree to the terms',
	'Privacy Policy Consent',
	'Agreement',
	'Newsletter Name',
	'Newsletter URL',
	'OPTIN_TIME',
	'OPTIN_IP',
	'Consent Source',
	'Consent Date',
	'Subscribed By',
	'Opted In At',
	'Newsletter ID',
	'Unsubscribe Link',
	'Disagree',
	'custom_fields.Opt-In by',
	'Subscriber ID',
	'subscribed_lists',
	'permissions',
	'Adopting',
	'Email Message',
	'email_metadata',
	'Email your question',
	'Received Email',
	'Photo Consent',
	'Parental Consent',
	'Opt-In Form',
	'Opt-In Channel',
	'Newsletter Frequency',
	'Newsletter Topics',
	'Consent Number',
	'Subscribe Reason',
])('%s says nothing about emails', (column) => {
	expect(permissionOf([[column, 'no']])).toEqual({});
	expect(permissionOf([[column, '']])).toEqual({});
});

test('HubSpot has opt-outs that are none', () =>
	expect(isWithheld('Opted out of email: One to One', 'false')).toBe(false));

test.each(
	words(
		'Ja, oui, Si, sí, sim, tak, ano, da, да, evet, igen, kyllä, ναι, はい, 是, 네, 예, WAHR, vrai, VERDADERO, vero, verdadeiro, waar, sant, PRAWDA, pravda, igaz, истина, t, ✓, ☑, ✅',
	),
)('%s is a yes in any kind of column', (word) => {
	expect(isWithheld('Email Status', word)).toBe(false);
	expect(isWithheld('Opt-In', word)).toBe(false);
	expect(isWithheld('Opt-Out', word)).toBe(true);
	expect(tellsOther('newsletter', word)).toBe(false);
});

test('a tick box may hold something that is no answer', () => {
	expect(tellsOther('newsletter', 'Notes from Paris')).toBe(true);
	expect(tellsOther('newsletter', ['Monthly', 'Offers'])).toBe(true);
	expect(tellsOther('newsletter', true)).toBe(false);
	expect(tellsOther('newsletter', 'no')).toBe(false);
	expect(tellsOther('optin', 'Website')).toBe(false);
});

describe('a tick box that is not ticked', () => {
	const unticked = (item: Record<string, unknown>) => permissionOf(Object.entries(item)).unticked;
	const ALL = [...KINDS.optIn, ...KINDS.tickBox].map((name) => name.toLowerCase());
	const names = ALL.map((name) => name.replace(/[ -]/g, ''));

	test.each([...names, 'emailconsent', 'marketingconsent', 'emailmarketingconsent'])(
		'%s is empty',
		(name) => {
			for (const value of ['', null, [], ' ']) {
				expect(unticked({ [name]: value })).toEqual({ column: name, value: '' });
			}
			expect(unticked({ [name]: ['yes'] })).toBeUndefined();
			expect(unticked({ [name]: false })).toBeUndefined();
		},
	);

	test('other columns may be empty, and a status says more', () => {
		expect(unticked({ emailstatus: '', optout: '', status: '', optoutdate: '' })).toBeUndefined();
		expect(unticked({ optin: '', emailstatus: 'Active' })).toBeUndefined();
		expect(unticked({ optin: '', emailstatus: '' })).toBeDefined();
		expect(unticked({ consent: 'yes', newsletter: [] })).toMatchObject({ column: 'newsletter' });
	});

	test('the message says that it is empty', () =>
		expect(noPermission({ column: 'Consent', value: '' }).message).toBe(
			'The column "Consent" is empty or not ticked, and the contact would get emails',
		));
});

test.each(
	words(
		'Unsubscribed, unsubscribe, unsubscribed by mail, Not subscribed, Non-subscribed, never subscribed, Opted out, Opt-Out, opt out by mail',
	),
)('the status %s of something withholds', (word) => expect(isWithheld('Status', word)).toBe(true));

test.each(
	words(
		'subscribed, pending, was unsubscribed, notified, out of stock, ed out, opting out, dropout',
	),
)('the status %s of something does not', (word) => expect(isWithheld('Status', word)).toBe(false));

test.each(words('yes, true, 1, 10, 01, 2024-05-01, x, nevermore, nonexistent, for ever never'))(
	'the opt-out %s withholds',
	(word) => expect(isWithheld('Opt-Out', word)).toBe(true),
);

test.each(words('no, N, false, off, never, None, 0, 00, 0000-00-00, -'))(
	'the opt-out %s does not',
	(word) => expect(isWithheld('Opt-Out', word)).toBe(false),
);

test('a value is read whatever its type is', () => {
	expect(isWithheld('Email Status', 'yes\n')).toBe(false);
	expect(isWithheld('Email Status', ['yes\n'])).toBe(false);
	expect(isWithheld('Email Status', ['yes', 'no'])).toBe(true);
	expect(isWithheld('Email Status', Object.create(null))).toBe(true);
	expect(isWithheld('Email Status', true)).toBe(false);
	expect(isWithheld('Opt-In', false)).toBe(true);
	expect(isWithheld('Opt-Out', { at: 0 })).toBe(true);
	expect(isWithheld('Email Status', 'Ａctive')).toBe(false);
	expect(isWithheld('Email Status', '')).toBe(false);
});

test('the first column that withholds is named; the date of an opt-out only without a status', () => {
	const date = ['Opt-Out Date', '2024-05-01'] as const;
	expect(withheldOf([['Opt-In', 'no'], date])).toEqual({ column: 'Opt-In', value: 'no' });
	expect(withheldOf([date])).toEqual({ column: 'Opt-Out Date', value: '2024-05-01' });
	expect(withheldOf([date, ['Email Status', 'Active']])).toBeUndefined();
	expect(withheldOf([date, ['Email Status', '']])).toBeDefined();
	expect(withheldOf([date, ['Opt-In', 'yes']])).toBeDefined();
	expect(withheldOf([date, ['Status', 'new']])).toBeDefined();
	expect(withheldOf([])).toBeUndefined();
});

test('nobody becomes a contact who gets emails against what the row says', () => {
	const withheld = { column: 'Status', value: 'Unsubscribed' };
	expect(refusal(() => refuseWithheld(withheld))).toEqual(noPermission(withheld));
	expect(noPermission(withheld)).toMatchObject({
		message: 'The column "Status" says "Unsubscribed", and the contact would get emails',
		remedy:
			'Leave such rows out with a Filter node. If the column says something else, rename or remove it with an Edit Fields node',
	});
	expect(() => refuseWithheld(withheld, 'implicit')).toThrow();
	expect(() => refuseWithheld(withheld, 'explicit')).toThrow();
	expect(() => refuseWithheld(withheld, 'unsubscribed')).not.toThrow();
	expect(() => refuseWithheld(undefined)).not.toThrow();
});
