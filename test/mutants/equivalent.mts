import { readFile } from 'node:fs/promises';
import type { Mutant } from './plan.mts';

/** A mutant that no test can kill, because the product does the same with it. */
interface Equivalent {
	line: string;
	was: string;
	becomes: string;
	why: string;
}

/** By file; written by hand. */
const EQUIVALENT = JSON.parse(
	await readFile(new URL('equivalent.json', import.meta.url), 'utf8'),
) as Record<string, Equivalent[]>;

/**
 * The mutants that are known to change nothing.
 * @param mutants all of these files
 * @throws when the list names one that is none of them
 */
export function equivalents(mutants: Mutant[], files: string[]): Set<Mutant> {
	const found = new Set<Mutant>();
	for (const file of files) {
		for (const known of EQUIVALENT[file] ?? []) {
			const same = mutants.filter((mutant) => mutant.file === file && isSame(mutant, known));
			if (same.length === 0) {
				throw new Error(`equivalent.json names a mutant of ${file} that is none: ${known.line}`);
			}
			for (const mutant of same) found.add(mutant);
		}
	}
	return found;
}

function isSame(mutant: Mutant, { line, was, becomes }: Equivalent): boolean {
	return mutant.line === line && mutant.was === was && mutant.becomes === becomes;
}
