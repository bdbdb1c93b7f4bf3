import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const SAMPLE_MS = 100;
/** Linux counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;

interface Sample {
	at: number;
	megabytes: number;
	cpuSeconds: number;
}

/** How much memory a process has now, in megabytes: what Linux calls its resident set. */
export async function megabytesOf(pid: number): Promise<number> {
	const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** The processor time that a process has taken so far. */
async function cpuSecondsOf(pid: number): Promise<number> {
	const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8');
	// The fields after the name, which is in brackets and may hold blanks.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** Watches the memory and the processor time of a process. */
export class Meter {
	private readonly samples: Sample[] = [];
	private readonly pid: number;
	private readonly watching: Promise<void>;
	private isOn = true;

	constructor(pid: number) {
		this.pid = pid;
		this.watching = this.watch();
	}

	async stop(): Promise<void> {
		this.isOn = false;
		await this.watching;
	}

	/** What happened between two moments, in milliseconds since the epoch. */
	between(start: number, end: number): { cpuSeconds: number; peakMegabytes: number } {
		const before = this.samples.filter(({ at }) => at <= start).at(-1) ?? this.samples[0];
		const during = this.samples.filter(({ at }) => at >= before.at && at <= end + SAMPLE_MS);
		return {
			cpuSeconds: (during.at(-1) ?? before).cpuSeconds - before.cpuSeconds,
			peakMegabytes: Math.max(...during.map(({ megabytes }) => megabytes)),
		};
	}

	private async sample(): Promise<Sample> {
		const [megabytes, cpuSeconds] = await Promise.all([
			megabytesOf(this.pid),
			cpuSecondsOf(this.pid),
		]);
		return { at: Date.now(), megabytes, cpuSeconds };
	}

	private async watch(): Promise<void> {
		while (this.isOn) {
			const sample = await this.sample().catch(() => undefined);
			// The process has ended. Whoever waits for its answers reports that.
			if (!sample) return;
			this.samples.push(sample);
			await sleep(SAMPLE_MS);
		}
	}
}
