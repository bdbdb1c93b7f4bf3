import type { IExecuteFunctions } from 'n8n-workflow';
import type { ContactField } from '../../contact-model/field-table';
import { namedFields } from '../../contact-model/match-columns';
import { cellsOf } from '../../contact-model/service-shape';
import { fewOf } from '../../input/few-of';
import { isEmpty } from '../../input/values';
import type { ConstantContactApi } from '../../transport/api';

const MOST_FIELDS = 5;

/** The runs that have been looked at. A run has one `api`. */
const seen = new WeakSet<ConstantContactApi>();

/**
 * Tells above the output, once for a run, that nothing is mapped by hand although the items have columns
 * that 'Map Automatically' would take.
 * @param fields those of every account: to read the account's own would take a request
 */
export function tellUnmapped(
	node: IExecuteFunctions,
	api: ConstantContactApi,
	fields: readonly ContactField[],
): void {
	if (seen.has(api)) return;
	seen.add(api);
	// What is added in the editor counts, even if its expression gives nothing for an item.
	const { value } = Object(node.getNode().parameters.fields) as { value?: object | null };
	if (!Object.values(value ?? {}).every(isEmpty)) return;
	const columns = new Set<string>();
	for (const { json } of node.getInputData()) {
		for (const [column, cell] of cellsOf(json)) if (!isEmpty(cell)) columns.add(column);
	}
	const named = namedFields(
		[...columns].map((column) => [column, undefined]),
		fields,
	);
	const ids = new Set(named.values());
	const labels = fields.filter(({ id }) => ids.has(id)).map(({ label }) => label);
	if (labels.length === 0) return;
	const isUpdate = node.getNodeParameter('operation', 0) === 'update';
	const written = isUpdate
		? "None of 'Contact Fields' is"
		: "Of the contact's fields, only Email is";
	node.addExecutionHints?.({
		message: `${written} written. To write ${fewOf(labels, MOST_FIELDS)}, add them under 'Contact Fields', or set 'Mapping Column Mode' to 'Map Automatically'.`,
		type: 'info',
		location: 'outputPane',
	});
}
