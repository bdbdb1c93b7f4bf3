import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { differences } from './differences.mts';
import { factsOf, type Facts, type Json } from './extract.mts';
import {
	ADDITIONS,
	merge,
	operationsOf,
	read,
	readFacts,
	superseded,
	toSwagger,
	VENDOR_FACTS,
} from './facts.mts';

const [vendor, additions, facts] = [
	await read(VENDOR_FACTS),
	await read(ADDITIONS),
	await readFacts(),
];
const PROSE = 'Some words of the vendor';

/** A value of an enum and a property. */
const NAMES_WITH_BLANKS = ['IN_PROGRESS, FAILED', 'home country'];

/** A Swagger file with prose in every place that takes some. */
const SPEC: Json = {
	swagger: '2.0',
	info: { title: PROSE, description: PROSE, version: '9' },
	tags: [{ name: 'Pets', description: PROSE }],
	consumes: ['application/json'],
	paths: {
		'/pets/{pet_id}': {
			put: {
				tags: ['Pets'],
				summary: PROSE,
				description: PROSE,
				operationId: 'putPet',
				'x-sdk-methodName': 'putPet',
				'x-authorization-privileges': ['pets:write'],
				security: [{ oauth2_access_code: ['pet_data'] }],
				parameters: [
					{ name: PROSE, in: 'body', description: PROSE, schema: { $ref: '#/definitions/Pet' } },
					{ name: 'limit', in: 'query', type: 'integer', maximum: 9, 'x-example': 5 },
				],
				responses: {
					200: {
						description: PROSE,
						schema: {
							type: 'array',
							description: PROSE,
							items: { type: 'string', example: PROSE },
						},
						headers: { Location: { type: 'string', description: PROSE } },
					},
					404: { description: PROSE, examples: { 'application/json': [PROSE] } },
				},
			},
		},
	},
	definitions: {
		Pet: {
			type: 'object',
			title: PROSE,
			description: PROSE,
			required: ['description'],
			example: { title: PROSE },
			properties: {
				description: { type: 'string', maxLength: 5, description: PROSE, example: PROSE },
				title: { type: 'string', enum: ['Mr', 'Ms'], readOnly: true, title: PROSE },
				tags: { type: 'object', additionalProperties: { type: 'string', description: PROSE } },
			},
		},
	},
};

test('the facts of a file are all that can be checked, without a word of prose', () => {
	assert.deepEqual(factsOf(SPEC), {
		build: '9',
		consumes: ['application/json'],
		paths: {
			'/pets/{pet_id}': {
				put: {
					security: [{ oauth2_access_code: ['pet_data'] }],
					'x-authorization-privileges': ['pets:write'],
					parameters: [
						{ name: 'body', in: 'body', schema: { $ref: '#/definitions/Pet' } },
						{ name: 'limit', in: 'query', type: 'integer', maximum: 9 },
					],
					responses: {
						200: {
							schema: { type: 'array', items: { type: 'string' } },
							headers: { Location: { type: 'string' } },
						},
						404: {},
					},
				},
			},
		},
		definitions: {
			Pet: {
				type: 'object',
				required: ['description'],
				properties: {
					description: { type: 'string', maxLength: 5 },
					tags: { type: 'object', additionalProperties: { type: 'string' } },
					title: { type: 'string', enum: ['Mr', 'Ms'], readOnly: true },
				},
			},
		},
	});
});

test('a keyword that is neither fact nor prose ends an extract, and a file of another kind does', () => {
	const nullable = { Pet: { type: 'object', nullable: true } };
	assert.throws(
		() => factsOf({ ...SPEC, definitions: nullable }),
		/Pet: say in .* whether 'nullable' is fact or prose/,
	);
	assert.throws(() => factsOf({ openapi: '3.0.0', paths: {} }), /no Swagger 2\.0 file/);
});

test('the project holds no prose of the vendor', () => {
	for (const held of [vendor, additions]) {
		assert.deepEqual(differences(held, factsOf(toSwagger(held))), []);
		assert.deepEqual(
			textsIn(held).filter((text) => /\s/.test(text) && !NAMES_WITH_BLANKS.includes(text)),
			[],
		);
	}
});

