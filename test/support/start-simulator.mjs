import { operationsOf, readFacts } from '../contract/facts.mts';
import { createJudge } from '../contract/judge.mts';
import { SWITCHES } from '../simulator/switches.mts';
import { startSimulator } from '../simulator/simulator.mts';

/** One simulator for the whole test run; each test makes an account of its own. */
export default async function () {
	const simulator = await startSimulator();
	globalThis.simulator = simulator;
	await addContract(simulator.world);
	process.env.HTTPS_PROXY = simulator.proxyUrl;
	// n8n logs every failed item; the tests look at the failures themselves.
	process.env.N8N_LOG_LEVEL = 'silent';
	process.env.SIMULATOR_URL = simulator.httpUrl;
	process.env.SIMULATOR_SWITCHES = JSON.stringify(SWITCHES);
	process.env.SIMULATOR_CERTIFICATE = simulator.certificate;
}

async function addContract(world) {
	const facts = await readFacts();
	world.contract = await createJudge(facts);
	const ofContacts = Object.entries(world.contract.requestSchemas).filter(([name]) =>
		name.includes(' /contacts'),
	);
	process.env.CONTRACT_SCHEMAS = JSON.stringify(Object.fromEntries(ofContacts));
	process.env.CONTRACT_OPERATIONS = JSON.stringify(operationsOf(facts));
}
