import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './child.mts';
import { freePort } from './free-port.mts';
import { run } from './install.mts';

const VERSIONS = '/usr/lib/postgresql';
const USER = 'postgres';
// It refuses to run as root; Debian's package brings a user for it.
const AS_USER = ['setpriv', `--reuid=${USER}`, `--regid=${USER}`, '--init-groups'];
// Data of a test may be lost; that saves much of its time.
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'listen_addresses=127.0.0.1'];

/**
 * Starts Debian's PostgreSQL with an empty database in a temporary folder, that `stop` removes.
 * `environment` points n8n to it.
 */
export async function startPostgres(logFile: string) {
	// The system's folder for such, because the user `postgres` must be able to reach it.
	const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
	const data = join(folder, 'data');
	const [version] = (await readdir(VERSIONS)).sort((a, b) => Number(b) - Number(a));
	const program = (name: string) => join(VERSIONS, version, 'bin', name);
	const isRoot = process.getuid?.() === 0;
	const command = (...words: string[]) => {
		const [file, ...args] = isRoot ? [...AS_USER, ...words] : words;
		return { file, args };
	};

	if (isRoot) await run('chown', [USER, folder], { cwd: folder });
	const init = command(program('initdb'), '-D', data, '-U', USER, '--auth=trust', '-E', 'UTF8');
	await run(init.file, init.args, { cwd: folder });
	const port = String(await freePort());
	const options = SETTINGS.flatMap((setting) => ['-c', setting]);
	const postgres = new Child({
		name: 'PostgreSQL',
		...command(program('postgres'), '-D', data, '-p', port, '-k', folder, ...options),
		env: { PATH: process.env.PATH },
		logFile,
		isReady: async () => {
			await run(program('pg_isready'), ['-h', '127.0.0.1', '-p', port], { cwd: folder });
			return true;
		},
	});
	await postgres.start();
	return {
		environment: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: port,
			DB_POSTGRESDB_USER: USER,
			DB_POSTGRESDB_DATABASE: 'postgres',
		},
		stop: async () => {
			// PostgreSQL's fast shutdown: it does not wait for its clients.
			await postgres.stop('SIGINT');
			await rm(folder, { recursive: true, force: true });
		},
	};
}
