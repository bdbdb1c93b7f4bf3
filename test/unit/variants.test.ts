import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';
import { ConstantContact } from '../../nodes/ConstantContact/ConstantContact.node';
import { offeredOperations } from '../contract/offered-parameters';

const { description } = new ConstantContact();
const { properties } = description;

function nodeWith(given: INodeParameters): INode {
	return { id: '', name: '', type: '', typeVersion: 1, position: [0, 0], parameters: given };
}

/** The node of an operation, with defaults for what is not given, as n8n runs it. */
function completed(given: INodeParameters): INode {
	const node = nodeWith(given);
	const parameters = NodeHelpers.getNodeParameters(
		properties,
		given,
		true,
		false,
		node,
		description,
	);
	return { ...node, parameters: parameters ?? {} };
}

function shownIn(node: INode) {
	return properties.filter((property) =>
		NodeHelpers.displayParameter(node.parameters, property, node, description),
	);
}

/** Whether each variant that shows is required. */
const variants = (name: string, given: INodeParameters) =>
	shownIn(completed(given))
		.filter((property) => property.name === name)
		.map(({ required = false }) => required);

const SMS = { smsSignUp: { consent: { nationalNumber: '781 555 1212' } } };

describe.each([
	['keep', {}, true, false],
	['explicit', {}, true, true],
	['={{ $json.permission }}', {}, true, false],
	['keep', SMS, false, false],
	['explicit', SMS, false, true],
	['={{ $json.permission }}', SMS, false, false],
])('Create or Update with permission %s and options %j', (permission, options, email, lists) => {
	const given = { resource: 'contact', operation: 'upsert', permission, options };

	test('shows one variant of Email and of List Names or IDs', () => {
		expect(variants('email', given)).toEqual([email]);
		expect(variants('lists', given)).toEqual([lists]);
	});

	test('keeps what is filled in', () => {
		const filled = { ...given, email: 'ann@example.com', lists: ['News'] };
		expect(completed(filled).parameters).toMatchObject(filled);
		const stored = NodeHelpers.getNodeParameters(
			properties,
			filled,
			false,
			false,
			nodeWith(filled),
			description,
		);
		expect(stored).toMatchObject({ email: 'ann@example.com', lists: ['News'] });
	});

	test('is complained about only where a required field is empty', () => {
		const issues = NodeHelpers.getNodeParametersIssues(properties, completed(given), description);
		expect(Object.keys(issues?.parameters ?? {})).toEqual([
			...(email ? ['email'] : []),
			...(lists ? ['lists'] : []),
		]);
	});
});

test.each([
	[{}, true],
	[{ smsNumber: '' }, true],
	[{ smsNumber: '781 555 1212' }, false],
	[{ smsNumber: '={{ $json.sms }}' }, false],
])('Import with options %j shows one variant of Email', (options, required) => {
	const given = { resource: 'contact', operation: 'import', options };
	expect(variants('email', given)).toEqual([required]);
});

test.each(offeredOperations(description))('%s shows no parameter twice', (each) => {
	const [resource, operation] = each.split('.');
	const names = shownIn(completed({ resource, operation }))
		.filter(({ type }) => type !== 'notice')
		.map(({ name }) => name);
	expect(names).toEqual([...new Set(names)]);
});
