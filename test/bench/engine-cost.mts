import { httpRequest, NO_BATCHING, rowsNode, upsert, type BenchNode } from './nodes.mts';
import { median, print, requestTarget, rounded, type Target } from './report.mts';
import { LIFTED, type Run, type Stage } from './stage.mts';

const FEW = 1000;
const MANY = 10_000;
const WARM_UP = 50;
const MAX_RATIO = 0.9;

type Measurement = Run & { landed: number };

interface Measured {
	/** With 1,000 items, one for each round. */
	few: Measurement[];
	many?: Measurement;
	/** Memory of n8n before it ran anything but the warm-up. */
	megabytes: number;
}

const AUTOMATIC = 'Create or Update, columns mapped automatically';
const BY_HAND = 'Create or Update, 12 columns mapped by hand';
const HTTP_REQUEST = 'HTTP Request, body in one expression';

/** What the nodes cost n8n by themselves: limits and answer time lifted, batching off. */
export async function engineCost(stage: Stage, rounds: number): Promise<Target[]> {
	const schema = await stage.mapperColumns();
	const nodes: [string, BenchNode, boolean][] = [
		[AUTOMATIC, upsert('explicit', undefined, NO_BATCHING), true],
		[BY_HAND, upsert('explicit', schema, NO_BATCHING), false],
		[HTTP_REQUEST, httpRequest(), true],
	];
	const measured = new Map<string, Measured>();
	for (const [name, node, hasMany] of nodes) {
		await stage.restart();
		await measure(stage, node, WARM_UP);
		const megabytes = await stage.megabytes();
		const few = [await measure(stage, node, FEW)];
		const many = hasMany ? await measure(stage, node, MANY) : undefined;
		measured.set(name, { few, many, megabytes });
	}
	for (let round = 1; round < rounds; round++) {
		for (const [name, node] of nodes) {
			measured.get(name)?.few.push(await measure(stage, node, FEW));
		}
	}
	print(
		`What a node costs n8n: 1,000 items, median of ${String(rounds)}; 10,000 items, once`,
		Object.fromEntries([...measured].map(([name, each]) => [name, shown(each)])),
	);
	return targets(measured);
}

async function measure(stage: Stage, node: BenchNode, count: number): Promise<Measurement> {
	const account = stage.account({ settings: LIFTED });
	const run = await stage.run(account, node, rowsNode(count));
	stage.simulator.world.accounts.delete(account.id);
	return { ...run, landed: account.contacts.size };
}

function shown({ few, many, megabytes }: Measured) {
	return {
		'CPU ms per item': rounded(cpuMs(few)),
		'CPU ms per request': rounded(cpuMsPerRequest(few)),
		'items a second': rounded(FEW / median(few.map(({ seconds }) => seconds))),
		'MB more at 1,000': rounded(few[0].peakMegabytes - megabytes),
		...(many && {
			'CPU ms per item, 10,000': rounded((many.cpuSeconds * 1000) / MANY),
			'items a second, 10,000': rounded(MANY / many.seconds),
			'MB more at 10,000': rounded(many.peakMegabytes - megabytes),
			'landed, 10,000': many.landed,
		}),
	};
}

function cpuMs(runs: Run[]): number {
	return (median(runs.map(({ cpuSeconds }) => cpuSeconds)) * 1000) / FEW;
}

function cpuMsPerRequest(runs: Run[]): number {
	return (cpuMs(runs) * FEW) / runs[0].requests;
}

function targets(measured: Map<string, Measured>): Target[] {
	const ours = measured.get(AUTOMATIC);
	const theirs = measured.get(HTTP_REQUEST);
	if (!ours?.many || !theirs) return [];
	const ratio = cpuMsPerRequest(ours.few) / cpuMsPerRequest(theirs.few);
	const atFew = (ours.few[0].peakMegabytes - ours.megabytes) / FEW;
	const atMany = (ours.many.peakMegabytes - ours.megabytes) / MANY;
	return [
		// A sign-up with a phone looks first. Lists and custom fields are read once for each run.
		requestTarget('1,000 items without limits', ours.few[0].requests, 2 * FEW + 2),
		{
			name: `CPU per request: at most ${String(MAX_RATIO)} of HTTP Request's`,
			measured: String(rounded(ratio)),
			isMet: ratio <= MAX_RATIO,
			isTimed: true,
		},
		{
			name: 'Memory per item: no more at 10,000 items than at 1,000',
			measured: `${String(rounded(atMany * 1024))} KB and ${String(rounded(atFew * 1024))} KB`,
			isMet: atMany <= atFew,
			isTimed: true,
		},
	];
}
