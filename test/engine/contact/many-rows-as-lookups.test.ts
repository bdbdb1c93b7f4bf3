import fc from 'fast-check';
import { type IDataObject } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { emailOf, goOn, idOf, mapped, range, runRows } from './many-rows-support';

describe('the pages lead to the same as lookups', () => {
	const person = fc.record({
		first_name: fc.constantFrom('Ann', 'Bob'),
		last_name: fc.constantFrom('Lee', undefined),
		phone_numbers: fc.constantFrom([], [{ kind: 'home', phone_number: '555' }]),
		isUpper: fc.boolean(),
		permission_to_send: fc.constantFrom('implicit', 'explicit', 'unsubscribed'),
		isDeleted: fc.boolean(),
	});
	const given = fc.record({
		number: fc.nat({ max: 40 }),
		first: fc.constantFrom('Ann', 'Bob', undefined),
		last: fc.constantFrom('Lee', 'Roe', undefined),
		home: fc.constantFrom('555', '777', undefined),
		isUpper: fc.boolean(),
	});

	const addressOf = (number: number, isUpper: boolean) =>
		isUpper ? emailOf(number).toUpperCase() : emailOf(number);

	/** Everything but what differs between any two accounts. */
	async function told(account: TestAccount, output: IDataObject[], failed: string[]) {
		const all = await account.contacts();
		const known = new Map(all.map((each) => [each.contact_id, addressIn(each)]));
		const stored = all.map((each) => ({
			...pickFrom(each, ['first_name', 'last_name', 'deleted_at']),
			email: addressIn(each),
			permission: (each.email_address as IDataObject).permission_to_send,
			phones: (each.phone_numbers as IDataObject[]).map(({ kind, phone_number }) => [
				kind,
				phone_number,
			]),
		}));
		return {
			stored: stored.sort((one, other) => one.email.localeCompare(other.email)),
			output: output.map(({ contact_id, action, warnings }) => ({
				email: known.get(contact_id),
				action,
				warnings,
			})),
			failed: failed.map((error) => error.replace(/ \[item \d+\]$/, '')),
		};
	}
	const addressIn = (each: IDataObject) =>
		String((each.email_address as IDataObject).address).toLowerCase();
	const pickFrom = (each: IDataObject, names: string[]) =>
		Object.fromEntries(names.map((name) => [name, each[name]]));

	test.each(['upsert', 'update'])(
		'%s of random rows',
		async (operation) => {
			const persons = fc.array(person, { minLength: 20, maxLength: 35 });
			const more = fc.array(given, { maxLength: 25 });
			const property = fc.asyncProperty(persons, more, async (people, further) => {
				const seed = {
					contacts: people.map(({ isUpper, permission_to_send, isDeleted, ...each }, number) => ({
						...each,
						contact_id: idOf(number),
						email_address: { address: addressOf(number, isUpper), permission_to_send },
						...(isDeleted && { deleted_at: '2026-01-01' }),
					})),
				};
				const first = range(0, 30).map((number) => ({ email: emailOf(number), first: 'Ann' }));
				const items = [
					...first,
					...further.map(({ number, isUpper, ...each }) => ({
						...each,
						email: addressOf(number, isUpper),
					})),
				];
				const errors = (failed: Array<{ json: IDataObject }>) =>
					failed.map(({ json }) => String(json.error));

				const paged = await TestAccount.create(seed);
				const whole = await runRows(paged, operation, mapped, items, goOn);
				expect((await paged.journal('GET /v3/contacts'))[0].query.limit).toBe('500');

				const looked = await TestAccount.create(seed);
				const output: IDataObject[] = [];
				const failed: string[] = [];
				for (let start = 0; start < items.length; start += 20) {
					const part = items.slice(start, start + 20);
					const each = await runRows(looked, operation, mapped, part, goOn);
					output.push(...each.output);
					failed.push(...errors(each.errorOutput));
				}
				expect(await told(paged, whole.output, errors(whole.errorOutput))).toEqual(
					await told(looked, output, failed),
				);
			});
			await fc.assert(property, { numRuns: 8 });
		},
		300_000,
	);
});
