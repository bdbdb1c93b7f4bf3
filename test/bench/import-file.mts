import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LIST_ID, row } from './contacts.mts';
import { constantContact, type BenchNode } from './nodes.mts';
import { allTarget, noThrottling, print, rounded, type Target } from './report.mts';
import type { Stage } from './stage.mts';

const FILE_BYTES = 44_000_000;
/** Rows that are made at a time. */
const ROWS_AT_ONCE = 1000;

/** Imports a CSV file of 44 MB, really, in an n8n that has just started. */
export async function importFile(stage: Stage): Promise<Target[]> {
	await stage.restart();
	const file = join(stage.folder, 'contacts.csv');
	const contacts = await writeCsv(file);
	const source: BenchNode = {
		type: 'n8n-nodes-base.readWriteFile',
		typeVersion: 1,
		parameters: { operation: 'read', fileSelector: file, options: {} },
	};
	const account = stage.account();
	const megabytes = await stage.megabytes();
	const run = await stage.run(account, constantContact('importFile', { lists: [LIST_ID] }), source);
	await rm(file);
	if (run.error) throw new Error(`The import failed: ${run.error}`);
	const polls = account.journal.filter(
		({ method, path }) => method === 'GET' && path.startsWith('/v3/activities/'),
	);
	print('Import From File', {
		[`A CSV file of ${String(FILE_BYTES / 1e6)} MB`]: {
			contacts,
			'contacts landed': account.contacts.size,
			seconds: rounded(run.seconds),
			requests: run.requests - polls.length,
			'429s': run.throttled,
			'CPU seconds': rounded(run.cpuSeconds),
			'MB more': rounded(run.peakMegabytes - megabytes),
		},
	});
	return [
		allTarget('Import From File', account.contacts.size, contacts),
		noThrottling('Import From File', run.throttled),
	];
}

/** @returns how many contacts are in the file */
async function writeCsv(file: string): Promise<number> {
	let contacts = 0;
	const lines = function* () {
		const headings = `${Object.keys(row(0)).join(',')}\n`;
		yield headings;
		for (let bytes = headings.length; bytes < FILE_BYTES; ) {
			let text = '';
			for (let index = 0; index < ROWS_AT_ONCE; index++) {
				text += `${Object.values(row(contacts++)).join(',')}\n`;
			}
			bytes += text.length;
			yield text;
		}
	};
	await pipeline(Readable.from(lines()), createWriteStream(file));
	return contacts;
}
