import type { FastifyInstance } from 'fastify';
import type { Account, V2Ids } from '../account.mts';
import { badRequest, notFound } from '../errors.mts';

type Query = Record<string, string | undefined>;

/** Which V3 IDs stand for V2 IDs. */
export function addV2Ids(app: FastifyInstance): void {
	const contacts = { scope: 'contact_data', privilege: 'contacts:read' };
	app.get('/contacts/contact_id_xrefs', { config: contacts }, ({ account, query }) => ({
		xrefs: xrefs(account, 'contacts', (query as Query).sequence_ids, 500).map(([id, v3]) => ({
			sequence_id: id,
			contact_id: v3,
		})),
	}));

	const lists = { scope: 'contact_data', privilege: 'contacts:lists:read' };
	app.get('/contact_lists/list_id_xrefs', { config: lists }, ({ account, query }) => ({
		xrefs: xrefs(account, 'lists', (query as Query).sequence_ids, 500).map(([id, v3]) => ({
			sequence_id: id,
			list_id: v3,
		})),
	}));

	const campaigns = { scope: 'campaign_data', privilege: 'campaign:read' };
	app.get('/emails/campaign_id_xrefs', { config: campaigns }, ({ account, query }) => ({
		xrefs: xrefs(account, 'campaigns', (query as Query).v2_email_campaign_ids, 50).map(
			([id, v3]) => ({ v2_email_campaign_id: id, campaign_id: v3, campaign_activity_id: v3 }),
		),
	}));
}

/** The V2 IDs that are known, in their order, each with its V3 ID. */
function xrefs(
	{ switches, v2Ids }: Account,
	kind: keyof V2Ids,
	asked: string | undefined,
	most: number,
): [v2: string, v3: string][] {
	const ids = asked?.split(',') ?? [];
	if (!ids.every((id) => /^\d+$/.test(id))) throw badRequest('an ID is no sequence of digits');
	if (ids.length > most) throw badRequest(`a maximum of ${String(most)} IDs is allowed`);
	const known = new Map(Object.entries(v2Ids[kind]).map(([id, v3]) => [BigInt(id), v3]));
	const found = ids.flatMap((id): [string, string][] => {
		const v3 = known.get(BigInt(id));
		if (v3 === undefined) return [];
		return [[switches.v2IdForm === 'tenDigits' ? id.padStart(10, '0') : id, v3]];
	});
	if (found.length < ids.length && switches.unknownV2Id === 'notFound') {
		throw notFound('The requested resource was not found');
	}
	return found.sort(([one], [other]) => Number(BigInt(one) - BigInt(other)));
}
