import { collectLogs } from '../../support/collect-logs';
import { StoredCredentials, type Run } from '../../support/engine';
import { everythingIn } from '../../support/everything';
import { run } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const logged = collectLogs();

/** A secret as it is, and in the ways that requests carry it. */
function variantsOf(secret: string): string[] {
	return [secret, encodeURIComponent(secret), btoa(secret), btoa(secret).replace(/=+$/, '')];
}

interface Case {
	name: string;
	seed?: object;
	fault?: object;
	act?: (account: TestAccount) => Promise<void>;
	parameters?: Run['parameters'];
	isRefused?: boolean;
}

const answer = (status: number, body?: unknown) => ({ path: '/v3/*', answer: { status, body } });

const CASES: Case[] = [
	{ name: 'success', isRefused: false },
	{ name: 'success after a renewal', seed: { expired: true }, isRefused: false },
	{
		name: 'dead refresh token',
		seed: { expired: true },
		act: async (account) => await account.revokeRefreshTokens(),
	},
	{
		name: 'token endpoint too busy',
		seed: { expired: true, settings: { tokenRequestsPerSecond: 0 } },
	},
	...[400, 401, 403, 404, 409, 429, 500, 503].map((status) => ({
		name: `status ${status}`,
		fault: answer(status, [{ error_key: 'k', error_message: 'Refused' }]),
	})),
	{
		name: 'redirect',
		fault: { path: '/v3/*', answer: { status: 302, headers: { location: '/' } } },
	},
	{ name: 'no JSON', fault: answer(200, '<html>') },
	{ name: 'reset', fault: { path: '/v3/*', break: 'reset' } },
	{ name: 'cut', fault: { path: '/v3/*', break: 'cut' } },
	{
		name: 'timeout',
		fault: { path: '/v3/*', silence: true },
		parameters: { email: 'ann@example.com', requestOptions: { timeout: 300 } },
	},
	{ name: 'wrong input', parameters: { email: 'nobody' } },
];

describe.each(CASES)('$name', ({ seed, fault, act, parameters, isRefused = true }) => {
	test.each(['stopWorkflow', 'continueErrorOutput'] as const)(
		'shows no token and no client secret (%s)',
		async (onError) => {
			logged.length = 0;
			const account = await TestAccount.create(seed);
			if (fault) await account.fault(fault);
			await act?.(account);
			const credentials = new StoredCredentials(account.credential as never);
			const before = (await credentials.getDecrypted()) as Record<string, unknown>;
			const result = await run(
				account,
				{ email: 'ann@example.com', ...parameters },
				{ credentials, settings: { onError } },
			);
			const { output, paired, errorOutput, error, execution } = result;
			expect(output).toHaveLength(isRefused ? 0 : 1);
			const after = (await credentials.getDecrypted()) as Record<string, unknown>;
			const tokens = [before, after].map(
				({ oauthTokenData }) => oauthTokenData as Record<string, string>,
			);
			const { clientId, clientSecret } = before as Record<string, string>;
			const secrets = [
				clientSecret,
				`${clientId}:${clientSecret}`,
				...tokens.flatMap((each) => [each.access_token, each.refresh_token]),
			];

			const shown = everythingIn([paired, errorOutput, error, execution.data, logged]);
			for (const secret of secrets.flatMap(variantsOf)) {
				expect(secret.length).toBeGreaterThan(8);
				expect(shown.includes(secret)).toBe(false);
			}
		},
	);
});

test('the search finds a token deep in an error', () => {
	const error = Object.assign(new Error('x'), {
		cause: { config: { a: [{ token: 'abcdefghij' }] } },
	});
	expect(everythingIn([[error]])).toContain('abcdefghij');
});
