import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { startChatModelStub } from '../n8n-server/chat-model-stub.mts';
import { tableOf } from '../n8n-server/data-table.mts';
import { until } from '../n8n-server/until.mts';
import {
	addCredential,
	exampleNames,
	nodeOf,
	pickCredentials,
	pollEvery,
	readExample,
} from '../n8n-server/workflows.mts';
import type { Account, Contact } from '../simulator/account.mts';
import type { N8nServer } from '../n8n-server/server.mts';
import { APART, asksApi, ExampleStage, outputOf, type Imported } from './example-stage.mts';

/** What credentials look like in an exported workflow. */
const SECRET = /credentials|token|secret|password|api.?key|bearer|instanceId|pinData/i;

suite('examples', () => {
	let stage: ExampleStage;
	let n8n: N8nServer;
	let files: string;

	before(async () => {
		stage = await ExampleStage.open('examples');
		({ n8n, files } = stage);
	});

	after(async () => {
		await stage?.close();
	});

	const imported: Imported = async (...given) => await stage.imported(...given);

	test('each explains itself, and holds no credentials', async () => {
		for (const name of await exampleNames()) {
			const workflow = await readExample(name);
			const notes = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
			assert.equal(notes.length, 1, name);
			assert.match(String(notes[0].parameters.content), /^## .+\n\n.+\n\n[^]*\*\*To use it:\*\*/);
			const nodes = workflow.nodes.filter((node) => !notes.includes(node));
			assert.doesNotMatch(JSON.stringify({ ...workflow, nodes }), SECRET, name);
			assert(nodes.some(({ type }) => asksApi(type)));
		}
	});

	test('website-form: a submitted form subscribes, but only with permission', async () => {
		const { account, id } = await imported('website-form', {
			contacts: [
				{ email_address: { address: 'bob@example.com', permission_to_send: 'unsubscribed' } },
			],
		});
		await n8n.activate(id);
		const url = `${n8n.url}/form/newsletter`;
		const page = await (await fetch(url)).text();
		for (const text of ['Our newsletter', 'please confirm it']) assert(page.includes(text), text);
		const submit = async (email: string, firstName: string, permission: string[]) => {
			const form = new FormData();
			form.set('field-0', email);
			form.set('field-1', firstName);
			form.set('field-2', '');
			form.set('field-3', JSON.stringify(permission));
			return (await fetch(url, { method: 'POST', body: form })).status;
		};
		assert.equal(await submit('ann@example.com', 'Ann', ['Yes']), 200);
		assert.equal(await submit('bob@example.com', '', ['Yes']), 200);
		assert.equal(await submit('carol@example.com', 'Carol', []), 200);
		assert.equal(await submit('dave@example', 'Dave', ['Yes']), 500);

		assert.deepEqual(
			[...account.contacts.values()].map((contact) => [
				emailOf(contact),
				contact.first_name,
				contact.email_address?.permission_to_send,
				namesOf(account.lists, contact.list_memberships),
			]),
			[
				['bob@example.com', undefined, 'explicit', ['Newsletter']],
				['ann@example.com', 'Ann', 'explicit', ['Newsletter']],
			],
		);
	});

	test('crm-sync: rows are written, and the refused ones reported', async () => {
		const csv = join(files, 'export.csv');
		await writeFile(
			csv,
			'CRM ID,E-Mail,First Name\nC-1,ann@example.com,Ann\nC-2,bob@,Bob\nC-3,carol@example.com,Carol\n',
		);
		const { account, id } = await imported(
			'crm-sync',
			{
				lists: [{ name: 'Customers' }],
				contacts: [
					{ email_address: { address: 'carol@example.com', permission_to_send: 'unsubscribed' } },
				],
			},
			(workflow) => {
				nodeOf(workflow, 'Read CRM Export').parameters.fileSelector = csv;
				nodeOf(workflow, 'Create or Update Contact').parameters.lists = ['Customers'];
			},
		);
		const { status, data } = await n8n.runWorkflow(id, 'Start Sync');
		assert.equal(status, 'success');
		assert.deepEqual(outputOf(data, 'Summary'), [
			{ action: 'created', count_contact_id: 1 },
			{ action: 'updated', count_contact_id: 1 },
		]);
		assert.deepEqual(outputOf(data, 'Refused Rows'), [
			{
				crm_id: 'C-2',
				email: 'bob@',
				reason: `'Email' is not an email address: "bob@" [item 1]`,
				what_to_do: 'Use one plain address, for example name@example.com',
			},
		]);
		const [report] = data.resultData.runData.Report[0].data?.main[0] ?? [];
		const file = report.binary?.data;
		assert.equal(file?.fileName, 'refused-rows.csv');
		const rows = await n8n.file(file.id ?? '');
		assert.match(rows, /^\uFEFF?crm_id,email,reason,what_to_do\r?\nC-2,bob@,/);
		const carol = contactOf(account, 'carol@example.com');
		assert.equal(carol.first_name, 'Carol');
		assert.equal(carol.email_address?.permission_to_send, 'unsubscribed');
	});

	test('table-import: all rows of the table in one request, and the refused ones named', async () => {
		const { account, id } = await imported('table-import', {
			contacts: [
				{
					email_address: { address: 'bob@example.com', permission_to_send: 'unsubscribed' },
					last_name: 'Brown',
				},
			],
		});
		assert.equal((await n8n.runWorkflow(id, 'Set Up Once')).status, 'success');
		const table = await tableOf(n8n, 'Customers');
		// Midnight in New York, where n8n puts workflows that name no time zone. The table gives it in UTC.
		const newYorkMay1 = '1990-05-01T04:00:00.000Z';
		await table.insert([
			{ email: 'ann@example.com', first_name: 'Ann', company_name: 'Acme', birthday: newYorkMay1 },
			{ email: 'bob@example.com', first_name: 'Bob', last_name: '' },
			{ email: 'carol@', first_name: 'Carol' },
		]);
		const { status, data } = await n8n.runWorkflow(id, 'Start Import');
		assert.equal(status, 'success', data.resultData.error?.message);
		const imports = account.journal.filter(({ path }) => path.endsWith('contacts_json_import'));
		assert.equal(imports.length, 1);
		assert.deepEqual(outputOf(data, 'Refused Rows'), [
			{
				email: 'carol@',
				reason: `'Email' is not an email address: "carol@" [item 2]`,
				what_to_do: 'Use one plain address, for example name@example.com',
			},
		]);
		const [{ warnings }] = outputOf(data, 'Import Contacts') ?? [];
		assert.match(String(warnings), /1 contact has unsubscribed and was not added/);
		const ann = contactOf(account, 'ann@example.com');
		assert.deepEqual([ann.first_name, ann.company_name], ['Ann', 'Acme']);
		assert.deepEqual([ann.birthday_month, ann.birthday_day], [5, 1]);
		assert.deepEqual(namesOf(account.lists, ann.list_memberships), ['Customers']);
		const bob = contactOf(account, 'bob@example.com');
		assert.deepEqual([bob.first_name, bob.last_name], ['Bob', 'Brown']);
		assert.equal(bob.email_address?.permission_to_send, 'unsubscribed');
	});

	test('file-import: the rows of a file are imported, and the wrong one is named', async () => {
		const csv = join(files, 'office.csv');
		const rows = [
			'Email;First Name;Last Name;Company',
			'ann@example.com; "Ann"; "Lee, Ann";"Lee; Partners"',
			';;;',
			'bob@;Bob;;',
			'carol@example.com;Carol;;',
		];
		await writeFile(csv, rows.join('\r\n'));
		const { account, id } = await imported(
			'file-import',
			{
				lists: [{ name: 'Customers' }],
				contacts: [
					{ email_address: { address: 'carol@example.com', permission_to_send: 'unsubscribed' } },
				],
			},
			(workflow) => {
				nodeOf(workflow, 'Read File').parameters.fileSelector = csv;
				nodeOf(workflow, 'Import From File').parameters.lists = ['Customers'];
			},
		);
		const { status, data } = await n8n.runWorkflow(id, 'Start Import');
		assert.equal(status, 'success', data.resultData.error?.message);
		assert.deepEqual(outputOf(data, 'Not Imported'), [
			{
				file: 'office.csv',
				reason: `2 of 3 rows were imported. Line 4: 'Email' is not an email address: "bob@" [item 0]`,
				what_to_do: 'Use one plain address, for example name@example.com',
			},
		]);
		const [{ warnings }] = outputOf(data, 'Import From File') ?? [];
		assert.match(String(warnings), /1 contact has unsubscribed and was not added/);
		const ann = contactOf(account, 'ann@example.com');
		assert.deepEqual(
			[ann.first_name, ann.last_name, ann.company_name],
			['Ann', 'Lee, Ann', 'Lee; Partners'],
		);
		assert.deepEqual(namesOf(account.lists, ann.list_memberships), ['Customers']);
		const carol = contactOf(account, 'carol@example.com');
		assert.equal(carol.first_name, 'Carol');
		assert.equal(carol.email_address?.permission_to_send, 'unsubscribed');
	});

	test('tag-after-purchase: an order tags its buyer and leaves the consent alone', async () => {
		const { account, id } = await imported('tag-after-purchase', {
			tags: [{ tag_id: 'a5f0c2a0-0001-4c1e-9d52-6f2f6f5d0001', name: 'VIP' }],
			contacts: [
				{
					email_address: { address: 'bob@example.com', permission_to_send: 'unsubscribed' },
					first_name: 'Bob',
					taggings: ['a5f0c2a0-0001-4c1e-9d52-6f2f6f5d0001'],
				},
			],
		});
		await n8n.activate(id);
		const order = {
			customer: { email: 'bob@example.com', first_name: '', last_name: 'Brown' },
			items: [{ category: 'Wine' }, { category: 'Books' }],
		};
		const response = await fetch(`${n8n.url}/webhook/order-paid`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(order),
		});
		assert.equal(response.status, 200);
		assert.equal((await stage.ended(id)).status, 'success');
		const bob = contactOf(account, 'bob@example.com');
		assert.deepEqual(namesOf(account.tags, bob.taggings), [
			'Bought Books',
			'Bought Wine',
			'Customer',
			'VIP',
		]);
		assert.equal(`${bob.first_name} ${bob.last_name}`, 'Bob Brown');
		assert.equal(bob.email_address?.permission_to_send, 'unsubscribed');
	});

	test('ai-agent: the agent looks, adds a contact and unsubscribes another', async () => {
		const model = await startChatModelStub([
			{
				call: [
					{ tool: 'Show_Lists', arguments: {} },
					{ tool: 'Find_Contact', arguments: { email: 'ann@example.com' } },
				],
			},
			{
				call: [
					{
						tool: 'Create_or_Update_Contact',
						arguments: {
							email: 'ann@example.com',
							first_name: 'Ann',
							last_name: '',
							company_name: '',
							lists: 'Customers',
							tags: '',
						},
					},
					{
						tool: 'Unsubscribe_Contact',
						arguments: { email: 'bob@example.com', reason: 'Too many emails' },
					},
				],
			},
			{ say: 'Ann is in Customers, and Bob gets no more emails.' },
		]);
		try {
			const openAi = await addCredential(n8n, 'openAiApi', { apiKey: 'none', url: model.url });
			const { account, id } = await imported(
				'ai-agent',
				{
					lists: [{ name: 'Customers' }],
					contacts: [{ email_address: { address: 'bob@example.com' } }],
				},
				(workflow) => {
					pickCredentials(workflow, (type) => type.endsWith('lmChatOpenAi'), openAi);
				},
			);
			const { status, data } = await n8n.runWorkflow(id, 'Chat', {
				item: {
					sessionId: 'test',
					action: 'sendMessage',
					chatInput:
						'Add Ann, ann@example.com, to Customers. Bob, bob@example.com, wants no emails.',
				},
			});
			assert.equal(status, 'success', JSON.stringify(data.resultData.error));
			assert.deepEqual(outputOf(data, 'Contact Assistant'), [
				{ output: 'Ann is in Customers, and Bob gets no more emails.' },
			]);
			const heard = model.requests[1].messages.filter(({ role }) => role === 'tool');
			assert.match(String(heard[0].content), /Customers/);
			assert.match(String(heard[1].content), /No contact has the email ann@example.com/);

			const ann = contactOf(account, 'ann@example.com');
			assert.deepEqual(namesOf(account.lists, ann.list_memberships), ['Customers']);
			assert.equal(ann.email_address?.permission_to_send, 'implicit');
			const { email_address } = contactOf(account, 'bob@example.com');
			assert.equal(email_address?.permission_to_send, 'unsubscribed');
			assert.equal(email_address.opt_out_reason, 'Too many emails');
		} finally {
			await model.close();
		}
	});

	test('unsubscribed-to-crm: who opts out is marked in the table', async () => {
		const { account, id } = await imported(
			'unsubscribed-to-crm',
			{
				contacts: [
					{ email_address: { address: 'ann@example.com' } },
					{ email_address: { address: 'bob@example.com' } },
				],
			},
			(workflow) => {
				nodeOf(workflow, 'Contact Unsubscribed').parameters.pollTimes = pollEvery(5);
			},
		);
		assert.equal((await n8n.runWorkflow(id, 'Set Up Once')).status, 'success');
		const table = await tableOf(n8n, 'CRM');
		await table.insert([
			{ email: 'ann@example.com', newsletter: true },
			{ email: 'bob@example.com', newsletter: true },
		]);
		await n8n.activate(id);
		const { email_address } = contactOf(account, 'bob@example.com');
		Object.assign(email_address ?? {}, {
			permission_to_send: 'unsubscribed',
			opt_out_source: 'Contact',
			opt_out_date: account.now(),
			opt_out_reason: 'Too many emails',
		});
		await until('a row that is marked', async () =>
			(await table.rows()).some(({ newsletter }) => newsletter === false),
		);
		const rows = (await table.rows()).map(({ email, newsletter, unsubscribe_reason }) => [
			email,
			newsletter,
			unsubscribe_reason,
		]);
		assert.deepEqual(rows, [
			['ann@example.com', true, null],
			['bob@example.com', false, 'Too many emails'],
		]);
		await n8n.post(`/rest/workflows/${id}/deactivate`, {});
	});

	test('http-request: all pages of what the node does not do', async () => {
		const lists = Array.from({ length: 501 }, (_, index) => ({ name: `List ${String(index)}` }));
		const { id } = await imported('http-request', { lists });
		const { status, data } = await n8n.runWorkflow(id, 'Run');
		assert.equal(status, 'success', JSON.stringify(data.resultData.error));
		assert.equal(outputOf(data, 'Read All Pages')?.length, 2);
		const names = outputOf(data, 'One Item a List')?.map(({ name }) => name);
		assert.deepEqual(names?.sort(), lists.map(({ name }) => name).sort());
	});

	test('no example was forgotten', async () => {
		const apart = Object.values(APART).flat();
		const names = (await exampleNames()).filter((name) => !apart.includes(name));
		assert.deepEqual([...stage.ran].sort(), names.sort());
	});
});

function emailOf({ email_address }: Contact) {
	return email_address?.address;
}

function contactOf({ contacts }: Account, email: string): Contact {
	const contact = [...contacts.values()].find((each) => emailOf(each) === email);
	assert(contact, `${email} is not in the account`);
	return contact;
}

function namesOf(known: Map<string, { name: string }>, ids: string[]) {
	return ids.map((id) => known.get(id)?.name ?? id).sort();
}
