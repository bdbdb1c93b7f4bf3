import { InputError, quoted } from './input-error';

/** What nobody types as a name: templates, JSON, line breaks, and the words of programs. */
const BROKEN = [
	/\{\{|\}\}/,
	/^[[{]\s*["'{\]}]/,
	/[\p{Cc}\u{FFFD}]/u,
	/^(null|undefined|nan|true|false)$/i,
];
/** What is left of an array, of a web page, or of names between other separators. */
const BROKEN_ONE_OF_SEVERAL = [/[[\]{}|｜，；、،؛]/u, /<\/?[a-z!][^<>]*>/i];
/** What a person or a program writes where there is none. */
const NONE = /^(?:none|n[/.]a\.?|0+|[\p{P}\s]+)$/iu;

const matches = (patterns: RegExp[], name: string) =>
	patterns.some((pattern) => pattern.test(name.trim()));

/** Throws InputError for a text that became the name of something by mistake. */
export function refuseBrokenName(label: string, name: string): void {
	if (!matches(BROKEN, name)) return;
	throw new InputError(
		`'${label}' does not look like a name: ${quoted(name)}`,
		'Correct the expression, or the data before this node. If this is a name, give it in Constant Contact',
	);
}

/** The same for one of several names, which were one text or come from an array. */
export function refuseBrokenNameOfSeveral(label: string, name: string): void {
	const count = (letter: string) => name.split(letter).length - 1;
	const isOpen = count('"') % 2 === 1 || count('“') !== count('”');
	if (!isOpen && !matches([...BROKEN, ...BROKEN_ONE_OF_SEVERAL], name)) return;
	throw new InputError(
		`'${label}' would create ${quoted(name)}, which does not look like a name`,
		'Separate names by plain commas, without brackets and half quotes. If this is a name, create it in Constant Contact first',
	);
}

/** The same for a list or tag that is created in passing; also for what says that there is none. */
export function refuseMissingName(label: string, name: string): void {
	refuseBrokenNameOfSeveral(label, name);
	if (!NONE.test(name.trim())) return;
	throw new InputError(
		`'${label}' would create ${quoted(name)}, which stands for no name`,
		'Give nothing where there is none. If this is a name, create it in Constant Contact first',
	);
}
