import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { readNames } from '../input/given-names';
import { InputError } from '../input/input-error';
import { namesIn, refuseMoreThan } from '../input/refuse-more-than';
import { findIds, resolveNames } from '../input/resolve-names';
import { isEmpty } from '../input/values';
import { LIST_FILTER_LIMIT, TAG_FILTER_LIMIT } from '../parameters/contact/filters';
import { include } from '../parameters/contact/include';
import { lists, tags } from '../parameters/contact/lists-and-tags';
import { simplify } from '../parameters/simplify';
import { idOf, type ConstantContactApi } from '../transport/api';
import { CAMPAIGNS, EVENTS } from '../transport/collections';
import { followedMailings } from './campaigns';
import { MOST_EVENTS } from './followed-events';
import type { Asked, Mailing } from './reading';
import { rememberedNames } from './remembered-names';
import { HOUR_MS } from './schedule';
import { textOf } from '../input/text-of';
import { UUID } from '../input/uuid';
import { status } from './trigger-fields';

const ID = new RegExp(`^${UUID}$`);

/**
 * Reads the parameters of the trigger. Names are looked up once an hour: a list may be deleted and
 * made anew, with another ID. Throws InputError for a wrong parameter.
 * @param events by their values
 */
export async function readAsked(
	node: IPollFunctions,
	api: ConstantContactApi,
	events: string[],
	{ finder, isLate, tell, note }: Pick<Asked, 'finder' | 'isLate' | 'tell' | 'note'>,
): Promise<Asked> {
	const filters = node.getNodeParameter('filters', {}) as IDataObject;
	const given = node.getNodeParameter('options.include', []);
	const parts = isEmpty(given) ? [] : include.read(given);
	const { campaigns, events: picked } = filters;
	let mailings: Promise<Mailing[]> | undefined;
	let isWhole = true;
	const idsOf = async (what: string, given: unknown, find: () => Promise<string[]>) =>
		isEmpty(given) ? [] : await finder.lookUp([what, given], HOUR_MS, find);
	const asked: Asked = {
		api,
		finder,
		isLate,
		tell,
		note,
		isWhole: () => isWhole,
		postpone: () => {
			isWhole = false;
		},
		events: readEvents(node, events),
		lists: await idsOf('lists', filters.lists, async () => await lists.find(api, filters.lists)),
		tags: await idsOf('tags', filters.tags, async () => await tags.find(api, filters.tags)),
		campaigns: await idsOf('campaigns', campaigns, async () => await campaignIds(api, campaigns)),
		eventIds: await idsOf('events', picked, async () => await findEvents(api, picked)),
		pickedAs: { campaigns: choiceOf(campaigns), events: choiceOf(picked) },
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

/** An ID is taken as it is: an event that is deleted may not be listed any more. */
async function findEvents(api: ConstantContactApi, given: unknown): Promise<string[]> {
	const label = 'Event Names or IDs';
	const isId = (name: unknown) => ID.test(textOf(name));
	const named = readNames(given);
	const names = named.every(isId) ? [] : await api.names(EVENTS, () => true);
	const { ids, unknown } = findIds(label, given, names);
	resolveNames(
		label,
		unknown.filter((name) => !isId(name)),
		names,
	);
	const all = [...new Set([...ids, ...unknown.map(textOf)])];
	if (all.length <= MOST_EVENTS) return all;
	throw new InputError(
		`'${label}' names ${all.length}, and a trigger follows ${MOST_EVENTS} at most`,
		'Name fewer, and use a second trigger for the others',
	);
}

function choiceOf(given: unknown): string {
	return isEmpty(given) ? '' : JSON.stringify(given);
}

async function campaignIds(api: ConstantContactApi, given: unknown): Promise<string[]> {
	const label = 'Campaign Names or IDs';
	const living = await api.names(CAMPAIGNS, () => true);
	const { ids, unknown } = findIds(label, given, living);
	if (unknown.length === 0) return ids;
	// What is deleted still has reports. A name that both have is that of the one that is not.
	const known = await api.known<IDataObject>(CAMPAIGNS);
	const deleted = known
		.map(({ campaign_id, name }) => ({ id: idOf(campaign_id), name: textOf(name ?? campaign_id) }))
		.filter(({ id }) => !living.hasId(id))
		.map(({ id, name }) => ({ id, name: living.has(name) ? id : name }));
	return resolveNames(label, given, [...living.known, ...deleted]);
}

function readEvents(node: IPollFunctions, events: string[]): string[] {
	const given = node.getNodeParameter('triggerOn', []);
	const known = events.map((event) => ({ id: event, name: event }));
	const chosen = isEmpty(given) ? [] : resolveNames('Trigger On', given, known);
	if (chosen.length > 0) return chosen;
	throw new InputError("'Trigger On' is empty", 'Choose at least one event');
}
