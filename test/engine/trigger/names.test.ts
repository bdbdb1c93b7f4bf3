import type { IDataObject } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

const id = (number: number) => `11111111-0000-4000-8000-00000000000${number}`;
const HOUR_MS = 3_600_000;
const seed = {
	lists: [{ list_id: id(1), name: 'Customers' }],
	tags: [{ tag_id: id(2), name: 'vip' }],
	customFields: [
		{
			custom_field_id: id(3),
			label: 'Tier',
			type: 'single_select',
			choices: [{ choice_id: 1, choice_label: 'Gold', display_order: 0 }],
		},
	],
};
const INCLUDE = ['custom_fields', 'list_memberships', 'phone_numbers', 'taggings'];
const parameters = { triggerOn: ['contactCreated'], options: { include: INCLUDE } };

/** Adds a contact, polls, and tells what has come and which names were looked up for it. */
async function play(account: TestAccount, trigger: TestTrigger, name: string, more: IDataObject) {
	await account.send('POST', 'contacts', {
		email_address: { address: `${name}@example.com`, permission_to_send: 'implicit' },
		create_source: 'Account',
		...more,
	});
	const before = (await account.requests()).length;
	const items = await trigger.poll();
	const asked = (await account.requests()).slice(before);
	return { items, lookups: asked.filter((each) => !each.endsWith('/contacts')).length };
}

const withLists = (...list_memberships: string[]) => ({ list_memberships });

test('a new contact speaks the language of the mapper; names are looked up when there is something new, once an hour', async () => {
	const account = await TestAccount.create(seed);
	const trigger = new TestTrigger(account, parameters);
	await trigger.activate();
	const all = {
		...withLists(id(1)),
		taggings: [id(2)],
		custom_fields: [{ custom_field_id: id(3), choice_ids: ['1'] }],
		phone_numbers: [{ kind: 'home', phone_number: '555 0100' }],
	};
	const { items, lookups } = await play(account, trigger, 'ann', all);
	expect(items).toEqual([
		{
			event: 'contactCreated',
			contact_id: expect.any(String),
			email_address: 'ann@example.com',
			permission_to_send: 'implicit',
			created_at: expect.any(String),
			updated_at: expect.any(String),
			home_phone: '555 0100',
			lists: ['Customers'],
			tags: ['vip'],
			custom_fields: { Tier: 'Gold' },
		},
	]);
	expect(lookups).toBe(3);
	await trigger.poll();
	await trigger.pass(HOUR_MS / 2);
	const again = await play(account, trigger, 'bob', all);
	expect(again.items).toMatchObject([{ lists: ['Customers'], custom_fields: { Tier: 'Gold' } }]);
	expect(again.lookups).toBe(0);

	const renamed = await account.send('PUT', `contact_lists/${id(1)}`, {
		name: 'Clients',
		favorite: false,
		description: '',
	});
	expect(renamed.status).toBe(200);
	await trigger.pass(HOUR_MS);
	const later = await play(account, trigger, 'cid', withLists(id(1)));
	expect(later.items).toMatchObject([{ lists: ['Clients'], tags: [] }]);
	expect(later.lookups).toBe(1);
});

test('a list that is new is looked up at once; of one that is gone, the ID comes', async () => {
	const account = await TestAccount.create(seed);
	const trigger = new TestTrigger(account, parameters);
	await trigger.activate();
	await play(account, trigger, 'ann', withLists(id(1)));
	const response = await account.send('POST', 'contact_lists', { name: 'Fresh' });
	const { list_id } = (await response.json()) as { list_id: string };
	const { items, lookups } = await play(account, trigger, 'bob', withLists(id(1), list_id));
	expect(items).toMatchObject([{ lists: ['Customers', 'Fresh'] }]);
	expect(lookups).toBe(1);

	await account.setContact({
		contact_id: id(9),
		email_address: { address: 'eve@example.com' },
		created_at: new Date().toISOString(),
		updated_at: new Date().toISOString(),
		list_memberships: [id(1), id(8)],
	});
	expect(await trigger.poll()).toMatchObject([
		{ email_address: 'eve@example.com', lists: ['Customers', id(8)] },
	]);
});

test('with Simplify off, everything comes as the service answers it, and no name is looked up', async () => {
	const account = await TestAccount.create(seed);
	const trigger = new TestTrigger(account, { ...parameters, simple: false });
	await trigger.activate();
	const { items, lookups } = await play(account, trigger, 'ann', withLists(id(1)));
	expect(items).toMatchObject([
		{ email_address: { address: 'ann@example.com' }, list_memberships: [id(1)], taggings: [] },
	]);
	expect(lookups).toBe(0);
});

test('when names cannot be looked up, the contact comes with the next poll', async () => {
	const account = await TestAccount.create(seed);
	const trigger = new TestTrigger(account, parameters);
	await trigger.activate();
	await account.fault({ path: '/v3/contact_lists', answer: { status: 500 } });
	await expect(play(account, trigger, 'ann', withLists(id(1)))).rejects.toThrow('500');
	await account.heal();
	expect(await trigger.poll()).toMatchObject([{ lists: ['Customers'] }]);
	expect(await trigger.poll()).toEqual([]);
});

test('the opt-out of who unsubscribes stands beside the email', async () => {
	const optOut = {
		opt_out_source: 'Contact',
		opt_out_date: '2030-01-01T00:00:00Z',
		opt_out_reason: 'Too many',
	};
	const contact = {
		contact_id: id(5),
		email_address: { address: 'ann@example.com', permission_to_send: 'unsubscribed', ...optOut },
	};
	const account = await TestAccount.create({ ...seed, contacts: [contact] });
	const triggerOn = ['contactUnsubscribed'];
	const simple = await new TestTrigger(account, { triggerOn }).test();
	expect(simple.items).toMatchObject([
		{ email_address: 'ann@example.com', permission_to_send: 'unsubscribed', ...optOut },
	]);
	const raw = await new TestTrigger(account, { triggerOn, simple: false }).test();
	expect(raw.items).toMatchObject([{ email_address: { address: 'ann@example.com', ...optOut } }]);
});
