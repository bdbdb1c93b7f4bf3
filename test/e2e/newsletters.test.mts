import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startChatModelStub, type ChatRequest } from '../n8n-server/chat-model-stub.mts';
import { tableOf } from '../n8n-server/data-table.mts';
import { startMailbox, type Mailbox } from '../n8n-server/mailbox.mts';
import type { N8nServer } from '../n8n-server/server.mts';
import { until } from '../n8n-server/until.mts';
import { addCredential, nodeOf, pickCredentials, type Workflow } from '../n8n-server/workflows.mts';
import type { Account } from '../simulator/account.mts';
import { APART, ExampleStage, outputOf } from './example-stage.mts';

const SENDER = 'news@bakery.example';
const SEED = {
	emailAddresses: [
		{ email_address: SENDER, email_id: 1, confirm_status: 'CONFIRMED', roles: ['CONTACT'] },
	],
	lists: [{ name: 'Newsletter', list_id: '0000000a-0000-4000-8000-000000000001' }],
	contacts: [
		{
			email_address: { address: 'ann@example.com' },
			list_memberships: ['0000000a-0000-4000-8000-000000000001'],
		},
	],
};
/** n8n takes links that are opened by a program for a preview. */
const BROWSER = { headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' } };

suite('examples that write newsletters', () => {
	let stage: ExampleStage;
	let n8n: N8nServer;
	let inbox: Mailbox;

	before(async () => {
		stage = await ExampleStage.open('newsletters');
		({ n8n } = stage);
		inbox = await startMailbox();
	});

	after(async () => {
		await stage?.close();
		await inbox?.close();
	});

	/** Picks what the note tells users to pick. */
	function pickSender(workflow: Workflow): void {
		nodeOf(workflow, 'Create Draft').parameters.fromEmail = {
			__rl: true,
			mode: 'email',
			value: SENDER,
		};
	}

	/** Opens a button of the next mail that a workflow asks for approval by. @returns its subject and HTML */
	async function answerMail(
		workflowId: string,
		button: 'Approve' | 'Decline',
		before: () => void = () => undefined,
	): Promise<string> {
		const mail = await inbox.next();
		const links = [...String(mail.html).matchAll(/href="([^"]*webhook-waiting[^"]*)"/g)].map(
			([, link]) => link.replaceAll('&amp;', '&'),
		);
		const link = links.find((each) => each.includes(`approved=${String(button === 'Approve')}`));
		assert(link, String(mail.html));
		before();
		// The mail may be there before n8n has stored that the workflow waits, and then refuses the answer.
		await until('the workflow waits', async () =>
			(await n8n.executions(workflowId)).some(({ status: state }) => state === 'waiting'),
		);
		assert.equal((await fetch(link, BROWSER)).status, 200);
		return `${String(mail.subject)}\n${String(mail.html)}`;
	}

	const only = ({ campaigns }: Account) => {
		assert.equal(campaigns.size, 1);
		return [...campaigns.values()][0];
	};

	test('newsletter-with-approval: nothing is scheduled until somebody approves', async () => {
		const smtp = await addCredential(n8n, 'smtp', inbox.credential);
		const { account, id } = await stage.imported('newsletter-with-approval', SEED, (workflow) => {
			pickSender(workflow);
			pickCredentials(workflow, (type) => type === 'n8n-nodes-base.emailSend', smtp);
		});
		assert.equal((await n8n.runWorkflow(id, 'Set Up Once')).status, 'success');
		const table = await tableOf(n8n, 'News');
		const news = [
			{ title: 'Bread & butter', text: 'New <here>', link: 'https://example.com/1', sent: false },
			{ title: 'Cakes', text: 'On Sunday', link: 'https://example.com/2', sent: false },
		];
		await table.insert(news);

		const declined = n8n.runWorkflow(id, 'Every Monday at 9');
		assert.match(
			await answerMail(id, 'Decline'),
			/^Send 'Bread & butter'\?[^]*To: Newsletter[^]*Contacts at most: 1/,
		);
		assert.equal((await declined).status, 'success');
		assert.equal(only(account).current_status.toLowerCase(), 'draft');
		assert.match(only(account).email.html_content, /Bread &amp; butter[^]*New &lt;here>[^]*Cakes/);

		const changed = n8n.runWorkflow(id, 'Every Monday at 9');
		await answerMail(id, 'Approve', () => {
			only(account).email.html_content += '<p>Not approved</p>';
		});
		const refused = await changed;
		assert.equal(refused.status, 'error');
		assert.match(String(refused.data.resultData.error?.message), /Content Digest Is/);
		assert.equal(only(account).current_status.toLowerCase(), 'draft');

		const approved = n8n.runWorkflow(id, 'Every Monday at 9');
		await answerMail(id, 'Approve');
		const { status, data } = await approved;
		assert.equal(status, 'success', JSON.stringify(data.resultData.error));
		assert.equal(only(account).current_status.toLowerCase(), 'scheduled');
		assert.deepEqual(
			account.mailbox.map(({ email_address, isTest }) => [email_address, isTest]),
			Array(3).fill(['you@example.com', true]),
		);
		const rows = await table.rows();
		assert.deepEqual(
			rows.map(({ sent }) => sent),
			[true, true],
		);
	});

	test('send-and-resend: the form sets the second sending and schedules both', async () => {
		const { account, id } = await stage.imported('send-and-resend', {
			...SEED,
			campaigns: [
				{
					name: 'May news',
					email: {
						subject: 'May',
						contact_list_ids: ['0000000a-0000-4000-8000-000000000001'],
					},
				},
			],
		});
		await n8n.activate(id);
		const form = new FormData();
		const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
		const values = ['May news', tomorrow, '09:00', 'Did you see it?', '3'];
		values.forEach((value, index) => form.set(`field-${String(index)}`, value));
		const { status } = await fetch(`${n8n.url}/form/plan-newsletter`, {
			method: 'POST',
			body: form,
		});
		assert.equal(status, 200);
		const execution = await stage.ended(id);
		assert.equal(execution.status, 'success', JSON.stringify(execution.data.resultData.error));
		const campaign = only(account);
		assert.equal(campaign.current_status.toLowerCase(), 'scheduled');
		assert.equal(campaign.resend?.resend_subject, 'Did you see it?');
		assert.equal(campaign.resend.delay_minutes, 3 * 1440);
		const [scheduled] = outputOf(execution.data, 'Schedule') ?? [];
		assert.match(String(scheduled.scheduled_date), new RegExp(`^${tomorrow}T1[34]:00:00`));
	});

	test('newsletter-agent: the agent schedules only what a human approves', async () => {
		const told = (request: ChatRequest, property: string) => {
			const answers = request.messages.filter(({ role }) => role === 'tool');
			const found = new RegExp(`${property}[\\\\"]+:[\\\\"]+([^"\\\\]+)`).exec(
				JSON.stringify(answers),
			);
			assert(found, JSON.stringify(answers));
			return found[1];
		};
		const html = '<html><body><h1>May</h1></body></html>';
		const schedule = (request: ChatRequest) => ({
			call: [
				{
					tool: 'Schedule',
					// Behind a human review, n8n asks for the parameters as one.
					arguments: {
						toolParameters: {
							name: 'May',
							date: new Date(Date.now() + 86_400_000).toISOString(),
							subject: 'May is here',
							content_digest: told(request, 'content_digest'),
							recipients_at_most: 1,
						},
					},
				},
			],
		});
		const model = await startChatModelStub([
			{
				call: [{ tool: 'Create_Draft', arguments: { name: 'May', subject: 'May is here', html } }],
			},
			(request) => {
				const campaign_id = told(request, 'campaign_id');
				return {
					call: [{ tool: 'Send_Test', arguments: { campaign_id } }],
				};
			},
			schedule,
			schedule,
			{ say: 'It goes out tomorrow.' },
		]);
		try {
			const openAi = await addCredential(n8n, 'openAiApi', { apiKey: 'none', url: model.url });
			const smtp = await addCredential(n8n, 'smtp', inbox.credential);
			const { account, id } = await stage.imported('newsletter-agent', SEED, (workflow) => {
				pickSender(workflow);
				pickCredentials(workflow, (type) => type.endsWith('emailSendHitlTool'), smtp);
				pickCredentials(workflow, (type) => type.endsWith('lmChatOpenAi'), openAi);
			});
			const run = n8n.runWorkflow(id, 'Chat', {
				item: { sessionId: 'test', action: 'sendMessage', chatInput: 'Our news of May, please.' },
			});
			assert.match(
				await answerMail(id, 'Decline'),
				/Campaign: May[^]*Subject: May is here[^]*Contacts at most: 1[^]*Digest: [\w-]{22}/,
			);
			assert.equal(only(account).current_status.toLowerCase(), 'draft');
			await answerMail(id, 'Approve');
			const { status, data } = await run;
			assert.equal(status, 'success', JSON.stringify(data.resultData.error));
			assert.deepEqual(outputOf(data, 'Newsletter Assistant'), [
				{ output: 'It goes out tomorrow.' },
			]);
			assert.equal(only(account).current_status.toLowerCase(), 'scheduled');
			assert.deepEqual(
				account.mailbox.map(({ email_address, isTest }) => [email_address, isTest]),
				[['you@example.com', true]],
			);
		} finally {
			await model.close();
		}
	});

	test('no example was forgotten', () => {
		assert.deepEqual([...stage.ran].sort(), APART.newsletters);
	});
});
