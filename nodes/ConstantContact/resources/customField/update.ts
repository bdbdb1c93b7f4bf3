import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isEmpty, toText } from '../../input/values';
import type { ItemOperation } from '../../runner/operation';
import { CUSTOM_FIELDS } from '../../transport/collections';
import { locatorField, readPicked } from '../../parameters/locator';
import { readUpdate } from '../../parameters/update-fields';
import {
	addChoices,
	choicesOf,
	refuseNone,
	refuseTooMany,
	removeChoices,
	toChoiceLabels,
} from './choices';
import { LABEL_LIMIT, type StoredCustomField } from './create';

const fields: INodeProperties[] = [
	locatorField(CUSTOM_FIELDS),
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Choices to Add',
				name: 'addChoices',
				type: 'string',
				default: '',
				placeholder: 'e.g. Platinum, Diamond',
				description:
					'Labels of choices to add at the end, separated by commas or as an array. Those that the field has already stay.',
			},
			{
				displayName: 'Choices to Remove',
				name: 'removeChoices',
				type: 'string',
				default: '',
				placeholder: 'e.g. Bronze',
				description:
					'Labels or IDs of choices to remove, separated by commas or as an array. Contacts lose these choices.',
			},
			{
				displayName: 'Label',
				name: 'label',
				type: 'string',
				default: '',
				placeholder: 'e.g. Membership level',
				description: 'The new label, which no other custom field may have',
			},
		],
	},
];

/** Custom Field → Update. */
export const update: ItemOperation = {
	fields,
	async execute(node, item, api) {
		const change = readUpdate(node, item, readChange);
		const path = `/contact_custom_fields/${await readPicked(node, item, api, CUSTOM_FIELDS)}`;
		const stored = await api.get<StoredCustomField>(path);
		const body = merge(stored, change);
		if (JSON.stringify(body) === JSON.stringify(merge(stored, {}))) return stored;

		const updated = await api.put<StoredCustomField>(path, body);
		await api.remember(CUSTOM_FIELDS, stored.custom_field_id, updated);
		return updated;
	},
};

interface Change {
	label?: string;
	added?: string[];
	removed?: unknown;
}

function readChange(given: IDataObject): Change {
	const { label, addChoices: added, removeChoices: removed } = given;
	return {
		...(!isEmpty(label) && { label: toText('Label', label, LABEL_LIMIT) }),
		...(!isEmpty(added) && { added: toChoiceLabels('Choices to Add', added) }),
		...(!isEmpty(removed) && { removed }),
	};
}

/** The body of a PUT, which clears what it leaves out: what is stored, and the change. */
function merge(stored: StoredCustomField, { label, added = [], removed }: Change) {
	const name = label ?? stored.label;
	const isChanged = !isEmpty(added) || !isEmpty(removed);
	if (isEmpty(stored.choices) && !isChanged) return { label: name };

	const choices = choicesOf(stored);
	if (choices.length === 0 && !isChanged) return { label: name };
	const kept = isEmpty(removed) ? choices : removeChoices(choices, 'Choices to Remove', removed);
	const whole = addChoices(kept, added);
	refuseNone(whole);
	refuseTooMany(whole.length, stored.metadata?.display_type);
	return { label: name, choices: whole };
}
