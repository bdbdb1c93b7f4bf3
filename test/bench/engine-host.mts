import { fork } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from '../n8n-server/paths.mts';
import type { Account } from '../simulator/account.mts';
import type { Simulator } from '../simulator/simulator.mts';
import type { Done, Execution, Work } from './engine-process.mts';

/** Writes the simulator's certificate where an n8n process can read it. @returns its path */
export async function writeCertificate(simulator: Simulator, folder: string): Promise<string> {
	const path = join(folder, 'simulator.pem');
	await writeFile(path, simulator.certificate);
	return path;
}

/** Lets an n8n process of its own do the work. */
export async function inProcess(
	simulator: Simulator,
	certificate: string,
	account: Account,
	executions: Execution[],
	polls: Work['polls'] = { count: 0, every: 0 },
): Promise<Done> {
	const credential = {
		grantType: 'authorizationCode',
		accessTokenUrl: 'https://authz.constantcontact.com/oauth2/default/v1/token',
		authentication: 'header',
		clientId: account.clientId,
		clientSecret: account.clientSecret,
		oauthTokenData: account.issueTokens(account.settings.scopes),
	};
	const child = fork(join(PROJECT, 'test', 'bench', 'engine-process.mts'), {
		env: {
			...process.env,
			HTTPS_PROXY: simulator.proxyUrl,
			NODE_EXTRA_CA_CERTS: certificate,
			N8N_LOG_LEVEL: 'silent',
		},
	});
	return await new Promise<Done>((resolve, reject) => {
		child.once('message', (message) => {
			resolve(message as Done);
		});
		child.once('exit', () => {
			reject(new Error('The process ended before its work'));
		});
		child.send({ credential, executions, polls } satisfies Work);
	});
}
