import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { connect, editor, FILES, newAccount } from './stage.mts';

test('rows of a CSV keep contacts current', async (context) => {
	const { page } = editor;
	const account = newAccount({
		lists: [{ name: 'Customers' }],
		customFields: [
			{ label: 'Points', type: 'number' },
			{ label: 'Customer Since', type: 'date' },
		],
		contacts: [
			{
				email_address: { address: 'bob@example.com', permission_to_send: 'unsubscribed' },
				first_name: 'Robert',
			},
		],
	});
	await editor.openWorkflow({
		name: 'CSV Sync',
		nodes: [
			editor.node('Start', 'n8n-nodes-base.manualTrigger'),
			editor.node('Read File', 'n8n-nodes-base.readWriteFile', {
				parameters: { fileSelector: join(FILES, 'subscribers.csv'), options: {} },
			}),
			editor.node('Rows', 'n8n-nodes-base.extractFromFile', {
				parameters: { operation: 'csv', options: {} },
			}),
			editor.node('Sync', 'n8n-nodes-constant-contact.constantContact', {
				credentials: await connect(account),
			}),
		],
	});

	await context.test('columns are mapped automatically', async () => {
		await editor.openNode('Sync');
		await page.getByRole('button', { name: 'Execute previous nodes' }).click();
		await page.getByText('5 items').first().waitFor();
		await editor.dragInput('E-Mail', 'email');
		await editor.pick('lists', 'Customers');
		await page.keyboard.press('Escape');
		await page.locator('[data-test-id="mapping-mode-select"]').click();
		await page.getByRole('option', { name: 'Map Automatically' }).click();
		await editor.shoot('csv-mapped', { dark: true });
	});

	await context.test('without an error output, the refused row stops the run', async () => {
		await editor.executeStep();
		await editor.readError(`'Email' is not an email address: "carla@example" [item 2]`);
		await editor.shoot('csv-stopped');
	});

	await context.test('with one, each row comes out at its own end', async () => {
		await page.getByText('Settings', { exact: true }).click();
		await editor.pick('onError', 'Continue (using error output)');
		await editor.shoot('csv-settings', { dark: true });
		await editor.executeStep();
		await page.getByText('Error Branch (2 items)').waitFor();
		await editor.shoot('csv-success');
		await page.getByText('Error Branch (2 items)').click();
		await page.getByText(`'Points'`).first().waitFor();
		await editor.shoot('csv-errors');
		const contacts = [...account.contacts.values()];
		assert.deepEqual(
			contacts.map(({ email_address, first_name, last_name }) => [
				email_address?.address,
				email_address?.permission_to_send,
				first_name,
				last_name,
			]),
			[
				['bob@example.com', 'unsubscribed', 'Bob', 'Baker'],
				['ann@example.com', 'implicit', 'Ann', 'Archer'],
				['eve@example.com', 'implicit', 'Eve', 'Evans'],
			],
		);
	});
});
