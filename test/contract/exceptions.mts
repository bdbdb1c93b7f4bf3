import type { IHttpOperation, IHttpOperationResponse } from '@stoplight/types';
import type { JSONSchema7 as JSONSchema } from 'json-schema';

/** A fault of the vendor's contract, and the least change that mends it. */
export interface Exception {
	reason: string;
	mend: (operation: IHttpOperation) => void;
}

/** All deviations from the vendor's file. Each is one line with its reason. */
// prettier-ignore
export const EXCEPTIONS: Exception[] = [
	{ reason: 'The enum of a parameter with several values, separated by commas or repeated, lists single ones: each value is judged', mend: (operation) => { operation.request?.query?.forEach(({ schema }) => { judgeEachValue(schema); }); } },
	{ reason: "`cursor` and `next` are declared nowhere, but one of them stands in every link to a next page: allowed where an answer has `_links.next`", mend: (operation) => { if (hasNextLink(operation)) allowNextPage(operation); } },
	{ reason: 'The limits hold for all paths, but 429 is documented on few: its object body is allowed on all', mend: (operation) => { operation.responses.push(TOO_MANY_REQUESTS); } },
	{ reason: '`cf:custom_field_name` stands for every custom field of the account: each key with `cf:` is judged like it', mend: (operation) => { bodiesOf(operation).forEach(openCustomFields); } },
	{ reason: 'The live service was seen to answer 400, not 404, to the deletion of a list that it does not know: allowed with the body of the 404', mend: (operation) => { if (isOf(operation, 'delete', '/contact_lists/{list_id}')) operation.responses.push(...operation.responses.filter(({ code }) => code === '404').map((each) => ({ ...each, code: '400' }))); } },
	{ reason: 'Sources disagree whether a contact may hold more than 25 custom fields, and a PUT sends back what is stored: the limit is lifted where contacts are read and changed', mend: (operation) => { if (isReadOrPut(operation)) [...bodiesOf(operation), ...answersOf(operation)].forEach(liftCustomFields); } },
	{ reason: 'Arrays with `maxItems: 0` could never be sent, and their texts name other limits: the limit is lifted', mend: (operation) => { bodiesOf(operation).forEach(liftZeroLimits); } },
	{ reason: 'The PUT of a campaign activity takes the complete activity, so also what its schema calls read only: allowed there', mend: (operation) => { if (isOf(operation, 'put', ACTIVITY)) bodiesOf(operation).forEach(allowReadOnly); } },
	{ reason: '`"0"` sends now, and a day is a valid date, too, by the text of a schema that has the format of date and time alone: all three are allowed', mend: (operation) => { if (operation.path === `${ACTIVITY}/schedules`) [...bodiesOf(operation), ...answersOf(operation)].forEach(openSchedule); } },
	{ reason: 'The guide shows the answer to a new resend as a list, the schema as one: both are allowed', mend: (operation) => { if (isOf(operation, 'post', `${ACTIVITY}/non_opener_resends`)) operation.responses.forEach(allowList); } },
	{ reason: 'The guide shows counts of reports also as texts, and percents in a list of one: all are allowed in answers', mend: (operation) => { if (operation.path.startsWith('/reports/')) answersOf(operation).forEach(allowGuideForms); } },
	{ reason: 'The reports about landing pages require a link to the next page, which the last page cannot have: not required', mend: (operation) => { if (operation.path.startsWith('/reports/landing_pages/')) answersOf(operation).forEach(endWithoutLink); } },
	{ reason: 'Nothing says what is answered for an account that has no postal address yet: 204, as for a missing logo, 404 and an empty object are allowed', mend: (operation) => { if (isOf(operation, 'get', '/account/summary/physical_address')) allowNoAddress(operation); } },
	{ reason: 'The paths of stats take IDs that are separated by commas, as a text with a `maximum`, and Prism takes that for a list: both are allowed, and the maximum holds for the list', mend: (operation) => { if (operation.path.startsWith('/reports/stats/')) for (const parameter of operation.request?.path ?? []) parameter.schema = textOrList(parameter.schema ?? {}); } },
	{ reason: 'The PATCH of an event changes only what is sent, but its schema, which answers share, requires ten properties: none of them is required there', mend: (operation) => { if (isOf(operation, 'patch', '/events/{event_id}')) mendBodies(operation, requireNothing); } },
	{ reason: "`'IN_PROGRESS, FAILED'` is one value of the enum of a registration's status, but two statuses by the texts: each is allowed", mend: (operation) => { operation.request?.query?.forEach(({ schema }) => { splitValues(schema); }); } },
	{ reason: 'The value of a parameter of a trigger is a text or a list of texts by its own text, and an object without properties by its schema: both of the text are allowed', mend: (operation) => { if (operation.path.startsWith(AUTOMATIONS)) [...bodiesOf(operation), ...answersOf(operation)].forEach(openParameterValue); } },
	{ reason: 'Automations have objects without a single property, which could hold nothing: anything is allowed in them', mend: (operation) => { if (operation.path.startsWith(AUTOMATIONS)) bodiesOf(operation).forEach(openEmptyObjects); } },
	{ reason: 'The list of automations calls itself a page and documents no way to the next one: those of other collections are allowed', mend: (operation) => { if (isOf(operation, 'get', AUTOMATIONS)) allowNextPage(operation); } },
];

const AUTOMATIONS = '/automations/workflows';
const ACTIVITY = '/emails/activities/{campaign_activity_id}';

function allowNoAddress({ responses }: IHttpOperation): void {
	for (const { contents = [] } of responses) {
		// The schema is shared with the bodies of PUT and POST.
		for (const content of contents) content.schema = { ...content.schema, required: [] };
	}
	for (const code of ['204', '404']) responses.push({ id: code, code });
}

