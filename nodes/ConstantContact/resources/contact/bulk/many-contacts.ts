import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import {
	SAFE_TO_REPEAT,
	type BulkOperation,
	type BulkRequest,
	type Part,
} from '../../../runner/operation';
import type { ConstantContactApi } from '../../../transport/api';
import { longestWait, wait } from '../../../parameters/waiting';
import { ContactIds, type FoundContact } from './contact-ids';
import { readSource, sourceFields, type ContactSource, type SourceKind } from './contact-source';
import { excludeOption, namedContact, readExclude, type Excluding } from './exclude';

const CONTACTS_LIMIT = 500;

/** An operation that does one thing with many contacts. */
interface ManyContacts {
	/** The page of Constant Contact that it rests on. */
	page: string;
	path: string;
	/** The first one is preset. */
	sources: readonly SourceKind[];
	/** What to say before the first click, after the contacts. */
	notices?: INodeProperties[];
	/** The fields between the contacts and the options. */
	targetFields?: INodeProperties[];
	/** What is done with the contacts, in the words of the API. */
	readTarget?: (
		node: IExecuteFunctions,
		item: number,
		api: ConstantContactApi,
	) => Promise<IDataObject>;
	/** The sources from which the API leaves out contacts, and how many at most. */
	excludes?: Excluding;
	/** Further options. */
	options?: INodeProperties[];
	/** Left out, the body has the source, the target and the excluded contacts. */
	toBody?: typeof sourceAndTarget;
	isPlannedOnce?: boolean;
	collect?: BulkOperation['collect'];
}

function sourceAndTarget(source: IDataObject, target: IDataObject, exclude: string[]): IDataObject {
	const isExcluding = exclude.length > 0;
	return { source, ...target, ...(isExcluding && { exclude: { contact_ids: exclude } }) };
}

interface AskedContacts {
	source: ContactSource;
	target: IDataObject;
	exclude: string[];
}

/**
 * Makes the operation. Contacts of items with the same target go together, 500 in a request; a whole
 * source that several items name is asked for once.
 */
export function manyContactsOperation({
	page,
	path,
	sources,
	notices = [],
	targetFields = [],
	readTarget = async () => ({}),
	excludes,
	options = [],
	toBody = sourceAndTarget,
	isPlannedOnce,
	collect,
}: ManyContacts): BulkOperation<AskedContacts> {
	return {
		repeating: SAFE_TO_REPEAT,
		access: ['contacts:read', 'contacts:lists:read', 'contacts:write'],
		page,
		fields: [
			...sourceFields(sources),
			...notices,
			...targetFields,
			wait.field,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					...(excludes ? [excludeOption(excludes)] : []),
					...options,
					longestWait.field,
				].sort((one, other) => one.displayName.localeCompare(other.displayName)),
			},
		],
		async read(node, item, api) {
			const source = await readSource(node, item, api, sources);
			const exclude = excludes ? readExclude(node, item, excludes) : [];
			return { source, exclude, target: await readTarget(node, item, api) };
		},
		async plan(parts, api, refuse) {
			const ids = new ContactIds(
				api,
				parts.flatMap(({ asked }) => namedIn(asked)),
			);
			const requests: BulkRequest[] = [];
			for (const group of groupsOf(parts)) {
				const { source, target, exclude } = group[0].asked;
				if (source.kind === 'items') {
					for (const { contact_ids, items, each } of toContactChunks(
						await findAll(ids, group, refuse),
					)) {
						const body = toBody({ contact_ids }, target, []);
						requests.push({ path, body, items, ...(!collect && { each }) });
					}
					continue;
				}
				const { whole, activityId } = source;
				const items = group.map(({ item }) => item);
				try {
					const body = toBody(whole, target, await ids.findAll(exclude.map(namedContact)));
					requests.push({ path, body, items, activityId });
				} catch (failure) {
					for (const item of items) refuse(item, failure as Error);
				}
			}
			return requests;
		},
		isPlannedOnce,
		collect,
	};
}

function namedIn({ source, exclude }: AskedContacts) {
	return source.kind === 'items' ? [source] : exclude.map(namedContact);
}

/** Parts that can share a request: the same target, and either single contacts or the same source. */
function groupsOf(parts: Array<Part<AskedContacts>>): Array<Array<Part<AskedContacts>>> {
	const groups = new Map<string, Array<Part<AskedContacts>>>();
	for (const part of parts) {
		const { source, target, exclude } = part.asked;
		const isSingle = source.kind === 'items';
		const key = JSON.stringify([target, isSingle ? 'items' : source, exclude]);
		const group = groups.get(key) ?? [];
		groups.set(key, group);
		group.push(part);
	}
	return [...groups.values()];
}

/** An item, and the contact that it names. */
interface Naming {
	item: number;
	contact: FoundContact;
}

/** Contact IDs, each once, with the items that name it. */
async function findAll(
	ids: ContactIds,
	group: Array<Part<AskedContacts>>,
	refuse: (item: number, failure: Error) => void,
): Promise<Map<string, Naming[]>> {
	const found = new Map<string, Naming[]>();
	for (const { item, asked } of group) {
		if (asked.source.kind !== 'items') continue;
		try {
			const contact = await ids.find(asked.source);
			const namings = found.get(contact.contact_id) ?? [];
			found.set(contact.contact_id, namings);
			namings.push({ item, contact });
		} catch (failure) {
			refuse(item, failure as Error);
		}
	}
	return found;
}

function toContactChunks(found: Map<string, Naming[]>) {
	const all = [...found];
	const chunks: Array<{ contact_ids: string[]; items: number[]; each: IDataObject[] }> = [];
	for (let start = 0; start < all.length; start += CONTACTS_LIMIT) {
		const chunk = all.slice(start, start + CONTACTS_LIMIT);
		const namings = chunk.flatMap(([, each]) => each);
		chunks.push({
			contact_ids: chunk.map(([id]) => id),
			items: namings.map(({ item }) => item),
			each: namings.map(({ contact }) => contact),
		});
	}
	return chunks;
}
