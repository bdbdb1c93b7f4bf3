import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account, JournalEntry } from './account.mts';
import {
	ServiceError,
	badRequest,
	forbidden,
	isUnseen,
	quotaExceeded,
	throttled,
	unauthorized,
} from './errors.mts';
import { isForm } from './form.mts';
import { breakAnswer, faultFor, type Fault } from './faults.mts';
import { addContact } from './resources/contact-store.mts';
import { passTime } from './resources/email-sending.mts';
import { setCampaign } from './resources/email-store.mts';
import type { World } from './world.mts';

declare module 'fastify' {
	interface FastifyRequest {
		account: Account;
		fault?: Fault;
		entry?: JournalEntry;
	}
	interface FastifyContextConfig {
		/** What a token and its user need for this route. */
		scope?: string;
		privilege?: string;
		/** Unknown properties that this route takes without a word; true for all. */
		ignores?: true | string[];
	}
}

const DAY = 86_400_000;

/** What stands before every API path: tokens, limits, scopes, faults and the journal. */
export function addGateway(app: FastifyInstance, world: World): void {
	app.addHook('preValidation', async (request, reply) => {
		const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
		const account = world.accountOfToken(token);
		if (!account) throw unauthorized();
		request.account = account;
		request.entry = record(account, request);
		request.fault = faultFor(account, request);

		const { answerMs, answerSpreadMs } = account.settings;
		await sleep(answerMs + Math.random() * answerSpreadMs);
		const grant = account.accessTokens.get(token);
		const isValid = grant !== undefined && grant.expiresAt > Date.now();
		if (isValid || account.switches.unauthorizedRequests === 'counted') count(account, request);
		if (!isValid) {
			void reply.header('www-authenticate', 'Bearer realm=api.cc.email');
			throw unauthorized();
		}
		checkAccess(account, grant.scopes, request);
		await playFault(account, request);
		passTime(account);
	});

	app.addHook('preHandler', async (request) => {
		const found = (request.validationError?.validation ?? []) as FastifySchemaValidationError[];
		const { ignores = [] } = request.routeOptions.config;
		const isIgnored = ({ keyword, params }: FastifySchemaValidationError) =>
			keyword === 'additionalProperties' &&
			(request.account.switches.unknownProperties === 'ignored' ||
				ignores === true ||
				ignores.includes(String(params.additionalProperty)));
		const problems = found.filter((problem) => !isIgnored(problem));
		if (problems.length > 0) {
			throw badRequest(
				...problems.map(({ instancePath, message }) => `${instancePath.slice(1)} ${message ?? ''}`),
			);
		}
	});

	// Lists are answered with `favorite` first. Of the others nobody knows the order, so it is the same.
	app.addHook('preSerialization', (request, _reply, payload, done) => {
		const isOfKind = /\/(contact_lists|contact_tags|contact_custom_fields|segments)\b/;
		done(null, isOfKind.test(request.url) ? inOrderOfNames(payload) : payload);
	});

	app.addHook('onSend', async (request, reply, payload) => {
		tellTime(request, reply);
		const { entry, fault } = request;
		let sent = payload;
		if (entry) {
			if (!fault?.silence) entry.status = reply.statusCode;
			sent = judge(world, request, reply, payload);
		}
		if (fault?.break) {
			void reply.removeHeader('content-length');
			return breakAnswer(fault.break, request, typeof sent === 'string' ? sent : '');
		}
		return sent;
	});
}

/** An answer with the properties of its things from A to Z. */
function inOrderOfNames(answer: unknown): unknown {
	if (Array.isArray(answer)) return answer.map(inOrderOfNames);
	if (typeof answer !== 'object' || answer === null) return answer;
	const sorted = Object.entries(answer).sort(([one], [other]) => (one < other ? -1 : 1));
	return Object.fromEntries(sorted.map(([name, value]) => [name, inOrderOfNames(value)]));
}

