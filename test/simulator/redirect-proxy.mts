import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { API_HOST, OAUTH_HOST } from './certificate.mts';

/**
 * An HTTPS proxy (CONNECT) that hands the two hosts of Constant Contact to the simulator and refuses
 * every other, so that nothing leaves this machine.
 */
export function createRedirectProxy(tlsPort: number): Server {
	const proxy = createServer((_request, response) => {
		response.writeHead(403).end();
	});
	proxy.on('connect', (request, socket, head) => {
		const isOurs = [`${API_HOST}:443`, `${OAUTH_HOST}:443`].includes(request.url ?? '');
		if (!isOurs) {
			socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
			return;
		}
		const upstream = connect(tlsPort, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			upstream.write(head);
			upstream.pipe(socket).pipe(upstream);
		});
		upstream.on('error', () => socket.destroy());
		upstream.on('close', () => socket.destroy());
		socket.on('error', () => upstream.destroy());
		socket.on('close', () => upstream.destroy());
	});
	return proxy;
}
