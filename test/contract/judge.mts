import {
	getHttpOperationsFromSpec,
	type IHttpRequest,
	type IHttpResponse,
} from '@stoplight/prism-http';
import { validateInput, validateOutput } from '@stoplight/prism-http/dist/validator/index.js';
import type { IHttpOperation } from '@stoplight/types';
import type { JSONSchema7 as JSONSchema } from 'json-schema';
import { EXCEPTIONS } from './exceptions.mts';
import type { Facts } from './extract.mts';
import { toSwagger } from './facts.mts';
import { brokenRules } from './prose-rules.mts';
import { reshape, type Reshaping } from './reshape.mts';

/** A request as the simulator got it, with its answer unless a test has spoilt that on purpose. */
export interface Exchange {
	method: string;
	/** Without query, below `/v3`. */
	path: string;
	query: Record<string, string>;
	headers: Record<string, string>;
	body: unknown;
	answer?: { status: number; headers: Record<string, string>; body: unknown };
}

export interface Judge {
	/** What breaks the contract, in words; empty when nothing does. */
	judge: (exchange: Exchange) => string[];
	/** The operation of the contract that a request asks for, as `METHOD path`. */
	operationOf: (request: Pick<Exchange, 'method' | 'path'>) => string | undefined;
	/** The exchange's answer in another shape that the contract allows. */
	reshape: (exchange: Exchange, how: Reshaping) => unknown;
	/** Strict JSON schemas of the request bodies, by `METHOD path`. */
	requestSchemas: Record<string, JSONSchema>;
}

/**
 * The contract as a judge of requests and answers. Prism validates; beyond it, an unknown path,
 * status, query parameter or request property is a violation.
 */
export async function createJudge(facts: Facts): Promise<Judge> {
	const operations = await getHttpOperationsFromSpec(toSwagger(facts));
	// `/contacts/counts` is no contact with the ID 'counts'.
	operations.sort((one, other) => one.path.split('{').length - other.path.split('{').length);
	const requestSchemas: Judge['requestSchemas'] = {};
	for (const operation of operations) {
		for (const { mend } of EXCEPTIONS) mend(operation);
		for (const content of operation.request?.body?.contents ?? []) {
			// The answers share these objects, and answers may have more properties.
			content.schema = forbidUnknown(structuredClone(content.schema ?? {}));
			requestSchemas[nameOf(operation)] = content.schema;
		}
	}

	const find = (request: Pick<Exchange, 'method' | 'path'>) =>
		operations.find((each) => handles(each, request));
	return {
		requestSchemas,
		operationOf: (request) => {
			const operation = find(request);
			return operation && nameOf(operation);
		},
		reshape: (exchange, how) => {
			const status = String(exchange.answer?.status);
			const response = find(exchange)?.responses.find(({ code }) => code === status);
			return reshape(exchange.answer?.body, response?.contents?.[0]?.schema ?? {}, how);
		},
		judge: (exchange) => {
			const operation = find(exchange);
			if (!operation) return [`request: ${exchange.method} ${exchange.path} is not documented`];
			return [...judgeRequest(operation, exchange), ...judgeAnswer(operation, exchange)];
		},
	};
}

function nameOf({ method, path }: IHttpOperation): string {
	return `${method.toUpperCase()} ${path}`;
}

function handles(
	operation: IHttpOperation,
	{ method, path }: Pick<Exchange, 'method' | 'path'>,
): boolean {
	const pattern = operation.path.replace(/\{[^}]+\}/g, '[^/]+');
	return operation.method.toUpperCase() === method && new RegExp(`^${pattern}$`).test(path);
}

function judgeRequest(operation: IHttpOperation, exchange: Exchange): string[] {
	const known = operation.request?.query?.map(({ name }) => name) ?? [];
	const unknown = Object.keys(exchange.query).filter((name) => !known.includes(name));
	const element = {
		method: exchange.method.toLowerCase() as IHttpRequest['method'],
		url: { path: exchange.path, query: exchange.query },
		headers: exchange.headers,
		body: exchange.body,
	};
	return [
		...unknown.map((name) => `request: the query parameter ${name} is not documented`),
		...brokenRules(nameOf(operation), exchange).map((text) => `request: ${text}`),
		...problems(validateInput({ resource: operation, element })).map((text) => `request: ${text}`),
	].map((text) => `${text} (${nameOf(operation)})`);
}

function judgeAnswer(operation: IHttpOperation, { answer }: Exchange): string[] {
	if (!answer) return [];
	const { status } = answer;
	if (!operation.responses.some(({ code }) => code === String(status))) {
		return [`answer: status ${String(status)} is not documented (${nameOf(operation)})`];
	}
	const element = { statusCode: status, headers: answer.headers, body: answer.body };
	return problems(validateOutput({ resource: operation, element: element as IHttpResponse })).map(
		(text) => `answer: ${text} (${nameOf(operation)}, ${String(status)})`,
	);
}

interface Problem {
	message: string;
	path?: (string | number)[];
}

function problems(result: { _tag: string; left?: unknown }): string[] {
	if (result._tag === 'Right') return [];
	return (result.left as Problem[]).map(({ path = [], message }) => `${path.join('.')} ${message}`);
}

function forbidUnknown(schema: JSONSchema): JSONSchema {
	if (schema.properties) schema.additionalProperties ??= false;
	const parts = [schema.items, ...Object.values(schema.properties ?? {})].flat();
	for (const part of parts) if (typeof part === 'object') forbidUnknown(part);
	return schema;
}
