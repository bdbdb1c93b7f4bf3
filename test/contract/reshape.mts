import type { JSONSchema7 as JSONSchema } from 'json-schema';

/** In what way an answer is another than the simulator's own, and still keeps the contract. */
export interface Reshaping {
	/**
	 * Of optional properties: null for their value, or left out. Or properties that the contract does
	 * not know are added.
	 */
	to: 'null' | 'missing' | 'extra';
	/** Optional properties that stay, by name. */
	keep?: string[];
}

type Json = Record<string, unknown>;

/** Added wherever an answer has an object, because a newer service may know more. */
const EXTRA = {
	not_in_the_contract: 'text',
	not_in_the_contract_either: { links: [{ href: null }], count: 0 },
};

/** An answer in another shape that its schema allows. Required properties stay. */
export function reshape(
	answer: unknown,
	schema: JSONSchema,
	{ to, keep = [] }: Reshaping,
): unknown {
	if (Array.isArray(answer)) {
		const items = objectOf(schema.items);
		return answer.map((each: unknown) => reshape(each, items, { to, keep }));
	}
	if (typeof answer !== 'object' || answer === null) return answer;
	const { required = [], properties = {} } = schema;
	const reshaped: Json = {};
	for (const [name, value] of Object.entries(answer)) {
		const stays = to === 'extra' || required.includes(name) || keep.includes(name);
		if (stays) reshaped[name] = reshape(value, objectOf(properties[name]), { to, keep });
		else if (to === 'null') reshaped[name] = null;
	}
	// What is not set may as well be there as null, as the date of a deletion that has not been.
	if (to === 'null') for (const name of Object.keys(properties)) reshaped[name] ??= null;
	return to === 'extra' ? { ...reshaped, ...EXTRA } : reshaped;
}

function objectOf(schema: unknown): JSONSchema {
	return (typeof schema === 'object' && !Array.isArray(schema) ? schema : {}) as JSONSchema;
}
