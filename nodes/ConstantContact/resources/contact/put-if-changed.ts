import { toUpdate } from '../../contact-model/contact-shapes';
import { fitInto } from '../../contact-model/fit-contact';
import type { StoredContact } from '../../contact-model/stored-contact';
import { isUnchanged } from '../../contact-model/unchanged';
import { InputError } from '../../input/input-error';
import { customFieldsOf } from '../../parameters/contact/contact-fields';
import type { ConstantContactApi } from '../../transport/api';
import { putContact, type ContactChange, type Written } from './put-contact';
import { stillMailable } from './put-warnings';

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

/**
 * Whether `putIfChanged` would send nothing for a contact as it was once shown. Not so for one whose
 * change would be refused: the contact as it is by now may take it.
 */
export async function isUnchangedBy(
	api: ConstantContactApi,
	shown: StoredContact,
	change: ContactChange,
	writesUnchanged: boolean,
): Promise<boolean> {
	if (writesUnchanged) return false;
	const unchanged = await asUnchanged(api, shown, change).catch((failure: unknown) => {
		if (failure instanceof InputError) return undefined;
		throw failure;
	});
	return unchanged !== undefined;
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
