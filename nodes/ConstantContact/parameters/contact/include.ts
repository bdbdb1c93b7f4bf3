import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { resolveNames } from '../../input/resolve-names';
import { isEmpty } from '../../input/values';

const COLLECTIONS = [
	{ name: 'Custom Fields', value: 'custom_fields' },
	{ name: 'Lists', value: 'list_memberships' },
	{ name: 'Notes', value: 'notes' },
	{ name: 'Phone Numbers', value: 'phone_numbers' },
	{ name: 'Street Addresses', value: 'street_addresses' },
	{ name: 'Tags', value: 'taggings' },
];

/** Every part of a contact that is returned only when it is asked for. */
export const ALL_COLLECTIONS = COLLECTIONS.map(({ value }) => value);

/** The option for parts that Constant Contact returns only when they are asked for. */
export const includeOption: INodeProperties = {
	displayName: 'Include',
	name: 'include',
	type: 'multiOptions',
	default: [],
	description: 'What to return besides the contact itself',
	options: COLLECTIONS,
};

/** The parts that the option names. Throws InputError for an unknown one. */
export function readInclude(node: IExecuteFunctions, item: number): string[] {
	return toInclude(node.getNodeParameter('options.include', item, []));
}

/** The parts that are given by name or value. Throws InputError for an unknown one. */
export function toInclude(given: unknown): string[] {
	const known = COLLECTIONS.map(({ name, value }) => ({ id: value, name }));
	return isEmpty(given) ? [] : resolveNames('Include', given, known);
}
