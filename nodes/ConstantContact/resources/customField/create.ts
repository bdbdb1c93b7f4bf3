import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toChoice } from '../../input/choice';
import type { CustomFieldDefinition } from '../../contact-model/custom-fields';
import { InputError } from '../../input/input-error';
import type { ItemOperation } from '../../runner/operation';
import { readRequired } from '../../parameters/name-field';
import { addChoices, refuseTooMany, SELECT_TYPES, toChoiceLabels } from './choices';
import { detailFields, readDetails } from './details';

/** A custom field as Constant Contact returns it. */
export type StoredCustomField = CustomFieldDefinition & IDataObject;

export const LABEL_LIMIT = 50;

const TYPES = [
	{ name: 'Currency', value: 'currency' },
	{ name: 'Date', value: 'date' },
	{ name: 'Date and Time', value: 'datetime' },
	{ name: 'Number', value: 'number' },
	{ name: 'One Choice', value: 'single_select' },
	{ name: 'Several Choices', value: 'multi_select' },
	{ name: 'Text', value: 'string' },
	{ name: 'Text Area', value: 'text_area' },
	{ name: 'True or False', value: 'boolean' },
];

const TYPES_WITH_DETAILS = ['currency', 'date', 'multi_select', 'number', 'single_select'];

const fields: INodeProperties[] = [
	{
		displayName: 'Label',
		name: 'label',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Membership level',
		description: 'What the field is called in Constant Contact, up to 50 characters',
	},
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		required: true,
		default: 'string',
		description: 'What the field takes. It cannot be changed later.',
		options: TYPES,
	},
	{
		displayName: 'Choices',
		name: 'choices',
		type: 'string',
		default: '',
		placeholder: 'e.g. Gold, Silver, Bronze',
		description:
			'Labels of the choices in their order, separated by commas. For labels with commas, use an expression that returns an array.',
		displayOptions: { show: { type: SELECT_TYPES } },
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: detailFields,
		displayOptions: { show: { type: TYPES_WITH_DETAILS } },
	},
];

/** Custom Field → Create. */
export const create: ItemOperation = {
	fields,
	async execute(node, item, api) {
		const label = readRequired(node, item, 'label', 'Label', LABEL_LIMIT);
		const type = toChoice(
			'Type',
			node.getNodeParameter('type', item),
			TYPES.map(({ value }) => value),
		);
		const details = readDetails(type, node.getNodeParameter('additionalFields', item, {}));
		const labels = toChoiceLabels('Choices', node.getNodeParameter('choices', item, ''));
		refuseUnfit(type, labels);
		refuseTooMany(labels.length, details.metadata?.display_type);
		return await api.post<StoredCustomField>('/contact_custom_fields', {
			label,
			type,
			...details,
			...(labels.length > 0 && { choices: addChoices([], labels) }),
		});
	},
};

function refuseUnfit(type: string, labels: string[]): void {
	if (SELECT_TYPES.includes(type) === labels.length > 0) return;
	throw new InputError(
		labels.length > 0 ? `'Choices' does not go with the type ${type}` : "'Choices' is empty",
		labels.length > 0
			? "Leave 'Choices' empty, or set 'Type' to One Choice or Several Choices"
			: 'Give the labels that can be chosen, separated by commas',
	);
}
