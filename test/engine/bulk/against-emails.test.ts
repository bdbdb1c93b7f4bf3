import type { INodeParameters } from 'n8n-workflow';
import { AUTOMATIC, mapped, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { permissionsOf, seed } from './support';

const run = runOf('contact');

const EVE = 'eve@example.com';

describe('a row that says something against emails', () => {
	const row = { email: EVE, first_name: 'Eve', 'Email status': 'Unsubscribed' };
	const REFUSED = 'The column "Email status" says "Unsubscribed", and the contact would get emails';
	const mapping = { email: '={{ $json.email }}', lists: ['News'], ...AUTOMATIC };
	const BY_HAND = { ...mapping, ...mapped({ first_name: '={{ $json.first_name }}' }) };
	const writes = async (account: TestAccount) =>
		(await account.requests()).filter((request) => !request.startsWith('GET '));

	test.each<[string, INodeParameters]>([
		['upsert', { permission: 'keep' }],
		['upsert', { permission: 'explicit' }],
		['create', {}],
		['create', { options: { emailPermission: 'explicit' } }],
		['upsert', { ...BY_HAND, permission: 'keep' }],
		['upsert', { ...BY_HAND, permission: 'explicit' }],
		['create', BY_HAND],
	])('is refused by %s %j', async (operation, parameters) => {
		const account = await TestAccount.create(seed(0));
		const given = { ...mapping, ...parameters };
		const { message, remedy } = await run(account, operation, given, { items: [row] });
		expect(message).toBe(`${REFUSED} [item 0]`);
		expect(remedy).toContain('Filter node');
		expect(await writes(account)).toEqual([]);
	});

	test.each<[INodeParameters, string, object, string]>([
		[{ permission: 'explicit' }, 'upsert', { consent: 'no', newsletter: false }, 'says "no"'],
		[{ permission: 'keep' }, 'upsert', { consent: 'no' }, 'says "no"'],
		[{ permission: 'explicit' }, 'upsert', { consent: [] }, 'is empty or not ticked'],
		[
			{ options: { emailPermission: 'explicit' } },
			'create',
			{ consent: null },
			'is empty or not ticked',
		],
		[{ options: { createdBy: 'Contact' } }, 'create', { consent: '' }, 'is empty or not ticked'],
		[
			{ ...BY_HAND, permission: 'explicit' },
			'upsert',
			{ consent: 'No, thanks' },
			'says "No, thanks"',
		],
		[{ ...BY_HAND, permission: 'explicit' }, 'upsert', { consent: '' }, 'is empty or not ticked'],
	])('%j: %s of a form without consent: %j', async (parameters, operation, said, words) => {
		const account = await TestAccount.create(seed(0));
		const items = [{ email: EVE, first_name: 'Eve', ...said }];
		const { message } = await run(account, operation, { ...mapping, ...parameters }, { items });
		expect(message).toBe(
			`The column "consent" ${words}, and the contact would get emails [item 0]`,
		);
		expect(await writes(account)).toEqual([]);
	});

	test.each<[INodeParameters, string, object]>([
		[{ permission: 'keep' }, 'upsert', { consent: '', newsletter: [] }],
		[{}, 'create', { consent: '' }],
		[{ permission: 'explicit' }, 'upsert', { consent: ['I agree'], newsletter: 'Unplugged' }],
	])('%j: %s takes %j', async (parameters, operation, said) => {
		const account = await TestAccount.create(seed(0));
		const items = [{ email: EVE, first_name: 'Eve', ...said }];
		const { hints } = await run(account, operation, { ...mapping, ...parameters }, { items });
		expect(await account.contact(EVE)).toMatchObject({ first_name: 'Eve' });
		const isName = Object.values(said).includes('Unplugged');
		expect(JSON.stringify(hints).includes('\\"newsletter\\"')).toBe(isName);
	});

	test('resubscribes nobody whose box is not ticked', async () => {
		for (const fields of [mapping, BY_HAND]) {
			const account = await TestAccount.create({
				...seed(0),
				contacts: [{ email_address: { address: EVE, permission_to_send: 'unsubscribed' } }],
			});
			const items = [{ email: EVE, first_name: 'Eve', 'Newsletter?': [] }];
			await run(account, 'upsert', { ...fields, permission: 'explicit' }, { items });
			expect(await permissionsOf(account)).toEqual({ [EVE]: 'unsubscribed' });
			expect(await writes(account)).toEqual([]);
		}
	});

	test('is read in a webhook that posts a list of one', async () => {
		const account = await TestAccount.create(seed(0));
		const body = [{ email: EVE, first_name: 'Eve', consent: 'no' }];
		const items = [{ headers: {}, params: {}, query: {}, body }];
		const given = { ...mapping, email: '={{ $json.body[0].email }}', permission: 'explicit' };
		const { message } = await run(account, 'upsert', given, { items });
		expect(message).toMatch(/^The column "consent" says "no"/);
	});

	test('says nothing against a contact without an email', async () => {
		const account = await TestAccount.create(seed(0));
		const items = [{ first_name: 'Eve', consent: 'no' }];
		await run(account, 'create', { ...AUTOMATIC }, { items });
		expect(await account.contacts()).toMatchObject([{ first_name: 'Eve' }]);
	});

	test('may create a contact who gets no emails', async () => {
		const account = await TestAccount.create(seed(0));
		await run(
			account,
			'create',
			{ ...mapping, options: { emailPermission: 'unsubscribed' } },
			{ items: [row] },
		);
		expect(await permissionsOf(account)).toEqual({ 'eve@example.com': 'unsubscribed' });
	});

	test('updates a known contact, who keeps the permission, but brings no deleted one back', async () => {
		const known = (deleted_at?: string) => ({
			...seed(0),
			contacts: [
				{
					email_address: { address: EVE, permission_to_send: 'implicit' },
					...(deleted_at && { deleted_at }),
				},
			],
		});
		const account = await TestAccount.create(known());
		const { paired } = await run(account, 'upsert', mapping, { items: [row] });
		expect(await account.contact(EVE)).toMatchObject({ first_name: 'Eve' });
		expect(paired[0].json.warnings).toEqual([
			'The column "Email status" says "Unsubscribed", but the contact keeps the permission implicit and gets emails. To change that, use \'Unsubscribe\'',
		]);
		expect(await permissionsOf(account)).toEqual({ 'eve@example.com': 'implicit' });

		const other = await TestAccount.create(known('2026-01-01'));
		const { message } = await run(other, 'upsert', mapping, { items: [row] });
		expect(message).toContain(REFUSED);
		expect(await writes(other)).toEqual([]);
	});

	test('counts in an import though the fields are mapped by hand, and for all rows of the person', async () => {
		const account = await TestAccount.create(seed(0));
		const items = [{ email: 'EVE@example.com', list: 'VIP' }, row, { email: 'bob@example.com' }];
		const byHand = { mappingMode: 'defineBelow', value: { first_name: 'X' } };
		const parameters = { ...mapping, fields: byHand };
		const { paired, message } = await run(account, 'import', parameters, { items });
		expect(message).toBeUndefined();
		expect(paired[0].json.warnings).toEqual([
			`1 of 3 rows were imported. Item 0: ${REFUSED} and 1 more`,
		]);
		expect(Object.keys(await permissionsOf(account))).toEqual(['bob@example.com']);
	});

	test('is an error if nothing is left to import', async () => {
		const account = await TestAccount.create(seed(0));
		const { message } = await run(account, 'import', mapping, { items: [row] });
		expect(message).toBe(`0 of 1 rows were imported. Item 0: ${REFUSED} [item 0]`);
		expect(await writes(account)).toEqual([]);
	});
});
