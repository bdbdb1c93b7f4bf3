import { WorkflowExecute } from 'n8n-core';
import {
	NodeConnectionTypes,
	Workflow,
	type IExecuteFunctions,
	type INode,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { additionalData, nodeTypesOf, placed, StoredCredentials } from '../../support/engine';
import { TestAccount } from '../../support/simulator';

/** What n8n calls the node where it is a tool. */
const TOOL = 'n8n-nodes-constant-contact.constantContactTool';

interface Tool {
	name: string;
	description: string;
	schema: { shape: Record<string, unknown> };
	invoke: (input: object) => Promise<string>;
}

/** The node as n8n offers it to an agent: no inputs, and a tool as its output. */
class ConstantContactTool extends ConstantContact {
	constructor() {
		super();
		this.description.inputs = [];
		this.description.outputs = [NodeConnectionTypes.AiTool];
	}
}

/** Lets an agent call the node as a tool, once for each input, and returns what it hears. */
async function callTool(
	account: TestAccount,
	parameters: INode['parameters'],
	inputs: object[],
	settings: Partial<INode> = {},
) {
	const heard: string[] = [];
	let tool: Tool | undefined;
	const agent = {
		description: {
			displayName: 'Agent',
			name: 'agent',
			inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			[tool] = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
			for (const input of inputs) {
				heard.push(await tool.invoke(input).catch((error: Error) => error.message));
			}
			return [[{ json: {} }]];
		},
	} as unknown as INodeType;
	const workflow = new Workflow({
		id: 'agent',
		nodes: [
			placed('Agent', 'agent'),
			{
				...placed('Constant Contact', TOOL),
				...settings,
				parameters,
				credentials: { constantContactOAuth2Api: { id: 'ai-tool', name: 'Test account' } },
			},
		],
		connections: {
			'Constant Contact': {
				ai_tool: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]],
			},
		},
		active: false,
		nodeTypes: nodeTypesOf({ agent, [TOOL]: new ConstantContactTool() }),
		settings: { executionOrder: 'v1' },
	});
	const data = additionalData(new StoredCredentials(account.credential as never));
	const run = await new WorkflowExecute(data, 'manual').run({
		workflow,
		startNode: workflow.getNode('Agent') as INode,
	});
	expect(run.data.resultData.error).toBeUndefined();
	return { heard, tool: tool as Tool };
}

const fromAi = (key: string, about: string) => `={{ $fromAI('${key}', '${about}', 'string') }}`;

test('an agent creates a contact, and hears what was wrong with another', async () => {
	const account = await TestAccount.create({ lists: [{ name: 'Newsletter' }] });
	const { heard, tool } = await callTool(
		account,
		{
			resource: 'contact',
			operation: 'upsert',
			descriptionType: 'auto',
			email: fromAi('email', 'Email of the person'),
			lists: fromAi('lists', 'Names of lists, comma-separated'),
			fields: {
				mappingMode: 'defineBelow',
				value: { first_name: fromAi('first_name', 'First name') },
			},
		},
		[
			{ email: 'ann@example.com', lists: 'newsletter', first_name: 'Ann' },
			{ email: 'not an address', lists: '', first_name: '' },
		],
	);
	expect(Object.keys(tool.schema.shape)).toEqual(['email', 'lists', 'first_name']);
	expect(tool.description).toMatch(/create or update contact/i);
	const contact = await account.contact('ann@example.com');
	expect(contact).toMatchObject({ first_name: 'Ann', list_memberships: [expect.any(String)] });
	expect(JSON.parse(heard[0])).toEqual([
		{ contact_id: contact?.contact_id, action: 'created', email_address: 'ann@example.com' },
	]);
	expect(heard[1]).toContain(`'Email' is not an email address: "not an address"`);
	expect(heard[1]).toContain('Use one plain address');
});

test.each(['email', 'id', 'list'])(
	'an agent picks a contact by email, and hears when there is none (mode: %s)',
	async (mode) => {
		const account = await TestAccount.create({
			contacts: [{ email_address: { address: 'ann@example.com' }, first_name: 'Ann' }],
		});
		const contact = { __rl: true, mode, value: fromAi('email', 'Email of the person') };
		const inputs = [{ email: 'Ann@example.com' }, { email: 'bob@example.com' }];
		const parameters = { resource: 'contact', operation: 'get', descriptionType: 'auto', contact };
		const { heard, tool } = await callTool(account, parameters, inputs);
		expect(tool.description).toMatch(/get contact/i);
		expect(JSON.parse(heard[0])).toMatchObject([{ first_name: 'Ann' }]);
		expect(heard[1]).toContain("No contact has the email bob@example.com, given in 'Contact'");
		expect(heard[1]).toContain("look for the contact with 'Get Many'");
	},
);

const nobody = { __rl: true, mode: 'id', value: '0000000c-0000-4000-8000-00000000000f' };

