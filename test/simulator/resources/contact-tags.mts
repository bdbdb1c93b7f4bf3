import type { FastifyInstance } from 'fastify';
import { timestamp, type Account, type Tag } from '../account.mts';
import { badRequest } from '../errors.mts';
import { firstQuery, pageOf } from '../paging.mts';
import { tagPost, tagPut } from '../schemas.mts';
import { startDeletion } from './activities.mts';
import { refuseTakenName, unknownId } from './names.mts';

type Query = Record<string, string | undefined>;
type Input = Pick<Tag, 'name' | 'tag_source'>;

export function addContactTags(app: FastifyInstance): void {
	const read = { scope: 'contact_data', privilege: 'contacts:read' };
	const write = { scope: 'contact_data', privilege: 'contacts:write' };
	const taking = (body: object) => ({ config: write, schema: { body }, attachValidation: true });

	app.get('/contact_tags', { config: read }, ({ account, query: given }) => {
		const query = firstQuery(given as Query);
		const all = [...account.tags.values()];
		const { nextLink } = account.switches;
		const page = pageOf(all, '/contact_tags', query, { default: 50, max: 500 }, nextLink);
		return { tags: page.items.map((tag) => present(account, tag, query)), ...page.links };
	});

	app.post('/contact_tags', taking(tagPost), ({ account, body }, reply) => {
		const input = body as Input;
		refuseName(account, input.name);
		const now = timestamp();
		const tag = { tag_id: account.newId(), ...input, created_at: now, updated_at: now };
		account.tags.set(tag.tag_id, tag);
		return reply.code(201).send(tag);
	});

	app.get('/contact_tags/:tag_id', { config: read }, ({ account, params, query }) =>
		present(account, tagOf(account, params), query as Query),
	);

	app.put('/contact_tags/:tag_id', taking(tagPut), ({ account, params, body }) => {
		const tag = tagOf(account, params);
		const { name } = body as Input;
		refuseName(account, name, tag);
		return Object.assign(tag, { name, updated_at: timestamp() });
	});

	app.delete('/contact_tags/:tag_id', { config: write }, ({ account, params }, reply) => {
		const { tag_id } = tagOf(account, params);
		const activity = startDeletion(account, 'v3', () => {
			account.tags.delete(tag_id);
			for (const contact of account.contacts.values()) {
				contact.taggings = contact.taggings.filter((id) => id !== tag_id);
			}
			return {};
		});
		return reply.code(202).send({ ...activity, status: {} });
	});
}

function refuseName(account: Account, name: string, self?: Tag): void {
	if (/[<>]/.test(name)) throw badRequest('name contains characters that are not allowed');
	const others = [...account.tags.values()].filter((tag) => tag !== self);
	refuseTakenName(
		account,
		'Tag',
		others.map((tag) => tag.name),
		name,
	);
}

function tagOf(account: Account, params: unknown): Tag {
	const { tag_id } = params as { tag_id: string };
	const tag = account.tags.get(tag_id);
	if (!tag) throw unknownId(account, 'tag_id', tag_id);
	return tag;
}

function present(account: Account, tag: Tag, { include_count }: Query): object {
	if (include_count !== 'true') return tag;
	const tagged = [...account.contacts.values()].filter(
		({ taggings, deleted_at }) => taggings.includes(tag.tag_id) && !deleted_at,
	);
	return { ...tag, contacts_count: tagged.length };
}
