import type { IDataObject } from 'n8n-workflow';
import { readParameter, text } from '../../parameters/parameter';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';

const numbers = text({
	displayName: 'V2 List Numbers',
	name: 'sequenceIds',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 1, 5',
	description: 'The numbers that the lists had in version 2 of the API',
});

/** List → Get IDs: what lists of version 2 of the API are called now. */
export const getIds: ItemOperation = {
	repeating: ONLY_READS,
	access: ['contacts:lists:read'],
	page: 'https://developer.constantcontact.com/api_guide/lists_xrefs.html',
	fields: [numbers.field],
	async execute(node, item, api) {
		const sequence_ids = readParameter(node, item, numbers);
		const { xrefs } = await api.get<{ xrefs: IDataObject[] }>('/contact_lists/list_id_xrefs', {
			sequence_ids,
		});
		return xrefs;
	},
};
