import type { INodePropertyOptions } from 'n8n-workflow';
import { ConstantContact } from '../../nodes/ConstantContact/ConstantContact.node';

const { properties } = new ConstantContact().description;
const resources = properties.find(({ name }) => name === 'resource')?.options;

/** Operations such as `list.getAll`, by the names that the editor shows: `List, Get Many`. */
export const OPERATION_NAMES = new Map(
	properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options, displayOptions }) => {
			const resource = displayOptions?.show?.resource?.[0];
			const shown = resources?.find((each) => 'value' in each && each.value === resource)?.name;
			return (options as INodePropertyOptions[]).map(({ name, value }): [string, string] => [
				`${shown}, ${name}`,
				`${resource}.${value}`,
			]);
		}),
);
