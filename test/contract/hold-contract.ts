import type { INodeParameters } from 'n8n-workflow';
import { STANDARD_FIELDS } from '../../nodes/ConstantContact/contact-model/field-table';
import { ConstantContact } from '../../nodes/ConstantContact/ConstantContact.node';
import { accessFor, PRIVILEGES } from '../../nodes/ConstantContact/transport/access';
import { runNode, UNPACED } from '../support/engine';
import { print } from '../support/print';
import { OPERATIONS } from '../support/resources';
import { TestAccount } from '../support/simulator';
import { settings } from './cases/contact-upsert';
import { OPERATION_CASES } from './cases/operations';
import type { ContractCase } from './contract-case';
import { offeredOperations, offeredParameters } from './offered-parameters';
import { undescribed } from './output-schema';

/** A wait that ends shows only as a failure. */
const SHOWN_BY_ERROR = /^(requestOptions\.timeout|options\.longestWait)$/;
const { description } = new ConstantContact();

/**
 * Defines the tests of one resource, or of the settings that all operations share: each operation keeps
 * the contract, with each parameter that it offers, and each parameter matters.
 */
export function holdContract(resource: string): void {
	const cases = [...OPERATION_CASES, settings].filter(({ name }) => resourceOf(name) === resource);
	const seen = new Findings();

	describe.each(cases)('$name', (contractCase) => {
		const { name, parameters } = contractCase;

		it('keeps the contract', async () => {
			const observed = await observe(contractCase, parameters, seen);

			expect(observed).toMatchObject({ broken: [], undescribed: [], error: undefined });
		});

		for (const [path, each] of Object.entries(contractCase.filled)) {
			it(`keeps it with ${path}, which matters`, async () => {
				const [withIt, withoutIt] = await Promise.all(
					[each.with, each.without].map(
						async (given) => await observe(contractCase, { ...parameters, ...given }, seen),
					),
				);

				expect(withIt).toMatchObject({ broken: [], undescribed: [] });
				if (!SHOWN_BY_ERROR.test(path)) expect(withIt.error).toBeUndefined();
				expect(withIt.seen).not.toEqual(withoutIt.seen);
				seen.filled.add(`${name} ${path}`);
			});
		}
	});

	it('covers every operation and every parameter', () => {
		const operations = [...offeredOperations(description), 'settings'].filter(
			(operation) => resourceOf(operation) === resource,
		);
		const offered = operations.flatMap((operation) =>
			offeredParameters(description, operation).map((path) => `${operation} ${path}`),
		);
		const fields = STANDARD_FIELDS.map(({ id }) => `contact.upsert fields.${id}`);
		const parameters = [...offered, ...(resource === 'contact' ? fields : [])];
		print(
			`${resource}: operations exercised ${cases.length} of ${operations.length}, ` +
				`parameters ${seen.filled.size} of ${new Set([...parameters, ...seen.filled]).size}, ` +
				`violations ${seen.violations}`,
		);

		expect(cases.map(({ name }) => name).sort()).toEqual(operations.sort());
		expect(parameters.filter((parameter) => !seen.filled.has(parameter))).toEqual([]);
		expect([...seen.unexplained]).toEqual([]);
		expect(seen.violations).toBe(0);
	});

	it('needs the privileges that each operation names', () => {
		const named = OPERATIONS.filter(([name]) => resourceOf(name) === resource).flatMap(
			([name, { access }]) => access.map((privilege) => `${name} ${privilege}`),
		);

		expect([...seen.privileges].sort()).toEqual(named.sort());
	});
}

/** The resource of an operation's name; the settings are a resource of their own. */
export function resourceOf(name: string): string {
	return name.split('.')[0];
}

/** What the tests of one resource have met. */
class Findings {
	readonly filled = new Set<string>();

	violations = 0;

	/** What the requests of each operation needed, such as `tag.get contacts:read`. */
	readonly privileges = new Set<string>();

	/** Requests of which the node cannot say who may send them. */
	readonly unexplained = new Set<string>();
}

/** Runs the node on an account of its own and tells what could be seen of it. */
async function observe(
	{ name, seed, items, binary }: ContractCase,
	parameters: INodeParameters,
	seen: Findings,
) {
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
	seen.violations += broken.length;
	for (const { method, path } of journal) {
		const access = accessFor(method, path.replace('/v3', ''));
		if (!access && !path.endsWith(PRIVILEGES)) seen.unexplained.add(`${method} ${path}`);
		if (access && operation) seen.privileges.add(`${name} ${access.privilege}`);
	}
	const results = output.map(({ json }) => json);
	return {
		seen: { requests, isPaced, output: results, error: error?.message },
		broken,
		undescribed: operation ? undescribed(name, results) : [],
		error,
	};
}
