/** Anything that JSON can hold as an object. */
export type Json = Record<string, unknown>;

/** What of the vendor's Swagger file is fact: its paths and definitions, in Swagger's own form. */
export interface Facts {
	/** The vendor's version of the file. */
	build: string;
	/** Media types where an operation names none. */
	consumes?: string[];
	produces?: string[];
	paths: Record<string, Record<string, Json>>;
	definitions: Record<string, Json>;
}

const VERBS = ['get', 'post', 'put', 'patch', 'delete'];

/** Keywords whose values hold no prose, and are kept as they are. */
const PLAIN = {
	operation: [
		'consumes',
		'produces',
		'deprecated',
		'x-deprecated',
		'security',
		'x-authorization-privileges',
	],
	parameter: ['name', 'in', 'required', 'collectionFormat', 'allowEmptyValue'],
	schema: [
		'$ref',
		'type',
		'format',
		'enum',
		'default',
		'required',
		'readOnly',
		'x-deprecated',
		'minLength',
		'maxLength',
		'minimum',
		'maximum',
		'exclusiveMinimum',
		'exclusiveMaximum',
		'multipleOf',
		'minItems',
		'maxItems',
		'uniqueItems',
		'minProperties',
		'maxProperties',
		'pattern',
		'collectionFormat',
	],
};

/** Keywords that are the vendor's prose, examples and names for its own tools. */
const PROSE = [
	'description',
	'summary',
	'title',
	'example',
	'examples',
	'externalDocs',
	'operationId',
	'tags',
];

/**
 * The facts of the vendor's Swagger file: everything that can be checked, and none of its prose.
 * Throws at a keyword that is known neither as fact nor as prose, so that no fact is lost silently.
 */
export function factsOf(spec: Json): Facts {
	const { swagger, info, paths, definitions } = spec;
	if (swagger !== '2.0' || !paths || !definitions) {
		throw new Error('This is no Swagger 2.0 file with paths and definitions');
	}
	return {
		build: String((info as Json).version),
		...pick(spec, ['consumes', 'produces']),
		paths: each(paths as Json, (path, name) => pathFacts(path, name)),
		definitions: each(definitions as Json, (schema, name) => schemaFacts(schema, name)),
	};
}

function pathFacts(path: Json, name: string): Record<string, Json> {
	refuseUnknown(path, VERBS, name);
	const verbs = VERBS.filter((verb) => path[verb]);
	return Object.fromEntries(
		verbs.map((verb) => [verb, operationFacts(path[verb] as Json, `${verb} ${name}`)]),
	);
}

function operationFacts(operation: Json, where: string): Json {
	refuseUnknown(operation, [...PLAIN.operation, 'parameters', 'responses'], where);
	const parameters = (operation.parameters ?? []) as Json[];
	return {
		...pick(operation, PLAIN.operation),
		...(parameters.length > 0 && {
			parameters: parameters
				.map((parameter) => parameterFacts(parameter, where))
				.sort((one, other) => compare(keyOf(one), keyOf(other))),
		}),
		responses: each(operation.responses as Json, (response, status) =>
			responseFacts(response, `${where} ${status}`),
		),
	};
}

function parameterFacts(parameter: Json, where: string): Json {
	const { schema, name, in: place, ...rest } = parameter;
	const here = `${where} ${String(name)}`;
	refuseUnknown(parameter, [...PLAIN.parameter, ...PLAIN.schema, 'schema', 'items'], here);
	return {
		// The name of a body is never sent.
		name: place === 'body' ? 'body' : name,
		in: place,
		...pick(rest, [...PLAIN.parameter, ...PLAIN.schema]),
		...(rest.items !== undefined && { items: schemaFacts(rest.items as Json, here) }),
		...(schema !== undefined && { schema: schemaFacts(schema as Json, here) }),
	};
}

function responseFacts(response: Json, where: string): Json {
	refuseUnknown(response, ['schema', 'headers'], where);
	const { schema, headers } = response;
	return {
		...(schema !== undefined && { schema: schemaFacts(schema as Json, where) }),
		...(headers !== undefined && {
			headers: each(headers as Json, (header, name) => schemaFacts(header, `${where} ${name}`)),
		}),
	};
}

function schemaFacts(schema: Json, where: string): Json {
	const nested = ['properties', 'items', 'additionalProperties', 'allOf'];
	refuseUnknown(schema, [...PLAIN.schema, ...nested], where);
	const { properties, items, additionalProperties, allOf } = schema;
	return {
		...pick(schema, PLAIN.schema),
		...(properties !== undefined && {
			properties: each(properties as Json, (part, name) => schemaFacts(part, `${where} ${name}`)),
		}),
		...(items !== undefined && { items: schemaFacts(items as Json, where) }),
		...(additionalProperties !== undefined && {
			additionalProperties:
				typeof additionalProperties === 'boolean'
					? additionalProperties
					: schemaFacts(additionalProperties as Json, where),
		}),
		...(allOf !== undefined && {
			allOf: (allOf as Json[]).map((part) => schemaFacts(part, where)),
		}),
	};
}

function refuseUnknown(given: Json, known: string[], where: string): void {
	const unknown = Object.keys(given).filter(
		(keyword) => ![...known, ...PROSE].includes(keyword) && !keyword.startsWith('x-'),
	);
	if (unknown.length > 0) {
		throw new Error(
			`${where}: say in test/contract/extract.mts whether '${unknown.join("', '")}' is fact or prose`,
		);
	}
}

function pick(from: Json, keywords: string[]): Json {
	return Object.fromEntries(
		keywords.filter((keyword) => from[keyword] !== undefined).map((key) => [key, from[key]]),
	);
}

/** Maps the members, in the order of their names: the vendor's order says nothing. */
function each<T>(members: Json, map: (member: Json, name: string) => T): Record<string, T> {
	const names = Object.keys(members).sort(compare);
	return Object.fromEntries(names.map((name) => [name, map(members[name] as Json, name)]));
}

function keyOf({ in: place, name }: Json): string {
	return `${String(place)} ${String(name)}`;
}

function compare(one: string, other: string): number {
	return one < other ? -1 : Number(one > other);
}
