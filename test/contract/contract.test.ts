import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { STANDARD_FIELDS } from '../../nodes/ConstantContact/contact-model/fields';
import { ConstantContact } from '../../nodes/ConstantContact/ConstantContact.node';
import { accessFor, PRIVILEGES } from '../../nodes/ConstantContact/transport/access';
import { runNode, UNPACED } from '../support/engine';
import { print } from '../support/print';
import { TestAccount } from '../support/simulator';
import { settings } from './cases/contact-upsert';
import { OPERATION_CASES } from './cases/operations';
import type { ContractCase } from './contract-case';
import { offeredOperations, offeredParameters } from './offered-parameters';
import { undescribed } from './output-schema';

/** A wait that ends shows only as a failure. */
const SHOWN_BY_ERROR = /^(requestOptions\.timeout|options\.longestWait)$/;
const { description } = new ConstantContact();
const operations = offeredOperations(description);
const exercised = new Set<string>();
const filled = new Set<string>();
let violations = 0;
/** Requests of which the node cannot say who may send them. */
const unexplained = new Set<string>();

/** Runs the node on an account of its own and tells what could be seen of it. */
async function observe({ name, seed, items, binary }: ContractCase, parameters: INodeParameters) {
	const account = await TestAccount.create({ ...seed, caller: 'operations' });
	const [resource, operation] = name.split('.');
	const { output, error } = await runNode({
		account,
		items,
		binary,
		parameters: { ...(operation && { resource, operation }), ...UNPACED, ...parameters },
	});
	const journal = await account.journal();
	const times = journal.map(({ at }) => at);
	const isPaced = Math.max(...times) - Math.min(...times) > 900;
	const requests = journal.map(({ method, path, query, body }) => ({
		method,
		path,
		query,
		// A form's boundary is as long as its content, and tells no more.
		body: body?.raw ? { ...body, raw: undefined } : body,
	}));
	const broken = journal.flatMap((entry) => entry.violations);
	violations += broken.length;
	for (const { method, path } of journal) {
		const isKnown = accessFor(method, path.replace('/v3', '')) ?? path.endsWith(PRIVILEGES);
		if (!isKnown) unexplained.add(`${method} ${path}`);
	}
	const results = output.map(({ json }) => json);
	return {
		seen: { requests, isPaced, output: results, error: error?.message },
		broken,
		undescribed: operation ? await undescribed(name, results) : [],
		error,
	};
}

describe('the judge', () => {
	const body = { email_address: { address: 'ann@example.com' }, create_source: 'Account' };
	const put = { email_address: { address: 'ann@example.com' }, update_source: 'Account' };
	it.each([
		['an unknown property', 'POST', 'contacts', { ...body, phoner_number: '1' }, 'phoner_number'],
		['a text for an object', 'POST', 'contacts', { ...body, email_address: 'a@b.co' }, 'object'],
		[
			'a missing property',
			'PUT',
			'contacts/1',
			{ ...put, update_source: undefined },
			'update_source',
		],
		[
			'a property that is only read',
			'PUT',
			'contacts/1',
			{ ...put, contact_id: '1' },
			'contact_id',
		],
		['a name that is too long', 'POST', 'contacts', { ...body, last_name: 'x'.repeat(51) }, '50'],
		['an unknown query parameter', 'GET', 'contacts?page=2', undefined, 'page'],
		['one wrong value among several', 'GET', 'contacts?status=all,gone', undefined, 'status'],
		['a page size above the limit', 'GET', 'contacts?limit=501', undefined, '500'],
		['a sign-up without a list', 'POST', 'contacts/sign_up_form', {}, 'list_memberships'],
	])('objects to %s', async (_what, method, path, sent, words) => {
		const account = await TestAccount.create();
		await account.send(method, path, sent as IDataObject | undefined);

		const [{ violations: found }] = await account.journal();
		expect(found).toContainEqual(expect.stringMatching(`^request: .*${words}`));
	});

	it('has nothing against what the contract allows', async () => {
		const account = await TestAccount.create();
		await account.send('POST', 'contacts', body);
		await account.send('GET', 'contacts?status=all,active&include=notes,taggings&limit=500');

		expect((await account.journal()).map((entry) => entry.violations)).toEqual([[], []]);
	});
});

describe.each([...OPERATION_CASES, settings])('$name', (contractCase) => {
	const { name, parameters } = contractCase;

	it('keeps the contract', async () => {
		const seen = await observe(contractCase, parameters);

		expect(seen).toMatchObject({ broken: [], undescribed: [], error: undefined });
		exercised.add(name);
	});

	for (const [path, each] of Object.entries(contractCase.filled)) {
		it(`keeps it with ${path}, which matters`, async () => {
			const withIt = await observe(contractCase, { ...parameters, ...each.with });
			const withoutIt = await observe(contractCase, { ...parameters, ...each.without });

			expect(withIt).toMatchObject({ broken: [], undescribed: [] });
			if (!SHOWN_BY_ERROR.test(path)) expect(withIt.error).toBeUndefined();
			expect(withIt.seen).not.toEqual(withoutIt.seen);
			filled.add(`${name} ${path}`);
		});
	}
});

it('covers every operation and every parameter', () => {
	const offered = [...operations, 'settings'].flatMap((operation) =>
		offeredParameters(description, operation).map((path) => `${operation} ${path}`),
	);
	const fields = STANDARD_FIELDS.map(({ id }) => `contact.upsert fields.${id}`);
	const parameters = new Set([...offered, ...fields, ...filled]);
	const count = operations.filter((operation) => exercised.has(operation)).length;
	print(
		`operations exercised ${count} of ${operations.length}, ` +
			`parameters ${filled.size} of ${parameters.size}, violations ${violations}`,
	);

	expect(operations.filter((operation) => !exercised.has(operation))).toEqual([]);
	expect([...parameters].filter((parameter) => !filled.has(parameter))).toEqual([]);
	expect([...unexplained]).toEqual([]);
	expect(violations).toBe(0);
});
