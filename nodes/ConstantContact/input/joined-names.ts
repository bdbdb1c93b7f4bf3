import type { NameIndex } from './name-index';

/**
 * Makes the reader of texts that hold known names between commas, where names have commas of their own.
 * It returns undefined for a text with a comma that can be read in no way, or in more than one.
 */
export function joinedNames(known?: NameIndex): (text: string) => string[] | undefined {
	const mostParts = (known?.known ?? []).reduce(
		(most, { name }) => Math.max(most, name.split(',').length),
		1,
	);
	const read = new Map<string, string[] | undefined>();
	return (text) => {
		if (!text.includes(',')) return text.trim() === '' ? [] : [text.trim()];
		if (!read.has(text)) read.set(text, known && onlyReading(text.split(','), known, mostParts));
		return read.get(text);
	};
}

function onlyReading(parts: string[], known: NameIndex, mostParts: number): string[] | undefined {
	// How the text can be read from each of its parts on; two ways are as bad as more.
	const readings: string[][][] = [];
	readings[parts.length] = [[]];
	for (let start = parts.length - 1; start >= 0; start--) {
		const found: string[][] = [];
		for (let end = start + 1; end <= Math.min(start + mostParts, parts.length); end++) {
			const name = parts.slice(start, end).join(',').trim();
			if (known.has(name)) found.push(...readings[end].map((rest) => [name, ...rest]));
		}
		readings[start] = found.slice(0, 2);
	}
	return readings[0].length === 1 ? readings[0][0] : undefined;
}
