import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { CustomFieldDefinition } from '../../contact-model/custom-fields';
import { isEmpty } from '../../input/values';
import { nameText, type Parameter } from '../../parameters/parameter';
import { CUSTOM_FIELDS } from '../../transport/collections';
import { updateMerged } from '../plain/update-merged';
import {
	addChoices,
	choiceLabels,
	requiredChoices,
	LABEL_LIMIT,
	refuseNone,
	refuseTooManyChoices,
	removeChoices,
} from './choices';

/** A custom field as Constant Contact returns it. */
type StoredCustomField = CustomFieldDefinition & IDataObject;

const label = nameText(
	{
		displayName: 'Label',
		name: 'label',
		type: 'string',
		default: '',
		placeholder: 'e.g. Membership level',
		description: 'The new label, which no other custom field may have',
	},
	LABEL_LIMIT,
);

const added = choiceLabels({
	displayName: 'Choices to Add',
	name: 'addChoices',
	type: 'string',
	default: '',
	placeholder: 'e.g. Platinum, Diamond',
	description:
		'Labels of choices to add at the end, separated by commas or as an array. Those that the field has already stay.',
});

const removedField: INodeProperties = {
	displayName: 'Choices to Remove',
	name: 'removeChoices',
	type: 'string',
	default: '',
	placeholder: 'e.g. Bronze',
	description:
		'Labels or IDs of choices to remove, separated by commas or as an array. Contacts lose these choices.',
};

/** Which choices it names is known only beside the stored ones. */
const removed: Parameter = { field: removedField, read: (given) => given };

/** Custom Field → Update. */
export const update = updateMerged<StoredCustomField>({
	of: CUSTOM_FIELDS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts_Custom_Fields/putCustomField',
	parameters: { label, added, removed },
	merge(stored, change) {
		const body = mergeChange(stored, change);
		return JSON.stringify(body) === JSON.stringify(mergeChange(stored, {})) ? undefined : body;
	},
});

interface CustomFieldChange {
	label?: string;
	added?: string[];
	removed?: unknown;
}

/** The body of a PUT, which clears what it leaves out: what is stored, and the change. */
function mergeChange(stored: StoredCustomField, change: CustomFieldChange) {
	const { label: name = stored.label, added: labels = [], removed: names } = change;
	const isChanged = !isEmpty(labels) || !isEmpty(names);
	if (isEmpty(stored.choices) && !isChanged) return { label: name };

	const choices = requiredChoices(stored);
	if (choices.length === 0 && !isChanged) return { label: name };
	const kept = isEmpty(names) ? choices : removeChoices(choices, removedField.displayName, names);
	const whole = addChoices(kept, labels);
	refuseNone(whole);
	refuseTooManyChoices(whole.length, stored.metadata?.display_type);
	return { label: name, choices: whole };
}