/** The answer's Date header is the service's clock, not that of this machine. */
function tellTime({ account }: Partial<FastifyRequest>, reply: FastifyReply): void {
	if (!account) return;
	reply.raw.sendDate = false;
	if (account.switches.dateHeader === 'sent') {
		void reply.header('date', new Date(account.time).toUTCString());
	}
}

/**
 * Notes what breaks the contract. An answer that a test has spoilt on purpose is not judged.
 * @returns the answer, in the shape that a fault asks for
 */
function judge(
	{ contract }: World,
	request: FastifyRequest,
	reply: FastifyReply,
	payload: unknown,
): unknown {
	const { entry, fault } = request;
	if (!contract || !entry) return payload;
	const { errorBody, forbiddenBody } = request.account.switches;
	const isOdd =
		isUnseen(reply.statusCode) && (errorBody !== 'documented' || forbiddenBody !== 'object');
	const isSpoilt = isOdd || fault?.answer !== undefined || fault?.silence === true;
	const exchange = {
		method: entry.method,
		path: entry.path.replace('/v3', ''),
		query: entry.query,
		headers: request.headers as Record<string, string>,
		body: (isForm(entry.body) ? entry.body.raw : entry.body) ?? undefined,
		answer: isSpoilt ? undefined : answerOf(reply, payload),
	};
	entry.operation = contract.operationOf(exchange);
	entry.violations = contract.judge(exchange);
	if (!fault?.reshape || typeof exchange.answer?.body !== 'object') return payload;
	void reply.removeHeader('content-length');
	return JSON.stringify(contract.reshape(exchange, fault.reshape));
}

function answerOf(reply: FastifyReply, payload: unknown) {
	return {
		status: reply.statusCode,
		headers: reply.getHeaders() as Record<string, string>,
		body: bodyOfAnswer(reply, payload),
	};
}

function bodyOfAnswer(reply: FastifyReply, payload: unknown): unknown {
	if (typeof payload !== 'string' || !payload) return undefined;
	const isText = String(reply.getHeader('content-type')).startsWith('text/');
	return isText ? payload : (JSON.parse(payload) as unknown);
}

function record(account: Account, request: FastifyRequest): JournalEntry {
	const entry: JournalEntry = {
		at: Date.now(),
		host: request.host,
		method: request.method,
		path: request.url.split('?')[0],
		query: { ...(request.query as Record<string, string>) },
		body: structuredClone(request.body),
		status: 0,
		violations: [],
	};
	account.journal.push(entry);
	return entry;
}

/** Counts the request at the moment it came in, or refuses it. */
function count(account: Account, request: FastifyRequest): void {
	const now = request.entry?.at ?? Date.now();
	const { perSecond, perDay, window } = account.settings.limits;
	const second = window === 'rolling' ? now - 1000 : Math.floor(now / 1000) * 1000 - 1;
	const today = Math.floor(now / DAY) * DAY;
	const { counted } = account;
	while (counted.length > 0 && counted[0] < today) counted.shift();
	if (counted.length >= perDay) throw quotaExceeded();
	if (counted.filter((time) => time > second).length >= perSecond) throw throttled();
	counted.push(now);
}

function checkAccess(account: Account, scopes: string[], request: FastifyRequest): void {
	const { scope, privilege } = request.routeOptions.config;
	const hasScope = scope === undefined || scopes.includes(scope);
	const hasPrivilege = privilege === undefined || account.settings.privileges.includes(privilege);
	if (!hasScope || !hasPrivilege) throw forbidden();
}

async function playFault(account: Account, { fault }: FastifyRequest): Promise<void> {
	if (!fault) return;
	if (fault.createBefore) addContact(account, fault.createBefore);
	if (fault.deleteListBefore) account.lists.delete(fault.deleteListBefore);
	if (fault.changeCampaignBefore) setCampaign(account, fault.changeCampaignBefore);
	if (fault.answer) throw new ServiceError(fault.answer.status, bodyOf(fault.answer));
	if (fault.silence) await new Promise(() => undefined);
}

function bodyOf({ body, filler }: NonNullable<Fault['answer']>): unknown {
	if (!filler) return body;
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return text.replace('filler', 'x'.repeat(filler));
}
