import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect, editor, newAccount } from './stage.mts';

test('a person is subscribed with lists and custom fields of the account', async (context) => {
	const { page } = editor;
	const account = newAccount({
		lists: [{ name: 'Newsletter' }, { name: 'Customers' }],
		customFields: [
			{ label: 'Points', type: 'number' },
			{ label: 'Customer Since', type: 'date' },
			{
				label: 'Tier',
				type: 'single_select',
				choices: [
					{ choice_id: 1, choice_label: 'Gold', display_order: 1 },
					{ choice_id: 2, choice_label: 'Silver', display_order: 2 },
				],
			},
		],
	});
	const customField = (label: string) =>
		[...account.customFields.values()].find((field) => field.label === label)?.custom_field_id ??
		'';

	await context.test('fields have the types of the account', async () => {
		await editor.openWorkflow({
			name: 'Sign-Up',
			nodes: [
				editor.node('Start', 'n8n-nodes-base.manualTrigger'),
				editor.node('Subscribe', 'n8n-nodes-constant-contact.constantContact', {
					credentials: await connect(account),
				}),
			],
		});
		await editor.openNode('Subscribe');
		await editor.input('email').fill('ann@example.com');
		await editor.pick('permission', 'Contact Asked to Be Emailed');
		await editor.pick('lists', 'Newsletter');
		await page.keyboard.press('Escape');
		for (const name of ['First Name', 'Points', 'Customer Since', 'Tier']) {
			await page.getByText('Add field to send').click();
			await page.keyboard.type(name);
			await page.keyboard.press('Enter');
		}
		await editor.input('first_name').fill('Ann');
		await editor.input(customField('Points')).fill('12');
		await editor.input(customField('Customer Since')).fill('2026-02-01 00:00:00');
		await page.keyboard.press('Enter');
		await editor.pick(customField('Tier'), 'Gold');
		await editor.shoot('subscribe-filled', { dark: true });
	});

	await context.test('the contact lands in the account, and the output says so', async () => {
		await editor.executeStep();
		await page.getByText('created', { exact: true }).first().waitFor();
		await editor.shoot('subscribe-output', { dark: true });

		const [contact] = account.contacts.values();
		assert.equal(contact.first_name, 'Ann');
		assert.equal(contact.email_address?.address, 'ann@example.com');
		assert.equal(contact.email_address.permission_to_send, 'explicit');
		assert.equal(contact.list_memberships.length, 1);
		const values = contact.custom_fields.map(({ value, choice_ids }) => value ?? choice_ids);
		assert.deepEqual(values, ['12', '2026-02-01', ['1']]);
	});

	await context.test('a refused value says in the panel what to do', async () => {
		await editor.input('email').fill('ann@');
		await editor.executeStep();
		await editor.readError(`'Email' is not an email address: "ann@" [item 0]`);
		await page.getByText('Use one plain address').first().waitFor();
		await editor.shoot('refused');
	});
});