const TOO_MANY_REQUESTS: IHttpOperationResponse = {
	id: '429',
	code: '429',
	contents: [
		{
			id: '429-json',
			mediaType: 'application/json',
			schema: {
				type: 'object',
				required: ['error_key', 'error_message'],
				properties: {
					error_key: { enum: ['throttled', 'quota_exceeded'] },
					error_message: { type: 'string' },
				},
			} as JSONSchema,
		},
	],
};

function bodiesOf({ request }: IHttpOperation): JSONSchema[] {
	return (request?.body?.contents ?? []).flatMap(({ schema }) => schema ?? []);
}

function partsOf({ items, properties = {} }: JSONSchema): JSONSchema[] {
	return [items, ...Object.values(properties)].flat().filter((part) => typeof part === 'object');
}

function openCustomFields(schema: JSONSchema): void {
	const custom = schema.properties?.['cf:custom_field_name'];
	if (custom) schema.patternProperties = { '^cf:': custom };
	partsOf(schema).forEach(openCustomFields);
}

function isOf({ method, path }: IHttpOperation, verb: string, wanted: string): boolean {
	return method.toLowerCase() === verb && path === wanted;
}

function isReadOrPut({ method, path }: IHttpOperation): boolean {
	return (
		['get', 'put'].includes(method.toLowerCase()) && /^\/contacts(\/\{contact_id\})?$/.test(path)
	);
}

function answersOf({ responses }: IHttpOperation): JSONSchema[] {
	return responses.flatMap(({ contents = [] }) => contents.flatMap(({ schema }) => schema ?? []));
}

function liftCustomFields(schema: JSONSchema): void {
	const fields = schema.properties?.custom_fields;
	if (typeof fields === 'object') delete fields.maxItems;
	partsOf(schema).forEach(liftCustomFields);
}

function liftZeroLimits(schema: JSONSchema): void {
	if (schema.maxItems === 0) delete schema.maxItems;
	partsOf(schema).forEach(liftZeroLimits);
}

/** Bodies have their schemas in common with answers, which stay as they are. */
function mendBodies({ request }: IHttpOperation, mend: (schema: JSONSchema) => void): void {
	for (const content of request?.body?.contents ?? []) {
		content.schema = structuredClone(content.schema ?? {});
		mend(content.schema);
	}
}

/** At the top only: what is nested is sent as a whole. */
function requireNothing(schema: JSONSchema): void {
	delete schema.required;
}

function splitValues(schema?: JSONSchema): void {
	if (schema?.enum) schema.enum = schema.enum.flatMap((value) => String(value).split(', '));
}

function allowNextPage({ request }: IHttpOperation): void {
	for (const name of ['cursor', 'next']) {
		const schema: JSONSchema = { type: 'string', minLength: 1 };
		request?.query?.push({ id: name, name, style: 'form' as never, schema });
	}
}

function openParameterValue(schema: JSONSchema): void {
	const { properties = {} } = schema;
	if ('parameter_value' in properties) {
		const text: JSONSchema = { type: 'string' };
		properties.parameter_value = { anyOf: [text, { type: 'array', items: text }] };
	}
	partsOf(schema).forEach(openParameterValue);
}

function openEmptyObjects(schema: JSONSchema): void {
	if (Object.keys(schema.properties ?? { any: true }).length === 0) {
		schema.additionalProperties = true;
	}
	partsOf(schema).forEach(openEmptyObjects);
}

function allowReadOnly(schema: JSONSchema): void {
	delete schema.readOnly;
	partsOf(schema).forEach(allowReadOnly);
}

function openSchedule(schema: JSONSchema): void {
	const date = schema.properties?.scheduled_date;
	if (typeof date === 'object') {
		delete date.format;
		date.anyOf = [{ format: 'date-time' }, { format: 'date' }, { const: '0' }];
	}
	partsOf(schema).forEach(openSchedule);
}

function allowList({ contents = [] }: IHttpOperationResponse): void {
	for (const content of contents) {
		const { schema } = content;
		if (schema) content.schema = { anyOf: [schema, { type: 'array', items: schema }] };
	}
}

function allowGuideForms(schema: JSONSchema): void {
	if (schema.type === 'integer') {
		delete schema.type;
		delete schema.format;
		schema.anyOf = [{ type: 'integer' }, { type: 'string', pattern: '^\\d+$' }];
	}
	const { properties = {} } = schema;
	for (const name of ['aggregate_percents', 'percents'].filter((each) => each in properties)) {
		const percents = properties[name];
		properties[name] = { anyOf: [percents, { type: 'array', items: percents }] };
	}
	partsOf(schema).forEach(allowGuideForms);
}

function endWithoutLink({ properties }: JSONSchema): void {
	const links = properties?._links;
	if (typeof links === 'object') delete links.required;
}

function textOrList({ maximum, ...schema }: JSONSchema): JSONSchema {
	return { anyOf: [schema, { type: 'array', items: schema, maxItems: maximum }] };
}

function judgeEachValue(schema?: JSONSchema): void {
	if (!schema?.enum) return;
	if (schema.type === 'array') {
		schema.items = { ...(schema.items as JSONSchema), enum: schema.enum };
		delete schema.enum;
	}
	if ((schema.format as string) !== 'csv' || !schema.enum) return;
	const values = schema.enum.join('|');
	delete schema.enum;
	schema.pattern = `^(${values})(,(${values}))*$`;
}

function hasNextLink({ responses }: IHttpOperation): boolean {
	const schema = responses.find(({ code }) => code === '200')?.contents?.[0]?.schema;
	const links = schema?.properties?._links as JSONSchema | undefined;
	return links?.properties?.next !== undefined;
}
