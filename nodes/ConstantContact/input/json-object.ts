import { InputError, quoted } from './input-error';
import { isObject } from './is-object';

/**
 * A copy of an object that is given as such, or as JSON. Throws InputError for anything else, for one without
 * properties, and for one that JSON cannot hold.
 * @param example JSON of such an object
 */
export function toJsonObject(
	label: string,
	given: unknown,
	example: string,
): Record<string, unknown> {
	const object = written(given);
	if (isObject(object) && Object.keys(object).length > 0) return object;
	throw new InputError(
		`'${label}' is not a JSON object with properties: ${quoted(given)}`,
		`Check quotes, commas and brackets. It looks like ${example}`,
	);
}

/** Undefined for what is no JSON, is nested too deeply, or holds itself. */
function written(given: unknown): unknown {
	try {
		return JSON.parse(typeof given === 'string' ? given : JSON.stringify(given));
	} catch {
		return undefined;
	}
}
