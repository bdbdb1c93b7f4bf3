import type { IDataObject } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import { locatorField, readPicked } from '../../parameters/locator';
import { readParameter } from '../../parameters/parameter';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import { AUTOMATIONS } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import { automationFlow } from './parameters';

/** Automation → Update, by what it is as a whole. */
export const update: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: Object.values(AUTOMATIONS.access),
	subject: AUTOMATIONS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Automations/updateAutomationCampaignUsingPut',
	fields: [locatorField(AUTOMATIONS), automationFlow.field],
	async execute(node, item, api) {
		const automation_flow = readParameter(node, item, automationFlow);
		const id = await readPicked(node, item, api, AUTOMATIONS);
		refuseOther(automation_flow, id);
		const path = `${AUTOMATIONS.path}/${id}`;
		const updated = await api.put<IDataObject>(path, { automation_flow });
		await api.remember(AUTOMATIONS, id, updated);
		return identityFirst(AUTOMATIONS, updated);
	},
};

/** Throws InputError for the flow of another automation, which would overwrite the one that is picked. */
function refuseOther({ id: own }: IDataObject, id: string): void {
	if (own === undefined || textOf(own).toLowerCase() === id.toLowerCase()) return;
	throw new InputError(
		`'${automationFlow.field.displayName}' is that of the automation ${quoted(own)}, not of ${quoted(id)}`,
		'Nothing was written. Pick the automation whose flow it is, or take "id" out of it',
	);
}
