import fc from 'fast-check';
import { print } from '../support/print';
import { checkContact, contactInput } from './contact';
import { checkErrorBody, errorInput } from './error-bodies';
import { checkFile, fileInput } from './files';
import { checkNames, namesInput } from './names';
import { checkPage, pageInput } from './pages';

/** Of all properties together; `npm run fuzz` has more than `npm test`. */
declare const FUZZ_RUNS: number;
/** Set to repeat a run: `FUZZ_SEED=123 npm run fuzz`. */
declare const FUZZ_SEED: string | undefined;

const seed = typeof FUZZ_SEED === 'string' ? Number(FUZZ_SEED) : Date.now() % 2 ** 31;
let inputs = 0;
let valid = 0;

async function fuzz<T>(
	share: number,
	input: fc.Arbitrary<T>,
	check: (each: T) => boolean | Promise<boolean>,
) {
	const property = fc.asyncProperty(input, async (each) => {
		const isValid = await check(each);
		inputs++;
		if (isValid) valid++;
	});
	await fc.assert(property, { numRuns: Math.ceil(FUZZ_RUNS * share), seed });
}

it('any item gives a request that keeps the contract, or an error that names item and field', () =>
	fuzz(0.4, contactInput, checkContact));

it('any row of a file in any dialect gives the contact that it says, or an error', () =>
	fuzz(0.1, fileInput, checkFile));

it('any names give IDs of the account, or an error that names the parameter', () =>
	fuzz(0.2, namesInput, checkNames));

it('any link gives its cursor and nothing else, or an error', () =>
	fuzz(0.2, pageInput, checkPage));

it('any error answer gives a message and a remedy', () => fuzz(0.2, errorInput, checkErrorBody));

it('enough of the inputs are valid', () => {
	const share = Math.floor((valid / inputs) * 100);
	print(`${inputs} inputs, ${share} % valid, seed ${seed}`);
	expect(inputs).toBeGreaterThanOrEqual(FUZZ_RUNS);
	expect(share).toBeGreaterThanOrEqual(40);
});
