import { deepEqual } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';

const HOUSE = join(import.meta.dirname, '../../nodes/ConstantContact');
const files = readdirSync(HOUSE, { recursive: true, encoding: 'utf8' })
	.map((file) => file.replaceAll('\\', '/'))
	.filter((file) => file.endsWith('.ts'));

/** Folder and floor of the table in docs/architecture.md; `.` holds the files at the top. */
const floors = new Map(
	readFileSync(join(import.meta.dirname, '../../docs/architecture.md'), 'utf8')
		.split('\n')
		.flatMap((line): [string, number][] => {
			const [, floor, folders] = /^\| (\d) \| ([^|]*) \|/.exec(line) ?? [];
			const named = (folders ?? '').matchAll(/`([\w./-]+?)\/?`/g);
			return [...named].map(([, folder]): [string, number] => [folder, Number(floor)]);
		}),
);

/** The folder of the table that a file lives in: the longest that its path begins with. */
function roomOf(file: string): string {
	const rooms = [...floors.keys()].filter((room) => file.startsWith(`${room}/`));
	return rooms.sort((one, other) => other.length - one.length)[0] ?? dirname(file);
}

const imports = new Map(
	files.map((file) => {
		const text = readFileSync(join(HOUSE, file), 'utf8');
		const specifiers = [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map(
			([, path]) => path,
		);
		return [file, specifiers.map((path) => resolve(file, path))];
	}),
);

function resolve(from: string, specifier: string): string {
	const path = relative(HOUSE, join(HOUSE, dirname(from), specifier)).replaceAll('\\', '/');
	const found = [`${path}.ts`, `${path}/index.ts`].find((each) => files.includes(each));
	if (found === undefined) throw new Error(`${from} imports ${specifier}, which is not there`);
	return found;
}

/** The files of a circle of imports, if the file is on one. */
function circleOf(start: string): string[] | undefined {
	const seen = new Set<string>();
	const ways = [[start]];
	for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
		for (const next of imports.get(way[way.length - 1]) ?? []) {
			if (next === start) return [...way, next];
			if (!seen.has(next)) ways.push([...way, next]);
			seen.add(next);
		}
	}
	return undefined;
}

test('each file stands on a floor of the table, and each folder of the table has files', () => {
	deepEqual([...new Set(files.map(roomOf))].sort(), [...floors.keys()].sort());
});

test('a file imports from its own folder and from lower floors only', () => {
	const wrong = [...imports].flatMap(([file, used]) =>
		used
			.filter((each) => {
				const [own, other] = [roomOf(file), roomOf(each)];
				return own !== other && Number(floors.get(other)) >= Number(floors.get(own));
			})
			.map((each) => `${file} → ${each}`),
	);
	deepEqual(wrong, []);
});

test('no import leads round in a circle', () => {
	deepEqual(
		files.map(circleOf).filter((circle) => circle !== undefined),
		[],
	);
});
