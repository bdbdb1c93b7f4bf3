import type { INodePropertyOptions } from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { run } from '../../support/run';
import { requestsTable } from '../../support/requests-table';
import { TestAccount } from '../../support/simulator';
import { REQUEST_CASES } from './cases';

/** How many requests a run over the first `count` items sends. */
async function requests(name: string, count: number): Promise<number> {
	const { seed, items, binary, parameters } = REQUEST_CASES[name];
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

test('docs/requests.md has every operation, and a case for each row', () => {
	const rows = requestsTable().map(({ name }) => name);
	expect(rows.sort()).toEqual(Object.keys(REQUEST_CASES).sort());

	const { properties } = new ConstantContact().description;
	const nameOf = (options: unknown, value: string) =>
		(options as INodePropertyOptions[]).find((each) => each.value === value)?.name;
	const resources = properties.find(({ name }) => name === 'resource')?.options;
	const operations = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options, displayOptions }) =>
			(options as INodePropertyOptions[]).map(
				({ name }) => `${nameOf(resources, String(displayOptions?.show?.resource?.[0]))}, ${name}`,
			),
		);
	expect(
		operations.filter((each) => !rows.some((row) => `${row},`.startsWith(`${each},`))),
	).toEqual([]);
});
