import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { addContact } from '../../simulator/resources/contact-store.mts';
import { connect, editor, n8n, newAccount } from './stage.mts';

/** n8n polls every minute, on the minute. */
const PATIENCE_MS = 90_000;

test('a new contact starts a workflow', async (context) => {
	const { page } = editor;
	const account = newAccount({
		lists: [{ name: 'Newsletter' }],
		contacts: [{ email_address: { address: 'old@example.com' }, first_name: 'Olga' }],
	});
	const workflow = await editor.openWorkflow({
		name: 'Welcome',
		nodes: [
			editor.node('New Contact', 'n8n-nodes-constant-contact.constantContactTrigger', {
				credentials: await connect(account),
			}),
			editor.node('Next', 'n8n-nodes-base.noOp'),
		],
	});

	await context.test('Fetch Test Event shows the newest contact', async () => {
		await editor.openNode('New Contact');
		await editor.shoot('trigger', { dark: true });
		await editor.executeStep();
		await page.getByText('old@example.com').first().waitFor();
		await editor.shoot('trigger-test-event', { dark: true });
		await page.keyboard.press('Escape');
	});

	await context.test('once it is published, it starts for a contact that is added', async () => {
		await page.locator('[data-test-id="workflow-open-publish-modal-button"]').click();
		await page.locator('[data-test-id="workflow-publish-button"]').click();
		await page.getByText('Workflow published').waitFor();
		await page.getByRole('button', { name: 'Got it' }).click();
		addContact(account, { email_address: { address: 'new@example.com' }, first_name: 'Nina' });

		let started: { id: string }[] = [];
		for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(500)) {
			const executions = await n8n.executions(workflow);
			started = executions.filter(({ mode, status }) => mode === 'trigger' && status === 'success');
			if (started.length > 0) break;
		}
		assert.equal(started.length, 1);
		const { data } = await n8n.execution(started[0].id);
		const items = data.resultData.runData['New Contact'][0].data?.main[0] ?? [];
		assert.deepEqual(
			items.map(({ json }) => [json.event, json.first_name]),
			[['contactCreated', 'Nina']],
		);
		await page.getByText('Executions', { exact: true }).click();
		await page.getByText('Next', { exact: true }).last().waitFor();
		await editor.shoot('trigger-execution');
	});
});
