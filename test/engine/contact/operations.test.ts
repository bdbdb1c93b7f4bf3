import type { INodeParameters } from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { inEditor } from '../../support/engine';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const NEWS = '11111111-0000-4000-8000-000000000001';
const GONE = '33333333-0000-4000-8000-000000000002';
const person = (address: string, more: object = {}) => ({
	email_address: { address, permission_to_send: 'implicit' },
	...more,
});
const SEED = {
	lists: [{ list_id: NEWS, name: 'News' }],
	contacts: [
		person('ann@example.com', { first_name: 'Ann', job_title: 'Baker' }),
		person('gone@example.com', { contact_id: GONE, deleted_at: '2026-01-01' }),
		{ first_name: 'Nomail', contact_id: '33333333-0000-4000-8000-000000000003' },
	],
};

const pick = (mode: string, value: string): INodeParameters => ({
	contact: { __rl: true, mode, value },
});

const run = runOf('contact');

describe('picking a contact', () => {
	test.each([
		['email', 'ANN@example.com '],
		['id', 'ID'],
		['url', 'https://app.example/#x/ID?a=1'],
		// The editor and agents put what they have into the mode that is there.
		['id', ' Ann@example.com'],
		['list', 'ann@example.com'],
		['email', 'ID'],
	])('by %s: %s, with one request', async (mode, given) => {
		const account = await TestAccount.create(SEED);
		const contact_id = String((await account.contact('ann@example.com'))?.contact_id);
		const value = given.replace('ID', contact_id);
		const { output } = await run(account, 'get', pick(mode, '={{ $json.value }}'), {
			items: [{ value }],
		});
		expect(output).toMatchObject([{ contact_id }]);
		const asked = given.includes('ID') ? `/${contact_id}` : '';
		expect(await account.requests()).toEqual([`GET /v3/contacts${asked}`]);
	});

	test('an email where an ID is expected is looked up in the others, too', async () => {
		const account = await TestAccount.create({ ...SEED, tags: [{ name: 'Gold' }] });
		const ann = pick('id', 'ann@example.com');
		for (const operation of ['unsubscribe', 'addTag', 'getSmsHistory', 'delete']) {
			const { message } = await run(account, operation, { ...ann, tags: ['Gold'] });
			expect(message).toBeUndefined();
		}
		expect(await account.contact('ann@example.com')).toMatchObject({
			email_address: { permission_to_send: 'unsubscribed' },
			taggings: [expect.any(String)],
			deleted_at: expect.any(String),
		});
	});

	test('the editor lets pass what is read, and stops what is neither', () => {
		const { properties } = new ConstantContact().description;
		const fields = properties.filter(({ type }) => type === 'resourceLocator');
		expect(fields.map(({ name }) => name)).toContain('contact');
		for (const { name, modes = [] } of fields) {
			const { validation = [] } = modes.find((mode) => mode.name === 'id') ?? {};
			const checks = validation as never as Array<{ properties: { regex: string } }>;
			const passes = (value: string) =>
				checks.every(({ properties: { regex } }) => new RegExp(regex).test(value));
			expect(passes('Any name, or ann@example.com')).toBe(true);
			expect(passes(GONE) && passes(` ${GONE} `)).toBe(true);
			expect(passes('nobody')).toBe(name !== 'contact');
		}
	});

	test.each([
		['email', 'nobody@example.com', 'No contact has the email', 1],
		['email', 'nobody', 'is not an email address', 0],
		['id', 'nobody', `'Contact' is neither an ID nor an email: "nobody"`, 0],
		['id', 'eve@example.com', 'No contact has the email', 1],
		['id', '', "'Contact' is empty", 0],
		['email', 'gone@example.com', `The contact ${GONE} is deleted`, 1],
	])('by %s "%s" tells that it %s', async (mode, value, words, requests) => {
		const account = await TestAccount.create(SEED);
		const { message } = await run(account, 'unsubscribe', pick(mode, '={{ $json.value }}'), {
			items: [{ value }],
		});
		expect(message).toContain(words);
		expect(await account.requests()).toHaveLength(requests);
	});

	test('in the dropdown: all, by part of a name, by whole address', async () => {
		const account = await TestAccount.create(SEED);
		const { searchContacts } = new ConstantContact().methods.listSearch;
		const names = async (filter?: string) =>
			(await inEditor(account, searchContacts, filter)).results.map(({ name }) => name);
		expect(await names()).toEqual(['Nomail', 'Ann (ann@example.com)']);
		expect(await names('mail')).toEqual(['Nomail']);
		expect(await names(' Ann@example.com')).toEqual(['Ann (ann@example.com)']);
		const last = (await account.journal()).at(-1);
		expect(last?.query).toEqual({ email: 'ann@example.com', limit: '500', status: 'all' });
	});
});

