import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect, editor, newAccount } from './stage.mts';

/** Opens the node behind one that makes this many people. */
async function openWithPeople(count: number) {
	const account = newAccount({ lists: [{ name: 'Newsletter' }] });
	await editor.openWorkflow({
		name: 'Hints',
		nodes: [
			editor.node('Start', 'n8n-nodes-base.manualTrigger'),
			editor.node('People', 'n8n-nodes-base.debugHelper', {
				parameters: { category: 'randomData', randomDataType: 'email', randomDataCount: count },
			}),
			editor.node('Sync', 'n8n-nodes-constant-contact.constantContact', {
				// An unknown address with capitals is looked up twice.
				parameters: { email: '={{ $json.email.toLowerCase() }}' },
				credentials: await connect(account),
			}),
		],
	});
	await editor.openNode('Sync');
	await editor.page.getByRole('button', { name: 'Execute previous nodes' }).click();
	await editor.page
		.getByText(`${String(count)} items`)
		.first()
		.waitFor();
	return account;
}

const hints = () => editor.page.locator('[data-test-id="node-hint"]');

test('Batching is changed in Settings, honoured, and warned of above the limit', async () => {
	const { page } = editor;
	const account = await openWithPeople(3);
	assert.equal(await hints().count(), 0);
	await page.getByText('Settings', { exact: true }).click();
	await editor.fillNumber('batchSize', 2);
	await editor.fillNumber('batchInterval', 1500);
	const before = account.journal.length;
	await editor.executeStep();
	await page.getByText('created', { exact: true }).nth(2).waitFor();
	await editor.shoot('batching', { dark: true });
	const times = account.journal.slice(before).map(({ at }) => at);
	assert.equal(times.length, 6);
	const gaps = times.slice(2).map((at, index) => at - times[index]);
	assert.ok(Math.min(...gaps) >= 1500, `two requests after ${String(gaps)} ms`);
	assert.equal(await hints().count(), 0);

	await editor.fillNumber('batchSize', 20);
	await hints().getByText('Batching is off or above 4 requests a second').waitFor();
	await editor.shoot('hint-batching', { dark: true });
	await editor.fillNumber('batchSize', 4);
	await editor.fillNumber('batchInterval', 1000);
	await hints().waitFor({ state: 'detached' });
});

test('consent for many people at once shows a warning before the run', async () => {
	await openWithPeople(11);
	assert.equal(await hints().count(), 0);
	await editor.pick('permission', 'Contact Asked to Be Emailed');
	await hints().getByText('even those who have unsubscribed').waitFor();
	await editor.shoot('hint-permission', { dark: true });
});

test('a large sync shows before the run that there is an import', async () => {
	await openWithPeople(301);
	await hints().getByText("'Import' needs only a few").waitFor();
	await editor.shoot('hint-import', { dark: true });
});

test('the trigger says what its polls and its reports cost a day', async () => {
	const { page } = editor;
	await editor.openWorkflow({
		name: 'Hints of the trigger',
		nodes: [
			editor.node('When', 'n8n-nodes-constant-contact.constantContactTrigger', {
				parameters: {
					triggerOn: ['contactCreated', 'contactUnsubscribed', 'emailOpened', 'linkClicked'],
					pollTimes: { item: [{ mode: 'everyMinute' }] },
				},
				credentials: await connect(newAccount()),
			}),
		],
	});
	await editor.openNode('When');
	await hints().getByText('the polls need 2,880 requests a day').waitFor();
	await hints().getByText('need about 1,106 requests a day').waitFor();
	await editor.shoot('hint-trigger', { dark: true });
	assert.equal(await page.locator('[data-test-id="node-hint"]').count(), 2);
});

test('what was not done shows above the output, too', async () => {
	const unsubscribed = { address: 'bob@example.com', permission_to_send: 'unsubscribed' } as const;
	const account = newAccount({
		lists: [{ name: 'Newsletter' }],
		contacts: [{ email_address: unsubscribed }],
	});
	await editor.openWorkflow({
		name: 'Warnings',
		nodes: [
			editor.node('Start', 'n8n-nodes-base.manualTrigger'),
			editor.node('Row', 'n8n-nodes-base.set', {
				typeVersion: 3.4,
				parameters: { mode: 'raw', jsonOutput: '{ "email": "bob@example.com", "hobby": "chess" }' },
			}),
			editor.node('Sync', 'n8n-nodes-constant-contact.constantContact', {
				parameters: {
					email: '={{ $json.email }}',
					lists: "={{ 'Newsletter' }}",
					fields: { mappingMode: 'autoMapInputData', value: null },
				},
				credentials: await connect(account),
			}),
		],
	});
	await editor.openNode('Sync');
	await editor.executeStep();
	await hints().getByText('None of the columns is a contact field').waitFor();
	await editor.shoot('hint-warnings', { dark: true });
});
