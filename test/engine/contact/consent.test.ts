import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { mapped } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { EMAIL, ID, NEWS, OLD, permissionsSent, puts, run, seed, stored } from './consent-support';

const sync = async (account: TestAccount, parameters: INodeParameters = {}) =>
	await run(account, 'upsert', { email: EMAIL, ...parameters });
const update = async (account: TestAccount, parameters: INodeParameters) =>
	await run(account, 'update', { contact: { __rl: true, mode: 'id', value: ID }, ...parameters });
const unsubscribe = async (account: TestAccount, parameters: INodeParameters = {}) =>
	await run(account, 'unsubscribe', {
		contact: { __rl: true, mode: 'email', value: EMAIL },
		...parameters,
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
		expect(output[0].warnings).toEqual([
			'The contact was deleted, and is back. Leave out people who have asked to be deleted',
			...(warned as string[]),
		]);
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
		expect(message).toMatch(/is deleted|No contact has the email/);
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
