import type {
	IDataObject,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { STANDARD_FIELDS } from '../../../nodes/ConstantContact/contact-model/field-table';
import { OPERATION_CASES } from '../../contract/cases/operations';
import type { ContractCase } from '../../contract/contract-case';
import { offeredParameters } from '../../contract/offered-parameters';
import { RESOURCES } from '../../support/resources';
import { run } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const { description } = new ConstantContact();

/** Values that no parameter of the type can mean anything by. */
const BAD: Partial<Record<INodeProperties['type'], unknown[]>> = {
	boolean: ['perhaps', {}],
	dateTime: ['no such day', {}],
	json: ['{', {}],
	multiOptions: [['no such'], [{}]],
	number: ['many', {}, -1],
	options: ['no such', {}],
	resourceLocator: ['no such', 'nobody@example.com'],
	resourceMapper: [{}],
	string: [{}],
};

/** What people see of n8n and of Constant Contact besides the node's own fields. */
const ELSEWHERE = ['Retry On Fail', 'Batching', 'My Applications'];

interface Parameter {
	operation: ContractCase;
	path: string;
	field: INodeProperties;
}

const parameters: Parameter[] = OPERATION_CASES.flatMap((operation) =>
	offeredParameters(description, operation.name).map((path) => ({
		operation,
		path,
		field: fieldAt(operation.name, path),
	})),
);

function fieldsOf(name: string): INodeProperties[] {
	const [resource, operation] = name.split('.');
	return RESOURCES[resource].operations[operation].fields;
}

/** The field that a path such as `options.sms.consent.number` leads to. */
function fieldAt(operation: string, path: string): INodeProperties {
	const [first, ...names] = path.split('.');
	const start = fieldsOf(operation).find(({ name }) => name === first);
	return names.reduce((field, name) => {
		const members = ((field as INodeProperties).options ??
			(field as unknown as INodePropertyCollection).values) as INodeProperties[];
		return members.find((each) => each.name === name) as INodeProperties;
	}, start as INodeProperties);
}

/** All that an operation calls by a name in the editor: its fields, their options, and other operations. */
function namesIn(operation: string): string[] {
	const names = (field: object): string[] => {
		const { displayName, name, options, values, modes } = field as INodeProperties &
			INodePropertyCollection;
		const parts = [...(options ?? []), ...(values ?? []), ...(modes ?? [])];
		return [displayName ?? name, ...parts.flatMap(names)];
	};
	const operations = Object.values(RESOURCES).flatMap(
		({ dropdown }) => dropdown.options as INodePropertyOptions[],
	);
	const columns = STANDARD_FIELDS.map(({ label }) => label);
	return [
		...fieldsOf(operation).flatMap(names),
		...operations.map(({ name }) => name),
		...columns,
		...ELSEWHERE,
	];
}

/** The parameters with another value at the path. */
function withValue(given: INodeParameters, path: string, value: unknown): INodeParameters {
	const [name, ...rest] = path.split('.');
	const inner = rest.length > 0 ? withValue(Object(given[name]), rest.join('.'), value) : value;
	return { ...given, [name]: inner as INodeParameters };
}

/** As the editor stores it: most fields take expressions. */
function stored({ type, noDataExpression }: INodeProperties, bad: unknown): unknown {
	if (type === 'resourceMapper') return { mappingMode: 'defineBelow', value: { first_name: bad } };
	if (type === 'resourceLocator') return { __rl: true, mode: 'id', value: '={{ $json.bad }}' };
	return noDataExpression ? bad : '={{ $json.bad }}';
}

const rows = parameters.flatMap(({ operation, path, field }) =>
	(BAD[field.type] ?? []).map((bad): [string, string, string, Parameter, unknown] => [
		operation.name,
		path,
		JSON.stringify(bad),
		{ operation, path, field },
		bad,
	]),
);

test('a bad value is known for the type of each parameter', () => {
	expect(parameters.length).toBeGreaterThan(200);
	expect(parameters.filter(({ field }) => !BAD[field.type])).toEqual([]);
});

test.each(rows)(
	'%s %s %s: the message names the field that is wrong, and nothing is written',
	async (name, path, _, { operation, field }, bad) => {
		const account = await TestAccount.create(operation.seed);
		const [resource, operationName] = name.split('.');
		const filled = { ...operation.parameters, ...operation.filled[path].with };
		const { message, remedy } = await run(
			account,
			{ resource, operation: operationName, ...withValue(filled, path, stored(field, bad)) },
			{
				items: operation.items.map((json): IDataObject => ({ ...json, bad }) as IDataObject),
				binary: operation.binary,
			},
		);
		const quoted = [...`${message} ${remedy}`.matchAll(/(?<!\w)'([^']+)'(?!\w)/g)];
		const label = field.type === 'resourceMapper' ? 'First Name' : field.displayName;
		expect([message, quoted[0]?.[1]]).toEqual([message, label]);
		expect(namesIn(name)).toEqual(expect.arrayContaining(quoted.map(([, each]) => each)));
		const sent = await account.journal();
		expect(sent.filter(({ method }) => method !== 'GET')).toEqual([]);
	},
);
