/**
 * What the vendor's Swagger (V3, 3.0.178) says about the bodies, as far as this node writes them:
 * allowed properties without the read-only ones, and limits. Written by hand, on purpose not
 * derived from the product.
 */
type Rule =
	| { kind: 'text'; max: number }
	| { kind: 'one of'; values: readonly string[] }
	| { kind: 'whole number'; min: number; max: number }
	| { kind: 'uuid' }
	| { kind: 'list'; of: Rule; min: number; max: number }
	| { kind: 'object'; properties: Record<string, Rule>; required: readonly string[] };

const text = (max: number): Rule => ({ kind: 'text', max });
const oneOf = (...values: string[]): Rule => ({ kind: 'one of', values });
const wholeNumber = (min: number, max: number): Rule => ({ kind: 'whole number', min, max });
const uuid: Rule = { kind: 'uuid' };
const list = (of: Rule, max: number, min = 0): Rule => ({ kind: 'list', of, min, max });
const object = (properties: Record<string, Rule>, ...required: string[]): Rule => ({
	kind: 'object',
	properties,
	required,
});

const source = oneOf('Account', 'Contact');
const permission = oneOf(
	'implicit',
	'explicit',
	'pending_confirmation',
	'unsubscribed',
	'temp_hold',
	'not_set',
);

const core = {
	first_name: text(50),
	last_name: text(50),
	job_title: text(50),
	company_name: text(50),
	birthday_month: wholeNumber(1, 12),
	birthday_day: wholeNumber(1, 31),
	anniversary: text(10),
};

const streetAddress = object(
	{
		kind: oneOf('home', 'work', 'other'),
		street: text(255),
		city: text(50),
		state: text(50),
		postal_code: text(50),
		country: text(50),
	},
	'kind',
);

const collections = {
	custom_fields: list(
		object(
			{ custom_field_id: uuid, value: text(255), choice_ids: list(text(36), 100) },
			'custom_field_id',
		),
		25,
	),
	phone_numbers: list(
		object({ phone_number: text(25), kind: oneOf('home', 'work', 'mobile', 'other') }),
		3,
	),
	street_addresses: list(streetAddress, 3),
	list_memberships: list(uuid, 50),
};

/** `ContactPostRequest`. The server also insists on `create_source` and on an email. */
export const POST_BODY = object(
	{
		email_address: object({ address: text(80), permission_to_send: permission }, 'address'),
		create_source: source,
		...core,
		...collections,
	},
	'create_source',
	'email_address',
);

/** `ContactPutRequest`. */
export const PUT_BODY = object(
	{
		email_address: object(
			{ address: text(80), permission_to_send: permission, opt_out_reason: text(255) },
			'address',
		),
		update_source: source,
		...core,
		...collections,
	},
	'update_source',
);

/** `ContactCreateOrUpdateInput`, which has no choices. */
export const SIGN_UP_BODY = object(
	{
		email_address: text(50),
		phone_number: text(25),
		street_address: streetAddress,
		list_memberships: list(uuid, 50, 1),
		custom_fields: list(object({ custom_field_id: uuid, value: text(255) }), 50),
		...core,
	},
	'email_address',
	'list_memberships',
);

/** What in a body, as it goes over the wire, the API would not take. Empty if it is sound. */
export function violations(rule: Rule, body: unknown): string[] {
	return faults(rule, JSON.parse(JSON.stringify(body)), 'body');
}

function faults(rule: Rule, value: unknown, path: string): string[] {
	if (rule.kind === 'object') return faultsOfObject(rule, value, path);
	if (rule.kind === 'list') {
		if (!Array.isArray(value)) return [`${path} is no list`];
		const count = value.length;
		return [
			...(count < rule.min || count > rule.max ? [`${path} has ${count} entries`] : []),
			...value.flatMap((entry, index) => faults(rule.of, entry, `${path}[${index}]`)),
		];
	}
	return isSound(rule, value) ? [] : [`${path} is ${JSON.stringify(value)}, not ${rule.kind}`];
}

function faultsOfObject(rule: Rule & { kind: 'object' }, value: unknown, path: string): string[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return [`${path} is no object`];
	}
	return [
		...rule.required.filter((name) => !(name in value)).map((name) => `${path} lacks ${name}`),
		...Object.entries(value).flatMap(([name, each]) =>
			Object.hasOwn(rule.properties, name)
				? faults(rule.properties[name], each, `${path}.${name}`)
				: [`${path} does not take ${name}`],
		),
	];
}

function isSound(rule: Rule, value: unknown): boolean {
	switch (rule.kind) {
		case 'text':
			return typeof value === 'string' && value !== '' && value.length <= rule.max;
		case 'uuid':
			return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
		case 'one of':
			return rule.values.includes(String(value));
		case 'whole number':
			return Number.isInteger(value) && Number(value) >= rule.min && Number(value) <= rule.max;
		default:
			return false;
	}
}
