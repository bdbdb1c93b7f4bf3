import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { startChatModelStub } from '../../n8n-server/chat-model-stub.mts';
import { addCredential } from '../../n8n-server/workflows.mts';
import type { Account } from '../../simulator/account.mts';
import { connect, editor, n8n, newAccount } from './stage.mts';

const TOOL = 'Keep contacts';

/** Opens an agent with the node as its tool, and a model that gives it `email` and then says what it heard. */
async function openAgent(context: TestContext, account: Account, email: string) {
	const model = await startChatModelStub([
		{ call: [{ tool: 'Keep_contacts', arguments: { Email: email } }] },
		({ messages }) => ({ say: `The tool answered: ${String(messages.at(-1)?.content)}` }),
	]);
	context.after(model.close);
	const openAi = { apiKey: 'none', url: model.url };
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
	return model;
}

async function execute() {
	const { page } = editor;
	await page.keyboard.press('Escape');
	await page.locator('[data-test-id="execute-workflow-button"]').click();
	await page.getByText('Workflow executed successfully').waitFor();
}

test('an agent calls the node as a tool, and the contact lands', async (context) => {
	const account = newAccount({ lists: [{ name: 'Newsletter' }] });
	const model = await openAgent(context, account, 'ann@example.com');
	await editor.shoot('tool', { dark: true });
	await execute();
	await editor.shoot('agent', { dark: true });
	await editor.openNode('Agent');
	await editor.page.getByText('The tool answered').first().waitFor();
	await editor.shoot('agent-answer');

	const [contact] = account.contacts.values();
	assert.equal(contact.email_address?.address, 'ann@example.com');
	const [offered] = model.requests[0].tools ?? [];
	assert.match(offered.function.description ?? '', /create.*contact/i);
	assert.match(String(model.requests[1].messages.at(-1)?.content), /"action":\s*"created"/);
});

test('an agent whose call is refused hears what to do', async (context) => {
	const model = await openAgent(context, newAccount(), 'ann');
	await execute();
	assert.match(
		String(model.requests[1].messages.at(-1)?.content),
		/is not an email address.* Use one plain address/,
	);
});
