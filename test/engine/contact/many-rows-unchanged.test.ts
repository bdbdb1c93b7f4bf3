import { readDocument } from '../../support/read-document';
import { mapped as mapping } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import {
	contact,
	contacts,
	emailOf,
	goOn,
	idOf,
	mapped,
	row,
	rows,
	runRows,
} from './many-rows-support';

describe('rows of which few change', () => {
	const DOCUMENTED =
		/^\| (.+) \| ([\d,]+) rows, (\d+) change and (\d+) are new \| (\d+) requests \|$/gm;
	const documented = [...readDocument('docs/requests.md').matchAll(DOCUMENTED)].map(
		([, operation, ...figures]) =>
			[operation, ...figures.map((figure) => Number(figure.replace(',', '')))] as [
				string,
				number,
				number,
				number,
				number,
			],
	);
	const NAMES: Record<string, string> = { 'Create or Update': 'upsert', Update: 'update' };

	test('docs/requests.md has such rows', () => expect(documented).toHaveLength(3));

	test.each(documented)(
		'%s: %i rows, %i changed and %i new are %i requests',
		async (operation, all, changed, added, requests) => {
			const account = await TestAccount.create({ contacts: contacts(0, all - added) });
			const items = rows(0, all).map((each, number) =>
				number < changed ? { ...each, last: 'Lee' } : each,
			);
			const result = await runRows(account, NAMES[operation], mapped, items, goOn);
			expect(result.total).toBe(requests);
			const actions = result.output.map(({ action }) => action);
			const count = (action: string) => actions.filter((each) => each === action).length;
			expect(count('updated')).toBe(changed);
			expect(count('unchanged')).toBe(all - changed - added);
			expect(count('created') + result.errorOutput.length).toBe(added);
			const stored = await account.contacts();
			expect(stored.filter(({ last_name }) => last_name === 'Lee')).toHaveLength(changed);
		},
		300_000,
	);

	test.each(['upsert', 'update'])(
		'what was written, but not answered, is no state of a page any more: %s',
		async (operation) => {
			const account = await TestAccount.create({ contacts: contacts(0, 30) });
			await account.fault({ method: 'PUT', times: 1, break: 'reset' });
			const items = [{ ...row(0), first: 'Other' }, ...rows(0, 30)];
			const { errorOutput } = await runRows(account, operation, mapped, items, goOn);
			expect(errorOutput).toHaveLength(1);
			expect(await account.contact(emailOf(0))).toMatchObject({ first_name: 'P0' });
		},
	);

	test('a sign-up that was not answered is none either', async () => {
		const account = await TestAccount.create({
			contacts: contacts(0, 30),
			lists: [{ name: 'News' }],
		});
		await account.fault({ path: '/v3/contacts/sign_up_form', times: 1, break: 'reset' });
		const parameters = {
			...mapped,
			permission: '={{ $json.permission }}',
			lists: '={{ $json.lists }}',
		};
		const keeping = rows(0, 30).map((each) => ({ ...each, permission: 'keep', lists: [] }));
		const items = [
			...keeping.slice(1),
			{ email: emailOf(0), first: 'Other', permission: 'explicit', lists: ['News'] },
			keeping[0],
		];
		const { errorOutput } = await runRows(account, 'upsert', parameters, items, goOn);
		expect(errorOutput).toHaveLength(1);
		expect(await account.contact(emailOf(0))).toMatchObject({ first_name: 'P0' });
	});

	test('a change that the page would refuse is made if the contact takes it by now', async () => {
		const full = ['home', 'work', 'mobile'].map((kind) => ({
			kind,
			phone_number: `1${kind.length}`,
		}));
		const account = await TestAccount.create({ contacts: contacts(0, 30) });
		await account.setContact({ contact_id: idOf(0), phone_numbers: full });
		await account.fault({
			method: 'GET',
			path: '/v3/contacts/{contact_id}',
			times: 1,
			createBefore: { ...contact(0), phone_numbers: [] },
		});
		const parameters = mapping({ other_phone: '={{ $json.home }}' });
		const { output } = await runRows(account, 'update', parameters, rows(0, 30), goOn);
		expect(output[0]).toMatchObject({ action: 'updated' });
	});
});
