/** Bodies and limits of events and registrations, after the vendor's Swagger. */

const text = (maxLength?: number, minLength = 0) => ({
	type: 'string',
	minLength,
	...(maxLength && { maxLength }),
});
const object = (properties: object, required: string[] = []) => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false,
});
const someTexts = { type: 'array', items: text(), minItems: 1 };
const number = { type: 'number' };
const flag = { type: 'boolean' };

const address = object(
	{
		address_type: { type: 'string', enum: ['EVENT'] },
		line1: text(80),
		line2: text(80),
		city: text(80),
		country: text(128),
		country_code: text(2),
		state: text(80),
		state_code: text(2),
		postal_code: text(25),
		location_name: text(100),
		latitude: number,
		longitude: number,
	},
	['address_type'],
);

const contact = object(
	{
		name: text(100),
		organization_name: text(255),
		email_address: text(128),
		from_email_address: text(128),
		phone_number: text(25, 1),
	},
	['name', 'organization_name'],
);

/** What can be changed of an event. Only what is sent changes. */
export const eventPatch = object({
	name: text(100, 1),
	title: text(100),
	description: text(600),
	event_start: text(),
	event_end: text(),
	event_type: text(),
	location_type: text(),
	time_zone: text(),
	address,
	contact,
	currency_type: text(3),
	display_contact_flag: flag,
	display_end_time_flag: flag,
	display_on_calendar_flag: flag,
	display_time_zone_flag: flag,
	event_code: text(),
	notify_owner_on_reg: flag,
	online_meeting: object({
		enabled_flag: flag,
		instructions: text(),
		label: text(),
		provider_type: text(),
		url: text(),
	}),
});

export const eventCopy = object(
	{ target_event_name: text(100, 1), source_campaign_activities: someTexts },
	['target_event_name'],
);

export const ticketKeys = object({ order_ticket_keys: someTexts }, ['order_ticket_keys']);

export const registrationStatus = object(
	{ registration_ids: someTexts, registration_status: text() },
	['registration_ids', 'registration_status'],
);

export const paymentStatus = object({ registration_ids: someTexts, payment_status: text() }, [
	'registration_ids',
	'payment_status',
]);
