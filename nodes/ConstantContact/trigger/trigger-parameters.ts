import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { InputError } from '../input/input-error';
import { namesIn, refuseMoreThan } from '../input/refuse-more-than';
import { resolveNames } from '../input/resolve-names';
import { toBoolean } from '../input/booleans';
import { isEmpty } from '../input/values';
import {
	CONTACT_STATUSES,
	LIST_FILTER_LIMIT,
	readStatuses,
	TAG_FILTER_LIMIT,
} from '../parameters/contact/filters';
import { toInclude } from '../parameters/contact/include';
import { listIds, tagIds } from '../parameters/contact/names';
import { idOf, type ConstantContactApi } from '../transport/api';
import { CAMPAIGNS } from '../transport/collections';
import { followedMailings } from './campaigns';
import type { Asked, Mailing } from './reading';
import { rememberedNames } from './remembered-names';
import { textOf } from '../input/text-of';

const HOUR_MS = 3_600_000;

/** Statuses that an event about living contacts can ask for. */
export const STATUSES = CONTACT_STATUSES.filter(({ value }) => !['all', 'deleted'].includes(value));

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
	const include = isEmpty(given) ? [] : toInclude(given);
	const { campaigns, lists, tags, status } = filters;
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
		lists: await idsOf('lists', lists, async () => await listIds(api, lists)),
		tags: await idsOf('tags', tags, async () => await tagIds(api, tags)),
		campaigns: await idsOf('campaigns', campaigns, async () => await campaignIds(api, campaigns)),
		pickedAs: isEmpty(campaigns) ? '' : JSON.stringify(campaigns),
		statuses: isEmpty(status) ? [] : readStatuses('Status', status, STATUSES),
		include,
		isSimple: toBoolean('Simplify', node.getNodeParameter('simple', true)),
		lookups: rememberedNames(api, finder, include),
		mailings: async () => await (mailings ??= followedMailings(asked)),
	};
	refuseMoreThan(LIST_FILTER_LIMIT, asked.lists.length, namesIn('List Names or IDs'));
	refuseMoreThan(TAG_FILTER_LIMIT, asked.tags.length, namesIn('Tag Names or IDs'));
	return asked;
}

async function campaignIds(api: ConstantContactApi, given: unknown): Promise<string[]> {
	const known = await api.known<IDataObject>(CAMPAIGNS);
	return resolveNames(
		'Campaign Names or IDs',
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
