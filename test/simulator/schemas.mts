/** Bodies and limits of the contacts domain, after the vendor's Swagger. */

const text = (maxLength: number) => ({ type: 'string', maxLength });
const uuid = { type: 'string', format: 'uuid' };
const array = (items: object, maxItems: number, minItems = 0) => ({
	type: 'array',
	items,
	maxItems,
	minItems,
});
const object = (properties: object, required: string[] = []) => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false,
});
const oneOf = (...values: string[]) => ({ type: 'string', enum: values });

const source = oneOf('Account', 'Contact');
const smsPermission = oneOf('explicit', 'opt_out', 'pending_confirmation');

const core = {
	first_name: text(50),
	last_name: text(50),
	job_title: text(50),
	company_name: text(50),
	birthday_month: { type: 'integer', minimum: 1, maximum: 12 },
	birthday_day: { type: 'integer', minimum: 1, maximum: 31 },
	anniversary: {
		type: 'string',
		maxLength: 10,
		pattern: '^(\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}|\\d{1,2}[-/]\\d{1,2}[-/]\\d{4})$',
	},
};

const addressParts = {
	street: text(255),
	city: text(50),
	state: text(50),
	postal_code: text(50),
	country: text(50),
};
const address = object({ kind: oneOf('home', 'work', 'other'), ...addressParts }, ['kind']);

const collections = {
	custom_fields: array(
		object(
			{
				custom_field_id: uuid,
				value: text(255),
				choice_ids: array({ type: 'string' }, 100),
			},
			['custom_field_id'],
		),
		25,
	),
	phone_numbers: array(
		object({ phone_number: text(25), kind: oneOf('home', 'work', 'mobile', 'other') }),
		3,
	),
	street_addresses: array(address, 3),
	list_memberships: array(uuid, 50),
	taggings: array(uuid, 50),
	notes: array(object({ note_id: uuid, created_at: text(40), content: text(2000) }), 150),
	sms_channel: object(
		{
			full_sms_address: { type: 'string', pattern: '^1?\\d{10}$' },
			sms_channel_consents: array(
				object(
					{
						sms_consent_permission: smsPermission,
						consent_type: { type: 'string' },
						consent_medium_details: { type: 'string' },
					},
					['sms_consent_permission', 'consent_type'],
				),
				10,
			),
		},
		['full_sms_address', 'sms_channel_consents'],
	),
};

const emailBase = {
	address: { ...text(80), format: 'email' },
	permission_to_send: oneOf(
		'implicit',
		'explicit',
		'pending_confirmation',
		'unsubscribed',
		'temp_hold',
		'not_set',
	),
};

export const contactPost = object(
	{
		email_address: object(emailBase, ['address']),
		...core,
		...collections,
		create_source: source,
	},
	['create_source'],
);

export const contactPut = object(
	{
		email_address: object({ ...emailBase, opt_out_reason: text(255) }, ['address']),
		...core,
		...collections,
		update_source: source,
	},
	['update_source'],
);

export const signUp = object(
	{
		email_address: { ...text(80), format: 'email' },
		...core,
		first_name: { ...text(50), minLength: 1 },
		last_name: { ...text(50), minLength: 1 },
		phone_number: text(25),
		street_address: address,
		list_memberships: array(uuid, 50, 1),
		custom_fields: array(object({ custom_field_id: uuid, value: text(255) }), 50),
		sms_channel: object(
			{
				sms_address: { type: 'string', pattern: '^\\d+$' },
				dial_code: { type: 'string', pattern: '^\\d+$' },
				country_code: { type: 'string', pattern: '^[A-Z]{2}$' },
				sms_channel_consents: array(
					object(
						{
							sms_consent_permission: smsPermission,
							consent_type: { type: 'string' },
							consent_medium_type: { type: 'string' },
							consent_medium_url: { type: 'string' },
							consent_medium_details: { type: 'string' },
							advertised_frequency: { type: 'integer' },
							advertised_interval: { type: 'string' },
						},
						[
							'sms_consent_permission',
							'consent_type',
							'consent_medium_type',
							'consent_medium_url',
							'consent_medium_details',
						],
					),
					10,
					1,
				),
			},
			['sms_address', 'dial_code', 'country_code', 'sms_channel_consents'],
		),
	},
	['list_memberships'],
);

export const resubscription = object({ list_ids: array(uuid, 50, 1) }, ['list_ids']);

export const listInput = object(
	{
		name: text(255),
		description: { type: ['string', 'null'] },
		favorite: { type: 'boolean' },
	},
	['name'],
);

const tagName = { ...text(255), minLength: 1 };
export const tagPost = object({ name: tagName, tag_source: { type: 'string' } }, ['name']);
export const tagPut = object({ name: tagName }, ['name']);

const choice = { choice_label: text(255), display_order: { type: 'integer' } };
const integer = { type: 'integer' };
const boolean = { type: 'boolean' };

export const customFieldPost = object(
	{
		label: { ...text(50), minLength: 1 },
		type: oneOf(
			'string',
			'text_area',
			'number',
			'currency',
			'boolean',
			'date',
			'datetime',
			'single_select',
			'multi_select',
		),
		metadata: object({
			display_type: oneOf('dropdown', 'checkbox', 'radio'),
			allow_negative: boolean,
			decimal_places: integer,
			currency_code: text(3),
			integer: boolean,
			display_format: text(50),
		}),
		version: integer,
		choices: array(object(choice), 100),
	},
	['label', 'type'],
);

export const customFieldPut = object(
	{
		label: { ...text(50), minLength: 1 },
		choices: array(object({ choice_id: integer, ...choice }), 100),
	},
	['label'],
);

export const segmentInput = object({ name: text(255), segment_criteria: text(20_000) }, [
	'name',
	'segment_criteria',
]);
export const segmentName = object({ name: text(255) }, ['name']);

const someIds = array(uuid, 50, 1);
const contactIds = array(uuid, 500, 1);
const excluded = object({ contact_ids: array(uuid, 10_000) });

/** @param hasSegment whether the contacts of a segment can be meant */
export const listActivity = (hasSegment: boolean) =>
	object(
		{
			source: object({
				contact_ids: contactIds,
				list_ids: someIds,
				tag_ids: someIds,
				all_active_contacts: boolean,
				engagement_level: { type: 'string' },
				...(hasSegment && { segment_id: integer }),
			}),
			exclude: excluded,
			list_ids: someIds,
		},
		['source', 'list_ids'],
	);

export const tagActivity = object(
	{
		source: object({
			contact_ids: contactIds,
			list_ids: someIds,
			tag_ids: someIds,
			all_active_contacts: boolean,
			new_subscriber: boolean,
		}),
		exclude: excluded,
		tag_ids: someIds,
	},
	['source', 'tag_ids'],
);

export const contactDelete = object({ contact_ids: contactIds, list_ids: someIds });

export const idList = (name: string, maxItems: number) =>
	object({ [name]: array(uuid, maxItems, 1) }, [name]);

export const contactExport = object({
	contact_ids: contactIds,
	list_ids: someIds,
	tag_ids: someIds,
	new_subscriber: boolean,
	segment_id: integer,
	fields: array({ type: 'string' }, 100),
	status: oneOf('active', 'unsubscribed', 'removed'),
	exclude: object({ contact_ids: array(uuid, 50) }),
});

/** The rows are judged one by one when they are imported. */
export const contactsJsonImport = object(
	{
		import_data: { type: 'array', items: { type: 'object' }, minItems: 1 },
		list_ids: someIds,
		sms_permission_to_send: oneOf('explicit', 'not_set'),
	},
	['import_data', 'list_ids'],
);
