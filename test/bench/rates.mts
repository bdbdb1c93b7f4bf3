import { createAccount } from '../simulator/control.mts';
import { startSimulator, type Simulator } from '../simulator/simulator.mts';
import { inProcess, writeCertificate } from './engine-host.mts';
import { allTarget, noThrottling, print, rounded, type Target } from './report.mts';
import { requestsOf } from './stage.mts';

const CONTACTS = 200;

/** How long answers take, in milliseconds, and how many requests a second there have to be at least. */
const GOALS = new Map([
	[100, 3.8],
	[250, 3.8],
	[600, 3.7],
	[900, 3.6],
]);

/** As many requests a second, and so many items under way. */
const WAYS = {
	'Four items at a time (4 / 1000 ms)': { batchSize: 4, batchInterval: 1000 },
	'One at a time (1 / 250 ms)': { batchSize: 1, batchInterval: 250 },
};

const email = (index: number) => `person${String(index)}@example.com`;

/**
 * How many requests a second a sync sends in which every contact changes: two for each, a page and the
 * custom fields. All answer times of one way run side by side, each with an account of its own.
 */
export async function rates(folder: string): Promise<Target[]> {
	const simulator = await startSimulator();
	try {
		const certificate = await writeCertificate(simulator, folder);
		const targets: Target[] = [];
		const shown: Record<string, Record<string, unknown>> = {};
		for (const [way, batch] of Object.entries(WAYS)) {
			const played = await Promise.all(
				[...GOALS.keys()].map(
					async (answerMs) => await play(simulator, certificate, batch, answerMs),
				),
			);
			shown[way] = Object.fromEntries(
				played.map(({ answerMs, rate }) => [`Answers after ${String(answerMs)} ms`, rounded(rate)]),
			);
			for (const { answerMs, rate, changed, throttled } of played) {
				const name = `${way}, ${String(answerMs)} ms`;
				targets.push(allTarget(name, changed, CONTACTS), noThrottling(name, throttled));
				if (batch.batchSize > 1) targets.push(rateTarget(name, rate, GOALS.get(answerMs) ?? 0));
			}
		}
		print(`Requests a second: ${String(CONTACTS)} contacts that change`, shown);
		return targets;
	} finally {
		await simulator.close();
	}
}

async function play(simulator: Simulator, certificate: string, batch: object, answerMs: number) {
	const emails = Array.from({ length: CONTACTS }, (_, index) => email(index));
	const account = createAccount(simulator.world, {
		contacts: emails.map((address) => ({ first_name: 'Before', email_address: { address } })),
		settings: { answerMs },
	} as Parameters<typeof createAccount>[1]);
	const parameters = {
		fields: { mappingMode: 'defineBelow', value: { first_name: 'After' } },
		requestOptions: { batching: { batch } },
	} as never;
	const execution = { after: 0, emails, parameters, settings: {} };
	const { seconds } = await inProcess(simulator, certificate, account, [execution]);
	const { requests, throttled } = requestsOf(account);
	const changed = [...account.contacts.values()].filter(
		({ first_name }) => first_name === 'After',
	).length;
	return { answerMs, rate: requests / seconds[0], changed, throttled };
}

function rateTarget(name: string, rate: number, least: number): Target {
	return {
		name: `${name}: at least ${String(least)} requests a second`,
		measured: String(rounded(rate)),
		isMet: rate >= least,
		isTimed: true,
	};
}
