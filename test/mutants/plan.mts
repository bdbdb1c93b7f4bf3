import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { PROJECT } from '../n8n-server/paths.mts';

/** One change of one place in the source. */
export interface Mutant {
	id: string;
	file: string;
	lineNumber: number;
	/** The first line that it changes, as it stands there. */
	line: string;
	was: string;
	becomes: string;
}

interface Instrumented {
	mutants: Mutant[];
	/** By path, the source with all its mutants, each behind a switch. */
	sources: Record<string, string>;
}

/** Every mutant of these files that Stryker's operators make. */
export async function instrument(files: string[]): Promise<Instrumented> {
	const silent = { debug: () => undefined, info: () => undefined, isDebugEnabled: () => false };
	const given = await Promise.all(
		files.map(async (file) => ({
			name: join(PROJECT, file),
			mutate: true,
			content: await readFile(join(PROJECT, file), 'utf8'),
		})),
	);
	const made = await new Instrumenter(silent as never).instrument(given, {
		plugins: null,
		ignorers: [],
		excludedMutations: [],
	} as never);
	const contents = new Map(given.map(({ name, content }) => [name, content]));
	return {
		mutants: made.mutants.map(({ id, fileName, location: { start, end }, replacement }) => {
			const lines = (contents.get(fileName) as string).split('\n');
			const changed = lines.slice(start.line, end.line + 1);
			changed[changed.length - 1] = changed[changed.length - 1].slice(0, end.column);
			changed[0] = changed[0].slice(start.column);
			return {
				id,
				file: relative(PROJECT, fileName),
				lineNumber: start.line + 1,
				line: lines[start.line].trim(),
				was: inOneLine(changed.join('\n')),
				becomes: inOneLine(replacement),
			};
		}),
		sources: Object.fromEntries(made.files.map(({ name, content }) => [name, content])),
	};
}

/** The part of the mutants that a share (from 0 to 1) leaves: the same ones each time, whatever else changes in their file. */
export function sample(mutants: Mutant[], share: number): Mutant[] {
	return mutants.filter(({ file, line, was, becomes }) => {
		const hash = createHash('sha256').update([file, line, was, becomes].join('\n')).digest();
		return hash.readUInt32BE() < share * 2 ** 32;
	});
}

function inOneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
