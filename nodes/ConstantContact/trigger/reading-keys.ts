import { fingerprint } from '../input/fingerprint';
import { signature, type Reading } from './reading';

const SHORT = 8;

/** The name under which something that was looked up is kept. */
export function keptName(what: unknown): string {
	return fingerprint(JSON.stringify(what), SHORT);
}

/** What tells one reading from another. */
export const key = ofReading((reading) => signature(reading));
/** What a reading asks for, whatever it includes of each thing. */
export const askedFor = ofReading(({ path, query }) =>
	JSON.stringify([path, { ...query, include: undefined }]),
);
/** What a reading includes of each thing. */
export const included = ofReading(({ query }) =>
	query.include === undefined ? '' : String(query.include),
);

/** The fingerprint of a text about a reading, made once for each; that of no text is none. */
function ofReading(textFor: (reading: Reading) => string): (reading: Reading) => string {
	const known = new WeakMap<Reading, string>();
	return (reading) => {
		const before = known.get(reading);
		if (before !== undefined) return before;
		const text = textFor(reading);
		const made = text === '' ? '' : fingerprint(text, SHORT);
		known.set(reading, made);
		return made;
	};
}
