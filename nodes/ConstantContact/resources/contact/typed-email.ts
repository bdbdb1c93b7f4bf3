import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { asTyped } from './lookup';

/**
 * The email of 'Filters' as the item writes it, where it differs in upper and lower case from the one that
 * is asked for; undefined where it does not. Nobody knows whether a search looks at the case.
 * @param filters the query that 'Filters' stands for
 */
export function emailTypedOtherwise(
	node: IExecuteFunctions,
	item: number,
	filters: IDataObject,
): string | undefined {
	const email = asTyped(node.getNodeParameter('filters.email', item, ''));
	return email !== filters.email && email.toLowerCase() === filters.email ? email : undefined;
}
