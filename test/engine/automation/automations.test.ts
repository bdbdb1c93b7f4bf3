import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { inEditor } from '../../support/engine';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const run = runOf('automation');
const PATH = '/v3/automations/workflows';
const id = (number: number) => `66666666-0000-4000-8000-00000000000${number}`;
const AUTOMATIONS = ['Welcome', 'Birthday', 'Thanks'].map((name, index) => ({
	id: id(index),
	name,
	created_date: `2026-01-0${index + 1}T00:00:00.000+00:00`,
}));
const seed = { automations: AUTOMATIONS };
const pick = (value: string, mode = 'name'): INodeParameters => ({
	automation: { __rl: true, mode, value },
});
const names = (output: IDataObject[]) => output.map(({ name }) => name);

describe('get many', () => {
	test('returns all, the newest first, and sends no size', async () => {
		const account = await TestAccount.create(seed);
		const { output } = await run(account, 'getAll', { returnAll: true });
		expect(names(output)).toEqual(['Thanks', 'Birthday', 'Welcome']);
		expect(await account.journal()).toMatchObject([{ query: {}, status: 209 }]);
	});

	test('returns so many', async () => {
		const account = await TestAccount.create(seed);
		const parameters = { returnAll: false, limit: 2, options: { sortOrder: 'ASC' } };
		const { output } = await run(account, 'getAll', parameters);
		expect(names(output)).toEqual(['Welcome', 'Birthday']);
		expect(await account.journal()).toMatchObject([{ query: { sort_direction: 'ASC' } }]);
	});

	test('goes on to a next page, should there be one', async () => {
		const account = await TestAccount.create(seed);
		const _links = { next: { href: `${PATH}?cursor=abc` } };
		const body = { flow_summaries: [{ id: id(7), name: 'First' }], _links };
		await account.fault({ path: PATH, times: 1, answer: { status: 209, body } });
		await account.fault({
			path: PATH,
			answer: { status: 209, body: { flow_summaries: [{ id: id(8), name: 'Last' }] } },
		});
		const { output } = await run(account, 'getAll', { returnAll: true });
		expect(names(output)).toEqual(['First', 'Last']);
	});

	test('an answer without automations is told', async () => {
		const account = await TestAccount.create();
		await account.fault({ path: PATH, answer: { status: 209, body: {} } });
		const { message } = await run(account, 'getAll');
		expect(message).toContain('did not come from the Constant Contact API');
	});
});

describe('one is picked', () => {
	test.each([
		[pick('birthday')],
		[pick('Birthday', 'id')],
		[pick(id(1), 'id')],
		[pick(id(1), 'list')],
	])('by name or ID: %j', async (picked) => {
		const account = await TestAccount.create(seed);
		const { output } = await run(account, 'get', picked);
		expect(names(output)).toEqual(['Birthday']);
	});

	test('an unknown one is told', async () => {
		const account = await TestAccount.create(seed);
		const byName = await run(account, 'get', pick('Birthdays'));
		expect(byName.message).toContain(`'Automation' names "Birthdays", which the account`);
		const byId = await run(account, 'get', pick(id(9), 'id'));
		expect(byId.message).toContain('automation_flow_id is unknown');
	});

	test('from the list in the editor', async () => {
		const account = await TestAccount.create(seed);
		const { searchAutomations } = new ConstantContact().methods.listSearch;
		expect(await inEditor(account, searchAutomations, 'th')).toMatchObject({
			results: [
				{ name: 'Birthday', value: id(1) },
				{ name: 'Thanks', value: id(2) },
			],
		});
	});
});

