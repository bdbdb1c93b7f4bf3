import type { IExecuteFunctions } from 'n8n-workflow';
import type { Contact } from '../../contact-model/contact';
import { LISTS_COLUMN, TAGS_COLUMN } from '../../contact-model/column-aliases';
import {
	isFalse,
	saysNothing,
	STANDARD_FIELDS,
	standardFields,
	type ContactField,
	type Section,
} from '../../contact-model/field-table';
import { finderOf } from '../../contact-model/column-finder';
import { doubtfulColumns } from '../../contact-model/doubtful-columns';
import { permissionOf } from '../../contact-model/mail-permission';
import { matchColumns, namedFields } from '../../contact-model/match-columns';
import { pick } from '../../contact-model/pick';
import { readContact } from '../../contact-model/read-contact';
import { resolveNames } from '../../input/resolve-names';
import { cellsOf } from '../../contact-model/service-shape';
import { textOf } from '../../input/text-of';
import { isEmpty } from '../../input/values';
import { clearIfEmptyOption, note } from '../../parameters/contact/editor-fields';
import { lists, tags } from '../../parameters/contact/lists-and-tags';
import { readIfGiven } from '../../parameters/parameter';
import { contactFields } from '../../parameters/contact/contact-fields';
import type { ConstantContactApi } from '../../transport/api';
import { nothingMatched, tellColumns, type PickedBeside } from './column-hints';
import { tellUnmapped } from './unmapped-hint';

interface MapperValue {
	mappingMode?: string;
	value?: Record<string, unknown> | null;
}