test('the contract has 118 operations besides those for partners', () => {
	const operations = operationsOf(facts);
	const ofPartners = operations.filter(({ isForPartners }) => isForPartners);
	assert.equal(operations.length - ofPartners.length, 118);
	assert.deepEqual(
		operations.filter(({ path }) => path.startsWith('/partner/')),
		ofPartners,
	);
});

test('an addition stays until the vendor has it, and then the vendor counts', () => {
	const logo = '/account/summary/company_logo';
	assert.ok(!vendor.paths[logo] && facts.paths[logo].get && facts.paths[logo].put);
	assert.deepEqual(superseded(vendor, additions), []);

	const newer: Facts = {
		...vendor,
		paths: { ...vendor.paths, [logo]: { get: { responses: { 200: {} } } } },
		definitions: { ...vendor.definitions, CampaignPerformanceStats: { type: 'string' } },
	};
	const merged = merge(newer, additions);
	assert.deepEqual(superseded(newer, additions), [`get ${logo}`, 'CampaignPerformanceStats']);
	assert.deepEqual(merged.paths[logo].get, { responses: { 200: {} } });
	assert.deepEqual(merged.paths[logo].put, additions.paths[logo].put);
	assert.deepEqual(merged.definitions.CampaignPerformanceStats, { type: 'string' });
});

const LISTS = '/contact_lists';
/** Ways in which a newer file of the vendor may differ, and the line that tells it. */
const CHANGES: [string, (spec: Swagger) => void, RegExp][] = [
	['a path', ({ paths }) => Reflect.deleteProperty(paths, LISTS), /^\/contact_lists is gone/],
	['a new path', ({ paths }) => (paths['/new'] = { get: { responses: {} } }), /^\/new is new/],
	['an operation', ({ paths }) => delete paths[LISTS].post, /^\/contact_lists post is gone/],
	[
		'a parameter',
		({ paths }) => paths[LISTS].get.parameters?.shift(),
		/^\/contact_lists get parameters query channel_type is gone/,
	],
	[
		'a limit of a parameter',
		({ paths }) => (parameterOf(paths, 'limit').maximum = 1),
		/^\/contact_lists get parameters query limit maximum was \d+, is 1$/,
	],
	[
		'a status',
		({ paths }) => delete paths[LISTS].get.responses[401],
		/^\/contact_lists get responses 401 is gone/,
	],
	[
		'a scope',
		({ paths }) => (paths[LISTS].get.security = [{ oauth2_access_code: ['list_data'] }]),
		/^\/contact_lists get security was .* is .*list_data/,
	],
	[
		'a privilege',
		({ paths }) => (paths[LISTS].get['x-authorization-privileges'] = ['lists:read']),
		/^\/contact_lists get x-authorization-privileges was .*contacts:lists:read.* is .*"lists:read"/,
	],
	[
		'a type',
		({ definitions }) => (definitions.ListInput.properties.name.type = 'integer'),
		/^definition ListInput properties name type was "string", is "integer"$/,
	],
	[
		'a length',
		({ definitions }) => (definitions.ListInput.properties.name.maxLength = 1),
		/^definition ListInput properties name maxLength was 255, is 1$/,
	],
	[
		'what is required',
		({ definitions }) => (definitions.ListInput.required = ['favorite']),
		/^definition ListInput required was \["name"\], is \["favorite"\]$/,
	],
	[
		'what is only read',
		({ definitions }) => (definitions.ListInput.properties.name.readOnly = true),
		/^definition ListInput properties name readOnly is new: true$/,
	],
	[
		'an enum',
		({ paths }) => (parameterOf(paths, 'channel_type').enum = ['email']),
		/^\/contact_lists get parameters query channel_type enum was \["email","sms"\], is \["email"\]$/,
	],
];

interface Swagger extends Json {
	paths: Record<
		string,
		Record<string, Json & { parameters?: Json[]; responses: Json; security?: Json[] }>
	>;
	definitions: Record<string, Json & { properties: Record<string, Json> }>;
}

for (const [what, change, line] of CHANGES) {
	test(`a change of ${what} in the vendor's file is told`, () => {
		const spec = structuredClone(toSwagger(facts)) as Swagger;
		change(spec);
		const found = differences(facts, factsOf(spec));
		assert.equal(found.length, 1, found.join('\n'));
		assert.match(found[0], line);
	});
}

