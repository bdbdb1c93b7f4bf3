import type { IDataObject } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const contact = (name: string, more: IDataObject = {}): IDataObject => ({
	email_address: { address: `${name}@example.com`, permission_to_send: 'implicit' },
	create_source: 'Account',
	...more,
});
const ALL = ['contactCreated', 'contactUpdated', 'contactUnsubscribed', 'contactDeleted'];

async function add(account: TestAccount, name: string): Promise<string> {
	const response = await account.send('POST', 'contacts', contact(name));
	return ((await response.json()) as { contact_id: string }).contact_id;
}

const seen = (items: IDataObject[]) =>
	items.map(({ event, email_address }) => `${String(event)} ${String(email_address)}`);

test('a contact that is created, updated, unsubscribed and deleted starts the workflow once each', async () => {
	const account = await TestAccount.create({
		contacts: [contact('old', { created_at: ago(9999), updated_at: ago(100) })],
	});
	const trigger = new TestTrigger(account, { triggerOn: ALL });
	expect(await trigger.activate()).toEqual([]);

	const id = await add(account, 'ann');
	expect(seen(await trigger.poll())).toEqual(['contactCreated ann@example.com']);
	expect(await trigger.poll()).toEqual([]);

	await account.send('PUT', `contacts/${id}`, {
		email_address: { address: 'ann@example.com', permission_to_send: 'implicit' },
		first_name: 'Ann',
		update_source: 'Account',
	});
	expect(seen(await trigger.poll())).toEqual(['contactUpdated ann@example.com']);
	expect(await trigger.poll()).toEqual([]);

	await account.setContact({
		contact_id: id,
		email_address: {
			address: 'ann@example.com',
			permission_to_send: 'unsubscribed',
			opt_out_date: ago(1),
			opt_out_source: 'Contact',
		},
		updated_at: ago(300),
	});
	expect(seen(await trigger.poll())).toEqual(['contactUnsubscribed ann@example.com']);
	expect(await trigger.poll()).toEqual([]);

	await account.send('DELETE', `contacts/${id}`);
	expect(seen(await trigger.poll())).toEqual(['contactDeleted ann@example.com']);
	expect(await trigger.poll()).toEqual([]);
});

test('the test in the editor shows the newest example', async () => {
	const account = await TestAccount.create({
		contacts: [
			contact('new', { created_at: ago(10), updated_at: ago(10) }),
			contact('old', { created_at: ago(9999), updated_at: ago(100) }),
		],
	});
	const trigger = new TestTrigger(account, { triggerOn: ['contactCreated', 'contactUpdated'] });
	const { items, error } = await trigger.test();
	expect(error).toBeUndefined();
	expect(seen(items)).toEqual(['contactCreated new@example.com', 'contactUpdated old@example.com']);
	expect(trigger.state).toEqual({});
});
