import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError, show } from '../input/input-error';
import type { NameIndex } from '../input/name-index';
import { findOne, resolveNames } from '../input/resolve-names';
import { isEmpty, single } from '../input/values';
import type { ConstantContactApi } from '../transport/api';
import {
	CONTACTS,
	CUSTOM_FIELDS,
	LISTS,
	SEGMENTS,
	TAGS,
	type Collection,
} from '../transport/collections';
import { textOf } from '../input/text-of';

const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const EXAMPLE_UUID = '04fe9a97-a579-43c5-bb1a-58ed29bf0a6a';

const BY_NAME: NonNullable<Pickable['namedBy']> = { mode: 'name', displayName: 'By Name' };

/** One kind of thing that users pick: from the list, or by ID or name. */
export interface Pickable {
	collection: Collection;
	parameter: string;
	label: string;
	searchMethod: string;
	idPattern: string;
	idExample: string;
	nameExample: string;
	/** The mode in which it is named, if not by its name, and the form of what names it. */
	namedBy?: { mode: string; displayName: string; pattern?: string };
	/** The mode that the editor begins with, if not the list. */
	mode?: string;
	/** Whether the address of its page in Constant Contact holds its ID. */
	hasUrl?: boolean;
}

export const LIST: Pickable = {
	collection: LISTS,
	parameter: 'list',
	label: 'List',
	searchMethod: 'searchLists',
	idPattern: UUID,
	idExample: EXAMPLE_UUID,
	nameExample: 'Newsletter',
	hasUrl: true,
};

export const TAG: Pickable = {
	collection: TAGS,
	parameter: 'tag',
	label: 'Tag',
	searchMethod: 'searchTags',
	idPattern: UUID,
	idExample: EXAMPLE_UUID,
	nameExample: 'Gold customer',
};

export const CUSTOM_FIELD: Pickable = {
	collection: CUSTOM_FIELDS,
	parameter: 'customField',
	label: 'Custom Field',
	searchMethod: 'searchCustomFields',
	idPattern: UUID,
	idExample: EXAMPLE_UUID,
	nameExample: 'Membership level',
};

export const CONTACT: Pickable = {
	collection: CONTACTS,
	parameter: 'contact',
	label: 'Contact',
	searchMethod: 'searchContacts',
	idPattern: UUID,
	idExample: EXAMPLE_UUID,
	nameExample: 'nathan@example.com',
	namedBy: { mode: 'email', displayName: 'By Email', pattern: '[^@]+@[^@]+' },
	// Most data names people by email, and what is dragged onto the field keeps the mode.
	mode: 'email',
	hasUrl: true,
};

export const SEGMENT: Pickable = {
	collection: SEGMENTS,
	parameter: 'segment',
	label: 'Segment',
	searchMethod: 'searchSegments',
	idPattern: '[0-9]{1,10}',
	idExample: '14',
	nameExample: 'Has not opened lately',
};

/** The field in which one thing is picked. */
export function locatorField(pickable: Pickable): INodeProperties {
	return { ...locatorOption(pickable), required: true };
}

/** The same as an option of a collection, which may be left out. */
export function locatorOption({
	parameter,
	label,
	searchMethod,
	idPattern,
	idExample,
	nameExample,
	namedBy = BY_NAME,
	mode = 'list',
	hasUrl,
}: Pickable): INodeProperties {
	return {
		displayName: label,
		name: parameter,
		type: 'resourceLocator',
		default: { mode, value: '' },
		description: `Pick one from the list, or give its ID${hasUrl ? `, ${namedBy.mode} or URL` : ` or ${namedBy.mode}`}`,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Pick one',
				typeOptions: { searchListMethod: searchMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${idExample}`,
				// A name is taken, too, and every text may be one.
				...(namedBy.pattern && {
					validation: [
						{
							type: 'regex',
							properties: {
								regex: `^\\s*(?:${idPattern}|${namedBy.pattern})\\s*$`,
								errorMessage: `Neither an ID, such as ${idExample}, nor an ${namedBy.mode}`,
							},
						},
					],
				}),
			},
			{
				displayName: namedBy.displayName,
				name: namedBy.mode,
				type: 'string',
				placeholder: `e.g. ${nameExample}`,
			},
			...(hasUrl
				? [
						{
							displayName: 'By URL',
							name: 'url',
							type: 'string' as const,
							placeholder: `e.g. https://app.constantcontact.com/pages/contacts/ui#contacts/${idExample}`,
							validation: [
								{
									type: 'regex',
									properties: {
										regex: `^https://.*${idPattern}.*$`,
										errorMessage: 'Not the address of its page in Constant Contact',
									},
								},
							],
						},
					]
				: []),
		],
	};
}

/** The ID of the picked thing, safe in a path. Throws InputError when it is none, or the name is unknown. */
export async function readPicked(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	pickable: Pickable,
): Promise<string> {
	const { collection, label } = pickable;
	const { mode, given } = readGiven(node, item, pickable);
	if (mode === 'name') {
		const names = await api.names(collection, (all) => all.has(given));
		return idOfNamed(label, given, names);
	}
	return readId(mode, given, pickable);
}

/**
 * How and as what the thing is given: by ID, by URL, or in the mode of its names.
 * Throws InputError when it is not.
 */
export function readGiven(node: IExecuteFunctions, item: number, pickable: Pickable) {
	const { parameter, label, namedBy = BY_NAME } = pickable;
	const { mode, value } = Object(node.getNodeParameter(parameter, item)) as Record<string, unknown>;
	if (isEmpty(value)) {
		throw new InputError(
			`'${label}' is empty`,
			`Pick one from the list, or give its ID or ${namedBy.mode}`,
		);
	}
	const given = textOf(single(value)).trim();
	return { mode: modeOf(textOf(mode ?? ''), given, pickable), given };
}

/**
 * What is meant, whatever mode is chosen: the editor and agents put emails and names where an ID is
 * expected. Text with the form of an ID is one, and everything else is looked up.
 * Throws InputError for what cannot be looked up either.
 */
export function modeOf(
	mode: string,
	given: string,
	{ label, idPattern, idExample, namedBy = BY_NAME }: Pickable,
): string {
	// A name may look like an ID.
	if (mode === 'url' || mode === 'name') return mode;
	if (new RegExp(`^${idPattern}$`).test(given)) return 'id';
	const isNamed = !namedBy.pattern || new RegExp(`^${namedBy.pattern}$`, 's').test(given);
	if (isNamed || mode === namedBy.mode) return namedBy.mode;
	throw new InputError(
		`'${label}' is neither an ID nor an ${namedBy.mode}: ${show(given)}`,
		`IDs look like ${idExample}. Correct it, or pick one from the list`,
	);
}

/** The ID in what is given as ID or URL. Throws InputError when there is none. */
export function readId(
	mode: string,
	given: string,
	{ label, idPattern, idExample, namedBy = BY_NAME }: Pickable,
): string {
	if (mode !== 'url') return given;
	const id = new RegExp(idPattern).exec(given)?.[0];
	if (id !== undefined) return id;
	throw new InputError(
		`'${label}' is not the address of its page in Constant Contact: ${show(given)}`,
		`It holds an ID such as ${idExample}. To give ${namedBy.mode === 'name' ? 'a name' : 'an email'}, choose '${namedBy.displayName}'`,
	);
}

function idOfNamed(label: string, name: string, names: NameIndex): string {
	// The name is whole, whatever is in it.
	return findOne(label, name, names)?.id ?? resolveNames(label, [name], names)[0];
}
