/** Ends the simulator, and the test run with a failure if the node broke the contract in any test. */
export default async function () {
	const { world } = globalThis.simulator;
	await globalThis.simulator.close();
	const accounts = [...world.accounts.values()];
	printReached(accounts);
	const violations = new Set(accounts.flatMap(sentByNode).flatMap((entry) => entry.violations));
	if (violations.size === 0) return;
	const shown = [...violations].slice(0, 20).join('\n');
	throw new Error(`The contract was broken ${violations.size} times, such as:\n${shown}`);
}

function sentByNode({ journal }) {
	return journal.filter(({ host }) => host === 'api.cc.email');
}

/** How much of the API the contract test has met, when it was part of the run. */
function printReached(accounts) {
	const counted = JSON.parse(process.env.CONTRACT_OPERATIONS)
		.filter(({ isForPartners }) => !isForPartners)
		.map(({ verb, path }) => `${verb.toUpperCase()} ${path}`);
	const reachedBy = (caller) => {
		const requests = accounts.filter((each) => each.caller === caller).flatMap(sentByNode);
		const reached = new Set(requests.map(({ operation }) => operation));
		return counted.filter((operation) => reached.has(operation)).length;
	};
	if (!accounts.some(({ caller }) => caller !== undefined)) return;
	console.log(
		`API operations reached ${reachedBy('operations')} of ${counted.length} by operations, ` +
			`${reachedBy('trigger')} by the trigger`,
	);
}
