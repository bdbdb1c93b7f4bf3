import type { IDataObject } from 'n8n-workflow';
import { LIMITS } from '../../contact-model/contact';
import { collectionsOf, isEmptyContact, toUpdate } from '../../contact-model/contact-shapes';
import { toEmail } from '../../contact-model/email';
import { InputError } from '../../contact-model/input-error';
import { isEmpty } from '../../contact-model/values';
import type { ItemOperation } from '../../operation';
import { pathSegment } from '../../transport/api';
import { applyModes } from './change-modes';
import { readPresent } from './lookup';
import { readLists, readTags } from './names';
import { readClearedFields, readMappedContact, readNote } from './parameters';
import { present, readSimplify } from './simplify';
import { readSms } from './sms';
import { updateFields } from './update-fields';

/** Contact → Update: what is mapped, and nothing else. */
export const update: ItemOperation = {
	fields: updateFields,
	async execute(node, item, api) {
		const isSimple = readSimplify(node, item);
		const given = node.getNodeParameter('options.email', item, '');
		const email = isEmpty(given) ? {} : { address: toEmail(given, LIMITS.email) };
		const mapped = {
			...(await readMappedContact(node, item, api)),
			...readNote(node, item, 'options.note'),
			...readSms(node, item, 'options.sms'),
			lists: await readLists(node, item, api),
			tags: await readTags(node, item, api, { parameter: 'tags' }),
		};
		const cleared = await readClearedFields(node, item, api);
		if (isEmptyContact(mapped) && cleared.length === 0 && email.address === undefined) {
			throw new InputError(
				'Nothing is to be changed',
				"Map a field in 'Contact Fields', or pick lists, tags or an option",
			);
		}
		const modes = applyModes(node.getNodeParameter('options', item, {}), mapped);
		const clearings = [...cleared, ...modes.cleared];
		const stored = await readPresent(node, item, api, collectionsOf(modes.contact, clearings));
		const updated = await api.put<IDataObject>(
			`/contacts/${pathSegment(stored.contact_id)}`,
			toUpdate(stored, modes.contact, clearings, email),
		);
		if (email.address) api.written.set(email.address, stored.contact_id);
		return present(updated, isSimple);
	},
};
