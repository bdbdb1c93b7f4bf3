import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';
import { textOf } from '../../input/text-of';
import type { ConstantContactApi } from '../../transport/api';
import { isNotFound, type ApiFailure } from '../../transport/api-failure';
import { failureOfContent } from '../../transport/read-failure';
import { halving } from '../plain/halving';

/** Things that had another ID in the V2 API. */
interface V2Kind {
	path: string;
	/** What the IDs are called in the query. */
	query: string;
	/** What the V2 ID is called in an answer. */
	v2Id: string;
	/** What the V3 IDs are called there. */
	ids: string[];
	/** How many IDs a request takes. */
	most: number;
}

export type V2KindName = 'campaigns' | 'contacts' | 'lists';

const KINDS: Record<V2KindName, V2Kind> = {
	campaigns: {
		path: '/emails/campaign_id_xrefs',
		query: 'v2_email_campaign_ids',
		v2Id: 'v2_email_campaign_id',
		ids: ['campaign_id', 'campaign_activity_id'],
		most: 50,
	},
	contacts: {
		path: '/contacts/contact_id_xrefs',
		query: 'sequence_ids',
		v2Id: 'sequence_id',
		ids: ['contact_id'],
		most: 500,
	},
	lists: {
		path: '/contact_lists/list_id_xrefs',
		query: 'sequence_ids',
		v2Id: 'sequence_id',
		ids: ['list_id'],
		most: 500,
	},
};

/** What V2 IDs stand for, by `keyOf`: V3 IDs, or why nobody knows. An ID that is not found has none. */
export type Xrefs = Map<string, IDataObject | ApiFailure>;

/** The same for an ID with zeros in front, which the service's documentation shows. */
export function keyOf(v2Id: unknown): string {
	return textOf(v2Id).replace(/^0+(?=\d)/, '');
}

/**
 * Asks for the V3 IDs, each once. Nobody knows whether the service leaves out an ID that it does not know, or
 * refuses all of the request. The IDs of a request that fails otherwise fail with it.
 */
export async function readXrefs(
	api: ConstantContactApi,
	name: V2KindName,
	v2Ids: string[],
): Promise<Xrefs> {
	const kind = KINDS[name];
	const found: Xrefs = new Map();
	const unique = [...new Map(v2Ids.map((id) => [keyOf(id), id])).values()];
	for (let start = 0; start < unique.length; start += kind.most) {
		await halving(
			unique.slice(start, start + kind.most),
			async (part) => await ask(api, kind, part, found),
			isNotFound,
			(id, failure) => isNotFound(failure) || found.set(keyOf(id), failure),
		);
	}
	return found;
}

async function ask(
	api: ConstantContactApi,
	{ path, query, v2Id, ids: names }: V2Kind,
	ids: string[],
	found: Xrefs,
): Promise<ApiFailure | undefined> {
	return await api.get<{ xrefs?: IDataObject[] }>(path, { [query]: ids.join(',') }).then(
		({ xrefs }) => {
			if (!Array.isArray(xrefs)) return failureOfContent(200);
			for (const xref of xrefs) {
				const v3Ids = pick(xref, names);
				if (Object.keys(v3Ids).length > 0) found.set(keyOf(xref[v2Id]), v3Ids);
			}
			return undefined;
		},
		(failure: ApiFailure) => failure,
	);
}
