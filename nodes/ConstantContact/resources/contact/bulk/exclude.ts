import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError, show } from '../../../input/input-error';
import { isEmpty } from '../../../input/values';
import type { NamedContact } from './contact-ids';
import { some, SOURCES, type SourceKind } from './contact-source';
import { modeOf } from '../../../parameters/locator';
import { CONTACTS } from '../../../transport/collections';
import { textOf } from '../../../input/text-of';

const LABEL = 'Exclude Contacts';

/** The option that leaves contacts out of a whole source. */
export function excludeOption({ from }: Excluding): INodeProperties {
	return {
		displayName: LABEL,
		name: 'exclude',
		type: 'string',
		default: '',
		placeholder: 'e.g. ann@example.com, bob@example.com',
		description: `Contacts to leave out of ${nameSources(from, 'and')}: emails or IDs, comma-separated or as a list`,
	};
}

/** From which sources the API leaves out contacts, and how many at most. */
export interface Excluding {
	from: readonly SourceKind[];
	limit?: number;
}

/**
 * The emails and IDs that 'Exclude Contacts' names.
 * Throws InputError for a source from which nobody can be left out, and for too many.
 */
export function readExclude(
	node: IExecuteFunctions,
	item: number,
	kind: SourceKind,
	{ from, limit = Infinity }: Excluding,
): string[] {
	const given = node.getNodeParameter('options.exclude', item, '') as unknown;
	if (isEmpty(given)) return [];
	if (!from.includes(kind)) {
		throw new InputError(
			`'${LABEL}' is ${show(given)}, but nobody can be left out of '${SOURCES[kind].name}'`,
			`Remove it, or set 'Contacts' to ${nameSources(from, 'or')}`,
		);
	}
	const all = Array.isArray(given) ? given : textOf(given).split(/[,;\s]+/);
	const contacts = all.map((each) => textOf(each).trim()).filter((each) => each !== '');
	return some(LABEL, contacts, limit);
}

function nameSources(kinds: readonly SourceKind[], word: string): string {
	return kinds.map((each) => `'${SOURCES[each].name}'`).join(` ${word} `);
}

/** A contact that is given by email or ID, as one text. */
export function named(given: string): NamedContact {
	return { mode: modeOf('email', given, CONTACTS), given, label: LABEL };
}
