import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startChatModelStub } from '../../n8n-server/chat-model-stub.mts';
import { addCredential } from '../../n8n-server/workflows.mts';
import { connect, editor, n8n, newAccount } from './stage.mts';

const TOOL = 'Keep contacts';

test('an agent calls the node as a tool, and the contact lands', async (context) => {
	const { page } = editor;
	const model = await startChatModelStub([
		{ call: [{ tool: 'Keep_contacts', arguments: { Email: 'ann@example.com' } }] },
		({ messages }) => ({ say: `The tool answered: ${String(messages.at(-1)?.content)}` }),
	]);
	context.after(model.close);
	const openAi = { apiKey: 'none', url: model.url };
	const account = newAccount({ lists: [{ name: 'Newsletter' }] });
	await editor.openWorkflow({
		name: 'Agent',
		nodes: [
			editor.node('Start', 'n8n-nodes-base.manualTrigger'),
			editor.node('Agent', '@n8n/n8n-nodes-langchain.agent', {
				typeVersion: 3.1,
				parameters: { promptType: 'define', text: 'Add ann@example.com' },
			}),
			editor.node('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', {
				typeVersion: 1.3,
				parameters: {
					model: { __rl: true, mode: 'id', value: 'scripted' },
					responsesApiEnabled: false,
				},
				credentials: await addCredential(n8n, 'openAiApi', openAi, 'Scripted model'),
				serves: { node: 'Agent', as: 'ai_languageModel' },
			}),
			editor.node(TOOL, 'n8n-nodes-constant-contact.constantContactTool', {
				credentials: await connect(account),
				serves: { node: 'Agent', as: 'ai_tool' },
			}),
		],
	});

	await editor.openNode(TOOL);
	await editor.letModelDefine('email');
	await editor.shoot('tool', { dark: true });
	await page.keyboard.press('Escape');
	await page.locator('[data-test-id="execute-workflow-button"]').click();
	await page.getByText('Workflow executed successfully').waitFor();
	await editor.shoot('agent', { dark: true });
	await editor.openNode('Agent');
	await page.getByText('The tool answered').first().waitFor();
	await editor.shoot('agent-answer');

	const [contact] = account.contacts.values();
	assert.equal(contact.email_address?.address, 'ann@example.com');
	const [offered] = model.requests[0].tools ?? [];
	assert.match(offered.function.description ?? '', /create.*contact/i);
	assert.match(String(model.requests[1].messages.at(-1)?.content), /"action":\s*"created"/);
});
