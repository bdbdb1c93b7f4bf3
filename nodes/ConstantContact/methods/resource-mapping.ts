import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import type { ContactField } from '../contact-model/fields';
import { ConstantContactApi } from '../transport/api';
import { contactFields } from './contact-fields';

/** The columns of the 'Contact Fields' parameter. */
export async function getContactFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const fields = await contactFields(new ConstantContactApi(this));
	return {
		fields: fields.map((field) => ({
			id: field.id,
			displayName: displayName(field),
			type: field.input,
			required: false,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			...(field.input === 'options' && {
				options: field.choices?.map(({ label }) => ({ name: label, value: label })),
			}),
		})),
	};
}

/** n8n's mapper has no multi-select: the choices of such a field stand in its name. */
function displayName({ label, input, choices }: ContactField): string {
	if (input === 'options' || !choices) return label;
	return `${label} (any of ${choices.map((choice) => choice.label).join(', ')})`;
}
