import type { INodeProperties } from 'n8n-workflow';
import { ConstantContact } from '../../nodes/ConstantContact/ConstantContact.node';
import type { Resource } from '../../nodes/ConstantContact/runner/operation';
import { propertiesOf } from '../../nodes/ConstantContact/runner/properties';
import { offeredOperations } from '../contract/offered-parameters';

/** What an editor has to load for one more operation, in bytes. */
const MOST_FOR_EACH = 1650;

const field = (name: string, given: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...given,
});

/** A resource with the given fields of each operation. */
function resource(operations: Record<string, INodeProperties[]>): Resource {
	const entries = Object.entries(operations).map(([name, fields]) => [
		name,
		{ fields, repeating: '', access: [], page: '', execute: async () => [] },
	]);
	return { dropdown: field('operation'), operations: Object.fromEntries(entries) };
}

/** The names of the fields, and where they show. */
const shown = (resources: Record<string, Resource>) =>
	propertiesOf(resources).map(({ name, displayOptions }) => [name, displayOptions?.show]);

test('a field shows for its operation, and where it says itself', () => {
	const limit = field('limit', {
		displayOptions: { show: { returnAll: [false] }, hide: { a: [1] } },
	});
	expect(propertiesOf({ tag: resource({ getAll: [limit] }) })).toEqual([
		field('operation', { displayOptions: { show: { resource: ['tag'] } } }),
		field('limit', {
			displayOptions: {
				show: { resource: ['tag'], operation: ['getAll'], returnAll: [false] },
				hide: { a: [1] },
			},
		}),
	]);
});

test('equal fields of several operations are one', () => {
	expect(
		shown({ tag: resource({ get: [field('tag')], update: [field('tag'), field('name')] }) }),
	).toEqual([
		['operation', { resource: ['tag'] }],
		['tag', { resource: ['tag'], operation: ['get', 'update'] }],
		['name', { resource: ['tag'], operation: ['update'] }],
	]);
});

test('equal fields of several resources are one only if all their operations are', () => {
	const wait = field('wait');
	const properties = shown({
		list: resource({ delete: [wait], deleteMany: [wait] }),
		tag: resource({ delete: [wait], deleteMany: [wait] }),
		segment: resource({ delete: [wait] }),
	});
	expect(properties.slice(3)).toEqual([
		['wait', { resource: ['segment'], operation: ['delete'] }],
		['wait', { resource: ['list', 'tag'], operation: ['delete', 'deleteMany'] }],
	]);
});

test('fields that differ stay apart', () => {
	const other = field('name', { displayName: 'New Name' });
	expect(shown({ tag: resource({ create: [field('name')], update: [other] }) })).toHaveLength(3);
});

test('every operation keeps the order of its fields', () => {
	const [a, b, c] = ['a', 'b', 'c'].map((name) => field(name));
	const properties = propertiesOf({
		tag: resource({ get: [a, b], create: [b, c, a], update: [c, a] }),
	});
	const orderOf = (operation: string) =>
		properties
			.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation))
			.map(({ name }) => name)
			.join('');
	expect(['get', 'create', 'update'].map(orderOf)).toEqual(['ab', 'bca', 'ca']);
});

test('the description of the node stays small', () => {
	const { description } = new ConstantContact();
	const bytes = Buffer.byteLength(JSON.stringify(description));
	expect(bytes / offeredOperations(description).length).toBeLessThanOrEqual(MOST_FOR_EACH);
});
