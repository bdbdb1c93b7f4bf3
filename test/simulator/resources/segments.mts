import type { FastifyInstance } from 'fastify';
import { timestamp, type Account, type Segment } from '../account.mts';
import { badRequest, notFound } from '../errors.mts';
import { firstQuery, pageOf } from '../paging.mts';
import { segmentInput, segmentName } from '../schemas.mts';
import { refuseTakenName } from './names.mts';

type Input = Pick<Segment, 'name' | 'segment_criteria'>;

export function addSegments(app: FastifyInstance): void {
	const read = { scope: 'contact_data', privilege: 'contacts:lists:read' };
	const write = { scope: 'contact_data', privilege: 'contacts:lists:write' };
	const taking = (body: object) => ({ config: write, schema: { body }, attachValidation: true });
	const path = '/segments/:segment_id';

	app.get('/segments', { config: read }, ({ account, query: given }) => {
		const query = firstQuery(given as Record<string, string | undefined>);
		const all = [...account.segments.values()].filter(({ deleted }) => !deleted);
		const sorted = all.sort(
			query.sort_by === 'name'
				? (one, other) => one.name.localeCompare(other.name)
				: (one, other) => other.edited_at.localeCompare(one.edited_at),
		);
		const { nextLink } = account.switches;
		const page = pageOf(sorted, '/segments', query, { default: 1000, max: 1000 }, nextLink);
		const segments = page.items.map(({ name, segment_id, created_at, edited_at }) => ({
			name,
			segment_id,
			created_at,
			edited_at,
		}));
		return { segments, ...page.links };
	});

	app.post('/segments', taking(segmentInput), ({ account, body }, reply) => {
		const input = body as Input;
		refuseName(account, input.name);
		refuseCriteria(input);
		const now = timestamp();
		const segment_id = Math.max(0, ...account.segments.keys()) + 1;
		const segment = { ...input, segment_id, created_at: now, edited_at: now };
		account.segments.set(segment_id, segment);
		return reply.code(201).send(segment);
	});

	app.get(path, { config: read }, ({ account, params }) => present(segmentOf(account, params)));

	app.put(path, taking(segmentInput), ({ account, params, body }) => {
		const segment = segmentOf(account, params);
		const { name, segment_criteria } = body as Input;
		refuseName(account, name, segment);
		refuseCriteria({ segment_criteria });
		return present(Object.assign(segment, { name, segment_criteria, edited_at: timestamp() }));
	});

	app.patch(`${path}/name`, taking(segmentName), ({ account, params, body }) => {
		const segment = segmentOf(account, params);
		const { name } = body as Input;
		refuseName(account, name, segment);
		return present(Object.assign(segment, { name, edited_at: timestamp() }));
	});

	app.delete(path, { config: write }, ({ account, params }, reply) => {
		segmentOf(account, params).deleted = true;
		return reply.code(204).send();
	});
}

function present({ name, segment_criteria, segment_id, created_at, edited_at }: Segment): Segment {
	return { name, segment_criteria, segment_id, created_at, edited_at };
}

function refuseName(account: Account, name: string, self?: Segment): void {
	const others = [...account.segments.values()].filter((each) => each !== self && !each.deleted);
	refuseTakenName(
		account,
		'Segment',
		others.map((segment) => segment.name),
		name,
	);
}

function refuseCriteria({ segment_criteria }: Pick<Input, 'segment_criteria'>): void {
	try {
		const { criteria } = JSON.parse(segment_criteria) as { criteria?: { type?: string } };
		if (criteria?.type === 'and') return;
	} catch {
		throw badRequest('segment_criteria is not valid JSON');
	}
	throw badRequest('segment_criteria has no top-level group of the type and');
}

function segmentOf(account: Account, params: unknown): Segment {
	const segment = account.segments.get(Number((params as { segment_id: string }).segment_id));
	if (!segment) throw notFound('segment_id is unknown');
	return segment;
}