describe('create', () => {
	const trigger = {
		type: 'Date',
		action_name: 'calendar_date',
		bounds: { after: 'P0D', before: 'P1D' },
	};

	test('sends the name beside the trigger', async () => {
		const account = await TestAccount.create();
		const parameters = { name: 'Party & more', trigger: JSON.stringify(trigger) };
		const { output } = await run(account, 'create', parameters);
		expect(Object.keys(output[0]).slice(0, 2)).toEqual(['id', 'name']);
		expect(output).toMatchObject([{ name: 'Party & more', status: 'DRAFT' }]);
		expect(await account.journal()).toMatchObject([
			{
				query: { workflowName: 'Party & more' },
				body: trigger,
			},
		]);
	});

	test('takes the example that the editor shows', async () => {
		const account = await TestAccount.create();
		const { hint = '' } =
			new ConstantContact().description.properties.find(({ name }) => name === 'trigger') ?? {};
		const example = hint.slice(hint.indexOf('{'));
		const { error } = await run(account, 'create', { name: 'Party', trigger: example });
		expect(error).toBeUndefined();
		expect((await account.journal())[0].body).toEqual(JSON.parse(example));
	});

	test('a new node has no trigger yet, and makes nothing', async () => {
		const account = await TestAccount.create();
		const { message } = await run(account, 'create', { name: 'Party' });
		expect(message).toContain("'Trigger' is empty");
		expect(await account.requests()).toEqual([]);
	});

	test.each([
		['{ "type": "segment_join", "segment_id": "14" }'],
		[{ type: 'Action', action_name: 'list_join', parameters: [] }],
	])('takes a trigger as text and as object: %j', async (trigger) => {
		const account = await TestAccount.create();
		const parameters = { name: 'Party', trigger: '={{ $json.trigger }}' };
		const { error } = await run(account, 'create', parameters, { items: [{ trigger }] } as never);
		expect(error).toBeUndefined();
		const [{ body }] = await account.journal();
		expect(body).toEqual(typeof trigger === 'string' ? JSON.parse(trigger) : trigger);
	});

	test.each([
		['{', 'is not a JSON object with properties'],
		['[{ "type": "Action" }]', 'is not a JSON object with properties'],
		['{}', 'is not a JSON object with properties'],
		['"Action"', 'is not a JSON object with properties'],
		[7, 'is not a JSON object with properties'],
		['{ "action_name": "list_join" }', 'has no "type"'],
		['{ "type": " ", "action_name": "list_join" }', 'has no "type"'],
		['{ "type": 7 }', 'has no "type"'],
		['{ "type": "Action" }', 'has no "action_name"'],
		['{ "type": "date", "action_name": "" }', 'has no "action_name"'],
	])('a trigger that is none is refused before anything is sent: %s', async (trigger, words) => {
		const account = await TestAccount.create();
		const parameters = { name: 'Party', trigger: '={{ $json.trigger }}' };
		const { message } = await run(account, 'create', parameters, { items: [{ trigger }] });
		expect(message).toContain(`'Trigger' ${words}`);
		expect(await account.requests()).toEqual([]);
	});
});

describe('update', () => {
	const update = async (picked: INodeParameters, flow: unknown) => {
		const account = await TestAccount.create(seed);
		const parameters = { ...picked, automationFlow: '={{ $json.flow }}' };
		const items = [{ flow }] as IDataObject[];
		return { account, ...(await run(account, 'update', parameters, { items })) };
	};

	const draft_definition = { state: 'DRAFT' };

	test.each([
		['as Get returns it', { id: id(1), name: 'Party', status: 'DRAFT', draft_definition }],
		['as JSON', '{ "name": "Party", "active_definition": { "state": "ACTIVE" } }'],
		['in the body that the API takes', { automation_flow: { name: 'Party', draft_definition } }],
	])('takes the flow %s', async (_how, flow) => {
		const { output, account } = await update(pick(id(1), 'id'), flow);
		expect(output).toMatchObject([{ id: id(1), name: 'Party' }]);
		const [{ body }] = await account.journal(`PUT ${PATH}/${id(1)}`);
		const given = Object(typeof flow === 'string' ? JSON.parse(flow) : flow) as IDataObject;
		expect(body).toEqual('automation_flow' in given ? given : { automation_flow: given });
	});

	test.each([
		['', "'Automation Flow' is empty"],
		['{', "'Automation Flow' is not a JSON object"],
		[{}, "'Automation Flow' is not a JSON object"],
		[{ automation_flow: {} }, "'Automation Flow' is not a JSON object"],
		[{ name: 'Party' }, `'Automation Flow' has neither "draft_definition" nor "active_definition"`],
		['{ "name": "Party", "draft_definition": {} }', "'Automation Flow' has neither"],
		[{ id: id(1), draft_definition: null, active_definition: 'x' }, 'has neither'],
		[{ automation_flow: { name: 'Party' } }, 'has neither'],
		[{ id: id(1), draft_state: 'DRAFT' }, 'has neither'],
		[{ error: 'Not found', message: 'Look' }, 'has neither'],
		[
			{ id: id(2), name: 'Thanks', draft_definition },
			`'Automation Flow' is that of the automation "${id(2)}"`,
		],
		[{ id: 7, draft_definition }, `'Automation Flow' is that of the automation "7"`],
	])('a flow that is none, or that of another one, is refused: %j', async (flow, words) => {
		const { message, account } = await update(pick(id(1), 'id'), flow);
		expect(message).toContain(words);
		expect(await account.requests()).toEqual([]);
	});

	test('an automation is found by its new name later in the run', async () => {
		const account = await TestAccount.create(seed);
		const items = [
			{ from: 'Welcome', to: 'Hello' },
			{ from: 'Hello', to: 'Hi' },
		];
		const flow = '={{ { name: $json.to, draft_definition: { state: "DRAFT" } } }}';
		const parameters = { ...pick('={{ $json.from }}'), automationFlow: flow };
		const { output } = await run(account, 'update', parameters, { items });
		expect(names(output)).toEqual(['Hello', 'Hi']);
	});
});
