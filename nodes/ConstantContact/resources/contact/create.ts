import type { INodeProperties } from 'n8n-workflow';
import { LIMITS } from '../../contact-model/contact';
import { toCreate, type ChangeSource } from '../../contact-model/contact-shapes';
import { fitInto } from '../../contact-model/fit-contact';
import type { StoredContact } from '../../contact-model/stored-contact';
import { InputError } from '../../input/input-error';
import { isEmpty } from '../../input/values';
import type { ItemOperation } from '../../runner/operation';
import { pathSegment } from '../../transport/api';
import { emailField, mappedFields, note } from '../../parameters/contact/editor-fields';
import {
	createMissing,
	listsToJoin,
	planMemberships,
	tags,
} from '../../parameters/contact/lists-and-tags';
import {
	choice,
	emailAddress,
	readIfGiven,
	readParameter,
	readValue,
} from '../../parameters/parameter';
import { refuseNoEmail } from './missing-email';
import { readMappedContact, readNote } from './parameters';
import { lookupsIn } from '../../parameters/contact/lookups';
import { simplified } from '../../parameters/contact/simplified';
import { simplify } from '../../parameters/simplify';
import { readSms, smsOption } from './sms';
import { asTaken } from './taken';
import { writtenOutput } from './written-output';

const email = emailAddress(
	emailField(
		'Address of the new contact. Without one, the contact needs a first name, a last name or an SMS consent.',
	),
	LIMITS.email,
);

const createdBy = choice({
	displayName: 'Created By',
	name: 'createdBy',
	type: 'options',
	default: 'Account',
	description: 'Who added the contact. Constant Contact records it as proof.',
	options: [
		{ name: 'The Account Owner', value: 'Account' },
		{ name: 'The Contact', value: 'Contact' },
	],
});

const emailPermission = choice({
	displayName: 'Permission to Email',
	name: 'emailPermission',
	type: 'options',
	default: 'implicit',
	description:
		'What the person has agreed to. Without it, explicit for a contact that was created by the contact, and implicit otherwise.',
	options: [
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
	],
});

const fields: INodeProperties[] = [
	email.field,
	listsToJoin,
	tags.field,
	mappedFields('Fields that are empty or not mapped stay empty.'),
	simplify.field,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [createMissing.field, createdBy.field, emailPermission.field, note.field, smsOption],
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
		const given = node.getNodeParameter(email.field.name, item);
		refuseNoEmail(node, item, given, email.field.displayName, false);
		const address = isEmpty(given) ? '' : email.read(given);
		const isSimple = readParameter(node, item, simplify);
		const permission = readIfGiven(node, item, emailPermission, 'options');
		const source = readValue(node, item, createdBy, 'options') as ChangeSource;
		const createsMissing = readValue(node, item, createMissing, 'options');
		const read = {
			...(await readMappedContact(node, item, api)),
			...readNote(node, item),
			...readSms(node, item, 'options.sms'),
		};
		const { first_name, last_name } = read.core;
		if (address === '' && !first_name && !last_name && !read.sms) {
			throw new InputError(
				`'${email.field.displayName}' is empty, and nothing else names the contact`,
				`Fill in '${email.field.displayName}', map 'First Name' or 'Last Name', or add '${smsOption.displayName}'`,
			);
		}
		const members = await planMemberships(node, item, api, {
			lists: createsMissing,
			tags: createsMissing,
		});
		const bodyWith = (picked: typeof members.planned) => {
			const { contact, warnings } = fitInto({ contact_id: '' }, { ...read, ...picked });
			return { body: toCreate(address, contact, permission, source), warnings };
		};
		const { body, warnings } = bodyWith(await members.create(() => void bodyWith(members.planned)));
		const created = await api.post<StoredContact>('/contacts', body).catch((failure: unknown) => {
			throw asTaken(failure, { email: address, sms: read.sms });
		});
		pathSegment(created.contact_id);
		const output = isSimple ? await simplified(created, [], lookupsIn(api)) : created;
		return writtenOutput(created.contact_id, 'created', output, [
			...warnings,
			...(read.warnings ?? []),
		]);
	},
};
