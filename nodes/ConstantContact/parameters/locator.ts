import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../input/input-error';
import { isObject } from '../input/is-object';
import type { NameIndex } from '../input/name-index';
import { findOne, resolveNames } from '../input/resolve-names';
import { isEmpty, refuseBrokenText, single } from '../input/values';
import type { ConstantContactApi } from '../transport/api';
import type { Kind } from '../transport/collections';
import { textOf } from '../input/text-of';

const BY_NAME: NonNullable<Kind['namedBy']> = { mode: 'name', displayName: 'By Name' };

/** The field in which one thing is picked. */
export function locatorField(kind: Kind): INodeProperties {
	return { ...locatorOption(kind), required: true };
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
}: Kind): INodeProperties {
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
	kind: Kind,
): Promise<string> {
	const { label } = kind;
	const { mode, given } = readGiven(node, item, kind);
	if (mode === 'name') {
		const names = await api.names(kind, (all) => all.has(given));
		return idOfNamed(label, given, names);
	}
	return readId(mode, given, kind);
}

/**
 * How and as what the thing is given: by ID, by URL, or in the mode of its names.
 * Throws InputError when it is not.
 */
export function readGiven(node: IExecuteFunctions, item: number, kind: Kind) {
	const { parameter, label, namedBy = BY_NAME } = kind;
	const { mode, value } = Object(node.getNodeParameter(parameter, item)) as Record<string, unknown>;
	if (isEmpty(value)) {
		throw new InputError(
			`'${label}' is empty`,
			`Pick one from the list, give its ID or ${namedBy.mode}, or correct the expression`,
		);
	}
	const only = single(value);
	if (typeof only === 'boolean' || isObject(only)) {
		throw new InputError(
			`'${label}' is not text: ${quoted(only)}`,
			`Map its ID or ${namedBy.mode}, for example one property of the object`,
		);
	}
	const given = textOf(only).trim();
	refuseBrokenText(label, given);
	return { mode: modeOf(textOf(mode ?? ''), given, kind), given };
}

/**
 * What is meant, whatever mode is chosen: the editor and agents put emails and names where an ID is
 * expected. Text with the form of an ID is one, and everything else is looked up.
 * Throws InputError for what cannot be looked up either.
 */
export function modeOf(
	mode: string,
	given: string,
	{ label, idPattern, idExample, namedBy = BY_NAME }: Kind,
): string {
	// A name may look like an ID.
	if (mode === 'url' || mode === 'name') return mode;
	if (new RegExp(`^${idPattern}$`).test(given)) return 'id';
	const isNamed = !namedBy.pattern || new RegExp(`^${namedBy.pattern}$`, 's').test(given);
	if (isNamed || mode === namedBy.mode) return namedBy.mode;
	throw new InputError(
		`'${label}' is neither an ID nor an ${namedBy.mode}: ${quoted(given)}`,
		`IDs look like ${idExample}. Correct it, or pick one from the list`,
	);
}

/** The ID in what is given as ID or URL. Throws InputError when there is none. */
export function readId(
	mode: string,
	given: string,
	{ label, idPattern, idExample, namedBy = BY_NAME }: Kind,
): string {
	if (mode !== 'url') return given;
	const id = new RegExp(idPattern).exec(given)?.[0];
	if (id !== undefined) return id;
	throw new InputError(
		`'${label}' is not the address of its page in Constant Contact: ${quoted(given)}`,
		`It holds an ID such as ${idExample}. To give ${namedBy.mode === 'name' ? 'a name' : 'an email'}, choose '${namedBy.displayName}'`,
	);
}

/** Throws InputError for an unknown name, and for several. */
function idOfNamed(label: string, name: string, names: NameIndex): string {
	// The name is whole, whatever is in it.
	const whole = findOne(label, name, names);
	const [id, ...others] = whole ? [whole.id] : resolveNames(label, [name], names);
	if (others.length === 0) return id;
	throw new InputError(
		`'${label}' names ${others.length + 1}, and one is taken: ${quoted(name)}`,
		'Give one, or an item for each, for example by the node Split Out',
	);
}
