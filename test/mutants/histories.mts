import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT } from '../n8n-server/paths.mts';

/** What the histories make of a mutant; `atLoad`, where only a process that starts with it can tell. */
export type Verdict = 'failed' | 'survived' | 'unreached' | 'atLoad';

// A mutant that makes a poll wait for ever says nothing for so long, in milliseconds.
const LONGEST_SILENCE = 120_000;
/** What a process says once it has played without a mutant. */
export const READY = 'ready';

/**
 * Plays histories against the built trigger with each of these mutants, until one fails.
 * @param folder where the sources with all mutants are
 * @returns by mutant, `timeout` where none of them has ended
 */
export async function playHistories(
	folder: string,
	mutants: string[],
): Promise<Map<string, Verdict | 'timeout'>> {
	const verdicts = new Map<string, Verdict | 'timeout'>();
	const waiting = () => mutants.filter((mutant) => !verdicts.has(mutant));
	while (waiting().length > 0) {
		const how = await playSome(folder, waiting(), undefined, verdicts);
		if (how === 'unready') throw new Error('Histories fail without a mutant');
		// The one under way has ended the process, or had to be ended.
		const [underWay] = waiting();
		if (underWay) verdicts.set(underWay, how === 'silent' ? 'timeout' : 'failed');
	}
	for (const mutant of mutants.filter((each) => verdicts.get(each) === 'atLoad')) {
		verdicts.delete(mutant);
		const how = await playSome(folder, [mutant], mutant, verdicts);
		if (!verdicts.has(mutant)) verdicts.set(mutant, how === 'silent' ? 'timeout' : 'failed');
	}
	return verdicts;
}

/** One process that plays, which says of one mutant after the other what has become of it. */
async function playSome(
	folder: string,
	mutants: string[],
	atLoad: string | undefined,
	verdicts: Map<string, Verdict | 'timeout'>,
): Promise<'silent' | 'ended' | 'unready'> {
	writeFileSync(join(folder, 'played.json'), JSON.stringify(mutants));
	const child = spawn(process.execPath, [join(PROJECT, 'test/mutants/play.mts')], {
		cwd: PROJECT,
		// Stryker's switches look for this one when they are loaded.
		env: { ...process.env, MUTANTS: folder, __STRYKER_ACTIVE_MUTANT__: atLoad ?? '' },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let how: 'silent' | 'ended' | 'unready' = 'unready';
	const end = () => {
		how = 'silent';
		child.kill('SIGKILL');
	};
	let timer = setTimeout(end, LONGEST_SILENCE);
	for await (const line of createInterface({ input: child.stdout })) {
		clearTimeout(timer);
		timer = setTimeout(end, LONGEST_SILENCE);
		if (line === READY) how = 'ended';
		const [mutant, verdict] = line.split(' ');
		if (mutants.includes(mutant)) verdicts.set(mutant, verdict as Verdict);
		process.stderr.write(`histories: ${line}\n`);
	}
	clearTimeout(timer);
	return how;
}
