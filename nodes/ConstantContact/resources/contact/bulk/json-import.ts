import { jsonSize, toBatches } from '../../../contact-model/import-batches';
import type { ImportRow } from '../../../contact-model/import-shape';
import type { BulkRequest } from '../../../runner/operation';

export const JSON_IMPORT = '/activities/contacts_json_import';

/** Constant Contact counts lines as in a file, where the headings are line 1. */
export const FIRST_ROW = 2;

/** Of many items about one person, so many are named. */
const MOST_NAMED = 5;

/** The body of an import of rows. */
export function jsonBody(import_data: ImportRow[], list_ids: string[], smsPermission?: string) {
	return {
		import_data,
		list_ids,
		...(smsPermission && { sms_permission_to_send: smsPermission }),
	};
}

/** The fewest requests that import the rows of items into the lists. */
export function toJsonRequests(
	rows: Array<{ row: ImportRow; items: number[] }>,
	list_ids: string[],
	smsPermission?: string,
): BulkRequest[] {
	const overhead = Buffer.byteLength(JSON.stringify(jsonBody([], list_ids, smsPermission)));
	return toBatches(rows, overhead, jsonSize).map((batch) => ({
		path: JSON_IMPORT,
		body: jsonBody(batch.rows, list_ids, smsPermission),
		items: batch.items,
		rowCount: batch.rows.length,
		nameLine: (line) => nameOrigin('item', batch.origins[line - FIRST_ROW]),
	}));
}

/**
 * Where a row comes from; several, when they are about one person.
 * @param thing what the numbers count, such as `item`
 */
export function nameOrigin(thing: string, numbers: number[] | undefined): string | undefined {
	if (!numbers) return undefined;
	const [last, ...others] = [...numbers].reverse();
	if (others.length === 0) return `${thing} ${last}`;
	const shown = others.reverse().slice(0, MOST_NAMED);
	const rest = others.length - shown.length;
	return `${thing}s ${shown.join(', ')}${rest > 0 ? `, ${rest} more` : ''} and ${last}`;
}
