import { InputError } from '../../input/input-error';
import { toBoolean } from '../../input/booleans';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { locatorField } from '../../parameters/locator';
import { CONTACTS } from '../../transport/collections';
import { includeOption, readInclude } from '../../parameters/contact/include';
import { MANY_READ, readStored } from './lookup';
import { lookupsIn } from '../../parameters/contact/lookups';
import { readParameter } from '../../parameters/parameter';
import { simplified } from '../../parameters/contact/simplified';
import { simplify } from '../../parameters/simplify';

const ADVICE = { unknown: "Check the address, or look for the contact with 'Get Many'" };

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
			options: [
				includeOption,
				{
					displayName: 'Return Deleted',
					name: 'returnDeleted',
					type: 'boolean',
					default: false,
					description: 'Whether to return the contact even if it is deleted',
				},
			],
		},
	],
	async execute(node, item, api) {
		const isSimple = readParameter(node, item, simplify);
		const extras = readInclude(node, item);
		const option = node.getNodeParameter('options.returnDeleted', item, false);
		const returnsDeleted = toBoolean('Return Deleted', option);
		const stored = await readStored(node, item, api, ADVICE, extras, MANY_READ);
		if (stored.deleted_at && !returnsDeleted) {
			throw new InputError(
				`The contact ${stored.contact_id} is deleted`,
				"To get it anyway, switch on 'Return Deleted' under Options",
			);
		}
		return isSimple ? await simplified(stored, extras, lookupsIn(api)) : { ...stored };
	},
};
