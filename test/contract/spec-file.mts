import { existsSync, globSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');
const BESIDE = '../shared/reference/constant-contact-v3-swagger-*.yaml';
const PUBLIC_URL = 'https://api.cc.email/v3/swagger.yaml';
const CACHE = join(ROOT, '.spec/swagger.yaml');

export const HOW_TO_PROVIDE = `The vendor's Swagger file is needed and was not found. It is not part of this project. Provide it in one of these ways:
  1. npm run spec -- --file <path>   checks that it is there and prints its path for the next way
  2. CONSTANT_CONTACT_SWAGGER=<path> npm test
  3. put it beside this project as ${BESIDE}
  4. let this machine reach ${PUBLIC_URL}: it is then downloaded to .spec/, which git ignores`;

/**
 * Where the vendor's Swagger file is: the given path, the environment's, one beside the project, a
 * cached download, or a fresh one. Throws with instructions when there is none.
 */
export async function findSpec(given = process.env.CONSTANT_CONTACT_SWAGGER): Promise<string> {
	if (given !== undefined) {
		if (existsSync(given)) return resolve(given);
		throw new Error(`No such file: ${given}\n${HOW_TO_PROVIDE}`);
	}
	const beside = globSync(BESIDE, { cwd: ROOT }).sort().at(-1);
	if (beside !== undefined) return resolve(ROOT, beside);
	if (!existsSync(CACHE)) await download();
	return CACHE;
}

async function download(): Promise<void> {
	const response = await fetch(PUBLIC_URL, { signal: AbortSignal.timeout(20_000) }).catch(
		() => undefined,
	);
	const text = response?.ok ? await response.text() : '';
	if (!/^swagger:/m.test(text)) throw new Error(HOW_TO_PROVIDE);
	await mkdir(join(CACHE, '..'), { recursive: true });
	await writeFile(CACHE, text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const { values } = parseArgs({ options: { file: { type: 'string' } } });
	console.log(await findSpec(values.file));
}
