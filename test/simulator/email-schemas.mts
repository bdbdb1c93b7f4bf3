/** Bodies and limits of email campaigns, after the vendor's Swagger. */

const text = (maxLength?: number) => ({
	type: 'string',
	minLength: 1,
	...(maxLength && { maxLength }),
});
const object = (properties: object, required: string[] = []) => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false,
});
const array = (items: object, maxItems?: number, minItems = 0) => ({
	type: 'array',
	items,
	minItems,
	...(maxItems && { maxItems }),
});

const any = { type: 'string' };
const preheader = { type: 'string', maxLength: 200 };
const sender = {
	from_name: text(100),
	from_email: text(80),
	reply_to_email: text(80),
	subject: text(),
};
const html_content = text(150_000);

const ADDRESS_PARTS = [
	'address_line1',
	'address_line2',
	'address_line3',
	'address_optional',
	'city',
	'country_code',
	'organization_name',
	'postal_code',
	'state_code',
	'state_non_us_name',
];
const READ_ONLY_PARTS = ['country_name', 'state_name'];
const addressOf = (...names: string[]) =>
	object(Object.fromEntries(names.map((name) => [name, any])));

/** The four that every email has. */
const required = Object.keys(sender);

export const campaignPost = object(
	{
		name: text(80),
		email_campaign_activities: array(
			object(
				{
					format_type: { type: 'integer' },
					...sender,
					preheader,
					html_content,
					physical_address_in_footer: {
						...addressOf(...ADDRESS_PARTS),
						required: ['address_line1', 'country_code', 'organization_name'],
					},
				},
				['format_type', 'html_content', ...required],
			),
			1,
			1,
		),
	},
	['name', 'email_campaign_activities'],
);

export const campaignName = object({ name: text(80) }, ['name']);

/** Takes a whole activity as it was read, with what can only be read. */
export const activityPut = object(
	{
		...sender,
		preheader,
		html_content,
		contact_list_ids: array(any),
		segment_ids: array({ type: 'integer' }, 1),
		physical_address_in_footer: addressOf(...ADDRESS_PARTS, ...READ_ONLY_PARTS),
		document_properties: { type: 'object' },
		document_id: any,
		campaign_activity_id: any,
		campaign_id: any,
		role: any,
		current_status: any,
		format_type: { type: 'integer' },
		permalink_url: any,
	},
	required,
);

export const emailTest = object(
	{
		email_addresses: array({ type: 'string', format: 'email' }, 5, 1),
		personal_message: any,
	},
	['email_addresses'],
);

export const emailSchedule = object({ scheduled_date: text() }, ['scheduled_date']);

const within = (minimum: number, maximum: number) => ({ type: 'integer', minimum, maximum });

export const emailResend = object(
	{ resend_subject: text(), delay_days: within(1, 10), delay_minutes: within(720, 14_400) },
	['resend_subject'],
);

export const abTest = object(
	{
		alternative_subject: text(),
		test_size: within(5, 50),
		winner_wait_duration: { type: 'integer', enum: [6, 12, 24, 48] },
	},
	['alternative_subject', 'test_size', 'winner_wait_duration'],
);
