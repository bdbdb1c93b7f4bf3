import type { INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const ID = '33333333-0000-4000-8000-000000000001';
const OTHER = '33333333-0000-4000-8000-000000000002';
const NUMBER = '17815551212';
const NEWS = '11111111-0000-4000-8000-000000000001';

const account = async (switches: object = {}, more: object = {}) =>
	await TestAccount.create({
		settings: { switches },
		lists: [{ list_id: NEWS, name: 'News' }],
		contacts: [
			{
				contact_id: ID,
				email_address: { address: 'ann@example.com', permission_to_send: 'implicit' },
			},
			{
				contact_id: OTHER,
				email_address: { address: 'bo@example.com', permission_to_send: 'explicit' },
				sms_channel: {
					sms_channel_id: '66666666-0000-4000-8000-000000000001',
					sms_address: NUMBER.slice(1),
					dial_code: '1',
					country_code: 'US',
					create_source: 'Contact',
					update_source: 'Contact',
					sms_channel_consents: [
						{ sms_consent_permission: 'explicit', consent_type: 'promotional_sms' },
					],
				},
				...more,
			},
		],
	});

const run = runOf('contact');

const ANN = { contact: { __rl: true, mode: 'id', value: ID } };
const SMS = { sms: { consent: { number: NUMBER } } };

describe('what another contact has', () => {
	test.each([
		[{}, {}],
		[{ conflictMessage: 'withoutContact' }, {}],
		[{}, { deleted_at: '2026-01-01' }],
	])('an email is told, and nothing is written: %j %j', async (switches, more) => {
		const of = await account(switches, more);
		const before = await of.contacts();
		const requests: Array<[string, INodeParameters]> = [
			['create', { email: 'bo@example.com' }],
			['update', { ...ANN, options: { newEmail: 'bo@example.com' } }],
		];
		for (const [operation, parameters] of requests) {
			const { message, remedy } = await run(of, operation, parameters);
			expect(message).toContain('409');
			expect(remedy).toContain('The account has a contact with this email already');
			expect(remedy).not.toContain('name');
		}
		expect(await of.contacts()).toEqual(before);
	});

	test.each<[string, INodeParameters]>([
		['create', { email: 'new@example.com', options: SMS }],
		['create', { email: '', options: SMS }],
		['update', { ...ANN, options: SMS }],
		['update', { ...ANN, options: { ...SMS, email: 'anna@example.com' } }],
	])('a number for texts is told: %s %j', async (operation, parameters) => {
		const of = await account();
		const before = await of.contacts();
		const { message, remedy } = await run(of, operation, parameters);
		expect(message).toContain('409');
		expect(remedy).toContain('Another contact has this number for text messages');
		expect((await of.contacts()).length).toBe(before.length);
	});
});
