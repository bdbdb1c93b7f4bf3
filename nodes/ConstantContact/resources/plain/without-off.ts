import type { IDataObject } from 'n8n-workflow';

/** A query without what is switched off, which is what the API does by itself. */
export function withoutOff(query: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== false));
}