test.each([
	[
		'upsert',
		{ email: 'ann' },
		`'Email' is not an email address: "ann" [item 0]. Use one plain address, for example name@example.com.`,
	],
	[
		'get',
		{ contact: nobody },
		'Constant Contact does not know what the request names (404): contact_id is in an invalid format. [item 0]. It may have been deleted meanwhile. Pick it again, or check the ID.',
	],
	[
		'addTag',
		{ contact: nobody, tags: ['Gold'] },
		`'Tag Names or IDs' names "Gold", which the account does not have [item 0]. The account has none yet: create it in Constant Contact first.`,
	],
	[
		'__CUSTOM_API_CALL__',
		{},
		"'Custom API Call' is not done by this node. Use the node 'HTTP Request': as 'Authentication' pick 'Predefined Credential Type', as 'Credential Type' 'Constant Contact OAuth2 API'.",
	],
])('an agent hears what to do in the message itself: %s', async (operation, given, message) => {
	const account = await TestAccount.create();
	const parameters = { resource: 'contact', operation, ...given };
	expect((await callTool(account, parameters, [{}])).heard).toEqual([message]);
});

test('an agent uses bulk operations for a single contact', async () => {
	const account = await TestAccount.create({
		lists: [{ name: 'Newsletter' }],
		tags: [{ name: 'Gold' }],
		contacts: [{ email_address: { address: 'ann@example.com' } }],
	});
	const email = fromAi('email', 'Email of the person');
	const bulk = { resource: 'contact', descriptionType: 'auto' };
	const imported = await callTool(
		account,
		{ ...bulk, operation: 'import', email, lists: ['Newsletter'] },
		[{ email: 'bob@example.com' }],
	);
	expect(JSON.parse(imported.heard[0])).toMatchObject([{ state: 'completed' }]);
	const contact = { __rl: true, mode: 'email', value: email };
	const tagged = await callTool(
		account,
		{ ...bulk, operation: 'addTag', contact, tags: fromAi('tags', 'Names of tags') },
		[
			{ email: 'bob@example.com', tags: 'gold' },
			{ email: 'eve@example.com', tags: 'Gold' },
		],
	);
	expect(JSON.parse(tagged.heard[0])).toMatchObject([{ state: 'completed' }]);
	expect(tagged.heard[1]).toContain('No contact has the email eve@example.com');
	expect(await account.contact('bob@example.com')).toMatchObject({
		list_memberships: [expect.any(String)],
		taggings: [expect.any(String)],
	});
});

test('bulk work that an agent asks for twice is sent twice', async () => {
	const id = '0000000c-0000-4000-8000-000000000001';
	const account = await TestAccount.create({
		tags: [{ name: 'Gold' }],
		contacts: [{ contact_id: id, email_address: { address: 'ann@example.com' } }],
	});
	const parameters = {
		resource: 'contact',
		operation: 'addTag',
		contact: { __rl: true, mode: 'id', value: fromAi('id', 'ID of the contact') },
		tags: ['Gold'],
	};
	const { heard } = await callTool(account, parameters, [{ id }, { id }], { retryOnFail: true });
	expect(heard.map((text) => JSON.parse(text) as object)).toMatchObject([
		[{ state: 'completed' }],
		[{ state: 'completed' }],
	]);
	expect(await account.journal('POST /v3/activities/contacts_taggings_add')).toHaveLength(2);
});

test('an agent cannot choose to publish a post, and publishes what the author has chosen', async () => {
	const account = await TestAccount.create({
		social: { profiles: [{ profile_id: 'a', network: 'facebook', connected: true }] },
	});
	const post = {
		resource: 'social',
		operation: 'createPost',
		text: fromAi('text', 'What people read'),
		profiles: ['a'],
		date: '2099-01-01T08:00:00Z',
	};
	const inputs = [{ text: 'Spring', publish: 'now' }];
	const agents = { ...post, publish: fromAi('publish', 'When to publish') };
	const { heard } = await callTool(account, agents, inputs);
	expect(heard[0]).toContain("'Publish' is an expression");
	expect(await account.socialPosts()).toEqual([]);
	await callTool(account, post, inputs);
	expect(await account.socialPosts()).toMatchObject([{ status: 'DRAFT' }]);
	await callTool(account, { ...post, publish: 'now' }, inputs);
	expect(await account.socialPosts()).toHaveLength(2);
});

test('every operation says what it does, for the editor and for agents', () => {
	const actions = new ConstantContact().description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options }) => options as INodePropertyOptions[])
		.map(({ action, description }) => ({ action, description }));
	expect(new Set(actions.map(({ action }) => action)).size).toBe(actions.length);
	for (const { description } of actions) expect(description?.length).toBeGreaterThan(15);
});

test('consent is kept by default, and the texts say when a person may be subscribed', () => {
	const { description } = new ConstantContact();
	expect(description.usableAsTool).toBe(true);
	const permission = description.properties.find(({ name }) => name === 'permission');
	expect(permission?.description).toContain('only if the person has just asked');
	expect(permission?.description).toContain('even if they had unsubscribed');
	expect(permission?.default).toBe('keep');
});
