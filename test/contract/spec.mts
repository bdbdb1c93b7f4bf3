import { parse } from '@stoplight/yaml';
import { readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { differences } from './differences.mts';
import { factsOf, type Facts, type Json } from './extract.mts';
import { ADDITIONS, merge, operationsOf, read, superseded, VENDOR_FACTS } from './facts.mts';

const PUBLIC_URL = 'https://api.cc.email/v3/swagger.yaml';

const USAGE = `npm run spec -- --extract FILE [--to FILE]   makes the facts of the contract from the vendor's Swagger file
npm run spec -- --check [FILE]   says how that file, or the one that the vendor publishes now, differs from them`;

const { values, positionals } = parseArgs({
	options: { extract: { type: 'boolean' }, check: { type: 'boolean' }, to: { type: 'string' } },
	allowPositionals: true,
});
const [file] = positionals;
try {
	if (values.extract && file !== undefined) await extract(file, values.to ?? VENDOR_FACTS.pathname);
	else if (values.check) await check(file);
	else throw new Error(USAGE);
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 2;
}

/** Writes the facts of the vendor's file. What stands beside them stays as it is. */
async function extract(path: string, target: string): Promise<void> {
	const facts = factsOf(parse(await readFile(path, 'utf8')) as Json);
	const noted = { extracted: new Date().toISOString().slice(0, 10), ...facts };
	const options = { ...(await resolveConfig(VENDOR_FACTS)), filepath: target };
	await writeFile(target, await format(JSON.stringify(noted), options));
	const operations = operationsOf(facts).length;
	console.log(`build ${facts.build}, ${String(operations)} operations: ${relative('.', target)}`);
	await tellSuperseded(facts);
}

/** Compares a vendor's file with the contract. The process ends with 1 when they differ, with 2 when it cannot tell. */
async function check(path?: string): Promise<void> {
	const text = path === undefined ? await download() : await readFile(path, 'utf8');
	const facts = factsOf(parse(text) as Json);
	const [known, additions] = [await read(VENDOR_FACTS), await read(ADDITIONS)];
	const found = differences(merge(known, additions), merge(facts, additions));
	for (const line of found) console.log(line);
	console.log(`build ${known.build} → ${facts.build}: ${String(found.length)} differences`);
	await tellSuperseded(facts);
	if (found.length > 0) process.exitCode = 1;
}

async function tellSuperseded(facts: Facts): Promise<void> {
	for (const name of superseded(facts, await read(ADDITIONS))) {
		console.log(`${name} is in the file now, which counts: take it out of the additions`);
	}
}

async function download(): Promise<string> {
	const response = await fetch(PUBLIC_URL, { signal: AbortSignal.timeout(20_000) }).catch(
		(error: unknown) => error as Error,
	);
	const reason = response instanceof Error ? response.message : `status ${String(response.status)}`;
	if (response instanceof Error || !response.ok) {
		throw new Error(`${PUBLIC_URL} cannot be read (${reason}). Give a file: --check FILE`);
	}
	return await response.text();
}
