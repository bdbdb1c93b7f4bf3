import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { InputError } from '../input/input-error';
import { namesIn, refuseMoreThan } from '../input/refuse-more-than';
import { findIds, resolveNames } from '../input/resolve-names';
import { isEmpty } from '../input/values';
import { LIST_FILTER_LIMIT, TAG_FILTER_LIMIT } from '../parameters/contact/filters';
import { include } from '../parameters/contact/include';
import { lists, tags } from '../parameters/contact/lists-and-tags';
import { simplify } from '../parameters/simplify';
import { idOf, type ConstantContactApi } from '../transport/api';
import { CAMPAIGNS } from '../transport/collections';
import { followedMailings } from './campaigns';
import type { Asked, Mailing } from './reading';
import { rememberedNames } from './remembered-names';
import { textOf } from '../input/text-of';
import { status } from './trigger-fields';

const HOUR_MS = 3_600_000;

/**
 * Reads the parameters of the trigger. Names are looked up once an hour: a list may be deleted and
 * made anew, with another ID. Throws InputError for a wrong parameter.
 * @param events by their values
 */
export async function readAsked(
	node: IPollFunctions,
	api: ConstantContactApi,
	events: string[],
	{ finder, isLate, tell }: Pick<Asked, 'finder' | 'isLate' | 'tell'>,
): Promise<Asked> {
	const filters = node.getNodeParameter('filters', {}) as IDataObject;
	const given = node.getNodeParameter('options.include', []);
	const parts = isEmpty(given) ? [] : include.read(given);
	const { campaigns } = filters;
	let mailings: Promise<Mailing[]> | undefined;
	let isWhole = true;
	const idsOf = async (what: string, given: unknown, find: () => Promise<string[]>) =>
		isEmpty(given) ? [] : await finder.lookUp([what, given], HOUR_MS, find);
	const asked: Asked = {
		api,
		finder,
		isLate,
		tell,
		isWhole: () => isWhole,
		postpone: () => {
			isWhole = false;
		},
		events: readEvents(node, events),
		lists: await idsOf('lists', filters.lists, async () => await lists.find(api, filters.lists)),
		tags: await idsOf('tags', filters.tags, async () => await tags.find(api, filters.tags)),
		campaigns: await idsOf('campaigns', campaigns, async () => await campaignIds(api, campaigns)),
		pickedAs: isEmpty(campaigns) ? '' : JSON.stringify(campaigns),
		statuses: isEmpty(filters.status) ? [] : status.read(filters.status),
		include: parts,
		isSimple: simplify.read(node.getNodeParameter(simplify.field.name, true)),
		lookups: rememberedNames(api, finder, parts),
		mailings: async () => await (mailings ??= followedMailings(asked)),
	};
	refuseMoreThan(LIST_FILTER_LIMIT, asked.lists.length, namesIn(lists.field.displayName));
	refuseMoreThan(TAG_FILTER_LIMIT, asked.tags.length, namesIn(tags.field.displayName));
	return asked;
}

async function campaignIds(api: ConstantContactApi, given: unknown): Promise<string[]> {
	const label = 'Campaign Names or IDs';
	const living = await api.names(CAMPAIGNS, () => true);
	const { ids, unknown } = findIds(label, given, living);
	if (unknown.length === 0) return ids;
	// What is deleted still has reports.
	const known = await api.known<IDataObject>(CAMPAIGNS);
	return resolveNames(
		label,
		given,
		known.map(({ campaign_id, name }) => ({ id: idOf(campaign_id), name: textOf(name ?? '') })),
	);
}

function readEvents(node: IPollFunctions, events: string[]): string[] {
	const given = node.getNodeParameter('triggerOn', []);
	const known = events.map((event) => ({ id: event, name: event }));
	const chosen = isEmpty(given) ? [] : resolveNames('Trigger On', given, known);
	if (chosen.length > 0) return chosen;
	throw new InputError("'Trigger On' is empty", 'Choose at least one event');
}
