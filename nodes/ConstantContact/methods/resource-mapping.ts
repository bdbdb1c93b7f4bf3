import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import type { ContactField } from '../contact-model/fields';
import { ConstantContactApi } from '../transport/api';
import { contactFields } from '../parameters/contact/contact-fields';

const SHOWN_CHOICES = 5;

/** The columns of the 'Contact Fields' parameter. */
export async function getContactFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const fields = await contactFields(new ConstantContactApi(this), this.getTimezone());
	return {
		fields: fields.map((field) => ({
			id: field.id,
			displayName: displayName(field),
			type: field.input,
			required: false,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			// Otherwise the editor presets true/false fields with false, which would be written.
			defaultValue: null,
			...(field.input === 'options' && {
				options: field.choices?.map(({ label }) => ({ name: label, value: label })),
			}),
		})),
	};
}

/** n8n's mapper has no multi-select: the choices of such a field stand in its name. */
function displayName({ label, input, choices }: ContactField): string {
	if (input === 'options' || !choices) return label;
	const names = choices.slice(0, SHOWN_CHOICES).map((choice) => choice.label);
	const more = choices.length > SHOWN_CHOICES ? ', …' : '';
	return `${label} (any of ${names.join(', ')}${more})`;
}