/** The contact that 'Contact Fields' describes for one item. Throws InputError for a bad value. */
export async function readMappedContact(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<Contact> {
	// Read whole: n8n converts what is read as 'fields.value', which turns '' into 0 and moves dates.
	const { mappingMode, value } = node.getNodeParameter('fields', item, {}) as MapperValue;
	const cells = cellsOf(node.getInputData()[item].json);
	if (mappingMode === 'autoMapInputData') {
		const fields = await contactFields(api, node.getTimezone());
		const matched = matchColumns(cells, fields);
		tellColumns(node, api, matched, fields, () => pickedBeside(node, item));
		const nothing = nothingMatched(matched);
		// A row that is nearly empty may have none of the columns that the others have.
		const warning = nothing && (await namedByColumns(node, api)).length === 0 ? nothing : undefined;
		return {
			...readContact(matched.values, fields),
			...pick(matched, ['withheld', 'unticked']),
			...(warning && { warnings: [warning] }),
		};
	}
	const mapped = Object.entries(value ?? {}).filter(([, each]) => !isEmpty(each));
	const standard = standardFields(node.getTimezone());
	if (mapped.length === 0) tellUnmapped(node, api, standard);
	const isStandard = mapped.every(([id]) => standard.some((field) => field.id === id));
	const fields = isStandard ? standard : await contactFields(api, node.getTimezone());
	// What an item says against emails counts for whatever is mapped of it.
	return { ...readContact(mapped, fields), ...permissionOf(cells) };
}

/** The parameters that lists and tags are picked in: a column of them is no consent to join a list. */
function pickedBeside(node: IExecuteFunctions, item: number): PickedBeside[] {
	// Names that are picked by hand are the same for all items, so they do not stand for a column.
	const { parameters } = node.getNode();
	const isFilled = (parameter: string) =>
		textOf(parameters[parameter]).startsWith('=') &&
		!isEmpty(node.getNodeParameter(parameter, item, []));
	const isImport = node.getNodeParameter('operation', item) === 'import';
	return [
		{
			target: LISTS_COLUMN,
			isFilled: isFilled(lists.field.name),
			advice: `lists are picked in '${lists.field.displayName}', drag the column there`,
		},
		{
			target: TAGS_COLUMN,
			isFilled: isFilled(tags.field.name),
			advice: isImport
				? "an import carries no tags, use 'Add Tag' for them"
				: `tags are picked in '${tags.field.displayName}', drag the column there`,
		},
	];
}

/** The collections that one of the items may touch, by what the parameters and the columns name. */
export async function touchedByItems(
	node: IExecuteFunctions,
	api: ConstantContactApi,
): Promise<Section[]> {
	const { fields, lists, tags, options } = node.getNode().parameters;
	const { mappingMode, value } = Object(fields) as MapperValue;
	const ids =
		mappingMode === 'autoMapInputData' ? await namedByColumns(node, api) : Object.keys(value ?? {});
	const sections = new Set(
		ids.map((id) => STANDARD_FIELDS.find((field) => field.id === id)?.section ?? 'custom_fields'),
	);
	if (!isEmpty(lists)) sections.add('list_memberships');
	if (!isEmpty(tags)) sections.add('taggings');
	if (!isEmpty((Object(options) as { note?: unknown }).note)) sections.add('notes');
	return [...sections];
}

/** The fields that columns of any item name. A run has one `api`. */
const named = new WeakMap<ConstantContactApi, string[]>();

async function namedByColumns(node: IExecuteFunctions, api: ConstantContactApi): Promise<string[]> {
	const ids = named.get(api) ?? (await readNamed(node, api));
	named.set(api, ids);
	return ids;
}

async function readNamed(node: IExecuteFunctions, api: ConstantContactApi): Promise<string[]> {
	const columns = new Set<string>();
	for (const { json } of node.getInputData()) {
		for (const [column] of cellsOf(json)) columns.add(column);
	}
	const cells = [...columns].map((column) => [column, undefined] as const);
	const fields = await contactFields(api, node.getTimezone());
	return [...namedFields(cells, fields).values()].filter((id) =>
		fields.some((field) => field.id === id),
	);
}

/** The fields that 'Clear If Empty' names. Throws InputError for an unknown one. */
export async function readClearedFields(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<ContactField[]> {
	const given = node.getNodeParameter('options.clearIfEmpty', item, []);
	if (isEmpty(given)) return [];
	const all = await contactFields(api, node.getTimezone());
	const fields = all.filter(({ clear }) => clear);
	const known = fields.map(({ id, label }) => ({ id, name: label }));
	const ids = resolveNames(clearIfEmptyOption.displayName, given, known);
	// A column that is missing altogether is no empty value: it may just have another name today.
	const empty = idsOfEmpty(node, item, api, all);
	return fields.filter(({ id }) => ids.includes(id) && empty.includes(id));
}

/** The IDs of the fields that the mapper has, but without a value. */
function idsOfEmpty(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	fields: readonly ContactField[],
): string[] {
	const { mappingMode, value } = node.getNodeParameter('fields', item, {}) as MapperValue;
	const given =
		mappingMode === 'autoMapInputData'
			? undoubtedCells(node, item, api, fields)
			: Object.entries(value ?? {});
	const fieldOf = (id: string) => fields.find((field) => field.id === id);
	const filled = given.filter(([id, each]) => isFalse(each) || !saysNothing(each, fieldOf(id)));
	return given.map(([id]) => id).filter((id) => !filled.some(([other]) => other === id));
}

/** What runs have shown of their columns. A run has one `api`. */
const doubtful = new WeakMap<ConstantContactApi, ReadonlySet<string>>();

/** Field ID and value of the columns that mean a field for certain: what is stored goes by no other. */
function undoubtedCells(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	fields: readonly ContactField[],
): Array<[id: string, value: unknown]> {
	const rows = () => node.getInputData().map(({ json }) => cellsOf(json));
	const others = doubtful.get(api) ?? doubtfulColumns(rows(), fields);
	doubtful.set(api, others);
	const cells = cellsOf(node.getInputData()[item].json);
	const meanings = finderOf(fields).meaningsOf(cells.map(([column]) => column));
	return cells
		.filter(([column]) => !others.has(column))
		.map(([column, value]) => [meanings.get(column)?.meaning?.target ?? '', value]);
}

/** The note that the option gives, if it does. Throws InputError when it is too long. */
export function readNote(node: IExecuteFunctions, item: number) {
	const given = readIfGiven(node, item, note, 'options');
	return given === undefined ? {} : { note: given };
}
