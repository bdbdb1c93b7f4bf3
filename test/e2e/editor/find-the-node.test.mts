import { test } from 'node:test';
import { editor } from './stage.mts';

for (const words of [
	'newsletter',
	'mailing list',
	'email list',
	'email campaign',
	'bulk email',
	'unsubscribe',
	'sign up',
	'segment',
	'opt out',
	'constant contact',
]) {
	test(`"${words}" finds the node, which says what it and its trigger do`, async () => {
		await editor.newWorkflow();
		await editor.searchNode(words);
		await editor.page.getByText('Constant Contact', { exact: true }).first().waitFor();
		await editor.page
			.getByText(/Keep contacts current, send newsletters/)
			.first()
			.waitFor();
		await editor.shoot(`find-${words.replace(' ', '-')}`);
	});
}

test('the node is dropped from its action', async () => {
	const { page } = editor;
	await editor.dropAction('Create or update contact', async () => {
		await editor.shoot('find-actions', { dark: true });
	});
	const operation = page.locator('[data-test-id="parameter-input-operation"] input');
	await operation.waitFor();
	await editor.shoot('dropped', { dark: true });
});
