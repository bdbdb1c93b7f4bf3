import type { IExecuteFunctions } from 'n8n-workflow';
import { LIMITS } from '../contact-model/contact';
import { toEmail } from '../input/email';
import { readGiven, readId } from '../parameters/locator';
import { KINDS } from '../transport/collections';
import type { ItemOperation } from './operation';

/**
 * Looks at what the item picks, before the operation reads its other fields: of two faults, it is the
 * one that a person looks at first. A name is looked up later, once all else is known to be right.
 * Throws InputError where it picks nothing, or what is no ID, no name and no email.
 */
export function refuseUnpicked(
	node: IExecuteFunctions,
	{ fields }: ItemOperation,
	item: number,
): void {
	for (const { name, type, displayOptions } of fields) {
		const kind = KINDS.find(({ parameter }) => parameter === name);
		// What shows only for some items is asked for only there.
		if (!kind || type !== 'resourceLocator' || displayOptions) continue;
		const { mode, given } = readGiven(node, item, kind);
		if (mode === 'email') toEmail(given, LIMITS.email, { label: kind.label });
		else readId(mode, given, kind);
	}
}
