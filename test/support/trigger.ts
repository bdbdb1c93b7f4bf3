import { DirectoryLoader, PollContext, WorkflowExecute } from 'n8n-core';
import {
	deepCopy,
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type IPollFunctions,
} from 'n8n-workflow';
import { ConstantContactTrigger } from '../../nodes/ConstantContact/ConstantContactTrigger.node';
import { additionalData, nodeTypesOf, placed, StoredCredentials, UNPACED } from './engine';
import type { TestAccount } from './simulator';

let number = 0;

/** How far n8n's clock is moved on. */
let movedOn = 0;
const { now } = Date;
Date.now = () => now() + movedOn;
beforeEach(() => {
	movedOn = 0;
});

/** An active workflow that begins with the trigger, in the engine n8n ships. */
export class TestTrigger {
	credentials: StoredCredentials;

	readonly type = new ConstantContactTrigger();

	private account: TestAccount;

	private readonly node: INode;

	private workflow: Workflow;

	/** What n8n has written to its database: it saves the state when a poll starts the workflow. */
	private saved: IDataObject = {};

	/** @param budgetMs how long n8n lets a poll run; left out, as long as n8n does */
	constructor(
		account: TestAccount,
		parameters: INodeParameters,
		private readonly budgetMs?: number,
	) {
		// The account begins now, too.
		movedOn = 0;
		this.account = account;
		this.credentials = new StoredCredentials(account.credential as never);
		this.node = {
			...placed('Constant Contact Trigger', 'trigger'),
			parameters: { ...UNPACED, ...parameters },
			credentials: {
				constantContactOAuth2Api: { id: `trigger-${++number}`, name: 'Test account' },
			},
		};
		this.workflow = this.load();
	}

	/** What the node keeps between polls. */
	get state(): IDataObject {
		return this.workflow.getStaticData('node', this.node);
	}

	/** Sets other parameters, as a user does who edits the active workflow. */
	edit(parameters: INodeParameters): void {
		this.node.parameters = { ...UNPACED, ...parameters };
		this.save();
		this.workflow = this.load();
	}

	/** Polls as n8n does when the workflow is activated, and every few minutes after that. */
	async activate(): Promise<IDataObject[]> {
		const items = await this.poll();
		this.save();
		return items;
	}

	/** The items that start the workflow; none, when it is not started. */
	async poll(): Promise<IDataObject[]> {
		const data = additionalData(this.credentials);
		const context = new PollContext(this.workflow, this.node, data, 'trigger', 'activate');
		if (this.budgetMs !== undefined) {
			Object.assign(context, { getPollBudgetMs: () => this.budgetMs });
		}
		const output = await this.type.poll.call(context as IPollFunctions);
		if (output) this.save();
		return (output?.[0] ?? []).map(({ json }) => json);
	}

	/** Lets time pass, for n8n and for the service. */
	async pass(ms: number): Promise<void> {
		movedOn += ms;
		await this.account.change({ clockAheadMs: movedOn });
	}

	/** Picks another credential, as a user does in the editor. */
	connect(account: TestAccount, id: string): void {
		this.credentials = new StoredCredentials(account.credential as never);
		this.account = account;
		this.node.credentials = { constantContactOAuth2Api: { id, name: 'Other account' } };
		this.save();
		this.workflow = this.load();
	}

	/** A kill of n8n and its restart: what n8n has not saved is gone. */
	restart(): void {
		this.workflow = this.load();
	}

	/** The test in the editor. */
	async test(): Promise<{
		items: IDataObject[];
		error?: { message: string; description?: string | null };
	}> {
		const run = await new WorkflowExecute(additionalData(this.credentials), 'manual').run({
			workflow: this.workflow,
			startNode: this.node,
		});
		const { runData, error } = run.data.resultData;
		const items = runData[this.node.name]?.[0]?.data?.main?.[0] ?? [];
		return { items: items.map(({ json }) => json), error };
	}

	private save(): void {
		this.saved = JSON.parse(JSON.stringify(this.workflow.staticData)) as IDataObject;
	}

	private load(): Workflow {
		DirectoryLoader.applyDeclarativeNodeOptionParameters(this.type);
		return new Workflow({
			id: 'test',
			nodes: [this.node],
			connections: {},
			active: true,
			nodeTypes: nodeTypesOf({ trigger: this.type }),
			staticData: deepCopy(this.saved),
			settings: { executionOrder: 'v1', timezone: 'Asia/Kolkata' },
		});
	}
}
