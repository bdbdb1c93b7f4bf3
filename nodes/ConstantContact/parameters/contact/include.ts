import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { DAYS } from '../../contact-model/simplified-contact';
import { choices, readIfGiven } from '../parameter';

const COLLECTIONS = [
	{ name: 'Custom Fields', value: 'custom_fields' },
	{ name: 'Lists', value: 'list_memberships' },
	{ name: 'Notes', value: 'notes' },
	{ name: 'Phone Numbers', value: 'phone_numbers' },
	{ name: 'Street Addresses', value: 'street_addresses' },
	{ name: 'Tags', value: 'taggings' },
];

const PARTS = [
	{
		name: 'Birthday and Anniversary',
		value: DAYS,
		description: 'With Simplify off, they are returned in any case',
	},
	...COLLECTIONS,
];

/** Every part of a contact that is returned only when it is asked for. */
export const ALL_PARTS = PARTS.map(({ value }) => value);

/** The option for parts that are returned only when they are asked for. */
export const include = choices({
	displayName: 'Include',
	name: 'include',
	type: 'multiOptions',
	default: [],
	description: 'What to return besides the contact itself. Names are looked up once for each run.',
	options: PARTS,
});

/** The parts that the option names. Throws InputError for an unknown one. */
export function readInclude(node: IExecuteFunctions, item: number): string[] {
	return readIfGiven(node, item, include, 'options') ?? [];
}

/** The query that asks for these parts. The others come without it. */
export function includeQuery(parts: readonly string[]): IDataObject {
	const asked = parts.filter(isCollection);
	return asked.length > 0 ? { include: asked.join(',') } : {};
}

/** Whether a property of a contact is returned only when it is asked for. */
export function isCollection(part: string): boolean {
	return COLLECTIONS.some(({ value }) => value === part);
}
