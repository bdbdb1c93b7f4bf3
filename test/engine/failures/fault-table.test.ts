import { StoredCredentials } from '../../support/engine';
import { readDocument } from '../../support/read-document';
import { run } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { FAULTS, ITEMS, LIST } from './fault-rows';

const DOCUMENT = readDocument('docs/reliability.md');

const items = Array.from({ length: ITEMS }, (_, index) => ({ email: `p${index}@example.com` }));
const everybody = items.map(({ email }) => email).sort();

const emailsOf = (contacts: unknown[]) =>
	(contacts as Array<{ email_address: { address: string } }>)
		.map(({ email_address }) => email_address.address)
		.sort();

describe.each(FAULTS)('$name', ({ name, seed, faults, parameters, expected, isForGood }) => {
	test('gives these texts, items and requests, and loses nobody', async () => {
		const account = await TestAccount.create({ lists: [{ name: 'News', list_id: LIST }], ...seed });
		for (const fault of faults) await account.fault(fault);
		if (isForGood === 'dead refresh token') await account.revokeRefreshTokens();
		// n8n keeps what it renewed for the next run.
		const credentials = new StoredCredentials(account.credential as never);
		const runAll = async () =>
			await run(
				account,
				{ email: '={{ $json.email }}', ...parameters },
				{
					credentials,
					items,
					settings: { onError: 'continueErrorOutput' },
				},
			);

		const { paired, errorOutput } = await runAll();
		const failed = errorOutput.map(({ pairedItem }) => (pairedItem as { item: number }).item);
		expect(failed).toEqual(expected.failed);
		expect(errorOutput.map(({ json }) => json.email)).toEqual(failed.map((i) => items[i].email));
		expect(paired.map(({ pairedItem }) => pairedItem)).toEqual(
			items.map((_, item) => ({ item })).filter(({ item }) => !failed.includes(item)),
		);
		const texts = errorOutput.map(({ json }) => json.error);
		expect(texts).toEqual(failed.map((item) => `${expected.message} [item ${item}]`));
		expect(await account.requests()).toHaveLength(expected.requests);
		expect(emailsOf(await account.contacts())).toEqual(
			everybody.filter((email) => {
				const item = items.findIndex((each) => each.email === email);
				return !failed.includes(item) || expected.written?.includes(item);
			}),
		);
		if (isForGood) return;

		await account.heal();
		const again = await runAll();
		expect(again.errorOutput).toEqual([]);
		expect(again.output).toHaveLength(ITEMS);
		expect(emailsOf(await account.contacts())).toEqual(everybody);
	});

	test('stands in docs/reliability.md', () => {
		const row = DOCUMENT.split('\n').find((line) => line.startsWith(`| ${name} |`));
		expect(row).toContain(expected.message || '–');
		expect(row).toContain(`| ${expected.requests} |`);
	});
});
