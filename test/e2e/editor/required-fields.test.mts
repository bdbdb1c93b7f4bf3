import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect, editor, newAccount } from './stage.mts';

const NODE = 'n8n-nodes-constant-contact.constantContact';
const SMS = { smsSignUp: { consent: { nationalNumber: '781 555 1212' } } };
const EXPRESSION = "={{ 'explicit'.toLowerCase() }}";

/** Opens a node with these parameters. */
async function open(parameters: object) {
	await editor.openWorkflow({
		name: 'Required Fields',
		nodes: [
			editor.node('Start', 'n8n-nodes-base.manualTrigger'),
			editor.node('Write', NODE, {
				parameters,
				credentials: await connect(newAccount({ lists: [{ name: 'Newsletter' }] })),
			}),
		],
	});
	await editor.openNode('Write');
}

/** Waits until the fields show as required or not, each once. */
async function see(email: boolean, lists: boolean) {
	await editor.seeRequired('email', email);
	await editor.seeRequired('lists', lists);
}

test('a field is marked as required where it is, and shows once', async (context) => {
	await context.test('as Permission to Email and the options change', async () => {
		await open({});
		await see(true, false);
		await editor.shoot('required-keep');
		await editor.pick('permission', 'Contact Asked to Be Emailed');
		await see(true, true);
		await editor.shoot('required-explicit', { dark: true });
		await editor.pick('permission', 'Keep Current Permission');
		await see(true, false);
	});

	await context.test('with a sign-up for texts, the email may be empty', async () => {
		await open({ permission: 'explicit', options: SMS });
		await see(false, true);
		await editor.shoot('required-sms');
	});

	await context.test('with an expression, nobody knows whether a list is needed', async () => {
		await open({ permission: EXPRESSION });
		await see(true, false);
		await editor.shoot('required-expression');
	});

	await context.test('an import needs an email or a number', async () => {
		await open({ operation: 'import' });
		await see(true, true);
		await open({ operation: 'import', options: { smsNumber: '781 555 1212' } });
		await see(false, true);
		await editor.shoot('required-import-sms');
	});
});

test('n8n runs nothing while a required field is empty', async () => {
	await open({ permission: 'explicit', email: 'ann@example.com' });
	await editor.executeStep();
	await editor.page.getByText('Parameter "List Names or IDs" is required').first().waitFor();
	await editor.shoot('required-missing');
	assert.equal(await editor.page.getByText('created', { exact: true }).count(), 0);
});
