import type { Account } from '../simulator/account.mts';
import { rows } from './contacts.mts';
import { httpRequest, PUBLISHED_LIMIT, rowsNode, upsert, type BenchNode } from './nodes.mts';
import {
	allTarget,
	median,
	noThrottling,
	print,
	requestTarget,
	rounded,
	type Target,
} from './report.mts';
import { signUpOneByOne } from './script.mts';
import { ANSWER_MS, type Stage } from './stage.mts';

const EXTRAPOLATED = 10_000;
const LIMIT_A_SECOND = 4;
const MIN_SHARE = 0.95;
/** Lists and custom fields of the account, read once for each run. */
const FOR_EACH_RUN = 2;
/** With slower answers, one request after the other cannot reach the limit, however it is spaced. */
const SLOWEST_MS = 1000 / LIMIT_A_SECOND;
/** Faster than the limit, so that it is spacing that decides. */
const FAST_ANSWER_MS = 100;
/** A time says nothing when contacts are lost. */
/** The phone costs a lookup. */
const SIGN_UP = 'Create or Update, contact asked to be emailed, with a phone';

const KEEP = 'Create or Update, keep current permission';
/** It tells of all of them that the account does not have them. */
const FIRST_PAGE = 1;

const NOT_ALL = 'not all land';

interface Result {
	seconds: number;
	requests: number;
	throttled: number;
	landed: number;
}

/** One way to write contacts one by one. */
interface Way {
	name: string;
	answerMs: number;
	write: (stage: Stage, account: Account, count: number) => Promise<Omit<Result, 'landed'>>;
	/** Requests for each contact, where a number is promised. */
	perContact?: number;
	forRun: number;
	results: Result[];
}

/**
 * Writes contacts one by one, in all ways side by side, each with an account and limits of its own.
 * @returns what has to hold of our node, and how long a contact takes with Create or Update
 */
export async function perItem(
	stage: Stage,
	count: number,
	rounds: number,
): Promise<{ targets: Target[]; secondsPerContact: number }> {
	const explicit = ranIn(upsert('explicit'));
	const batched = ranIn(httpRequest(PUBLISHED_LIMIT));
	const script: Way['write'] = async (stage, account, count) =>
		await signUpOneByOne(stage, account, rows(count));
	const lanes = [
		[way(SIGN_UP, ANSWER_MS, explicit, 2), way(SIGN_UP, FAST_ANSWER_MS, explicit, 2)],
		[way(KEEP, ANSWER_MS, ranIn(upsert('keep')), 1, FOR_EACH_RUN + FIRST_PAGE)],
		[
			way('HTTP Request, batching 4 / 1000 ms', ANSWER_MS, batched),
			way('HTTP Request, batching 4 / 1000 ms', FAST_ANSWER_MS, batched),
		],
		[
			way('Script, one request after the other', ANSWER_MS, script),
			way('Script, one request after the other', FAST_ANSWER_MS, script),
		],
		[way('HTTP Request, no batching', ANSWER_MS, ranIn(httpRequest()))],
	];
	for (let round = 0; round < rounds; round++) {
		await Promise.all(lanes.map(async (lane) => await runInTurn(stage, lane, count)));
	}

	const ways = lanes.flat();
	for (const answerMs of [ANSWER_MS, FAST_ANSWER_MS]) {
		const compared = ways.filter((each) => each.answerMs === answerMs);
		print(
			`One contact at a time: ${String(count)} contacts, answers after ${String(answerMs)} ms, median of ${String(rounds)}`,
			Object.fromEntries(compared.map((each) => [each.name, shown(each, compared[0], count)])),
		);
	}
	return {
		targets: ways.flatMap((each) => targets(each, count)),
		secondsPerContact: summary(ways[0]).seconds / count,
	};
}

async function runInTurn(stage: Stage, lane: Way[], count: number): Promise<void> {
	for (const { answerMs, write, results } of lane) {
		const account = stage.account({ settings: { answerMs } });
		const result = await write(stage, account, count);
		results.push({ ...result, landed: account.contacts.size });
	}
}

function way(
	name: string,
	answerMs: number,
	write: Way['write'],
	perContact?: number,
	forRun = FOR_EACH_RUN,
): Way {
	return { name, answerMs, write, perContact, forRun, results: [] };
}

function ranIn(node: BenchNode): Way['write'] {
	return async (stage, account, count) => await stage.run(account, node, rowsNode(count));
}

/** Of the counts the worst, of the times the median. */
function summary({ results }: Way): Result {
	return {
		seconds: median(results.map(({ seconds }) => seconds)),
		requests: Math.max(...results.map(({ requests }) => requests)),
		throttled: Math.max(...results.map(({ throttled }) => throttled)),
		landed: Math.min(...results.map(({ landed }) => landed)),
	};
}

function shown(each: Way, reference: Way, count: number) {
	const { seconds, requests, throttled, landed } = summary(each);
	const isWhole = landed === count;
	return {
		seconds: rounded(seconds),
		ratio: isWhole ? rounded(seconds / summary(reference).seconds) : NOT_ALL,
		requests,
		'per second': rounded(requests / seconds),
		'429s': throttled,
		'contacts landed': landed,
		'minutes for 10,000 (extrapolated)': isWhole
			? rounded((seconds / count) * (EXTRAPOLATED / 60))
			: NOT_ALL,
	};
}

function targets(each: Way, count: number): Target[] {
	if (each.perContact === undefined) return [];
	const { seconds, requests, throttled, landed } = summary(each);
	const name = `${each.name}, ${String(each.answerMs)} ms`;
	const share = requests / seconds / LIMIT_A_SECOND;
	return [
		requestTarget(name, requests, each.forRun + each.perContact * count),
		noThrottling(name, throttled),
		allTarget(name, landed, count),
		...(each.answerMs < SLOWEST_MS ? [shareTarget(name, share)] : []),
	];
}

function shareTarget(name: string, share: number): Target {
	return {
		name: `${name}: at least ${String(MIN_SHARE * 100)} % of ${String(LIMIT_A_SECOND)} requests a second`,
		measured: `${String(rounded(share * 100))} %`,
		isMet: share >= MIN_SHARE,
		isTimed: true,
	};
}
