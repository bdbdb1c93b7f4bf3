import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { EVENTS } from './trigger/events';
import { triggerFields } from './trigger/trigger-fields';
import { triggerHints } from './trigger/trigger-hints';
import { getCampaigns, getEvents, getLists, getTags } from './methods/load-options';
import { runTrigger } from './trigger/run-trigger';
import { requestOptions } from './parameters/request-options';

export class ConstantContactTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Constant Contact Trigger',
		name: 'constantContactTrigger',
		icon: { light: 'file:constantContact.svg', dark: 'file:constantContact.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ [].concat($parameter["triggerOn"]).join(", ").replace(/[A-Z]/g, " $&").toLowerCase() }}',
		description:
			'Keep contacts current, send newsletters, read reports, and start workflows with Constant Contact',
		defaults: { name: 'Constant Contact Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'constantContactOAuth2Api', required: true }],
		properties: [...triggerFields, requestOptions],
		hints: triggerHints,
	};

	methods = { loadOptions: { getCampaigns, getEvents, getLists, getTags } };

	async poll(this: IPollFunctions) {
		return await runTrigger(this, EVENTS);
	}
}
