import type { Account } from '../simulator/account.mts';
import { signUpBody, type Row } from './contacts.mts';
import { requestsOf, type Stage } from './stage.mts';

/**
 * What a user writes after reading a tutorial: a loop that awaits one POST request after the other.
 * It talks plain HTTP on an open connection, which is faster than what n8n has to do.
 */
export async function signUpOneByOne({ simulator }: Stage, account: Account, rows: Row[]) {
	const { access_token } = account.issueTokens(account.settings.scopes);
	const started = Date.now();
	for (const each of rows) {
		const answer = await fetch(`${simulator.httpUrl}/v3/contacts/sign_up_form`, {
			method: 'POST',
			headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
			body: JSON.stringify(signUpBody(each)),
		});
		await answer.text();
	}
	return { seconds: (Date.now() - started) / 1000, ...requestsOf(account) };
}
