import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../input/input-error';
import { choice, nameText, readParameter } from '../../parameters/parameter';
import { LOOK_FIRST, type ItemOperation } from '../../runner/operation';
import { CUSTOM_FIELDS } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import {
	addChoices,
	choiceLabels,
	LABEL_LIMIT,
	refuseTooManyChoices,
	SELECT_TYPES,
} from './choices';
import { detailsField, readDetails } from './details';

const label = nameText(
	{
		displayName: 'Label',
		name: 'label',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Membership level',
		description: 'What the field is called in Constant Contact, up to 50 characters',
	},
	LABEL_LIMIT,
);

const type = choice({
	displayName: 'Type',
	name: 'type',
	type: 'options',
	required: true,
	default: 'string',
	description: 'What kind of value the field holds. It cannot be changed later.',
	options: [
		{ name: 'Currency', value: 'currency' },
		{ name: 'Date', value: 'date' },
		{ name: 'Date and Time', value: 'datetime' },
		{ name: 'Number', value: 'number' },
		{ name: 'One Choice', value: 'single_select' },
		{ name: 'Several Choices', value: 'multi_select' },
		{ name: 'Text', value: 'string' },
		{ name: 'Text Area', value: 'text_area' },
		{ name: 'True or False', value: 'boolean' },
	],
});

const choices = choiceLabels({
	displayName: 'Choices',
	name: 'choices',
	type: 'string',
	default: '',
	placeholder: 'e.g. Gold, Silver, Bronze',
	description:
		'Labels of the choices in their order, separated by commas. For labels with commas, use an expression that returns an array.',
	displayOptions: { show: { type: SELECT_TYPES } },
});

/** Custom Field → Create. */
export const create: ItemOperation = {
	repeating: LOOK_FIRST,
	access: [CUSTOM_FIELDS.access.write],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts_Custom_Fields/postCustomFields',
	fields: [label.field, type.field, choices.field, detailsField],
	async execute(node, item, api) {
		const name = readParameter(node, item, label);
		const chosen = type.read(node.getNodeParameter(type.field.name, item));
		const given = node.getNodeParameter(detailsField.name, item, {}) as IDataObject;
		const more = readDetails(chosen, given);
		const labels = choices.read(node.getNodeParameter(choices.field.name, item, ''));
		refuseUnfit(chosen, labels);
		refuseTooManyChoices(labels.length, more.metadata?.display_type);
		const created = await api.post<IDataObject>(CUSTOM_FIELDS.path, {
			label: name,
			type: chosen,
			...more,
			...(labels.length > 0 && { choices: addChoices([], labels) }),
		});
		return identityFirst(CUSTOM_FIELDS, created);
	},
};

function refuseUnfit(chosen: string, labels: string[]): void {
	if (SELECT_TYPES.includes(chosen) === labels.length > 0) return;
	throw new InputError(
		labels.length > 0 ? `'Choices' does not go with the type ${chosen}` : "'Choices' is empty",
		labels.length > 0
			? "Leave 'Choices' empty, or set 'Type' to One Choice or Several Choices"
			: 'Give the labels that can be chosen, separated by commas',
	);
}
