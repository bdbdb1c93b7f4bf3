import type * as core from 'n8n-core';
import type * as workflow from 'n8n-workflow';
import type { IDataObject, INode, INodeType } from 'n8n-workflow';
import { createRequire } from 'node:module';
import type { Service } from './service.mts';

// n8n's packages only load as CommonJS; so does the node, as it is built.
const require = createRequire(import.meta.url);
const { PollContext } = require('n8n-core') as typeof core;
const { Workflow } = require('n8n-workflow') as typeof workflow;
const { ConstantContactTrigger } =
	require('../../dist/nodes/ConstantContact/ConstantContactTrigger.node.js') as Record<
		string,
		new () => INodeType
	>;
const type = new ConstantContactTrigger();
const UNPACED = { batching: { batch: { batchInterval: 0 } } };

/** An n8n with one active workflow, whose requests go to the service without a network. */
export class Host {
	/** What n8n has written to its database: it does so when a poll starts the workflow. */
	private saved: IDataObject = {};

	private workflow: workflow.Workflow;

	private service: Service;

	private readonly node: INode;

	constructor(service: Service, triggerOn: string[], more: workflow.INodeParameters = {}) {
		this.service = service;
		this.node = {
			id: 'trigger',
			name: 'Trigger',
			type: 'trigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: { triggerOn, simple: false, requestOptions: UNPACED, ...more },
		};
		this.workflow = this.load();
	}

	get state(): IDataObject {
		return this.workflow.getStaticData('node', this.node);
	}

	/** Whether a reading spreads over the last poll and the next. */
	get isInTheMiddle(): boolean {
		const readings = Object.values((this.state.readings ?? {}) as IDataObject);
		return readings.some((each) => (each as IDataObject).progress !== undefined);
	}

	/** One poll, with the given time. Throws when the poll fails. */
	async poll(budgetMs = 300_000): Promise<IDataObject[]> {
		const data = { currentNodeParameters: undefined } as never;
		const context = new PollContext(this.workflow, this.node, data, 'trigger', 'activate');
		Object.assign(context, {
			getPollBudgetMs: () => budgetMs,
			getCredentials: async () => await Promise.resolve({ clientId: 'histories' }),
		});
		Object.assign(context.helpers, {
			httpRequestWithAuthentication: async (
				_: string,
				request: { url: string; qs?: IDataObject },
			) => {
				await Promise.resolve();
				return this.service.answer(
					request.qs ?? {},
					new URL(request.url).pathname.replace('/v3', ''),
				);
			},
		});
		const output = await type.poll?.call(context);
		if (output) this.save();
		return (output?.[0] ?? []).map(({ json }) => json);
	}

	/** Gives the node another credential, of another account. */
	connect(service: Service, credential: string): void {
		this.service = service;
		this.node.credentials = { constantContactOAuth2Api: { id: credential, name: credential } };
	}

	/** n8n saves the state of a workflow that it activates. */
	save(): void {
		this.saved = JSON.parse(JSON.stringify(this.workflow.staticData)) as IDataObject;
	}

	/** A kill and a restart. */
	restart(): void {
		this.workflow = this.load();
	}

	private load(): workflow.Workflow {
		return new Workflow({
			id: 'test',
			nodes: [this.node],
			connections: {},
			active: true,
			nodeTypes: {
				getByName: () => type,
				getByNameAndVersion: () => type,
				getKnownTypes: () => ({}),
			},
			staticData: structuredClone(this.saved),
		});
	}
}