describe('Get', () => {
	test('simplifies, and keeps what was asked for', async () => {
		const account = await TestAccount.create(SEED);
		const parameters = { ...pick('email', 'ann@example.com'), options: { include: ['notes'] } };
		const { output } = await run(account, 'get', parameters);
		expect(Object.keys(output[0]).sort()).toEqual(
			'contact_id created_at email_address first_name job_title notes permission_to_send updated_at'.split(
				' ',
			),
		);
		expect(output[0]).toMatchObject({
			email_address: 'ann@example.com',
			permission_to_send: 'implicit',
		});
		const raw = await run(account, 'get', { ...parameters, simple: false });
		expect(raw.output[0]).toHaveProperty('create_source', 'Account');
	});

	test('a deleted contact comes only on request', async () => {
		const account = await TestAccount.create(SEED);
		const { message, remedy } = await run(account, 'get', pick('id', GONE));
		expect(message).toBe(`The contact ${GONE} is deleted [item 0]`);
		expect(remedy).toContain('Return Deleted');
		const options = { returnDeleted: true };
		const { output } = await run(account, 'get', { ...pick('id', GONE), options });
		expect(output).toMatchObject([{ contact_id: GONE, deleted_at: '2026-01-01' }]);
	});
});

describe('Create', () => {
	test('writes everything in one request', async () => {
		const account = await TestAccount.create({ ...SEED, tags: [{ name: 'Gold' }] });
		const { output } = await run(account, 'create', {
			email: 'New@example.com',
			lists: ['news'],
			fields: {
				mappingMode: 'defineBelow',
				value: { first_name: 'Cid', work_phone: '1', home_city: 'Rome' },
			},
			tags: ['gold'],
			options: {
				emailPermission: 'explicit',
				createdBy: 'Contact',
				note: 'Met at the fair',
				sms: {
					consent: { number: '+1 (781) 555-1212', permissionToText: 'explicit', details: '' },
				},
			},
		});
		expect(output).toMatchObject([{ first_name: 'Cid' }]);
		expect(await account.contact('new@example.com')).toMatchObject({
			email_address: { permission_to_send: 'explicit' },
			create_source: 'Contact',
			list_memberships: [NEWS],
			taggings: [expect.any(String)],
			phone_numbers: [{ kind: 'work', phone_number: '1' }],
			street_addresses: [{ kind: 'home', city: 'Rome' }],
			notes: [{ content: 'Met at the fair' }],
			sms_channel: { sms_address: '7815551212', sms_channel_consents: [{}] },
		});
	});

	test.each([
		['ann@example.com', 'Email already exists for contact'],
		['gone@example.com', `Email already exists for contact ${GONE}`],
	])('%s exists, and the user reads which and what to do', async (email, words) => {
		const account = await TestAccount.create(SEED);
		const { message, remedy } = await run(account, 'create', { email });
		expect(message).toContain(words);
		expect(remedy).toContain("Use 'Create or Update'");
	});

	test('works without an email, but not without a name as well', async () => {
		const account = await TestAccount.create(SEED);
		const named = { fields: { mappingMode: 'defineBelow', value: { last_name: 'Lee' } } };
		const { output } = await run(account, 'create', named as INodeParameters);
		expect(output).toMatchObject([{ last_name: 'Lee' }]);
		expect(output[0]).not.toHaveProperty('email_address');
		const { message } = await run(account, 'create', {});
		expect(message).toContain("'Email' is empty, and nothing else names the contact");
		expect(await account.journal()).toHaveLength(1);
	});

	test.each(['', '12', '781-555', 'abc', '+1 781 555 1212 ext 4'])(
		'the SMS number "%s" is refused before anything is sent',
		async (number) => {
			const account = await TestAccount.create(SEED);
			const sms = { consent: { number, permissionToText: 'explicit', details: '' } };
			const { message } = await run(account, 'create', {
				email: 'new@example.com',
				options: { sms },
			});
			expect(message).toContain("'Phone Number' of 'SMS Consent' is not valid");
			expect(await account.requests()).toEqual([]);
		},
	);
});

