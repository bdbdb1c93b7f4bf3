import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toChoice } from '../../input/choice';
import { LIMITS } from '../../contact-model/contact';
import { toCreate } from '../../contact-model/contact-shapes';
import { toEmail } from '../../input/email';
import { fitInto } from '../../contact-model/fit-contact';
import { InputError } from '../../input/input-error';
import { isEmpty } from '../../input/values';
import type { ItemOperation } from '../../runner/operation';
import { pathSegment } from '../../transport/api';
import { withWarnings } from '../../parameters/warnings';
import {
	createMissingOption,
	listsOption,
	mappedFields,
	noteOption,
	tagsOption,
} from '../../parameters/contact/editor-fields';
import { readCreatesMissing, readLists, readTags } from '../../parameters/contact/names';
import { readMappedContact, readNote } from './parameters';
import { lookupsIn } from '../../parameters/contact/lookups';
import { readParameter } from '../../parameters/parameter';
import { simplified } from '../../parameters/contact/simplified';
import { simplify } from '../../parameters/simplify';
import { readSms, smsOption } from './sms';
import { asTaken } from './taken';

const SOURCES = ['Account', 'Contact'] as const;
const PERMISSIONS = [
	{ name: 'Explicit', value: 'explicit', description: 'The person has asked for your emails' },
	{
		name: 'Implicit',
		value: 'implicit',
		description: 'You have a business relationship with the person',
	},
	{ name: 'Not Set', value: 'not_set', description: 'Nothing is known' },
	{
		name: 'Pending Confirmation',
		value: 'pending_confirmation',
		description: 'The person has been asked and has not answered yet',
	},
	{ name: 'Temporary Hold', value: 'temp_hold', description: 'No emails for now' },
	{ name: 'Unsubscribed', value: 'unsubscribed', description: 'The person wants no emails' },
];

const fields: INodeProperties[] = [
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'e.g. nathan@example.com',
		default: '',
		description:
			'Address of the new contact. Without one, the contact needs a first name, a last name or an SMS consent.',
	},
	listsOption,
	tagsOption,
	mappedFields('Fields that are empty or not mapped stay empty.'),
	simplify.field,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			createMissingOption,
			{
				displayName: 'Created By',
				name: 'createdBy',
				type: 'options',
				default: 'Account',
				description: 'Who added the contact. Constant Contact records it as proof.',
				options: [
					{ name: 'The Account Owner', value: 'Account' },
					{ name: 'The Contact', value: 'Contact' },
				],
			},
			{
				displayName: 'Permission to Email',
				name: 'emailPermission',
				type: 'options',
				default: 'implicit',
				description:
					'What the person has agreed to. Without it, explicit for a contact that was created by the contact, and implicit otherwise.',
				options: PERMISSIONS,
			},
			noteOption,
			smsOption,
		],
	},
];

/** Contact → Create. */
export const create: ItemOperation = {
	repeating:
		'With an email, repeating is safe: a contact that exists is refused. Without one, look first whether the contact is there: it would be created again',
	access: ['contacts:read', 'contacts:lists:read', 'contacts:lists:write', 'contacts:write'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts/createContact',
	fields,
	async execute(node, item, api) {
		const isSimple = readParameter(node, item, simplify);
		const option = (name: string, fallback: string) =>
			node.getNodeParameter(`options.${name}`, item, fallback);
		const given = node.getNodeParameter('email', item, '');
		const email = isEmpty(given) ? '' : toEmail(given, LIMITS.email);
		const picked = option('emailPermission', '');
		const permission = isEmpty(picked)
			? undefined
			: toChoice(
					'Permission to Email',
					picked,
					PERMISSIONS.map(({ value }) => value),
				);
		const source = toChoice('Created By', option('createdBy', 'Account'), SOURCES);
		const createsMissing = readCreatesMissing(node, item);
		const read = {
			...(await readMappedContact(node, item, api)),
			...readNote(node, item, 'options.note'),
			...readSms(node, item, 'options.sms'),
		};
		const { first_name, last_name } = read.core;
		if (email === '' && !first_name && !last_name && !read.sms) {
			throw new InputError(
				"'Email' is empty, and nothing else names the contact",
				"Fill in 'Email', map 'First Name' or 'Last Name', or add 'SMS Consent'",
			);
		}
		// Last, because names that are missing may be created here.
		const lists = await readLists(node, item, api, { createsMissing });
		const tags = await readTags(node, item, api, { createsMissing });
		const contact = { ...read, lists, tags };
		const fitted = fitInto({ contact_id: '' }, contact);
		const created = await api
			.post<IDataObject>('/contacts', toCreate(email, fitted.contact, permission, source))
			.catch((failure: unknown) => {
				throw asTaken(failure, { email, sms: contact.sms });
			});
		pathSegment(created.contact_id);
		return withWarnings(isSimple ? await simplified(created, [], lookupsIn(api)) : created, [
			...fitted.warnings,
			...(contact.warnings ?? []),
		]);
	},
};
