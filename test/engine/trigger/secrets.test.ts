import { collectLogs } from '../../support/collect-logs';
import { everythingIn } from '../../support/everything';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

const logged = collectLogs();

const ALL = [
	'contactCreated',
	'contactUpdated',
	'contactUnsubscribed',
	'contactDeleted',
	'emailOpened',
	'campaignSent',
];
const answer = (status: number, body?: unknown) => ({ path: '/v3/*', answer: { status, body } });
const FAULTS: Array<[string, object | undefined]> = [
	['none', undefined],
	...[400, 401, 403, 404, 429, 500, 503].map((status): [string, object] => [
		`status ${status}`,
		answer(status, [{ error_key: 'k', error_message: 'Refused' }]),
	]),
	['no JSON', answer(200, '<html>')],
	['reset', { path: '/v3/*', break: 'reset' }],
	['cut', { path: '/v3/*', break: 'cut' }],
];

/** A secret as it is, and in the ways that requests carry it. */
function variantsOf(secret: string): string[] {
	return [secret, encodeURIComponent(secret), btoa(secret), btoa(secret).replace(/=+$/, '')];
}

test.each(FAULTS)(
	'fault %s: no token or client secret in items, errors, state or logs',
	async (_, fault) => {
		logged.length = 0;
		const account = await TestAccount.create({});
		const trigger = new TestTrigger(account, { triggerOn: ALL });
		await trigger.activate();
		const { clientId, clientSecret } = (await trigger.credentials.getDecrypted()) as Record<
			string,
			string
		>;
		const tokens = [(await trigger.credentials.getDecrypted()).oauthTokenData];
		await account.setContact({ email_address: { address: 'ann@example.com' } });
		if (fault) await account.fault(fault);
		else await account.expireAccessTokens();
		const shown: unknown[] = [await trigger.test()];
		shown.push(await trigger.poll().catch((error: unknown) => error));
		tokens.push((await trigger.credentials.getDecrypted()).oauthTokenData);
		const secrets = [
			clientSecret,
			`${clientId}:${clientSecret}`,
			...(tokens as Array<Record<string, string>>).flatMap((each) => [
				each.access_token,
				each.refresh_token,
			]),
		];
		const text = everythingIn([shown, trigger.state, logged]);
		for (const secret of secrets.flatMap(variantsOf)) {
			expect(secret.length).toBeGreaterThan(8);
			expect(text.includes(secret)).toBe(false);
		}
	},
);
