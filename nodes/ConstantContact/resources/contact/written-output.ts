import type { IDataObject } from 'n8n-workflow';
import { withWarnings } from '../../parameters/warnings';

/**
 * What comes out of an operation that writes one contact: whom and what was done, the fields that it
 * returns, and what was not done.
 */
export function writtenOutput(
	contactId: string,
	action: string,
	fields: object,
	warnings: string[],
): IDataObject {
	return withWarnings({ contact_id: contactId, action, ...fields }, warnings);
}
