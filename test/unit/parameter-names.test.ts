import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { ConstantContact } from '../../nodes/ConstantContact/ConstantContact.node';

/** One parameter as one operation shows it. */
interface Shown {
	resource: string;
	operation: string;
	name: string;
	/** Its label, type and values. n8n keeps a value when the operation is changed, if only the names are equal. */
	meaning: string;
	label: string;
	/** The collection that it stands in, or `top`. */
	place: string;
}

/** Collections that hold what an operation needs; their members are looked at one by one. */
const COLLECTIONS = ['additionalFields', 'filters', 'options', 'updateFields'];

/** Parameters of one name with different meanings, and why. */
const DIFFERENT: Record<string, string> = {
	'contact.source':
		'an operation takes the contacts that its endpoint takes; each value means the same',
	'tag.name': 'the name that the tag gets; where it has one already, the label says New Name',
	'contact.permissionToText': 'a file tells at most that everybody in it has agreed',
};

/** Labels of two parameters, and why. */
const ALIKE: Record<string, string> = {
	'contact.Permission to Email':
		'Create sets any permission, Create or Update keeps it or records a sign-up: n8n must not carry a value from one to the other',
	'segment.Contacts Who':
		'a segment that is updated may keep its criteria: the choice for a new one must not replace them',
};

/** Parameters of one name in different places, and why. */
const APART: Record<string, string> = {
	'customField.label':
		'n8n asks at the top for what a thing needs, and in Update Fields for what changes',
	...Object.fromEntries(
		['fromEmail', 'fromName', 'html', 'name', 'subject'].map((name) => [
			`campaign.${name}`,
			'the same',
		]),
	),
	...Object.fromEntries(
		['lists', 'physicalAddress', 'preheader', 'replyToEmail', 'segment'].map((name) => [
			`campaign.${name}`,
			'the same, for Additional Fields',
		]),
	),
	...Object.fromEntries(['start', 'end'].map((name) => [`event.${name}`, 'the same'])),
	'event.name': 'the same',
	'list.name': 'the same',
	'list.description': 'the same, for Additional Fields',
	'list.favorite': 'the same, for Additional Fields',
	'segment.name': 'the same',
};

const parameters = new ConstantContact().description.properties
	.filter(({ name }) => name !== 'operation')
	.flatMap((property) => {
		const { resource = [], operation = [] } = property.displayOptions?.show ?? {};
		return resource.flatMap((one) =>
			operation.flatMap((each) => shown(String(one), String(each), property)),
		);
	});

function shown(
	resource: string,
	operation: string,
	property: INodeProperties,
	place = 'top',
): Shown[] {
	const { name, displayName: label, type, options = [] } = property;
	if (COLLECTIONS.includes(name)) {
		return (options as INodeProperties[]).flatMap((each) => shown(resource, operation, each, name));
	}
	const values = (options as INodePropertyOptions[]).map(({ value }) => value);
	const groups = type === 'fixedCollection' ? (options as INodePropertyCollection[]) : [];
	const members = groups.flatMap((group) =>
		group.values.flatMap((each) => shown(resource, operation, each, `${place}.${name}`)),
	);
	const parts = members.map(({ meaning }) => meaning);
	const meaning = JSON.stringify([label, type, ...(groups.length > 0 ? parts : values)]);
	return [{ resource, operation, name, meaning, label, place }, ...members];
}

/** What differs between parameters that have `key` in common, by resource and that key. */
function differing(key: 'name' | 'label', of: keyof Shown, all = parameters) {
	const groups = new Map<string, Set<string>>();
	for (const each of all) {
		const group = `${each.resource}.${each[key]}`;
		groups.set(group, (groups.get(group) ?? new Set()).add(each[of]));
	}
	return [...groups].filter(([, found]) => found.size > 1).map(([group]) => group);
}

test('parameters of one name have one meaning within a resource', () => {
	expect(parameters.length).toBeGreaterThan(200);
	expect(differing('name', 'meaning').sort()).toEqual(Object.keys(DIFFERENT).sort());
});

test('what is called alike is one parameter', () => {
	expect(differing('label', 'name')).toEqual(Object.keys(ALIKE));
});

test('the same parameter is in the same place, filters apart', () => {
	// Members of a group are where their group is.
	const others = parameters.filter(({ place }) => place !== 'filters' && !place.includes('.'));
	expect(differing('name', 'place', others).sort()).toEqual(Object.keys(APART).sort());
});

test('a value means the same, wherever contacts are picked', () => {
	const names = new Map<string, Set<string>>();
	for (const { name, options = [], displayOptions } of new ConstantContact().description
		.properties) {
		if (name !== 'source' || !displayOptions?.show?.resource?.includes('contact')) continue;
		for (const option of options as INodePropertyOptions[]) {
			const value = String(option.value);
			names.set(
				value,
				(names.get(value) ?? new Set()).add(`${option.name}: ${option.description}`),
			);
		}
	}
	expect(names.size).toBe(9);
	expect([...names].filter(([, texts]) => texts.size > 1)).toEqual([]);
});
