import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { editor, n8n, newAccount } from './stage.mts';

/** Presses Connect in the open credential, which opens Constant Contact's consent page. */
async function openConsent(): Promise<Page> {
	const { page } = editor;
	const connectButton = page.getByRole('button', { name: 'Connect', exact: true });
	const [popup] = await Promise.all([page.waitForEvent('popup'), connectButton.last().click()]);
	return popup;
}

async function connect(answer: 'Allow' | 'Deny'): Promise<Page> {
	const popup = await openConsent();
	await popup.getByRole('button', { name: answer }).click();
	return popup;
}

test('a person connects the account, after two attempts that go wrong', async (context) => {
	const { page } = editor;
	for (const { id } of await n8n.get<{ id: string }[]>('/rest/credentials')) {
		await n8n.delete(`/rest/credentials/${id}`);
	}
	const { clientId, clientSecret } = newAccount({ lists: [{ name: 'Newsletter' }] });

	await editor.dropAction('Create or update contact');
	await page
		.getByText('Once your account is connected, close and reopen this node, or press Retry')
		.waitFor();
	await page.getByText('Connect to Constant Contact').first().click();
	await page.getByText('OAuth Redirect URL').waitFor();
	await page.getByText('Create it with the redirect URL above').waitFor();
	await editor.input('clientId').fill(clientId);
	await editor.input('clientSecret').fill('a wrong secret');
	await editor.shoot('connect-empty');

	await context.test('who denies access reads so', async () => {
		const popup = await connect('Deny');
		await popup.getByText('Failed to connect').waitFor();
		await popup.getByText('More details').click();
		await popup.getByText('The resource owner denied the request').waitFor();
		await editor.shoot('connect-denied-popup', { of: popup });
		await popup.close();
		await page.getByText('Connect your account to use this credential').waitFor();
		await editor.shoot('connect-denied');
	});

	await context.test('who enters a wrong client secret reads so', async () => {
		const popup = await connect('Allow');
		await popup.getByText('Client authentication failed').waitFor();
		await popup.getByText('More details').click();
		await editor.shoot('connect-wrong-secret-popup', { of: popup });
		await popup.close();
		await page.getByText('Connect your account to use this credential').waitFor();
	});

	await context.test('with the right one the account is connected', async () => {
		await editor.input('clientSecret').fill(clientSecret);
		const popup = await openConsent();
		const scopes = popup.getByRole('listitem');
		await scopes.first().waitFor();
		assert.deepEqual(await scopes.allTextContents(), [
			'contact_data',
			'campaign_data',
			'account_read',
			'offline_access',
		]);
		await editor.shoot('connect-consent', { of: popup });
		await Promise.all([
			popup.waitForEvent('close'),
			popup.getByRole('button', { name: 'Allow' }).click(),
		]);
		await editor.shoot('connected-panel');
		await page.getByText('Retry', { exact: true }).click();
		await page.getByText('Add field to send').waitFor();
	});

	await context.test('the credential and the opened panel show the account', async () => {
		await page.locator('[data-test-id="credential-edit-button"]').click();
		await page.getByText('Account connected', { exact: true }).locator('visible=true').waitFor();
		await editor.shoot('connected', { dark: true });
		await page.keyboard.press('Escape');
		// n8n asks for lists once, which was before the account was connected.
		await page.keyboard.press('Escape');
		await editor.openNode('Create or update contact');
		await editor.open('lists');
		await page.getByRole('option', { name: 'Newsletter' }).waitFor();
	});
});
