import type { Contact } from '../../contact-model/contact';
import type { UpdateBody } from '../../contact-model/contact-shapes';
import type { StoredContact } from '../../contact-model/stored-contact';
import { quoted } from '../../input/input-error';

/** A row that says something against emails changes nobody's permission, which the user has to know. */
export function stillMailable(body: UpdateBody, { withheld }: Contact): string[] {
	const permission = body.email_address?.permission_to_send ?? '';
	if (!withheld || !['explicit', 'implicit'].includes(permission)) return [];
	return [
		`The column ${quoted(withheld.column)} says ${quoted(withheld.value)}, but the contact keeps the permission ${permission} and gets emails. To change that, use 'Unsubscribe'`,
	];
}

/** What a PUT has not emptied: an answer carries the collections that were sent, and one that was sent empty has to be empty. */
export function notEmptied(body: UpdateBody, updated: StoredContact): string[] {
	const things = {
		phone_numbers: 'phone numbers',
		street_addresses: 'addresses',
		custom_fields: 'custom fields',
		list_memberships: 'lists',
		taggings: 'tags',
		notes: 'notes',
	} as const;
	return Object.entries(things)
		.filter(([name]) => {
			const [sent, left] = [body, updated].map((each) => each[name as keyof typeof things]);
			return sent?.length === 0 && (left?.length ?? 0) > 0;
		})
		.map(
			([, words]) =>
				`Constant Contact kept the last of the ${words} that were to be removed. Remove them in Constant Contact`,
		);
}
