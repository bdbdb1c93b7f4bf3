import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { EVENTS } from '../../nodes/ConstantContact/trigger/events';
import { runTrigger } from '../../nodes/ConstantContact/trigger/run-trigger';

/** What the service answers to a GET of a path below /v3; an error is what n8n throws. */
export type Answers = (path: string, query: IDataObject) => object | Error;

interface Settings {
	/** n8n's clock. */
	now: () => number;
	/** How far the service's clock is ahead of n8n's; left out, its answers have no Date header. */
	ahead?: number;
	budgetMs?: number;
}

const UNPACED = { batching: { batch: { batchInterval: 0 } } };

/** A trigger whose requests are answered so, and what was asked. */
export class GivenTrigger {
	/** What n8n keeps for it. */
	data: IDataObject = {};

	/** What the latest poll has asked for. */
	asked: Array<{ path: string; query: IDataObject }> = [];

	/** The parts of it that the latest poll has written. */
	written: string[] = [];

	credential = 'one';

	constructor(
		public parameters: IDataObject,
		public answers: Answers,
		private readonly settings: Settings,
	) {}

	get paths(): string[] {
		return this.asked.map(({ path }) => path);
	}

	/** The items that start the workflow. */
	async poll(): Promise<IDataObject[]> {
		return jsons(await runTrigger(this.node('trigger'), EVENTS));
	}

	/** The test in the editor. */
	async test(): Promise<IDataObject[]> {
		return jsons(await runTrigger(this.node('manual'), EVENTS));
	}

	private given(name: string): unknown {
		const within = (of: unknown, part: string) => (of as IDataObject | undefined)?.[part];
		return name.split('.').reduce<unknown>(within, this.parameters);
	}

	private node(mode: string): IPollFunctions {
		this.asked = [];
		this.written = [];
		const note = (name: string) => void this.written.push(name);
		const data = new Proxy(this.data, {
			set: (target, name: string, value) => {
				note(name);
				target[name] = JSON.parse(JSON.stringify(value)) as IDataObject;
				return true;
			},
		});
		const { ahead, budgetMs, now } = this.settings;
		return {
			getMode: () => mode,
			getNode: () => ({
				name: 'Trigger',
				credentials: { constantContactOAuth2Api: { id: this.credential, name: 'CC' } },
			}),
			getNodeParameter: (name: string, fallback: unknown) =>
				name === 'requestOptions' ? UNPACED : (this.given(name) ?? fallback),
			getWorkflowStaticData: () => data,
			getCredentials: async () => await Promise.resolve({ clientId: randomUUID() }),
			...(budgetMs !== undefined && { getPollBudgetMs: () => budgetMs }),
			helpers: {
				httpRequestWithAuthentication: async (
					_: string,
					{ url, qs }: { url: string; qs: IDataObject },
				) => {
					const path = url.replace('https://api.cc.email/v3', '');
					this.asked.push({ path, query: qs });
					const body = await Promise.resolve(this.answers(path, qs));
					if (body instanceof Error) throw body;
					const date = ahead === undefined ? undefined : new Date(now() + ahead).toUTCString();
					return { statusCode: 200, body, headers: { date } };
				},
			},
		} as unknown as IPollFunctions;
	}
}

function jsons(output: INodeExecutionData[][] | null): IDataObject[] {
	return (output?.[0] ?? []).map(({ json }) => json);
}
