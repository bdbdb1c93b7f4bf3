import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { jsonArray } from '../../../input/given-names';
import { isEmpty } from '../../../input/values';
import type { NamedContact } from './contact-ids';
import { atLeastOne, type SourceKind } from './contact-source';
import { modeOf } from '../../../parameters/locator';
import { CONTACTS } from '../../../transport/collections';
import { textOf } from '../../../input/text-of';

/** What the editor calls the option that leaves contacts out. */
export const EXCLUDE = 'Exclude Contacts';

/** The option that leaves contacts out of a whole source. */
export function excludeOption({ from }: Excluding): INodeProperties {
	return {
		displayName: EXCLUDE,
		name: 'exclude',
		type: 'string',
		default: '',
		placeholder: 'e.g. ann@example.com, bob@example.com',
		description: 'Contacts to leave out: emails or IDs, comma-separated or as a list',
		displayOptions: { show: { '/source': [...from] } },
	};
}

/** From which sources the API leaves out contacts, and how many at most. */
export interface Excluding {
	from: readonly SourceKind[];
	limit?: number;
}

/**
 * The emails and IDs that 'Exclude Contacts' names.
 * n8n leaves the option out where it is not shown. Throws InputError for too many.
 */
export function readExclude(
	node: IExecuteFunctions,
	item: number,
	{ limit = Infinity }: Excluding,
): string[] {
	const given = node.getNodeParameter('options.exclude', item, '') as unknown;
	if (isEmpty(given)) return [];
	const text = textOf(given);
	const all = Array.isArray(given) ? given : (jsonArray(text) ?? text.split(/[,;\s]+/));
	const contacts = all.map((each) => textOf(each).trim()).filter((each) => each !== '');
	return atLeastOne(EXCLUDE, contacts, limit);
}

/** A contact that is given by email or ID, as one text. */
export function namedContact(given: string): NamedContact {
	return { mode: modeOf('email', given, CONTACTS), given, label: EXCLUDE };
}
