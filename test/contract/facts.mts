import { readFile } from 'node:fs/promises';
import type { Facts, Json } from './extract.mts';

export const VENDOR_FACTS = new URL('./facts/vendor.json', import.meta.url);
export const ADDITIONS = new URL('./facts/additions.json', import.meta.url);

/** The contract as this project holds it: the facts of the vendor's file and what stands beside them. */
export async function readFacts(): Promise<Facts> {
	return merge(await read(VENDOR_FACTS), await read(ADDITIONS));
}

export async function read(file: URL): Promise<Facts> {
	return JSON.parse(await readFile(file, 'utf8')) as Facts;
}

/**
 * Facts with the additions that they lack. What the vendor's file says of an operation or a definition
 * itself outranks an addition.
 */
export function merge(facts: Facts, additions: Facts): Facts {
	const paths = { ...facts.paths };
	for (const [path, operations] of Object.entries(additions.paths)) {
		paths[path] = { ...operations, ...facts.paths[path] };
	}
	return {
		...facts,
		paths,
		definitions: { ...additions.definitions, ...facts.definitions },
	};
}

/** The additions that the vendor's file has by now, as `verb path` and names of definitions. */
export function superseded(facts: Facts, additions: Facts): string[] {
	const operations = operationsOf(additions)
		.filter(({ path, verb }) => facts.paths[path]?.[verb])
		.map(({ path, verb }) => `${verb} ${path}`);
	const definitions = Object.keys(additions.definitions).filter((name) => facts.definitions[name]);
	return [...operations, ...definitions];
}

/** Every operation, with the scope and the privilege that it demands. */
export function operationsOf({ paths }: Facts): Operation[] {
	return Object.entries(paths).flatMap(([path, operations]) =>
		Object.entries(operations).map(([verb, operation]) => {
			const security = (operation.security ?? []) as Record<string, string[]>[];
			return {
				verb,
				path,
				scopes: [...new Set(security.flatMap((scheme) => Object.values(scheme).flat()))],
				privileges: (operation['x-authorization-privileges'] ?? []) as string[],
				statuses: Object.keys(operation.responses as Json).map(Number),
				isForPartners: security.some((scheme) => 'ctctPartnerAuthorizer' in scheme),
			};
		}),
	);
}

export interface Operation {
	verb: string;
	path: string;
	scopes: string[];
	privileges: string[];
	statuses: number[];
	/** Whether it takes an access that only Constant Contact's partners have. */
	isForPartners: boolean;
}

/** The facts as the Swagger document that tools for Swagger read. */
export function toSwagger({ build, paths, consumes, produces, definitions }: Facts): Json {
	// A response without a description does not count.
	const described = mapped(paths, (operations) =>
		mapped(operations, (operation) => ({
			...operation,
			responses: mapped(operation.responses as Record<string, Json>, (response) => ({
				description: '',
				...response,
			})),
		})),
	);
	return {
		swagger: '2.0',
		info: { title: 'V3', version: build },
		consumes,
		produces,
		paths: described,
		definitions,
	};
}

function mapped<T, U>(members: Record<string, T>, map: (member: T) => U): Record<string, U> {
	return Object.fromEntries(Object.entries(members).map(([name, each]) => [name, map(each)]));
}
