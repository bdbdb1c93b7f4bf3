import { OPERATION_CASES } from '../../contract/cases/operations';
import { OPERATION_NAMES } from '../../support/operation-names';
import { run } from '../../support/run';
import { requestsTable } from '../../support/requests-table';
import { TestAccount } from '../../support/simulator';
import { REQUEST_CASES, type RequestCase } from './cases';

/** What the row is measured with: its own case, or else the contract's for the operation, for two equal items. */
function caseOf(row: string): RequestCase {
	const own = REQUEST_CASES[row];
	if (own) return own;
	const [resource, operation] = (OPERATION_NAMES.get(row) ?? '').split('.');
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
		[...OPERATION_NAMES.keys()].filter(
			(each) => !rows.some((row) => `${row},`.startsWith(`${each},`)),
		),
	).toEqual([]);
});
