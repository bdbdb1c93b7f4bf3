import { InputError } from '../../input/input-error';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { locatorField } from '../../parameters/locator';
import { CONTACTS } from '../../transport/collections';
import { flag, readParameter, readValue } from '../../parameters/parameter';
import { include, readInclude } from '../../parameters/contact/include';
import { MANY_READ, readStored } from './lookup';
import { lookupsIn } from '../../parameters/contact/lookups';
import { simplified } from '../../parameters/contact/simplified';
import { simplify } from '../../parameters/simplify';

const ADVICE = { unknown: "Check the address, or look for the contact with 'Get Many'" };

const returnDeleted = flag({
	displayName: 'Return Deleted',
	name: 'returnDeleted',
	type: 'boolean',
	default: false,
	description: 'Whether to return the contact even if it is deleted',
});

/** Contact → Get. */
export const get: ItemOperation = {
	repeating: ONLY_READS,
	access: ['contacts:read', 'contacts:lists:read'],
	subject: CONTACTS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts/getContact',
	fields: [
		locatorField(CONTACTS),
		simplify.field,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [include.field, returnDeleted.field],
		},
	],
	async execute(node, item, api) {
		const isSimple = readParameter(node, item, simplify);
		const extras = readInclude(node, item);
		const returnsDeleted = readValue(node, item, returnDeleted, 'options');
		const stored = await readStored(node, item, api, ADVICE, extras, MANY_READ);
		if (stored.deleted_at && !returnsDeleted) {
			throw new InputError(
				`The contact ${stored.contact_id} is deleted`,
				`To get it anyway, switch on '${returnDeleted.field.displayName}' under Options`,
			);
		}
		return isSimple ? await simplified(stored, extras, lookupsIn(api)) : { ...stored };
	},
};
