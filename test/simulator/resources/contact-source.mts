import type { Account, Contact } from '../account.mts';
import { badRequest, notFound } from '../errors.mts';
import { statusOf } from './contact-search.mts';

/** Which contacts a bulk activity is about; exactly one of these. */
export interface Source {
	contact_ids?: string[];
	list_ids?: string[];
	tag_ids?: string[];
	segment_id?: number;
	all_active_contacts?: boolean;
	new_subscriber?: boolean;
	engagement_level?: string;
}

const MONTH_MS = 30 * 86_400_000;

/** The contacts of a source, without the excluded ones. Throws for unknown lists, tags and segments. */
export function contactsOf(account: Account, source: Source, excluded: string[] = []): Contact[] {
	const kinds = Object.values(source).filter((value) => value !== undefined && value !== false);
	if (kinds.length !== 1) throw badRequest('source must have exactly one property');
	if (excluded.length > 0 && !source.all_active_contacts && !source.list_ids) {
		throw badRequest('exclude can only be used with all_active_contacts or list_ids');
	}
	checkIds('list_id', source.list_ids, account.lists);
	checkIds('tag_id', source.tag_ids, account.tags);
	const chosen = chooser(account, source);
	return [...account.contacts.values()].filter(
		(contact) => !excluded.includes(contact.contact_id) && chosen(contact),
	);
}

export function checkIds(name: string, ids: string[] | undefined, known: Map<string, unknown>) {
	const unknown = ids?.find((id) => !known.has(id));
	if (unknown !== undefined) throw notFound(`${name} ${unknown} does not exist`);
}

function chooser(account: Account, source: Source): (contact: Contact) => boolean {
	const { contact_ids, list_ids, tag_ids, segment_id, engagement_level } = source;
	if (contact_ids) {
		const ids = new Set(contact_ids);
		return ({ contact_id }) => ids.has(contact_id);
	}
	if (list_ids)
		return ({ list_memberships }) => list_ids.some((id) => list_memberships.includes(id));
	if (tag_ids) return ({ taggings }) => tag_ids.some((id) => taggings.includes(id));
	if (segment_id !== undefined) {
		const segment = account.segments.get(segment_id);
		if (!segment) throw notFound(`segment_id ${String(segment_id)} does not exist`);
		return ({ contact_id }) => segment.contact_ids?.includes(contact_id) ?? false;
	}
	if (engagement_level) {
		if (!['unqualified', 'low', 'medium', 'high'].includes(engagement_level)) {
			throw badRequest('engagement_level does not have a valid value');
		}
		return (contact) => (contact.engagement ?? 'unqualified') === engagement_level;
	}
	if (source.new_subscriber) {
		return (contact) =>
			statusOf(contact) === 'active' && Date.parse(contact.created_at) > Date.now() - MONTH_MS;
	}
	return (contact) => statusOf(contact) === 'active';
}
