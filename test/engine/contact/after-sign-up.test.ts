import type { INodeParameters } from 'n8n-workflow';
import { mapped } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import {
	EMAIL,
	field,
	ID,
	NEWS,
	OLD,
	permissionsSent,
	puts,
	run,
	seed,
	stored,
	VIP,
} from './consent-support';

const signUp = async (account: TestAccount, parameters: INodeParameters = {}) =>
	await run(account, 'upsert', {
		email: EMAIL,
		permission: 'explicit',
		lists: ['News'],
		...parameters,
	});

describe('what follows a sign-up', () => {
	test.each(['unsubscribed', 'implicit', 'temp_hold'])(
		'waits until the contact is shown as subscribed, and never sends %s back',
		async (permission) => {
			const account = await TestAccount.create(seed(permission, {}, { readLag: 'twoSeconds' }));
			const { message } = await signUp(account, { tags: ['VIP'], options: { note: 'Hello' } });
			expect(message).toBeUndefined();
			expect(await permissionsSent(account)).toEqual(['explicit']);
			const [{ body }] = await puts(account);
			expect(body.update_source).toBe('Contact');
			expect(await stored(account)).toMatchObject({
				email_address: { permission_to_send: 'explicit' },
				first_name: 'Ann',
				taggings: [VIP],
				notes: [{ content: 'Hello' }],
				list_memberships: [OLD, NEWS],
			});
		},
	);

	test('fails with what is done when the contact is not shown as subscribed', async () => {
		const account = await TestAccount.create(seed('unsubscribed'));
		const shown = {
			contact_id: ID,
			email_address: { address: EMAIL, permission_to_send: 'unsubscribed' },
		};
		await account.fault({
			method: 'GET',
			path: `/v3/contacts/${ID}`,
			answer: { status: 200, body: shown },
		});
		const { message, remedy } = await signUp(account, { tags: ['VIP'] });
		expect(message).toBe(
			`${EMAIL} is subscribed (contact ${ID}), but tags were not written: Constant Contact still shows the contact as unsubscribed [item 0]`,
		);
		expect(remedy).toContain('the sign-up can be repeated');
		expect(await puts(account)).toEqual([]);
		expect(await account.journal(`GET /v3/contacts/${ID}`)).toHaveLength(4);
	});

	test('waits for a contact that cannot be read yet', async () => {
		const account = await TestAccount.create(seed('explicit'));
		await account.fault({
			method: 'GET',
			path: `/v3/contacts/${ID}`,
			times: 1,
			answer: { status: 404, body: [{ error_key: 'x', error_message: 'not found' }] },
		});
		const { message } = await signUp(account, { tags: ['VIP'] });
		expect(message).toBeUndefined();
		expect(await account.journal(`GET /v3/contacts/${ID}`)).toHaveLength(2);
		expect(await stored(account)).toMatchObject({ taggings: [VIP] });
	});

	test('keeps what the form has written when a read does not show it yet', async () => {
		const before = {
			custom_fields: [{ custom_field_id: field(0), value: 'old' }],
			job_title: 'Baker',
		};
		const account = await TestAccount.create({
			...seed('explicit', before, { readLag: 'twoSeconds' }),
			customFields: [
				{ custom_field_id: field(0), label: 'Text', type: 'string' },
				{
					custom_field_id: field(1),
					label: 'Choices',
					type: 'multi_select',
					choices: [{ choice_id: 1, choice_label: 'Red', display_order: 1 }],
				},
			],
		});
		await signUp(account, mapped({ job_title: 'Cook', [field(0)]: 'new', [field(1)]: 'Red' }));
		expect(await stored(account)).toMatchObject({
			job_title: 'Cook',
			custom_fields: [
				{ custom_field_id: field(0), value: 'new' },
				{ custom_field_id: field(1), choice_ids: ['1'] },
			],
		});
	});

	test('carries only the collections of what the form could not carry', async () => {
		const account = await TestAccount.create({ ...seed('explicit'), contacts: [] });
		const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [field(index), 'x']));
		const { message } = await signUp(account, { ...mapped(many), tags: ['VIP'] });
		expect(message).toBeUndefined();
		const [{ body }] = await puts(account);
		expect(Object.keys(body).sort()).toEqual(['email_address', 'taggings', 'update_source']);
	});

	test('a phone without a place does not hinder it, and is told', async () => {
		const phone_numbers = ['home', 'mobile', 'work'].map((kind) => ({ kind, phone_number: kind }));
		const account = await TestAccount.create(seed('unsubscribed', { phone_numbers }));
		const { output } = await signUp(account, {
			...mapped({ phone: '617-555-0004' }),
			tags: ['VIP'],
		});
		expect(output[0]).toMatchObject({
			action: 'updated',
			warnings: [expect.stringContaining('\'Phone\' "617-555-0004" was not written')],
		});
		expect(await stored(account)).toMatchObject({ phone_numbers, taggings: [VIP] });
	});

	test.each([
		['sameKind', 'home'],
		['none', 'work'],
		['all', 'other'],
	])(
		'loses no stored phone or address (form replaces %s, files as %s)',
		async (signUpPhone, signUpPhoneKind) => {
			const before = {
				phone_numbers: [{ kind: 'home', phone_number: '617-555-0001' }],
				street_addresses: [{ kind: 'home', street: '1 Main St', postal_code: '01901' }],
			};
			const switches = { signUpPhone, signUpPhoneKind, signUpAddress: 'replaces' };
			const account = await TestAccount.create(seed('implicit', before, switches));
			await signUp(account, mapped({ phone: '617-555-0002', home_street: '2 Elm St' }));
			expect(await stored(account)).toMatchObject({
				phone_numbers: [
					{ kind: 'home', phone_number: '617-555-0001' },
					{ kind: 'other', phone_number: '617-555-0002' },
				],
				street_addresses: [{ kind: 'home', street: '2 Elm St', postal_code: '01901' }],
			});
		},
	);

	test('a refusal tells that the person is subscribed', async () => {
		const account = await TestAccount.create(seed('unsubscribed'));
		await account.fault({
			method: 'PUT',
			path: `/v3/contacts/${ID}`,
			answer: { status: 500, body: { error_message: 'Oops' } },
		});
		const { message } = await signUp(account, { tags: ['VIP'] });
		expect(message).toMatch(
			new RegExp(`^${EMAIL} is subscribed \\(contact ${ID}\\), but tags were not written: .*500`),
		);
		expect((await stored(account)).email_address.permission_to_send).toBe('explicit');
	});

	test('an email of 51 to 80 characters is refused before anything is sent', async () => {
		for (const signUpLongEmail of ['refused', 'accepted']) {
			const account = await TestAccount.create(seed('explicit', {}, { signUpLongEmail }));
			const email = `${'a'.repeat(45)}@example.com`;
			const { message, remedy } = await signUp(account, { email });
			expect(message).toContain('50 are allowed here');
			// The other permission would record no consent.
			expect(remedy).toContain('Ask the person for a shorter address');
			expect(remedy).not.toContain('Keep Current Permission');
			expect(await account.requests()).toEqual([]);
		}
	});
});
