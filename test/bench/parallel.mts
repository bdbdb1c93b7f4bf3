import { createAccount } from '../simulator/control.mts';
import { startSimulator, type Simulator } from '../simulator/simulator.mts';
import { inProcess, writeCertificate } from './engine-host.mts';
import type { Execution, Work } from './engine-process.mts';
import { allTarget, noThrottling, print, rounded, type Target } from './report.mts';
import { requestsOf } from './stage.mts';

/** How long the simulator takes for every answer. */
const ANSWER_MS = 150;
const LIST = '0000000a-0000-4000-8000-000000000001';
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1000 };

/** Several executions at a time with one API key. */
interface Case {
	name: string;
	/** The executions of each n8n process. */
	processes: Execution[][];
	polls?: Work['polls'];
	/** Whether nothing may be refused. Processes do not know of each other. */
	isPromised: boolean;
	/** How long the last execution may take. */
	lastWithinSeconds?: number;
}

const batching = (batchSize: number) => ({
	requestOptions: { batching: { batch: { batchSize, batchInterval: 1000 } } },
});
const sync = (name: string, count: number, given: Partial<Execution> = {}): Execution => ({
	after: 0,
	emails: Array.from({ length: count }, (_, index) => `${name}${String(index)}@example.com`),
	parameters: {},
	settings: { onError: 'continueRegularOutput' },
	...given,
});
const signUp = (name: string, after: number): Execution =>
	sync(name, 1, { after, parameters: { permission: 'explicit', lists: [LIST] } });
const times = <T,>(count: number, make: (index: number) => T): T[] =>
	Array.from({ length: count }, (_, index) => make(index));

/** Random moments within a minute, and the same in each run. */
const moment = (index: number) => (index * 7919 * 7919) % 60_000;

const CASES: Case[] = [
	...[4, 8].map((count) => ({
		name: `An agent calls ${String(count)} tools at once`,
		processes: [times(count, (index) => sync(`tool${String(index)}-`, 1))],
		isPromised: true,
	})),
	...[60, 100].map((count) => ({
		name: `${String(count)} sign-ups in a minute`,
		processes: [times(count, (index) => signUp(`form${String(index)}-`, moment(index)))],
		isPromised: true,
	})),
	{
		name: '3 syncs of 50',
		processes: [times(3, (index) => sync(`sync${String(index)}-`, 50))],
		isPromised: true,
	},
	{
		name: 'A sign-up beside a sync of 500',
		processes: [[sync('sync', 500), signUp('form', 20_000)]],
		isPromised: true,
		lastWithinSeconds: 1.5,
	},
	{
		name: 'A sync of 100 beside a trigger that polls every 5 s',
		processes: [[sync('sync', 100)]],
		polls: { count: 11, every: 5000 },
		isPromised: true,
	},
	{
		name: 'Batching 1 / 1000 ms × 20 beside 4 / 1000 ms × 50',
		processes: [
			[
				sync('slow', 20, { parameters: batching(1) }),
				sync('fast', 50, { parameters: batching(4) }),
			],
		],
		isPromised: true,
	},
	{
		name: '2 processes × 50',
		processes: times(2, (index) => [sync(`process${String(index)}-`, 50)]),
		isPromised: false,
	},
	{
		name: '2 processes × 50, Batching divided',
		processes: times(2, (index) => [
			sync(`process${String(index)}-`, 50, { parameters: batching(2) }),
		]),
		isPromised: false,
	},
	{
		name: 'An agent calls 4 tools in 4 processes, Retry On Fail 3 × 1 s',
		processes: times(4, (index) => [sync(`tool${String(index)}-`, 1, { settings: RETRY })]),
		isPromised: false,
	},
];

/** Plays all cases at a time, each with an API key of its own, in n8n's engine. */
export async function parallel(folder: string): Promise<Target[]> {
	const simulator = await startSimulator();
	try {
		const certificate = await writeCertificate(simulator, folder);
		const played: Awaited<ReturnType<typeof play>>[] = [];
		// More at a time would measure this machine.
		for (let index = 0; index < CASES.length; index += 3) {
			const some = CASES.slice(index, index + 3);
			played.push(...(await Promise.all(some.map((each) => play(simulator, certificate, each)))));
		}
		print(
			`Several executions at once, answers after ${String(ANSWER_MS)} ms`,
			Object.fromEntries(played.map(({ name, shown }) => [name, shown])),
		);
		return played.flatMap(({ targets }) => targets);
	} finally {
		await simulator.close();
	}
}

async function play(simulator: Simulator, certificate: string, each: Case) {
	const account = createAccount(simulator.world, {
		lists: [{ name: 'News', list_id: LIST }],
		settings: { answerMs: ANSWER_MS },
	});
	const done = await Promise.all(
		each.processes.map(async (executions) => {
			return await inProcess(simulator, certificate, account, executions, each.polls);
		}),
	);
	const expected = each.processes.flat().reduce((sum, { emails }) => sum + emails.length, 0);
	const written = account.contacts.size;
	const { requests, throttled } = requestsOf(account);
	const seconds = done.flatMap((one) => one.seconds);
	const last = seconds[seconds.length - 1];
	return {
		name: each.name,
		shown: {
			Written: `${String(written)} of ${String(expected)}`,
			'429s': throttled,
			Requests: requests,
			'Slowest (s)': rounded(seconds.reduce((one, other) => Math.max(one, other))),
			'Last execution (s)': rounded(last),
			'Failed polls': done.reduce((sum, { failedPolls }) => sum + failedPolls, 0),
		},
		targets: [
			...(each.isPromised
				? [allTarget(each.name, written, expected), noThrottling(each.name, throttled)]
				: []),
			...(each.lastWithinSeconds ? [lastTarget(each.name, last, each.lastWithinSeconds)] : []),
		],
	};
}

function lastTarget(name: string, measured: number, most: number): Target {
	return {
		name: `${name}: the last one within ${String(most)} s`,
		measured: String(rounded(measured)),
		isMet: measured <= most,
		isTimed: true,
	};
}
