import type { FastifyInstance } from 'fastify';
import { badRequest, conflict, notFound } from '../errors.mts';
import { resubscription } from '../schemas.mts';
import { checkReferences } from './contact-store.mts';
import { statusOf } from './contact-search.mts';
import { contactOf } from './contacts.mts';
import { keepBefore } from './read-lag.mts';

const MONTH_MS = 30 * 86_400_000;

/** What can be done with contacts beside reading and writing them. */
export function addContactActions(app: FastifyInstance): void {
	const read = { scope: 'contact_data', privilege: 'contacts:read' };
	const write = { scope: 'contact_data', privilege: 'contacts:write' };

	app.delete('/contacts/:contact_id', { config: write }, ({ account, params }, reply) => {
		const contact = contactOf(account, (params as { contact_id: string }).contact_id);
		if (contact.deleted_at) throw notFound('contact_id is in an invalid format.');
		keepBefore(account, contact);
		contact.deleted_at = account.now().slice(0, 10);
		if (account.switches.deletionDate === 'renewsUpdate') contact.updated_at = account.now();
		contact.list_memberships = [];
		return reply.code(204).type('application/json').send();
	});

	app.put(
		'/contacts/resubscribe/:contact_id',
		{ config: write, schema: { body: resubscription }, attachValidation: true },
		({ account, params, body }, reply) => {
			const contact = contactOf(account, (params as { contact_id: string }).contact_id);
			const { list_ids } = body as { list_ids: string[] };
			checkReferences(account, { list_memberships: list_ids });
			if (statusOf(contact) !== 'unsubscribed' || account.asked.has(contact.contact_id)) {
				throw conflict('A resubscribe email cannot be sent to this contact');
			}
			account.asked.add(contact.contact_id);
			contact.list_memberships = [...new Set([...contact.list_memberships, ...list_ids])];
			return reply.code(200).send();
		},
	);

	app.get('/contacts/counts', { config: read }, ({ account, query }) => {
		const { include } = query as { include?: string };
		if (include !== undefined && include !== 'new_subscriber') {
			throw badRequest('include does not have a valid value');
		}
		const contacts = [...account.contacts.values()].filter(({ deleted_at }) => !deleted_at);
		const having = (...permissions: string[]) =>
			contacts.filter(({ email_address }) =>
				permissions.includes(email_address?.permission_to_send ?? 'not_set'),
			);
		const recent = having('implicit', 'explicit').filter(
			({ created_at }) => Date.parse(created_at) > Date.now() - MONTH_MS,
		);
		return {
			total: contacts.length,
			explicit: having('explicit').length,
			implicit: having('implicit').length,
			pending: having('pending_confirmation').length,
			unsubscribed: having('unsubscribed').length,
			...(include && { new_subscriber: recent.length }),
		};
	});

	app.get(
		'/contacts/sms_engagement_history/:contact_id',
		{ config: read },
		({ account, params }) => {
			const { contact_id } = contactOf(account, (params as { contact_id: string }).contact_id);
			return account.smsHistory.filter((event) => event.contact_id === contact_id);
		},
	);
}
