import type { IDataObject } from 'n8n-workflow';

/** An output item with what was done only in part, in words. Without any, the item as it is. */
export function withWarnings<T extends IDataObject>(item: T, warnings: string[]): T {
	return warnings.length > 0 ? { ...item, warnings } : item;
}