test("another order in the vendor's file is no change", () => {
	const backwards = JSON.parse(JSON.stringify(toSwagger(facts)), (_key, value: unknown) =>
		typeof value === 'object' && value !== null && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).reverse())
			: Array.isArray(value)
				? value.reverse()
				: value,
	) as Json;
	assert.deepEqual(differences(facts, factsOf(backwards)), []);
});

const folder = await mkdtemp(join(tmpdir(), 'contract-'));
after(async () => {
	await rm(folder, { recursive: true });
});

test('`npm run spec -- --check` ends with 1 when the file differs, and says how', async () => {
	const spec = structuredClone(toSwagger(facts)) as Swagger;
	assert.match((await check(spec)).stdout, /: 0 differences/);

	spec.definitions.ListInput.properties.name.maxLength = 1;
	const { code, stdout } = await check(spec);
	assert.equal(code, 1);
	assert.match(stdout, /ListInput properties name maxLength was 255, is 1/);

	const { code: none, stderr } = await check({ swagger: '1.2' });
	assert.equal(none, 2);
	assert.match(stderr, /^This is no Swagger 2\.0 file[^\n]*\n$/);
});

test('`npm run spec -- --extract` writes the facts of a file in YAML, and taken again they are the same bytes', async () => {
	const [source, target] = [join(folder, 'swagger.yaml'), join(folder, 'facts.json')];
	await writeFile(source, YAML);
	const { code, stdout } = await spec('--extract', source, '--to', target);
	assert.equal(code, 0);
	assert.match(stdout, /^build 10, 1 operations: /);
	const written = await readFile(target, 'utf8');
	const { extracted, ...found } = JSON.parse(written) as Facts & { extracted: string };
	assert.match(extracted, /^\d{4}-\d\d-\d\d$/);
	assert.deepEqual(found, {
		build: '10',
		paths: {
			'/pets': {
				get: {
					parameters: [{ name: 'limit', in: 'query', type: 'integer', maximum: 9 }],
					responses: { 200: { schema: { type: 'array', items: { $ref: '#/definitions/Pet' } } } },
				},
			},
		},
		definitions: {
			Pet: {
				type: 'object',
				properties: {
					born: { type: 'string', format: 'date' },
					kind: { type: 'string', enum: ['cat', 'no', '1'] },
				},
			},
		},
	});

	await writeFile(source, JSON.stringify(toSwagger(found)));
	assert.equal((await spec('--extract', source, '--to', target)).code, 0);
	const again = await readFile(target, 'utf8');
	assert.equal(again.replace(/"extracted": "[^"]*"/, `"extracted": "${extracted}"`), written);
	const { code: none } = await spec('--extract', join(folder, 'none.yaml'), '--to', target);
	assert.equal(none, 2);
	assert.equal(await readFile(target, 'utf8'), again);
});

/** Its order is none that facts have, and some words look like other values. */
const YAML = `
swagger: '2.0'
info: { version: '10', title: ${PROSE} }
definitions:
  Pet:
    type: object
    properties:
      kind: { type: string, enum: [cat, 'no', '1'] }
      born: { type: string, format: date, example: 2020-01-31 }
paths:
  /pets:
    get:
      summary: |
        ${PROSE}
        in two lines
      responses:
        '200':
          description: ${PROSE}
          schema: { type: array, items: { $ref: '#/definitions/Pet' } }
      parameters:
        - { in: query, name: limit, maximum: 9, type: integer }
`;

interface Ended {
	code: number;
	stdout: string;
	stderr: string;
}

async function check(swagger: Json): Promise<Ended> {
	const file = join(folder, 'swagger.json');
	await writeFile(file, JSON.stringify(swagger));
	return await spec('--check', file);
}

async function spec(...options: string[]): Promise<Ended> {
	const script = join(import.meta.dirname, 'spec.mts');
	return await promisify(execFile)(process.execPath, [script, ...options]).then(
		(streams) => ({ code: 0, ...streams }),
		(error: unknown) => error as Ended,
	);
}

function parameterOf(paths: Swagger['paths'], name: string): Json {
	const found = paths[LISTS].get.parameters?.find((each) => each.name === name);
	assert.ok(found);
	return found;
}

/** Every text in a value, names of properties included. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, each]) => [name, ...textsIn(each)]);
}
