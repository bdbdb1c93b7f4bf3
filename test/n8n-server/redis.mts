import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Child } from './child.mts';
import { freePort } from './free-port.mts';

/** Starts Debian's Redis with an empty store in `folder`; `environment` points n8n's queue to it. */
export async function startRedis(folder: string) {
	await mkdir(folder, { recursive: true });
	const port = String(await freePort());
	const redis = new Child({
		name: 'Redis',
		file: 'redis-server',
		args: ['--port', port, '--bind', '127.0.0.1', '--dir', folder],
		env: { PATH: process.env.PATH },
		logFile: join(folder, 'redis.log'),
		isReady: () => answers(Number(port)),
	});
	await redis.start();
	return {
		environment: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: port },
		stop: () => redis.stop(),
	};
}

async function answers(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
		socket.setEncoding('utf8');
		socket.on('data', (answer) => {
			socket.destroy();
			resolve(String(answer).startsWith('+PONG'));
		});
		socket.on('error', () => {
			resolve(false);
		});
	});
}
