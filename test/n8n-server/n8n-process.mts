import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Simulator } from '../simulator/simulator.mts';
import { Child } from './child.mts';
import { freePort } from './free-port.mts';
import { N8N_FOLDER } from './install.mts';

/** The PATH on which `n8n` is the one that is installed in `folder`. */
export function pathTo(folder: string): string {
	return [join(folder, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
}

/**
 * The environment of an n8n, main or worker, that keeps its data in `userFolder` and whose way to
 * Constant Contact ends at the simulator.
 */
export async function n8nEnvironment(
	userFolder: string,
	simulator: Simulator,
	filesFolder: string,
): Promise<NodeJS.ProcessEnv> {
	await mkdir(userFolder, { recursive: true });
	const certificate = join(userFolder, 'simulator-ca.pem');
	await writeFile(certificate, simulator.certificate);
	return {
		PATH: pathTo(N8N_FOLDER),
		HOME: process.env.HOME,
		N8N_USER_FOLDER: userFolder,
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_RESTRICT_FILE_ACCESS_TO: filesFolder,
		HTTPS_PROXY: simulator.proxyUrl,
		NO_PROXY: 'localhost,127.0.0.1',
		NODE_EXTRA_CA_CERTS: certificate,
	};
}

/** An n8n process: `start` is the server with the editor, `worker` one that only runs workflows. */
export function n8nProcess(
	kind: 'start' | 'worker',
	env: NodeJS.ProcessEnv,
	logFile: string,
	isReady: () => Promise<boolean>,
): Child {
	return new Child({ name: `n8n ${kind}`, file: 'n8n', args: [kind], env, logFile, isReady });
}
