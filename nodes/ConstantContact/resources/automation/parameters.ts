import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { isObject } from '../../input/is-object';
import { toJsonObject } from '../../input/json-object';
import { isEmpty } from '../../input/values';
import { nameText, text, type Parameter } from '../../parameters/parameter';

const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Welcome series',
};

export const name = nameText({ ...nameField, required: true });

export const wholeName = text({ ...nameField, description: 'The whole name' });

/** A contact's birthday: it needs nothing of the account. The editor breaks the line at spaces. */
const EXAMPLE =
	'{ "type": "Date", "action_name": "calendar_date", "trigger_date": { "type": "Profile", "month_field": "record.birthday_month", "day_field": "record.birthday_day" }, "bounds": { "after": "P0D", "before": "P1D" } }';

const triggerField: INodeProperties = {
	displayName: 'Trigger',
	name: 'trigger',
	type: 'json',
	required: true,
	default: '',
	description:
		'What starts the automation for a contact: a TriggerDefDto. Constant Contact documents this only in its <a href="https://developer.constantcontact.com/api_reference/index.html#!/Automations/createAutomationCampaignUsingPost">API reference</a>.',
	hint: `For example, for birthdays, ${EXAMPLE}`,
};

/** What starts an automation, as the API takes it. */
export const trigger: Parameter<IDataObject> = { field: triggerField, read: toTrigger };

/** The types of which the service needs to know the action. */
const WITH_ACTION = /^(action|date)$/i;

function toTrigger(given: unknown): IDataObject {
	const { displayName: label } = triggerField;
	const wanted = toJsonObject(label, given, EXAMPLE) as IDataObject;
	const { type, action_name } = wanted;
	const lacks = (part: unknown) => typeof part !== 'string' || isEmpty(part);
	const missing = lacks(type) ? 'type' : 'action_name';
	if (missing === 'action_name' && !(WITH_ACTION.test(String(type)) && lacks(action_name))) {
		return wanted;
	}
	throw new InputError(
		`'${label}' has no "${missing}": ${quoted(given)}`,
		`Give an object such as ${EXAMPLE}`,
	);
}

const flowField: INodeProperties = {
	displayName: 'Automation Flow',
	name: 'automationFlow',
	type: 'json',
	required: true,
	default: '',
	placeholder: 'e.g. ={{ $json }}',
	description:
		'The whole automation as Get returns it, with your changes: what you leave out may be cleared. Constant Contact documents this only in its <a href="https://developer.constantcontact.com/api_reference/index.html#!/Automations/updateAutomationCampaignUsingPut">API reference</a>.',
};

/** A whole automation, also in the body that the API takes. */
export const automationFlow: Parameter<IDataObject> = { field: flowField, read: toFlow };

function toFlow(given: unknown): IDataObject {
	const { displayName: label } = flowField;
	const example = '{ "id": "…", "name": "Welcome series", "draft_definition": { … } }';
	const object = toJsonObject(label, given, example);
	const { automation_flow: inner, ...others } = object;
	const isBody = isObject(inner) && Object.keys(others).length === 0;
	const flow = (isBody ? toJsonObject(label, inner, example) : object) as IDataObject;
	const isDefined = DEFINITIONS.map((name) => flow[name]).some(
		(each) => isObject(each) && Object.keys(each).length > 0,
	);
	if (isDefined) return flow;
	throw new InputError(
		`'${label}' has neither "${DEFINITIONS.join('" nor "')}": ${quoted(given)}`,
		'Nothing was written, as what is left out may be cleared. Take what Automation → Get returns, and change that',
	);
}

/** What an automation does: one that is given without it might lose it. */
const DEFINITIONS = ['draft_definition', 'active_definition'];