describe('Delete, Unsubscribe, Resubscribe, Count', () => {
	test('a deleted contact is gone from searches, and its lists too', async () => {
		const account = await TestAccount.create(SEED);
		const { output } = await run(account, 'delete', pick('email', 'ann@example.com'));
		expect(output).toEqual([{ contact_id: expect.any(String), deleted: true }]);
		const left = await run(account, 'getAll', { returnAll: true });
		expect(left.output.map(({ first_name }) => first_name)).toEqual(['Nomail']);
	});

	test('deleting again is no failure, so that a run can be repeated', async () => {
		const account = await TestAccount.create(SEED);
		const { output } = await run(account, 'delete', pick('email', 'gone@example.com'));
		expect(output).toEqual([{ contact_id: GONE, deleted: true }]);
		expect(await account.requests()).toEqual(['GET /v3/contacts']);
	});

	test('unsubscribing keeps all data, and records who asked and why', async () => {
		const account = await TestAccount.create(SEED);
		const parameters = { ...pick('email', 'ann@example.com'), reason: 'Too many' };
		const { output } = await run(account, 'unsubscribe', parameters, { items: [{}, {}] });
		expect(output.map(({ action }) => action)).toEqual(['unsubscribed', 'unchanged']);
		expect(await account.contact('ann@example.com')).toMatchObject({
			first_name: 'Ann',
			job_title: 'Baker',
			update_source: 'Contact',
			email_address: {
				permission_to_send: 'unsubscribed',
				opt_out_reason: 'Too many',
				opt_out_source: 'Contact',
			},
		});
	});

	test('a contact without email cannot be unsubscribed', async () => {
		const account = await TestAccount.create(SEED);
		const id = '33333333-0000-4000-8000-000000000003';
		const { message } = await run(account, 'unsubscribe', pick('id', id));
		expect(message).toBe(`The contact ${id} has no email address [item 0]`);
	});

	test('a contact is asked to come back once, and stays unsubscribed until it agrees', async () => {
		const account = await TestAccount.create(SEED);
		await run(account, 'unsubscribe', pick('email', 'ann@example.com'));
		const parameters = { ...pick('email', 'ann@example.com'), lists: ['News'] };
		const { output } = await run(account, 'resubscribe', parameters);
		expect(output).toEqual([
			{ contact_id: expect.any(String), confirmation_sent: true, list_memberships: [NEWS] },
		]);
		expect(await account.contact('ann@example.com')).toMatchObject({
			email_address: { permission_to_send: 'unsubscribed' },
		});
		const again = await run(account, 'resubscribe', parameters);
		expect(again.message).toContain('Constant Contact asks a contact only once');
		const { message } = await run(account, 'resubscribe', { ...parameters, lists: '={{ [] }}' });
		expect(message).toContain("'List Names or IDs' is empty");
	});

	test('counts by permission', async () => {
		const account = await TestAccount.create(SEED);
		const { output } = await run(account, 'count', { options: { newSubscribers: true } });
		const zero = { explicit: 0, pending: 0, unsubscribed: 0 };
		expect(output).toEqual([{ total: 2, implicit: 1, new_subscriber: 1, ...zero }]);
	});
});
