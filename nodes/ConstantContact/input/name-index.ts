import { decodeEntities } from './entities';
import { isInvisible } from './invisible';
import { textOf } from './text-of';

export interface Named {
	id: string;
	name: string;
}

const SEPARATOR = /[,;]/g;

/**
 * Things that users name by name or by ID. A name as it is written wins over one that differs in
 * case, and any name wins over an ID that looks like it.
 */
export class NameIndex {
	private readonly levels: Array<[Spelling, Map<string, Named[]>]>;

	private readonly parts = new Map<string, number[]>();

	private byId?: ReadonlyMap<string, Named>;

	constructor(readonly known: readonly Named[]) {
		this.levels = [
			...SPELLINGS.map((spelling): [Spelling, Map<string, Named[]>] => [
				spelling,
				grouped(known, ({ name }) => spelling(name)),
			]),
			[looseName, grouped(known, ({ id }) => looseName(id))],
		];
		for (const { name } of known) this.addParts(name);
	}

	/** What the name or ID stands for: nothing, one thing, or several that match it equally well. */
	find(given: unknown): Named[] {
		if (typeof given === 'object') return [];
		for (const [spelling, names] of this.levels) {
			const found = names.get(spelling(textOf(given)));
			if (found) return found;
		}
		return [];
	}

	has(given: unknown): boolean {
		return this.find(given).length > 0;
	}

	hasId(id: string): boolean {
		this.byId ??= new Map(this.known.map((each) => [each.id, each]));
		return this.byId.has(id);
	}

	/** The name by which the thing with this ID is found again; the ID itself where there is none. */
	nameOf(id: string): string {
		const name = this.hasId(id) ? this.byId?.get(id)?.name : undefined;
		if (name === undefined || isInvisible(name)) return id;
		return this.find(name).length === 1 ? name : id;
	}

	/** How many parts, between commas and semicolons, the names have that begin so; the most first. */
	partsOfNamesWith(firstPart: string): readonly number[] {
		return this.parts.get(looseName(firstPart)) ?? [];
	}

	private addParts(name: string): void {
		const parts = decodeEntities(name).split(SEPARATOR);
		if (parts.length === 1) return;
		const first = looseName(parts[0]);
		const counts = new Set([...(this.parts.get(first) ?? []), parts.length]);
		this.parts.set(
			first,
			[...counts].sort((one, other) => other - one),
		);
	}
}

type Spelling = (name: string) => string;

/** From the way a name is written to what all ways have in common. */
const SPELLINGS: Spelling[] = [(name) => name.trim(), tidyName, looseName];

const PLAIN = /^(?:[!-~]| (?! ))*$/;

/** One form of letters and one blank for several; nothing invisible at the ends. */
function tidyName(name: string): string {
	// Most names are plain, and thousands of them are compared for each item.
	if (PLAIN.test(name)) return name.trim();
	return name
		.normalize('NFKC')
		.replace(/\s+/g, ' ')
		.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
}

function looseName(name: string): string {
	return tidyName(decodeEntities(name)).toLowerCase();
}

function grouped(known: readonly Named[], keyOf: (named: Named) => string): Map<string, Named[]> {
	const groups = new Map<string, Named[]>();
	for (const named of known) {
		const key = keyOf(named);
		const group = groups.get(key) ?? [];
		groups.set(key, group);
		if (!group.some(({ id }) => id === named.id)) group.push(named);
	}
	return groups;
}
