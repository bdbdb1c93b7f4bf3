import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readNames } from '../../input/given-names';
import { InputError, quoted } from '../../input/input-error';
import { typedText } from '../../input/values';
import { notice } from '../../parameters/notice';
import { choice, readParameter, type Parameter } from '../../parameters/parameter';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { turnBefore } from '../../runner/turn-before';
import type { ConstantContactApi } from '../../transport/api';
import { keyOf, readXrefs, type V2KindName, type Xrefs } from './v2-ids';

const v2Notice = notice(
	'v2Notice',
	'For data from before V3: convert it once and keep the result. Constant Contact asks you to use this sparingly, and will remove it.',
);

const of = choice({
	displayName: 'IDs Of',
	name: 'of',
	type: 'options',
	default: 'contacts',
	description: 'What the IDs stand for',
	options: [
		{ name: 'Campaigns', value: 'campaigns' },
		{ name: 'Contacts', value: 'contacts' },
		{ name: 'Lists', value: 'lists' },
	],
});

const ids: Parameter<string[]> = {
	field: {
		displayName: 'V2 IDs',
		name: 'v2Ids',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 1995998026, 1882999944',
		description:
			'Numbers, separated by commas or as an array. Those of all items are sent together: 500 contacts or lists in a request, or 50 campaigns.',
	},
	read: toIds,
};

/** What an item asks for; or the error by which it fails. */
type Asked = { name: V2KindName; v2Ids: string[] } | { thrown: unknown };

/** What all items of a run ask for, and what was found, which is read once. */
interface Run {
	asked: Asked[];
	found: Map<V2KindName, Xrefs>;
}

const runs = new WeakMap<ConstantContactApi, Promise<Run>>();

/** Account → Convert V2 IDs: an item for each ID, also for those that are not found. */
export const convertV2Ids: ItemOperation = {
	repeating: ONLY_READS,
	access: ['campaign:read', 'contacts:lists:read', 'contacts:read'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts/getContactIdXrefs',
	fields: [v2Notice, of.field, ids.field],
	async execute(node, item, api) {
		const started = runs.get(api) ?? readAll(node, api);
		runs.set(api, started);
		const run = await started;
		const asked = run.asked[item];
		if ('thrown' in asked) throw asked.thrown;
		const found = run.found.get(asked.name);
		const rows = asked.v2Ids.map((v2_id): IDataObject | Error => {
			const one = found?.get(keyOf(v2_id));
			if (one instanceof Error) return one;
			return { v2_id, found: one !== undefined, ...one };
		});
		// The failure of a request is one, however many of its IDs the item has.
		return [...new Set(rows)];
	},
};

async function readAll(node: IExecuteFunctions, api: ConstantContactApi): Promise<Run> {
	const asked: Asked[] = [];
	for (let item = 0; item < node.getInputData().length; item++) {
		await turnBefore(item);
		try {
			const name = readParameter(node, item, of) as V2KindName;
			asked.push({ name, v2Ids: readParameter(node, item, ids) });
		} catch (thrown) {
			asked.push({ thrown });
		}
	}
	const found = new Map<V2KindName, Xrefs>();
	for (const each of asked) {
		if ('thrown' in each || found.has(each.name)) continue;
		const { name } = each;
		const all = asked.flatMap((one) => ('name' in one && one.name === name ? one.v2Ids : []));
		found.set(name, await readXrefs(api, name, all));
	}
	return { asked, found };
}

/** Whether a number has lost digits on its way: it stands for another ID than was meant. */
function isRounded(given: unknown): boolean {
	return typeof given === 'number' && !Number.isSafeInteger(given);
}

/** Throws InputError for what is no V2 ID: all of them are numbers. */
function toIds(given: unknown): string[] {
	const { displayName } = ids.field;
	const named = readNames(given).map((each) => (isRounded(each) ? '' : (typedText(each) ?? '')));
	const wrong = named.findIndex((each) => !/^\d{1,20}$/.test(each));
	if (wrong >= 0 || named.length === 0) {
		throw new InputError(
			`'${displayName}' has a value that is not an ID of the V2 API: ${quoted(readNames(given)[wrong])}`,
			'Give whole numbers, separated by commas or as an array. IDs with letters are those of V3 already',
		);
	}
	return named;
}
