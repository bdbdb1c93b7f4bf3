import { ONLY_DELETES, type ItemOperation } from '../../runner/operation';
import { pathSegment, type ConstantContactApi } from '../../transport/api';
import { ApiFailure } from '../../transport/api-failure';
import { locatorField, readGiven, readId } from '../../parameters/locator';
import { CONTACTS } from '../../transport/collections';
import { TO_WRITE } from './account-pages';
import { findById, readStored, type Many } from './lookup';

const ADVICE = { unknown: 'Check the address, or leave it out: there is nothing to delete' };

const MANY: Many = {
	worth: TO_WRITE,
	isEnough: ({ stored }) => stored?.deleted_at !== undefined,
};

/** Contact → Delete. Constant Contact keeps it as deleted; it can be brought back. */
export const deleteContact: ItemOperation = {
	repeating: ONLY_DELETES,
	access: [CONTACTS.access.read, CONTACTS.access.write],
	subject: CONTACTS.parameter,
	page: 'https://developer.constantcontact.com/api_guide/contacts_delete.html',
	fields: [locatorField(CONTACTS)],
	async execute(node, item, api) {
		const { mode, given } = readGiven(node, item, CONTACTS);
		const { contact_id, deleted_at } =
			mode === 'email'
				? await readStored(node, item, api, ADVICE, [], MANY)
				: { contact_id: readId(mode, given, CONTACTS), deleted_at: undefined };
		// A run that is repeated finds what it has deleted already.
		if (!deleted_at) await deleteUnlessDeleted(api, contact_id);
		return { contact_id, deleted: true };
	},
};

/** Constant Contact answers 404 to an unknown contact and to one that is deleted already. */
async function deleteUnlessDeleted(api: ConstantContactApi, id: string): Promise<void> {
	await api.delete(`/contacts/${pathSegment(id)}`).catch(async (failure: unknown) => {
		if (!(failure instanceof ApiFailure) || failure.status !== 404) throw failure;
		const { deleted_at } = await findById(api, id, []);
		if (!deleted_at) throw failure;
	});
}
