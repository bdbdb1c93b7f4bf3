import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../input/text-of';
import { withWarnings } from '../../parameters/warnings';
import { pathSegment, type ConstantContactApi } from '../../transport/api';
import { ApiFailure, isNotFound } from '../../transport/api-failure';
import { failureOfContent, textsIn } from '../../transport/read-failure';
import { halving } from '../plain/halving';

/** Stats that are asked for by IDs, several at once. */
export interface StatsKind {
	path: string;
	/** What the ID is called in an answer. */
	id: string;
	/** How many IDs a request takes. */
	most: number;
	/** What an ID stands for, in words. */
	of: string;
}

export const STATS_OF_CAMPAIGNS: StatsKind = {
	path: '/reports/stats/email_campaigns',
	id: 'campaign_id',
	most: 150,
	of: 'campaign',
};

export const STATS_OF_EMAILS: StatsKind = {
	path: '/reports/stats/email_campaign_activities',
	id: 'campaign_activity_id',
	most: 10,
	of: 'email',
};

/** What was found by the ID: the stats, or why there are none. */
export type Found = Map<string, IDataObject | ApiFailure>;

/**
 * Reads the stats of all IDs. One that the service does not know fails alone, and so do those of a
 * request that fails.
 */
export async function readStats(
	api: ConstantContactApi,
	kind: StatsKind,
	ids: string[],
): Promise<Found> {
	const found: Found = new Map();
	for (let start = 0; start < ids.length; start += kind.most) {
		await halving(
			ids.slice(start, start + kind.most),
			async (part) => await ask(api, kind, part, found),
			isNotFound,
			(id, failure) => found.set(id, isNotFound(failure) ? unknown(kind, id, failure) : failure),
		);
	}
	return found;
}

/** Asks for the stats of the IDs, and keeps what is found. @returns why the request failed, if it did */
async function ask(
	api: ConstantContactApi,
	kind: StatsKind,
	ids: string[],
	found: Found,
): Promise<ApiFailure | undefined> {
	const path = `${kind.path}/${ids.map(pathSegment).join(',')}`;
	return await api.get<{ results?: IDataObject[]; errors?: unknown }>(path).then(
		({ results, errors = [] }) => {
			if (!Array.isArray(results)) return failureOfContent(200);
			keep(
				kind,
				ids,
				results,
				[errors].flat().flatMap((error) => textsIn(error)),
				found,
			);
			return undefined;
		},
		(failure: ApiFailure) => failure,
	);
}

/**
 * Errors beside results are about those IDs that they name, or about all that have no result. An ID
 * without either was never sent.
 */
function keep(
	kind: StatsKind,
	ids: string[],
	results: IDataObject[],
	errors: string[],
	found: Found,
): void {
	const names = (error: string, id: string) => error.toLowerCase().includes(id);
	const general = errors.filter((error) => !ids.some((id) => names(error, id)));
	for (const result of results) found.set(textOf(result[kind.id]).toLowerCase(), result);
	const missing = ids.filter((id) => !found.has(id));
	for (const id of missing) {
		const own = [...errors.filter((error) => names(error, id)), ...general];
		if (own.length === 0) continue;
		const detail = own.join('; ');
		found.set(id, unknown(kind, id, new ApiFailure(detail, '', undefined, detail)));
	}
	if (missing.length > 0 || errors.length === 0) return;
	for (const id of ids) found.set(id, withWarnings(found.get(id) as IDataObject, errors));
}

function unknown({ of }: StatsKind, id: string, { message, status, detail }: ApiFailure) {
	return new ApiFailure(
		`There are no stats of the ${of} ${id}: ${message}`,
		`Check the ID: the ${of} may be deleted, or one of another account`,
		status,
		detail,
	);
}
