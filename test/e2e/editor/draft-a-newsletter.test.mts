import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect, editor, newAccount } from './stage.mts';

const NEWSLETTER = '0000000a-0000-4000-8000-000000000001';

test('a newsletter is drafted, and picked from the newest', async (context) => {
	const { page } = editor;
	const account = newAccount({
		lists: [{ name: 'Newsletter', list_id: NEWSLETTER }, { name: 'Customers' }],
		contacts: ['ann', 'bob', 'eve'].map((name) => ({
			email_address: { address: `${name}@example.com` },
			list_memberships: [NEWSLETTER],
		})),
		campaigns: [{ name: 'Winter newsletter' }],
	});

	await context.test('with a confirmed sender, HTML and a list', async () => {
		await editor.openWorkflow({
			name: 'Newsletter',
			nodes: [
				editor.node('Start', 'n8n-nodes-base.manualTrigger'),
				editor.node('Draft', 'n8n-nodes-constant-contact.constantContact', {
					parameters: {
						resource: 'campaign',
						operation: 'create',
						lists: ['Newsletter'],
					},
					credentials: await connect(account),
				}),
				editor.node('Preview', 'n8n-nodes-constant-contact.constantContact', {
					parameters: {
						resource: 'campaign',
						operation: 'getPreview',
						campaign: { __rl: true, mode: 'id', value: '={{ $json.campaign_id }}' },
					},
					credentials: await connect(account),
				}),
				editor.node('Schedule', 'n8n-nodes-constant-contact.constantContact', {
					parameters: {
						resource: 'campaign',
						operation: 'schedule',
						campaign: { __rl: true, mode: 'id', value: '={{ $json.campaign_id }}' },
						date: '={{ $now.plus({ minutes: 15 }) }}',
						onlyIf: {
							subjectIs: '={{ $json.subject }}',
							contentDigestIs: '={{ $json.content_digest }}',
						},
					},
					credentials: await connect(account),
				}),
				editor.node('Look', 'n8n-nodes-constant-contact.constantContact', {
					parameters: { resource: 'campaign', operation: 'get' },
					credentials: await connect(account),
				}),
			],
		});
		await editor.openNode('Draft');
		await editor.input('name').fill('Spring newsletter');
		await editor.input('subject').fill('Spring is here');
		await editor.input('fromName').fill('Olives and Oils');
		await editor.parameter('fromEmail').locator('[data-test-id="rlc-input"]').click();
		await page.getByText('owner@example.com', { exact: true }).locator('visible=true').waitFor();
		assert.equal(await page.getByText('news@example.com', { exact: true }).count(), 0);
		await page.getByText('owner@example.com', { exact: true }).locator('visible=true').click();
		await editor.fillCode('html', '<html><body><h1>Spring is here</h1></body></html>');
		await editor.shoot('newsletter-filled', { dark: true });
		await editor.executeStep();
		await page.getByText('Spring newsletter', { exact: true }).first().waitFor();
		await editor.shoot('newsletter-output', { dark: true });
		const [draft] = [...account.campaigns.values()].filter(
			({ name }) => name === 'Spring newsletter',
		);
		assert.equal(draft.email.from_email, 'owner@example.com');
		assert.match(draft.email.html_content, /<body>\[\[trackingImage\]\]<h1>/);
		assert.deepEqual(account.mailbox, []);
	});

	await context.test('and is scheduled as its preview shows it', async () => {
		await page.keyboard.press('Escape');
		await editor.openNode('Schedule');
		await editor.executeStep();
		await page.getByText('scheduled', { exact: true }).first().waitFor();
		await editor.shoot('newsletter-scheduled', { dark: true });
		const statuses = [...account.campaigns.values()].map(({ name, current_status }) => [
			name,
			current_status.toLowerCase(),
		]);
		assert.deepEqual(statuses.sort(), [
			['Spring newsletter', 'scheduled'],
			['Winter newsletter', 'draft'],
		]);
		assert.deepEqual(account.mailbox, []);
	});

	await context.test('and the dropdown of campaigns has the newest first', async () => {
		await page.keyboard.press('Escape');
		await editor.openNode('Look');
		await editor.parameter('campaign').locator('[data-test-id="rlc-input"]').click();
		await page
			.getByText('Winter newsletter · Draft', { exact: true })
			.locator('visible=true')
			.first()
			.waitFor();
		await editor.shoot('newsletter-picker', { dark: true });
	});
});
