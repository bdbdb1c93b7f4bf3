import { startSimulator } from '../simulator/simulator.mts';

/** One simulator for the whole test run; each test makes an account of its own. */
export default async function () {
	const simulator = await startSimulator();
	globalThis.simulator = simulator;
	process.env.HTTPS_PROXY = simulator.proxyUrl;
	// n8n logs every failed item; the tests look at the failures themselves.
	process.env.N8N_LOG_LEVEL = 'silent';
	process.env.SIMULATOR_URL = simulator.httpUrl;
	process.env.SIMULATOR_CERTIFICATE = simulator.certificate;
}
