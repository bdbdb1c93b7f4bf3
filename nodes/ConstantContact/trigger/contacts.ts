import type { IDataObject } from 'n8n-workflow';
import { CONTACTS } from '../transport/collections';
import { includeQuery } from '../parameters/contact/include';
import { simplified } from '../parameters/contact/simplified';
import type { Asked, Observer, Reading } from './reading';

/** What the contact events read: the contacts, in one request for all events with the same query. */
export function contactsReading(
	asked: Asked,
	bound: string,
	filters: Record<string, string>,
	observer: Omit<Observer, 'memory' | 'present'> & Partial<Observer>,
): Reading {
	const { include, isSimple, lookups } = asked;
	return {
		path: CONTACTS.path,
		property: CONTACTS.property,
		query: {
			limit: CONTACTS.pageSize,
			...filters,
			...includeQuery(include),
		},
		bound,
		observers: [
			{
				memory: observer.event,
				present: async (contact: IDataObject) =>
					isSimple ? await simplified(contact, include, lookups) : contact,
				...observer,
			},
		],
	};
}

/** The filters that a contact can meet at any time: lists, tags and status. */
export function chosenFilters({ lists, tags, statuses }: Asked): Record<string, string> {
	return {
		// Without a status, a contact that is deleted meanwhile would shift the pages.
		status: statuses.length > 0 ? statuses.join(',') : 'all',
		...(lists.length > 0 && { lists: lists.join(',') }),
		...(tags.length > 0 && { tags: tags.join(',') }),
	};
}
