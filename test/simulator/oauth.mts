import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash, randomBytes } from 'node:crypto';
import type { Account } from './account.mts';
import type { World } from './world.mts';

const BASE = '/oauth2/default/v1';
const CODE_LIFE_MS = 5 * 60_000;

type Parameters = Record<string, string | undefined>;

/** The OAuth server: consent page, codes with and without PKCE, rotating and long-lived tokens. */
export function addOAuth(app: FastifyInstance, world: World): void {
	app.get(`${BASE}/authorize`, async (request, reply) => {
		const parameters = request.query as Parameters;
		const problem = problemOf(world, parameters);
		if (problem) return await html(reply.code(400), `<h1>400</h1><p>${problem}</p>`);
		return await html(reply, consentPage(parameters));
	});

	app.post(`${BASE}/consent`, async (request, reply) => {
		const parameters = request.body as Parameters;
		const account = world.accountOfClient(parameters.client_id ?? '');
		const { redirect_uri: redirectUri = '', state = '', decision } = parameters;
		if (!account) return await html(reply.code(400), '<h1>400</h1>');
		const target = new URL(redirectUri);
		target.searchParams.set('state', state);
		if (decision === 'allow') {
			target.searchParams.set('code', issueCode(account, parameters));
		} else {
			target.searchParams.set('error', 'access_denied');
			target.searchParams.set('error_description', 'The resource owner denied the request.');
		}
		return await reply.redirect(target.href);
	});

	app.post(`${BASE}/token`, async (request, reply) => {
		const agent = String(request.headers['user-agent']);
		// What stands before the service refuses some programs, before OAuth sees the request.
		if (agent.startsWith('Python-urllib')) return await html(reply.code(403), '<h1>403</h1>');
		// The guide sends the parameters in the query, most clients in the body: both are accepted.
		const parameters = { ...(request.query as Parameters), ...(request.body as Parameters) };
		const { account, isAuthenticated } = clientOf(world, request, parameters);
		if (!account || !isAuthenticated) {
			return await reply.code(401).send({
				error: 'invalid_client',
				error_description: 'The client secret supplied for a confidential client is invalid.',
			});
		}
		const { tokenRefusal } = account.settings;
		if (tokenRefusal) return await html(reply.code(tokenRefusal), `<h1>${tokenRefusal}</h1>`);
		account.journal.push({
			at: Date.now(),
			host: request.host,
			method: 'POST',
			path: `${BASE}/token`,
			query: {},
			body: { grant_type: parameters.grant_type },
			status: 200,
			violations: [],
		});
		const entry = account.journal[account.journal.length - 1];
		const answer = isTooFast(account)
			? { status: 429, body: { error_key: 'throttled', error_message: 'Too Many Requests' } }
			: grant(account, parameters);
		entry.status = answer.status;
		return await reply.code(answer.status).send(answer.body);
	});
}

function grant(account: Account, parameters: Parameters): { status: number; body: unknown } {
	const { grant_type, refresh_token = '', code = '' } = parameters;
	if (grant_type === 'refresh_token') {
		const stored = account.refreshTokens.get(refresh_token);
		if (!stored) return invalidGrant('The refresh token is invalid or expired.');
		return { status: 200, body: account.issueTokens(stored.scopes, refresh_token) };
	}
	if (grant_type === 'authorization_code') {
		const stored = account.codes.get(code);
		account.codes.delete(code);
		const isGood =
			stored !== undefined &&
			stored.expiresAt > Date.now() &&
			stored.redirectUri === parameters.redirect_uri &&
			(account.settings.appType === 'secret' ||
				stored.challenge === s256(parameters.code_verifier));
		if (!isGood) return invalidGrant('The authorization code is invalid or has expired.');
		return { status: 200, body: account.issueTokens(stored.scopes) };
	}
	return { status: 400, body: { error: 'unsupported_grant_type' } };
}

/** The app that asks, and whether it proved itself: by its secret, or by PKCE without one. */
function clientOf(world: World, request: FastifyRequest, parameters: Parameters) {
	const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
	if (basic === undefined) {
		const account = world.accountOfClient(parameters.client_id ?? '');
		return { account, isAuthenticated: account?.settings.appType === 'pkce' };
	}
	const [clientId, secret] = Buffer.from(basic, 'base64').toString().split(':');
	const account = world.accountOfClient(clientId);
	return { account, isAuthenticated: account?.clientSecret === secret };
}

function isTooFast(account: Account): boolean {
	const now = Date.now();
	const recent = account.tokenRequests.filter((time) => time > now - 1000);
	account.tokenRequests.splice(0, account.tokenRequests.length, ...recent);
	if (recent.length >= account.settings.tokenRequestsPerSecond) return true;
	account.tokenRequests.push(now);
	return false;
}

function problemOf(world: World, parameters: Parameters): string | undefined {
	const account = world.accountOfClient(parameters.client_id ?? '');
	if (!account) return 'Unknown client_id.';
	const { redirectUris, scopes } = account.settings;
	const { redirect_uri = '', response_type, scope = '', state } = parameters;
	if (!URL.canParse(redirect_uri)) return 'redirect_uri is missing.';
	if (redirectUris.length > 0 && !redirectUris.includes(redirect_uri)) {
		return 'The redirect_uri is not registered for this app.';
	}
	if (response_type !== 'code') return 'response_type must be code.';
	if (!state) return 'state is missing.';
	const unknown = scope.split(' ').find((each) => !scopes.includes(each));
	return unknown === undefined ? undefined : `Unknown scope: ${escape(unknown)}`;
}

function issueCode(account: Account, parameters: Parameters): string {
	const code = randomBytes(16).toString('base64url');
	account.codes.set(code, {
		redirectUri: parameters.redirect_uri ?? '',
		scopes: (parameters.scope ?? '').split(' '),
		challenge: parameters.code_challenge ?? undefined,
		expiresAt: Date.now() + CODE_LIFE_MS,
	});
	return code;
}

function invalidGrant(error_description: string) {
	return { status: 400, body: { error: 'invalid_grant', error_description } };
}

function s256(verifier = ''): string {
	return createHash('sha256').update(verifier).digest('base64url');
}

function consentPage(parameters: Parameters): string {
	const inputs = Object.entries(parameters)
		.map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`)
		.join('');
	const scopes = (parameters.scope ?? '')
		.split(' ')
		.map((scope) => `<li>${escape(scope)}</li>`)
		.join('');
	return `<h1>Allow access?</h1><p>This is the simulator's stand-in for the Constant Contact consent
		page. The app asks for:</p><ul>${scopes}</ul>
		<form method="post" action="${BASE}/consent">${inputs}
		<button name="decision" value="allow">Allow</button>
		<button name="decision" value="deny">Deny</button></form>`;
}

async function html(reply: FastifyReply, body: string) {
	return await reply
		.type('text/html; charset=utf-8')
		.send(`<!doctype html><title>Constant Contact simulator</title>${body}`);
}

function escape(text = ''): string {
	return text.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
