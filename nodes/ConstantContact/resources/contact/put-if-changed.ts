import type { IExecuteFunctions } from 'n8n-workflow';
import { toUpdate } from '../../contact-model/contact-shapes';
import { fitInto } from '../../contact-model/fit-contact';
import type { StoredContact } from '../../contact-model/stored-contact';
import { isUnchanged } from '../../contact-model/unchanged';
import { toBoolean } from '../../input/booleans';
import { customFieldsOf } from '../../parameters/contact/contact-fields';
import { writeUnchangedOption } from '../../parameters/contact/editor-fields';
import type { ConstantContactApi } from '../../transport/api';
import { putContact, stillMailable, type ContactChange, type Written } from './put-contact';

/** Whether a contact is written though nothing changes. Throws InputError for what says neither. */
export function readWritesUnchanged(node: IExecuteFunctions, item: number): boolean {
	const { displayName, name } = writeUnchangedOption;
	return toBoolean(displayName, node.getNodeParameter(`options.${name}`, item, false));
}

/**
 * Writes a change as `putContact` does, unless the contact says already what the change would make it
 * say: then nothing is sent, and the contact comes out as it was read.
 * @param stored as it was read, with the collections that the change touches
 */
export async function putIfChanged(
	api: ConstantContactApi,
	stored: StoredContact,
	change: ContactChange,
	writesUnchanged: boolean,
): Promise<Written & { action: string }> {
	const unchanged = writesUnchanged ? undefined : await asUnchanged(api, stored, change);
	if (unchanged) return { ...unchanged, action: 'unchanged' };
	return { ...(await putContact(api, stored, change)), action: 'updated' };
}

async function asUnchanged(
	api: ConstantContactApi,
	stored: StoredContact,
	{ contact: given, cleared, email }: ContactChange,
): Promise<Written | undefined> {
	const { contact, warnings } = fitInto(stored, given, cleared);
	const body = toUpdate(stored, contact, cleared, email);
	// The mapper has read them.
	const definitions = contact.customFields.length > 0 ? await customFieldsOf(api) : [];
	if (!isUnchanged(stored, body, definitions)) return undefined;
	return { updated: stored, warnings: [...warnings, ...stillMailable(body, contact)] };
}
