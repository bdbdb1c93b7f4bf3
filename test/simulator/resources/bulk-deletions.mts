import type { FastifyInstance } from 'fastify';
import { timestamp, type Account } from '../account.mts';
import { badRequest } from '../errors.mts';
import { contactDelete, idList } from '../schemas.mts';
import { startActivity, type Outcome } from './activities.mts';
import { forgetField } from './contact-custom-fields.mts';
import { checkIds, contactsOf, type Source } from './contact-source.mts';

/** Deletes many contacts, lists, tags or custom fields at once. */
export function addBulkDeletions(app: FastifyInstance): void {
	const config = { scope: 'contact_data', privilege: 'contacts:write' };
	const on = (
		path: string,
		schema: object,
		start: (account: Account, body: never) => () => Outcome,
	) => {
		app.post(
			`/activities/${path}`,
			{ config, schema: { body: schema }, attachValidation: true },
			({ account, body }, reply) =>
				reply.code(201).send(startActivity(account, start(account, body as never))),
		);
	};
	on('contact_delete', contactDelete, (account, source: Source) => {
		const contacts = contactsOf(account, source);
		return () => {
			for (const contact of contacts) {
				contact.deleted_at ??= account.now().slice(0, 10);
				if (account.switches.deletionDate === 'renewsUpdate') contact.updated_at = account.now();
				contact.list_memberships = [];
			}
			const total = source.contact_ids?.length ?? contacts.length;
			return {
				status: {
					items_total_count: total,
					items_completed_count: contacts.length,
					...(source.list_ids && { list_count: source.list_ids.length }),
				},
			};
		};
	});
	on('list_delete', idList('list_ids', 100), (account, { list_ids }: { list_ids: string[] }) => {
		const active = new Map([...account.lists].filter(([, { deleted_at }]) => !deleted_at));
		checkIds('list_id', list_ids, active);
		return () => {
			for (const id of list_ids)
				Object.assign(account.lists.get(id) ?? {}, { deleted_at: timestamp() });
			for (const contact of account.contacts.values()) {
				contact.list_memberships = contact.list_memberships.filter((id) => !list_ids.includes(id));
			}
			return { status: { list_count: list_ids.length } };
		};
	});
	on(
		'contacts_tags_delete',
		idList('tag_ids', 500),
		(account, { tag_ids }: { tag_ids: string[] }) => {
			checkIds('tag_id', tag_ids, account.tags);
			return () => {
				for (const id of tag_ids) account.tags.delete(id);
				for (const contact of account.contacts.values()) {
					contact.taggings = contact.taggings.filter((id) => !tag_ids.includes(id));
				}
				const items = tag_ids.length;
				return { status: { items_total_count: items, items_completed_count: items } };
			};
		},
	);
	on(
		'custom_fields_delete',
		idList('custom_field_ids', 100),
		(account, { custom_field_ids: ids }: { custom_field_ids: string[] }) => {
			if (ids.length === 0) throw badRequest('custom_field_ids is empty');
			checkIds('custom_field_id', ids, account.customFields);
			return () => {
				for (const id of ids) {
					const field = account.customFields.get(id);
					if (field) forgetField(account, field);
				}
				for (const contact of account.contacts.values()) {
					contact.custom_fields = contact.custom_fields.filter(
						({ custom_field_id }) => !ids.includes(custom_field_id),
					);
				}
				return {};
			};
		},
	);
}
