import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { mapped, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const NEWS = '11111111-0000-4000-8000-000000000001';
const OLD = '11111111-0000-4000-8000-000000000002';
const VIP = '22222222-0000-4000-8000-000000000001';
const ID = '33333333-0000-4000-8000-000000000001';
const EMAIL = 'ann@example.com';
const field = (number: number) => `44444444-0000-4000-8000-0000000000${number + 10}`;

/** An account with one contact. */
const seed = (permission_to_send: string, more: object = {}, switches: object = {}) => ({
	settings: { switches },
	lists: [
		{ list_id: NEWS, name: 'News' },
		{ list_id: OLD, name: 'Old' },
	],
	tags: [{ tag_id: VIP, name: 'VIP' }],
	customFields: Array.from({ length: 31 }, (_, index) => ({
		custom_field_id: field(index),
		label: `Field ${index}`,
		type: 'string',
	})),
	contacts: [
		{
			contact_id: ID,
			email_address: { address: EMAIL, permission_to_send },
			first_name: 'Ann',
			list_memberships: [OLD],
			...more,
		},
	],
});

const run = runOf('contact');

const signUp = async (account: TestAccount, parameters: INodeParameters = {}) =>
	await run(account, 'upsert', {
		email: EMAIL,
		permission: 'explicit',
		lists: ['News'],
		...parameters,
	});
const sync = async (account: TestAccount, parameters: INodeParameters = {}) =>
	await run(account, 'upsert', { email: EMAIL, ...parameters });
const update = async (account: TestAccount, parameters: INodeParameters) =>
	await run(account, 'update', { contact: { __rl: true, mode: 'id', value: ID }, ...parameters });
const unsubscribe = async (account: TestAccount, parameters: INodeParameters = {}) =>
	await run(account, 'unsubscribe', {
		contact: { __rl: true, mode: 'email', value: EMAIL },
		...parameters,
	});

const stored = async (account: TestAccount) =>
	(await account.contacts()).find(({ contact_id }) => contact_id === ID) as IDataObject & {
		email_address: IDataObject;
	};
const puts = async (account: TestAccount) =>
	(await account.journal()).filter(({ method }) => method === 'PUT');
const permissionsSent = async (account: TestAccount) =>
	(await puts(account)).map(({ body }) => (body.email_address as IDataObject).permission_to_send);

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

describe('an unsubscribed contact', () => {
	const warned = [expect.stringContaining('it was not added to the list')];

	test.each(['accepted', 'listsRefused'])(
		'joins no list in a sync (PUT %s)',
		async (putUnsubscribed) => {
			const account = await TestAccount.create(seed('unsubscribed', {}, { putUnsubscribed }));
			const { output } = await sync(account, { lists: ['News'], ...mapped({ last_name: 'Lee' }) });
			expect(output[0]).toEqual({
				contact_id: ID,
				action: 'updated',
				email_address: EMAIL,
				warnings: warned,
			});
			const [{ body }] = await puts(account);
			expect(body).not.toHaveProperty('list_memberships');
			expect(await stored(account)).toMatchObject({ last_name: 'Lee', list_memberships: [OLD] });
		},
	);

	test('joins no list when a deleted one comes back', async () => {
		const account = await TestAccount.create(
			seed('unsubscribed', { deleted_at: '2026-01-01', list_memberships: [] }),
		);
		const { output } = await sync(account, { lists: ['News'] });
		expect(output[0].warnings).toEqual(warned);
		expect(await stored(account)).toMatchObject({ list_memberships: [] });
	});

	test.each([
		['add', ['News', 'Old'], [OLD], warned],
		['replace', ['News', 'Old'], [OLD], warned],
		['replace', ['News'], [], warned],
		['remove', ['Old'], [], undefined],
		['add', ['Old'], [OLD], undefined],
	])('in Update, %s %j leaves %j', async (listChange, lists, left, warnings) => {
		const account = await TestAccount.create(seed('unsubscribed'));
		const { output } = await update(account, { lists, options: { listChange } });
		expect(output[0].warnings).toEqual(warnings);
		expect((await stored(account)).list_memberships).toEqual(left);
	});

	test('that cannot be changed at all is told to need a sign-up', async () => {
		const account = await TestAccount.create(
			seed('unsubscribed', {}, { putUnsubscribed: 'refused' }),
		);
		for (const attempt of [sync, update]) {
			const { message, remedy } = await attempt(account, mapped({ last_name: 'Lee' }));
			expect(message).toContain('The contact is unsubscribed [item 0]');
			expect(remedy).toContain('Only a sign-up of the person brings an unsubscribed contact back');
		}
		expect(await puts(account)).toHaveLength(2);
	});

	test('an account that has no such contact is not warned', async () => {
		const account = await TestAccount.create(seed('explicit'));
		const { output } = await sync(account, { lists: ['News'] });
		expect(output[0]).not.toHaveProperty('warnings');
		expect((await stored(account)).list_memberships).toEqual([OLD, NEWS]);
	});
});

describe('a permission that is sent back', () => {
	test.each(['pending_confirmation', 'temp_hold', 'not_set', 'unsubscribed'])(
		'%s is left out when it is refused, and stays',
		async (permission) => {
			for (const attempt of [sync, update]) {
				const account = await TestAccount.create(
					seed(permission, {}, { putPermissionBack: 'refused' }),
				);
				const { message } = await attempt(account, mapped({ last_name: 'Lee' }));
				expect(message).toBeUndefined();
				expect(await permissionsSent(account)).toEqual([permission, undefined]);
				expect(await stored(account)).toMatchObject({
					last_name: 'Lee',
					email_address: { permission_to_send: permission },
				});
			}
		},
	);

	test.each(['pending_confirmation', 'temp_hold', 'not_set', 'unsubscribed'])(
		'%s is sent again when it changes by being left out',
		async (permission_to_send) => {
			const switches = { putPermissionBack: 'refused', putWithoutPermission: 'implicit' };
			for (const opt_out_source of ['Account', 'Contact']) {
				const isOut = permission_to_send === 'unsubscribed';
				const email = {
					address: EMAIL,
					permission_to_send,
					...(isOut && { opt_out_source, opt_out_reason: 'Too many' }),
				};
				const more = { email_address: email };
				const account = await TestAccount.create(seed(permission_to_send, more, switches));
				const { message } = await sync(account, mapped({ last_name: 'Lee' }));
				expect(message).toBeUndefined();
				expect((await stored(account)).email_address).toMatchObject(email);
			}
		},
	);

	test.each(['sync', 'update'])(
		'is read again when the person signs up meanwhile (%s)',
		async (name) => {
			const account = await TestAccount.create(seed('explicit'));
			const email_address = { address: EMAIL, permission_to_send: 'implicit' };
			const old = { contact_id: ID, email_address, first_name: 'Ann' };
			await account.fault({
				method: 'GET',
				path: name === 'sync' ? '/v3/contacts' : `/v3/contacts/${ID}`,
				times: 1,
				answer: { status: 200, body: name === 'sync' ? { contacts: [old] } : old },
			});
			const attempt = name === 'sync' ? sync : update;
			const { message } = await attempt(account, mapped({ last_name: 'Lee' }));
			expect(message).toBeUndefined();
			expect(await permissionsSent(account)).toEqual(['implicit', 'explicit']);
			expect(await stored(account)).toMatchObject({
				first_name: 'Ann',
				last_name: 'Lee',
				email_address: { permission_to_send: 'explicit' },
			});
		},
	);

	test.each(['sync', 'update'])(
		'is no reason to repeat what is refused otherwise (%s)',
		async (name) => {
			const account = await TestAccount.create(seed('unsubscribed'));
			const body = [{ error_key: 'x', error_message: 'first_name is odd' }];
			await account.fault({
				method: 'PUT',
				path: `/v3/contacts/${ID}`,
				answer: { status: 400, body },
			});
			const attempt = name === 'sync' ? sync : update;
			const { message } = await attempt(account, mapped({ first_name: '?' }));
			expect(message).toContain('first_name is odd');
			expect(await puts(account)).toHaveLength(1);
		},
	);
});

describe('Unsubscribe', () => {
	const out = (opt_out_source: string) => ({
		email_address: { address: EMAIL, permission_to_send: 'unsubscribed', opt_out_source },
	});

	test.each([
		['Account', 'Account', 'unchanged', 'Account', 0],
		['Contact', 'Account', 'unchanged', 'Contact', 0],
		['Contact', 'Contact', 'unchanged', 'Contact', 0],
		['Account', 'Contact', 'unsubscribed', 'Account', 1],
	])('by the %s, asked by the %s: %s', async (before, source, action, after, sent) => {
		const account = await TestAccount.create(seed('unsubscribed', out(before)));
		const { output } = await unsubscribe(account, { whoAsked: source });
		expect(output[0].action).toBe(action);
		expect(await puts(account)).toHaveLength(sent);
		if (sent) {
			const [{ body }] = await puts(account);
			expect(body).toMatchObject({
				update_source: 'Contact',
				email_address: { permission_to_send: 'unsubscribed' },
			});
			expect(output[0].warnings).toEqual([expect.stringContaining('does not record')]);
		}
		expect((await stored(account)).email_address).toMatchObject({
			permission_to_send: 'unsubscribed',
			opt_out_source: after,
		});
	});

	test.each([{ putUnsubscribed: 'refused' }, { putPermissionBack: 'refused' }])(
		'whose record is refused is no failure (%j)',
		async (switches) => {
			const account = await TestAccount.create(seed('unsubscribed', out('Account'), switches));
			const { output, message } = await unsubscribe(account);
			expect(message).toBeUndefined();
			expect(output[0]).toMatchObject({
				action: 'unchanged',
				warnings: [expect.stringContaining('does not record')],
			});
		},
	);

	test.each([
		['a deleted contact', { deleted_at: '2026-01-01' }, EMAIL],
		['an unknown person', {}, 'nobody@example.com'],
	])('of %s gives no advice that could make it get emails', async (_, more, value) => {
		const account = await TestAccount.create(seed('implicit', more));
		const contact = { __rl: true, mode: 'email', value };
		const { message, remedy } = await unsubscribe(account, { contact });
		expect(message).toMatch(/is deleted|no contact of the account has/);
		expect(remedy).toMatch(/leave it out/i);
		expect(remedy).not.toMatch(/Create/);
	});
});

test.each([
	['get', "'Get Many'"],
	['update', "'Create or Update'"],
	['delete', 'nothing to delete'],
	['getSmsHistory', 'no text messages'],
	['resubscribe', 'has unsubscribed can be asked'],
])('%s has an advice of its own for an unknown email', async (operation, words) => {
	const account = await TestAccount.create(seed('implicit'));
	const contact = { __rl: true, mode: 'email', value: 'nobody@example.com' };
	const more = { ...mapped({ last_name: 'Lee' }), lists: ['News'] };
	const { remedy } = await run(account, operation, { contact, ...more });
	expect(remedy).toContain(words);
});

describe('Create', () => {
	test.each([
		[{}, 'implicit'],
		[{ createdBy: 'Account' }, 'implicit'],
		[{ createdBy: 'Contact' }, 'explicit'],
		[{ createdBy: 'Contact', emailPermission: 'implicit' }, 'implicit'],
		[{ emailPermission: 'not_set' }, 'not_set'],
	])('with %j makes the contact %s', async (options, permission) => {
		const account = await TestAccount.create({ ...seed('implicit'), contacts: [] });
		await run(account, 'create', { email: EMAIL, options });
		const [{ body }] = await account.journal('POST /v3/contacts');
		const sent = (body.email_address as IDataObject).permission_to_send;
		expect(sent).toBe('emailPermission' in options ? permission : undefined);
		expect(await account.contact(EMAIL)).toMatchObject({
			email_address: { permission_to_send: permission },
		});
	});
});
