import assert from 'node:assert/strict';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { installCommunityNode } from '../n8n-server/community-node.mts';
import { installN8n } from '../n8n-server/install.mts';
import { PROJECT } from '../n8n-server/paths.mts';
import { N8nServer } from '../n8n-server/server.mts';
import type { Account } from '../simulator/account.mts';
import { createAccount } from '../simulator/control.mts';
import { startSimulator, type Simulator } from '../simulator/simulator.mts';
import { Editor } from './editor.mts';

const USER_FOLDER = join(PROJECT, '.e2e');

let simulator: Simulator;
let n8n: N8nServer;
let editor: Editor;
let account: Account;

before(async () => {
	await installN8n(console.log);
	await rm(USER_FOLDER, { recursive: true, force: true });
	await mkdir(USER_FOLDER, { recursive: true });
	await installCommunityNode(USER_FOLDER);
	simulator = await startSimulator();
	n8n = await N8nServer.start(USER_FOLDER, simulator, join(PROJECT, 'examples', 'data'));
	editor = await Editor.open(n8n, simulator);
	account = createAccount(simulator.world, {
		settings: { redirectUris: [`${n8n.url}/rest/oauth2-credential/callback`] },
		lists: [{ name: 'Newsletter' }, { name: 'Customers' }],
		customFields: [
			{ label: 'Points', type: 'number' },
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
});

after(async () => {
	await editor?.close();
	await n8n?.stop();
	await simulator?.close();
});

test('the node is found by what it is for, and dropped from its action', async () => {
	const { page } = editor;
	for (const words of ['newsletter', 'mailing list', 'constant contact']) {
		await page.goto(`${n8n.url}/workflow/new`);
		await page
			.locator('[data-test-id="canvas-add-button"], [data-test-id="canvas-plus-button"]')
			.first()
			.click();
		await page.locator('[data-test-id="node-creator-search-bar"]').fill(words);
		await page.getByText('Constant Contact', { exact: true }).first().waitFor();
	}
	await page.getByText('Constant Contact', { exact: true }).first().click();
	await editor.shoot('1-actions');
	await page.getByText('Create or update contact', { exact: true }).first().click();
	await page.getByText('Parameters', { exact: true }).waitFor();
});

test('the account is connected in the popup', async () => {
	const { page } = editor;
	await page.getByText('Connect to Constant Contact').first().click();
	await page.getByText('OAuth Redirect URL').waitFor();
	await input('clientId').fill(account.clientId);
	await input('clientSecret').fill(account.clientSecret);
	await editor.shoot('2-credential');
	const [popup] = await Promise.all([
		page.waitForEvent('popup'),
		page.locator('[data-test-id="quick-connect-button"]').click(),
	]);
	const scopes = popup.getByRole('listitem');
	await scopes.first().waitFor();
	assert.deepEqual(await scopes.allTextContents(), [
		'contact_data',
		'campaign_data',
		'account_read',
		'offline_access',
	]);
	await popup.getByRole('button', { name: 'Allow' }).click();
	await popup.waitForEvent('close');
	await page.locator('[data-test-id="credential-edit-button"]').click();
	await page.getByText('Account connected', { exact: true }).locator('visible=true').waitFor();
	await editor.shoot('3-connected');
	await page.keyboard.press('Escape');
	// The panel asked for lists and fields before the account was connected.
	await page.keyboard.press('Escape');
	await editor.openNode('Create or update contact');
});

const parameter = (name: string) => editor.page.locator(`[data-test-id="parameter-input-${name}"]`);
const input = (name: string) => parameter(name).locator('input');

test('lists and custom fields come from the account, and the contact lands there', async () => {
	const { page } = editor;
	await input('email').fill('ann@example.com');
	await parameter('lists').click();
	await page.getByRole('option', { name: 'Newsletter' }).click();
	await page.keyboard.press('Escape');
	for (const name of ['First Name', 'Points', 'Tier']) {
		await page.getByText('Add field to send').click();
		await page.keyboard.type(name);
		await page.keyboard.press('Enter');
	}
	const customField = (label: string) =>
		[...account.customFields.values()].find((field) => field.label === label)?.custom_field_id ??
		'';
	await input('first_name').fill('Ann');
	await input(customField('Points')).fill('12');
	await parameter(customField('Tier')).click();
	await page.getByRole('option', { name: 'Gold' }).click();
	await editor.shoot('4-filled');
	await page.locator('[data-test-id="node-execute-button"]').click();
	await page.getByText('created', { exact: true }).first().waitFor();
	await editor.shoot('5-output');

	const [contact] = account.contacts.values();
	assert.equal(contact.first_name, 'Ann');
	assert.equal(contact.email_address?.address, 'ann@example.com');
	assert.deepEqual(
		contact.custom_fields.map(({ value, choice_ids }) => value ?? choice_ids),
		['12', ['1']],
	);
	assert.equal(contact.list_memberships.length, 1);
});

test('a refused value says in the panel what to do', async () => {
	const { page } = editor;
	await input('email').fill('ann@');
	await page.locator('[data-test-id="node-execute-button"]').click();
	await page.getByText(`'Email' is not an email address: "ann@" [Item 0]`).first().waitFor();
	await page.getByText('Use one plain address').first().waitFor();
	await editor.shoot('6-refused');
});
