import { randomBytes } from 'node:crypto';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Simulator } from '../simulator/simulator.mts';
import type { Child } from './child.mts';
import { freePort } from './free-port.mts';
import { n8nEnvironment, n8nProcess } from './n8n-process.mts';
import { startPostgres } from './postgres.mts';
import { startRedis } from './redis.mts';
import { N8nServer } from './server.mts';

/** n8n in queue mode: a main that polls and answers, and workers that run the workflows. */
export interface QueueMode {
	main: N8nServer;
	workers: Child[];
	stop: () => Promise<void>;
}

/** Lets the n8n in one user folder load the community nodes that are installed in another. */
export async function shareNodes(installedIn: string, userFolder: string): Promise<void> {
	const folder = join(userFolder, '.n8n');
	await mkdir(folder, { recursive: true });
	await symlink(join(installedIn, '.n8n', 'nodes'), join(folder, 'nodes'));
}

/**
 * Starts Redis, PostgreSQL, n8n's main in `userFolder` and its workers in folders below. All of them
 * load the community nodes of `userFolder`.
 */
export async function startQueueMode(
	userFolder: string,
	simulator: Simulator,
	filesFolder: string,
	workerCount: number,
): Promise<QueueMode> {
	const stores: { stop: () => Promise<void> }[] = [];
	const servers: { stop: () => Promise<void> }[] = [];
	const stop = async () => {
		for (const group of [servers, stores]) await Promise.all(group.map((each) => each.stop()));
	};
	try {
		const redis = await startRedis(join(userFolder, 'redis'));
		stores.push(redis);
		const postgres = await startPostgres(join(userFolder, 'postgres.log'));
		stores.push(postgres);
		const shared = {
			...redis.environment,
			...postgres.environment,
			EXECUTIONS_MODE: 'queue',
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		};
		const main = await N8nServer.start(userFolder, simulator, filesFolder, shared);
		servers.push(main);
		const workers = await Promise.all(
			Array.from({ length: workerCount }, async (_, index) => {
				const folder = join(userFolder, `worker-${String(index + 1)}`);
				const own = await n8nEnvironment(folder, simulator, filesFolder);
				await shareNodes(userFolder, folder);
				const worker = await createWorker(folder, { ...own, ...shared });
				servers.push(worker);
				await worker.start();
				return worker;
			}),
		);
		return { main, workers, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function createWorker(folder: string, env: NodeJS.ProcessEnv): Promise<Child> {
	const port = String(await freePort());
	const own = {
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: port,
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	};
	return n8nProcess('worker', { ...env, ...own }, join(folder, 'n8n.log'), async () => {
		return (await fetch(`http://127.0.0.1:${port}/healthz/readiness`)).ok;
	});
}
