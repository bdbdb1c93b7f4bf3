/** Ends the simulator, and the test run with a failure if the node broke the contract in any test. */
export default async function () {
	const { world } = globalThis.simulator;
	await globalThis.simulator.close();
	const sentByNode = [...world.accounts.values()]
		.flatMap(({ journal }) => journal)
		.filter(({ host }) => host === 'api.cc.email');
	const violations = new Set(sentByNode.flatMap((entry) => entry.violations));
	if (violations.size === 0) return;
	const shown = [...violations].slice(0, 20).join('\n');
	throw new Error(`The contract was broken ${violations.size} times, such as:\n${shown}`);
}
