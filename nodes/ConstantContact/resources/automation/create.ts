import type { IDataObject } from 'n8n-workflow';
import { readParameter } from '../../parameters/parameter';
import { LOOK_FIRST, type ItemOperation } from '../../runner/operation';
import { AUTOMATIONS } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import { name, trigger } from './parameters';

/** Automation → Create: one with a trigger and nothing that it does yet. */
export const create: ItemOperation = {
	repeating: LOOK_FIRST,
	access: ['customer-journey:create'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Automations/createAutomationCampaignUsingPost',
	fields: [name.field, trigger.field],
	async execute(node, item, api) {
		const workflowName = readParameter(node, item, name);
		const body = readParameter(node, item, trigger);
		const created = await api.post<IDataObject>(AUTOMATIONS.path, body, { workflowName });
		return identityFirst(AUTOMATIONS, created);
	},
};
