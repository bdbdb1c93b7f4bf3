import { InputError, quoted } from './input-error';

const BROKEN = [
	/[[\]{}|\p{Cc}\u{FFFD}]/u,
	/<\/?[a-z!][^<>]*>/i,
	/^(null|undefined|nan|true|false)$/i,
];

/** Throws InputError for a text that became a name by mistake; a list or tag of that name would be made. */
export function refuseBrokenName(label: string, name: string): void {
	const count = (letter: string) => name.split(letter).length - 1;
	const isOpen = count('"') % 2 === 1 || count('“') !== count('”');
	if (!isOpen && !BROKEN.some((pattern) => pattern.test(name.trim()))) return;
	throw new InputError(
		`'${label}' would create ${quoted(name)}, which does not look like a name`,
		'Separate names by commas, without brackets and half quotes. If this is a name, create it in Constant Contact first',
	);
}
