import type { INodePropertyOptions } from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { OPERATION_CASES } from '../../contract/cases/operations';
import { run } from '../../support/run';
import { requestsTable } from '../../support/requests-table';
import { TestAccount } from '../../support/simulator';
import { REQUEST_CASES, type RequestCase } from './cases';

const { properties } = new ConstantContact().description;
const RESOURCES = properties.find(({ name }) => name === 'resource')?.options;
/** Operations such as `list.get`, under the names that docs/requests.md has for them. */
const OPERATIONS = new Map(
	properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options, displayOptions }) => {
			const resource = displayOptions?.show?.resource?.[0];
			const { name: of } =
				RESOURCES?.find((each) => 'value' in each && each.value === resource) ?? {};
			return (options as INodePropertyOptions[]).map(({ name, value }): [string, string] => [
				`${of}, ${name}`,
				`${resource}.${value}`,
			]);
		}),
);

/** What the row is measured with: its own case, or else the contract's for the operation, for two equal items. */
function caseOf(row: string): RequestCase {
	const own = REQUEST_CASES[row];
	if (own) return own;
	const [resource, operation] = (OPERATIONS.get(row) ?? '').split('.');
	const given = OPERATION_CASES.find(({ name }) => name === `${resource}.${operation}`);
	if (!given) throw new Error(`There is no case for ${row}`);
	const [item] = given.items;
	return {
		...given,
		items: [item, item],
		parameters: { resource, operation, ...given.parameters },
	};
}

/** How many requests a run over the first `count` items sends. */
async function requests(name: string, count: number): Promise<number> {
	const { seed, items, binary, parameters } = caseOf(name);
	const account = await TestAccount.create(seed);
	const { error } = await run(account, parameters, { items: items.slice(0, count), binary });
	expect(error).toBeUndefined();
	return (await account.requests()).length;
}

test.each(requestsTable())('$name', async ({ name, perRun, perItem }) => {
	const one = await requests(name, 1);
	const two = await requests(name, 2);
	expect({ perRun: 2 * one - two, perItem: two - one }).toEqual({ perRun, perItem });
});

test('docs/requests.md has every operation, and a row for each case', () => {
	const rows = requestsTable().map(({ name }) => name);
	expect(rows).toEqual(expect.arrayContaining(Object.keys(REQUEST_CASES)));
	expect(
		[...OPERATIONS.keys()].filter((each) => !rows.some((row) => `${row},`.startsWith(`${each},`))),
	).toEqual([]);
});
