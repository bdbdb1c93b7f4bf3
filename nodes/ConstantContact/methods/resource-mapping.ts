import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import type { ContactField } from '../contact-model/field-table';
import { ConstantContactApi } from '../transport/api';
import { contactFields } from '../parameters/contact/contact-fields';

const SHOWN_CHOICES = 5;

/** The editor cuts off longer names of fields, and with them what the field takes. */
const NAME_LENGTH = 60;

const TRUE_OR_FALSE = [
	{ name: 'True', value: 'true' },
	{ name: 'False', value: 'false' },
];

/** The columns of the 'Contact Fields' parameter. */
export async function getContactFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const fields = await contactFields(new ConstantContactApi(this), this.getTimezone());
	return {
		fields: fields.map((field) => ({
			id: field.id,
			displayName: displayName(field),
			...inputOf(field),
			required: false,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			// Nothing is written before somebody fills it in.
			defaultValue: null,
		})),
	};
}

/**
 * How the editor shows a field. A switch of n8n's mapper shows On or Off before anything is stored, and
 * cannot be empty; a dropdown shows that nothing is selected.
 */
function inputOf({ input, choices }: ContactField): Pick<ResourceMapperField, 'type' | 'options'> {
	if (input === 'boolean') return { type: 'options', options: TRUE_OR_FALSE };
	if (input !== 'options') return { type: input };
	return { type: input, options: choices?.map(({ label }) => ({ name: label, value: label })) };
}

/** n8n's mapper has no multi-select: the choices of such a field stand in its name. */
function displayName({ label, input, choices }: ContactField): string {
	if (input === 'options' || !choices) return label;
	const named = (shown: string[]) => {
		const more = shown.length < choices.length ? ['…'] : [];
		return `${label} (any of ${[...shown, ...more].join(', ')})`;
	};
	const names = choices.slice(0, SHOWN_CHOICES).map((choice) => choice.label);
	while (names.length > 0 && named(names).length > NAME_LENGTH) names.pop();
	return named(names);
}
