import type { FastifyInstance } from 'fastify';
import { timestamp, type Contact } from '../account.mts';
import { listActivity, tagActivity } from '../schemas.mts';
import { startActivity, type Outcome } from './activities.mts';
import { checkIds, contactsOf, type Source } from './contact-source.mts';

interface Input {
	source: Source;
	exclude?: { contact_ids: string[] };
	list_ids?: string[];
	tag_ids?: string[];
}

/** Adds contacts to lists or removes them, and gives them tags or takes them away. */
export function addBulkMemberships(app: FastifyInstance): void {
	const config = { scope: 'contact_data', privilege: 'contacts:write' };
	const on = (path: string, schema: object, change: (contact: Contact, input: Input) => void) => {
		app.post(
			`/activities/${path}`,
			{ config, schema: { body: schema }, attachValidation: true },
			({ account, body }, reply) => {
				const input = body as Input;
				checkIds('list_id', input.list_ids, account.lists);
				checkIds('tag_id', input.tag_ids, account.tags);
				const contacts = contactsOf(account, input.source, input.exclude?.contact_ids);
				const work = () => apply(input, contacts, change);
				return reply.code(201).send(startActivity(account, work));
			},
		);
	};
	on('add_list_memberships', listActivity(true), (contact, { list_ids = [] }) => {
		contact.list_memberships = [...new Set([...contact.list_memberships, ...list_ids])];
	});
	on('remove_list_memberships', listActivity(false), (contact, { list_ids = [] }) => {
		contact.list_memberships = contact.list_memberships.filter((id) => !list_ids.includes(id));
	});
	on('contacts_taggings_add', tagActivity, (contact, { tag_ids = [] }) => {
		contact.taggings = [...new Set([...contact.taggings, ...tag_ids])];
	});
	on('contacts_taggings_remove', tagActivity, (contact, { tag_ids = [] }) => {
		contact.taggings = contact.taggings.filter((id) => !tag_ids.includes(id));
	});
}

function apply(
	input: Input,
	contacts: Contact[],
	change: (contact: Contact, input: Input) => void,
): Outcome {
	const present = contacts.filter(({ deleted_at }) => !deleted_at);
	for (const contact of present) {
		change(contact, input);
		contact.updated_at = timestamp();
	}
	// Contacts that are named one by one count even if the account does not have them.
	const total = input.source.contact_ids?.length ?? present.length;
	return {
		status: {
			items_total_count: total,
			items_completed_count: present.length,
			...(input.list_ids && { list_count: input.list_ids.length }),
		},
	};
}
