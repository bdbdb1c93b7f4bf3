import { runNode, UNPACED } from '../support/engine';
import { TestAccount } from '../support/simulator';
import { documentedErrors, NO_WORDS, SHAPES, textOf } from './answer-kinds';
import { OPERATION_CASES } from './cases/operations';
import type { ContractCase } from './contract-case';

/** After a 404 the state of a deletion is that of its start: nobody knows whether it can be read. */
const isUnreadable = (
	name: string,
	{ path, answer }: { path: string; answer: { status: number } },
) =>
	/^(list|tag)\.delete$/.test(name) && path.startsWith('/v3/activities/') && answer.status === 404;

/** Who may not read the addresses of the account has them checked by the service alone. */
const isUnchecked = (
	name: string,
	{ path, answer }: { path: string; answer: { status: number } },
) => /^campaign\./.test(name) && path === '/v3/account/emails' && answer.status === 403;

/** Who may not see lists or contacts may look at an email, whose recipients are left out. */
const isWithoutRecipients = (
	name: string,
	{ path, answer }: { path: string; answer: { status: number } },
) =>
	/^campaign\.(getPreview|sendTest)$/.test(name) &&
	/^\/v3\/(contacts|contact_lists|segments)/.test(path) &&
	answer.status === 403;

/** A campaign without an A/B test: nothing has to be removed. */
const isWithoutTest = (
	_name: string,
	{ method, path, answer }: { method: string; path: string; answer: { status: number } },
) => method !== 'POST' && path.endsWith('/abtest') && answer.status === 404;

/** Unschedule deletes also a schedule that is not shown. */
const isUnseen = (
	name: string,
	{ method, path, answer }: { method: string; path: string; answer: { status: number } },
) =>
	name === 'campaign.unschedule' &&
	method === 'GET' &&
	path.endsWith('/schedules') &&
	answer.status === 404;

/** An ID that the old API had, and nobody knows today. */
const isConverted = (name: string, { answer }: { path: string; answer: { status: number } }) =>
	name === 'account.convertV2Ids' && answer.status === 404;

/** Runs an operation on an account of its own, with a fault of the simulator. */
async function run({ name, seed, items, binary, parameters }: ContractCase, fault?: object) {
	const { settings } = seed as { settings?: object };
	const account = await TestAccount.create({ ...seed, settings: { ...settings, activityMs: 0 } });
	if (fault) await account.fault(fault);
	const [resource, operation] = name.split('.');
	const { output, error } = await runNode({
		account,
		items,
		binary,
		parameters: { resource, operation, ...UNPACED, ...parameters },
	});
	return {
		operations: (await account.journal()).map((entry) => entry.operation),
		count: output.length,
		text: textOf(output.map(({ json }) => json)),
		words: error && `${error.message} ${String((error as { description?: string }).description)}`,
	};
}

describe.each(OPERATION_CASES)('$name', (contractCase) => {
	it('takes answers with unknown properties, and without or with null for optional ones', async () => {
		const { extra: more, missing: left, null: none, bare: few } = SHAPES;
		const [plain, extra, missing, nulls, bare] = await Promise.all(
			[undefined, more, left, none, few].map(
				async (reshape) => await run(contractCase, reshape && { reshape }),
			),
		);

		expect(extra.words).toBeUndefined();
		expect(extra.operations).toEqual(plain.operations);
		expect(extra.count).toBe(plain.count);
		expect(nulls).toEqual(missing);
		for (const { words, text, count } of [missing, bare]) {
			expect(`${words ?? ''} ${text}`).not.toMatch(NO_WORDS);
			if (words === undefined) expect(count).toBe(plain.count);
		}
		expect(missing.words).toBeUndefined();
	});

	it('tells each error that the contract documents for its requests', async () => {
		const { operations } = await run(contractCase);
		const errors = documentedErrors(operations);
		expect(errors.length).toBeGreaterThan(0);
		const runs = await Promise.all(
			errors.map(async (fault) => ({ fault, ...(await run(contractCase, fault)) })),
		);
		for (const { fault, words = '', text } of runs) {
			expect(`${words} ${text}`).not.toMatch(NO_WORDS);
			if (isUnreadable(contractCase.name, fault)) {
				expect(text).toContain('"state":"initialized"');
				continue;
			}
			if (isConverted(contractCase.name, fault)) {
				expect(text).toContain('"found":false');
				continue;
			}
			if (
				[isUnchecked, isUnseen, isWithoutTest, isWithoutRecipients].some((isFine) =>
					isFine(contractCase.name, fault),
				)
			) {
				expect({ words, text }).toEqual({
					words: '',
					text: expect.stringContaining('campaign_id'),
				});
				continue;
			}
			expect({ fault, words }).toEqual({ fault, words: expect.stringMatching(/^.{20,} .{20,}$/) });
			if (fault.answer.body !== '') expect(words).toContain('Told by the service');
		}
	}, 120_000);
});
