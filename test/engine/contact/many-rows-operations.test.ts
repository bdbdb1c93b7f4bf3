import { type INodeParameters } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import {
	contact,
	contacts,
	emailOf,
	goOn,
	idOf,
	range,
	row,
	rows,
	runRows,
} from './many-rows-support';

describe('other operations of many rows', () => {
	const seed = {
		tags: [{ name: 'Gold' }],
		contacts: contacts(0, 900).map((each, number) => ({
			...each,
			...(number >= 880 && number < 885 && { deleted_at: '2026-01-01' }),
			...(number >= 890 && {
				email_address: {
					...each.email_address,
					permission_to_send: 'unsubscribed',
					opt_out_source: 'Contact',
				},
			}),
		})),
	};
	/** Five that are deleted, five known ones, ten that have unsubscribed, five unknown ones. */
	const items = rows(880, 905);

	test.each<[string, INodeParameters, number, Record<string, number>]>([
		// Nothing but the pages: unknown ones are in none.
		['get', {}, 15, { 'GET /contacts': 2 }],
		[
			'addTag',
			{ tags: ['Gold'] },
			15,
			{
				'GET /contacts': 2,
				'GET /contact_tags': 1,
				'POST /activities/contacts_taggings_add': 1,
				'GET /activities/{id}': 1,
			},
		],
		// Each is checked by its ID before it is deleted; unknown ones are looked up.
		[
			'delete',
			{},
			20,
			{ 'GET /contacts': 2 + 5, 'GET /contacts/{id}': 15, 'DELETE /contacts/{id}': 15 },
		],
		// Deleted ones may have come back, so they are checked, too.
		[
			'unsubscribe',
			{},
			15,
			{ 'GET /contacts': 2 + 5, 'GET /contacts/{id}': 10, 'PUT /contacts/{id}': 5 },
		],
	])('%s', async (operation, parameters, done, expected) => {
		const account = await TestAccount.create(seed);
		const { output, errorOutput, requests } = await runRows(
			account,
			operation,
			parameters,
			items,
			goOn,
		);
		expect(requests).toEqual(expected);
		expect(output).toHaveLength(done);
		expect(errorOutput).toHaveLength(25 - done);
	});

	test('a contact that has another email since is not deleted', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 30) });
		await account.fault({
			method: 'GET',
			path: '/v3/contacts/{contact_id}',
			times: 1,
			createBefore: { ...contact(0), email_address: { address: 'renamed@example.com' } },
		});
		const { errorOutput } = await runRows(account, 'delete', {}, rows(0, 30), goOn);
		expect(errorOutput.map(({ json }) => json.error)).toEqual([
			"No contact has the email p0@example.com, given in 'Contact' [item 0]",
		]);
		const left = (await account.contacts()).filter(({ deleted_at }) => !deleted_at);
		expect(left.map(({ contact_id }) => contact_id)).toEqual([idOf(0)]);
	});

	test('contacts that are named by ID are none to look for', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 60) });
		const mixed = range(0, 60).map((number) => ({
			email: number < 20 ? emailOf(number) : idOf(number),
		}));
		const { output, requests } = await runRows(account, 'get', {}, mixed);
		expect(output.map(({ first_name }) => first_name)).toEqual(
			range(0, 60).map((number) => `P${number}`),
		);
		expect(requests).toEqual({ 'GET /contacts': 1, 'GET /contacts/{id}': 40 });
	});

	test('what an item includes comes out, and nothing else', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 10) });
		const options = { include: '={{ $json.include }}' };
		const include = [['phone_numbers', 'street_addresses'], ['phone_numbers'], [], ['taggings']];
		const four = range(0, 4).map((number) => ({ ...row(number), include: include[number] }));
		const { output, requests } = await runRows(account, 'get', { options, simple: false }, four);
		const collections = ['phone_numbers', 'street_addresses', 'taggings'];
		expect(output.map((json) => collections.filter((name) => name in json))).toEqual(include);
		// Tags are in no page.
		expect(requests).toEqual({ 'GET /contacts': 1, 'GET /contacts/{id}': 1 });
	});
});
