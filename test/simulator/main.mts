import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccount } from './control.mts';
import { startSimulator } from './simulator.mts';

const simulator = await startSimulator({ http: 4010, tls: 4011, proxy: 4012 });
const folder = await mkdtemp(join(tmpdir(), 'constant-contact-simulator-'));
const certificate = join(folder, 'ca.pem');
await writeFile(certificate, simulator.certificate);

const account = createAccount(simulator.world, {
	lists: [{ name: 'Newsletter' }, { name: 'Customers' }],
	customFields: [
		{ label: 'Customer Number', type: 'string' },
		{ label: 'Points', type: 'number' },
	],
	events: [
		{
			name: 'Olive Oil Tasting',
			registrations: [
				{ first_name: 'Maria', last_name: 'Rossi', email_address: 'maria.rossi@example.com' },
			],
		},
	],
});

console.log(`Constant Contact simulator
  plain HTTP      ${simulator.httpUrl}/v3
  control         ${simulator.httpUrl}/control/accounts/${account.id}/journal
  client ID       ${account.clientId}
  client secret   ${account.clientSecret}
  access token    ${account.issueTokens(account.settings.scopes).access_token}

To send an n8n to it, start n8n with
  HTTPS_PROXY=${simulator.proxyUrl} NODE_EXTRA_CA_CERTS=${certificate}
Ctrl-C stops it.`);

for (const signal of ['SIGINT', 'SIGTERM']) {
	process.on(signal, () => {
		void simulator
			.close()
			.then(() => rm(folder, { recursive: true }))
			.then(() => process.exit(0));
	});
}
