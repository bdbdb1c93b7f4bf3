import type { INodeParameters } from 'n8n-workflow';
import { mapped, run } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const BAD_EMAIL = { email: 'ann@' };
const BAD_FIELDS = mapped({ birthday: '2026-02-30' });
const EMAIL_FIRST = `'Email' is not an email address: "ann@"`;
const CONTACT_FIRST = `'Contact' is not an email address: "ann@"`;
const SMS = {
	consent: { country: 'US', dialCode: 'x', nationalNumber: '1', permissionToText: 'explicit' },
};
const NOTHING = '={{ $json.none }}';
const NEWS = { lists: ['News'] };

const picked = (parameter: string, mode: string, value: string): INodeParameters => ({
	[parameter]: { __rl: true, mode, value },
});
const byEmail = picked('contact', 'email', 'ann@');
const noCampaign = picked('campaign', 'id', NOTHING);
const CAMPAIGN_FIRST = "'Campaign' is empty";

test.each<[string, string, INodeParameters, string]>([
	['contact', 'create', { ...BAD_EMAIL, ...BAD_FIELDS, simple: '={{ "maybe" }}' }, EMAIL_FIRST],
	['contact', 'upsert', { ...BAD_EMAIL, ...BAD_FIELDS }, EMAIL_FIRST],
	['contact', 'upsert', { ...BAD_EMAIL, options: { returnContact: 'full' } }, EMAIL_FIRST],
	[
		'contact',
		'upsert',
		{ ...BAD_EMAIL, ...NEWS, permission: 'explicit', options: { smsSignUp: SMS } },
		EMAIL_FIRST,
	],
	['contact', 'upsert', { email: NOTHING, ...BAD_FIELDS }, "'Email' is missing"],
	['contact', 'update', { ...byEmail, ...BAD_FIELDS }, CONTACT_FIRST],
	['contact', 'update', { ...byEmail, options: { newEmail: 'bob@' } }, CONTACT_FIRST],
	['contact', 'update', { ...byEmail, lists: ['Unknown'] }, CONTACT_FIRST],
	['contact', 'get', { ...byEmail, options: { include: ['all'] } }, CONTACT_FIRST],
	['contact', 'resubscribe', { ...byEmail, lists: ['Unknown'] }, CONTACT_FIRST],
	['contact', 'unsubscribe', { ...byEmail, whoAsked: '={{ "nobody" }}' }, CONTACT_FIRST],
	['contact', 'getRates', { ...byEmail, options: { start: 'soon' } }, CONTACT_FIRST],
	['campaign', 'send', { ...noCampaign, onlyIf: { subjectIs: '' } }, CAMPAIGN_FIRST],
	['campaign', 'schedule', { ...noCampaign, date: '2020-01-01' }, CAMPAIGN_FIRST],
	['campaign', 'resend', { ...noCampaign, subject: NOTHING }, CAMPAIGN_FIRST],
	['campaign', 'update', { ...noCampaign, updateFields: {} }, CAMPAIGN_FIRST],
	[
		'tag',
		'update',
		{ ...picked('tag', 'id', '={{ {} }}'), name: NOTHING },
		'\'Tag\' is not text: "{}"',
	],
	[
		'list',
		'update',
		{ ...picked('list', 'url', '={{ "https://example.com" }}'), updateFields: {} },
		"'List' is not the address of its page in Constant Contact",
	],
])(
	'%s.%s of %j tells first of what it is about, before anything is sent',
	async (resource, operation, parameters, words) => {
		const account = await TestAccount.create({ lists: [{ name: 'News' }] });
		const { message } = await run(account, { resource, operation, ...parameters });
		expect(message).toContain(words);
		expect(await account.requests()).toEqual([]);
	},
);

test('an unknown name shows once all else is right: it is looked up', async () => {
	const account = await TestAccount.create();
	const parameters = { resource: 'tag', operation: 'update', ...picked('tag', 'name', 'Gold') };
	const bad = await run(account, { ...parameters, name: NOTHING });
	expect(bad.message).toContain("'New Name' is empty");
	expect(await account.requests()).toEqual([]);
	const right = await run(account, { ...parameters, name: 'Silver' });
	expect(right.message).toContain('"Gold", which the account does not have');
});

test('an email may stay empty beside a number for texts, whose fault is told then', async () => {
	const account = await TestAccount.create({ lists: [{ name: 'News' }] });
	const { message } = await run(account, {
		resource: 'contact',
		operation: 'upsert',
		email: '',
		...NEWS,
		permission: 'explicit',
		options: { smsSignUp: SMS },
	});
	expect(message).toContain("of 'SMS Sign-Up' is not valid");
	expect(await account.requests()).toEqual([]);
});
