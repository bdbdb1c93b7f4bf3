import { type INodeParameters } from 'n8n-workflow';
import { AUTOMATIC, mapped as mapping } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import {
	contact,
	contacts,
	emailOf,
	goOn,
	mapped,
	range,
	row,
	rows,
	runRows,
} from './many-rows-support';

describe('Create or Update of many rows', () => {
	test('up to 20 emails are looked up, as ever', async () => {
		const account = await TestAccount.create();
		const { requests } = await runRows(account, 'upsert', mapped, rows(0, 20));
		expect(requests).toEqual({ 'GET /contacts': 20, 'POST /contacts': 20 });
	});

	test('one email in many rows is one', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 1) });
		const { requests } = await runRows(
			account,
			'upsert',
			mapped,
			Array(30).fill({ ...row(0), first: 'X' }),
		);
		expect(requests['GET /contacts']).toBe(1);
	});

	test('of more, those that no page has go by POST at once', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 501) });
		const { requests, output } = await runRows(account, 'upsert', mapped, rows(501, 531));
		expect(requests).toEqual({ 'GET /contacts': 2, 'POST /contacts': 30 });
		expect(output.map(({ action }) => action)).toEqual(Array(30).fill('created'));
		const [{ query }] = await account.journal('GET /v3/contacts');
		expect(query).toEqual({
			status: 'all',
			limit: '500',
			include_count: 'true',
			include: 'phone_numbers,street_addresses',
		});
	});

	test('a row that changes is merged with what is stored then, not when the page was read', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 30) });
		await account.fault({
			method: 'GET',
			path: '/v3/contacts/{contact_id}',
			times: 1,
			createBefore: {
				...contact(0),
				last_name: 'Later',
				email_address: { address: emailOf(0), permission_to_send: 'unsubscribed' },
				phone_numbers: [{ kind: 'work', phone_number: '999' }],
			},
		});
		const items = rows(0, 30).map((each) => ({ ...each, first: 'New' }));
		const { requests, output } = await runRows(account, 'upsert', mapped, items);
		expect(output.map(({ action }) => action)).toEqual(Array(30).fill('updated'));
		expect(requests).toEqual({
			'GET /contacts': 1,
			'GET /contacts/{id}': 30,
			'PUT /contacts/{id}': 30,
		});
		expect(await account.contact(emailOf(0))).toMatchObject({
			first_name: 'New',
			last_name: 'Later',
			email_address: { permission_to_send: 'unsubscribed' },
			phone_numbers: [{ phone_number: '999' }, { phone_number: '5550' }],
		});
	});

	test('a contact that has another email by then is none of this row', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 30) });
		await account.fault({
			method: 'GET',
			path: '/v3/contacts/{contact_id}',
			times: 1,
			createBefore: { ...contact(0), email_address: { address: 'renamed@example.com' } },
		});
		const items = rows(0, 30).map((each) => ({ ...each, first: 'New' }));
		const { output, total } = await runRows(account, 'upsert', mapped, items);
		expect(output[0].action).toBe('created');
		expect(total).toBe(1 + 30 * 2 + 1);
		expect(await account.contact('renamed@example.com')).toMatchObject({ first_name: 'P0' });
		expect(await account.contact(emailOf(0))).toMatchObject({ first_name: 'New' });
	});

	test('a contact whose ID is gone by then is looked up by its email', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 30) });
		await account.fault({
			method: 'GET',
			path: '/v3/contacts/{contact_id}',
			times: 1,
			answer: { status: 404 },
		});
		const items = rows(0, 30).map((each) => ({ ...each, first: 'New' }));
		const { output, total } = await runRows(account, 'upsert', mapped, items);
		expect(output.map(({ action }) => action)).toEqual(Array(30).fill('updated'));
		expect(total).toBe(1 + 30 * 2 + 1);
	});

	test.each(['namesContact', 'withoutContact'])(
		'one that was created since the pages were read is found by the refusal (409 %s)',
		async (conflictMessage) => {
			const account = await TestAccount.create({ settings: { switches: { conflictMessage } } });
			await account.fault({
				method: 'POST',
				times: 1,
				createBefore: { ...contact(0), job_title: 'Baker' },
			});
			const items = rows(0, 30).map((each) => ({ ...each, first: 'New' }));
			const { output, requests } = await runRows(account, 'upsert', mapped, items);
			expect(output.map(({ action }) => action)).toEqual(['updated', ...Array(29).fill('created')]);
			expect(requests['GET /contacts']).toBe(conflictMessage === 'namesContact' ? 1 : 2);
			expect(await account.contact(emailOf(0))).toMatchObject({
				first_name: 'New',
				job_title: 'Baker',
			});
		},
	);

	test.each([
		{ emailLookup: 'exactCase' },
		{ emailStorage: 'lowerCase' },
		{ searchLag: 'oneMinute' },
		{ readLag: 'twoSeconds' },
		{ contactOrder: 'newestUpdateFirst' },
		{ nextLink: 'absolute' },
	])('nobody is doubled or lost, whatever the case of the emails: %j', async (switches) => {
		const account = await TestAccount.create({
			settings: { switches },
			contacts: contacts(0, 520).map((each, number) => ({
				...each,
				email_address: { ...each.email_address, address: `P${number}@Example.com` },
			})),
		});
		const items = rows(500, 540).map((each, index) => ({
			...each,
			last: 'Lee',
			email: index % 2 ? String(each.email).toUpperCase() : each.email,
		}));
		const { output } = await runRows(account, 'upsert', mapped, items);
		expect(output.map(({ action }) => action)).toEqual([
			...Array(20).fill('updated'),
			...Array(20).fill('created'),
		]);
		const all = await account.contacts();
		expect(all).toHaveLength(540);
		expect(all.slice(500).map(({ last_name }) => last_name)).toEqual(Array(40).fill('Lee'));
	});

	test('an item whose expression fails, or that has no email, fails by itself', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 10) });
		const items = rows(0, 40).map((each, index) =>
			index % 4 ? each : { ...each, email: index ? 'none' : null },
		);
		const email = "={{ $json.email ?? $('Gone').item.json.email }}";
		const result = await runRows(account, 'upsert', { ...mapped, email }, items, goOn);
		expect(result.output).toHaveLength(30);
		expect(result.errorOutput).toHaveLength(10);
		expect(result.errorOutput[0].json.error).toContain("The expression in 'Email' fails");
		expect(result.errorOutput[1].json.error).toContain("'Email' is not an email address");
		expect(result.requests['GET /contacts']).toBe(1);
	});

	test('emails of sign-ups are none to look up', async () => {
		const account = await TestAccount.create({ lists: [{ name: 'News' }] });
		const parameters = { ...mapped, permission: '={{ $json.permission }}', lists: ['News'] };
		const items = rows(0, 40).map(({ email }, index) => ({
			email,
			permission: index < 20 ? 'keep' : 'explicit',
		}));
		const { requests } = await runRows(account, 'upsert', parameters, items);
		expect(requests).toEqual({
			'GET /contact_lists': 1,
			'GET /contacts': 20,
			'POST /contacts': 20,
			'POST /contacts/sign_up_form': 20,
		});
	});

	test('what the run itself has written is found by its ID', async () => {
		const account = await TestAccount.create({
			contacts: contacts(0, 30),
			settings: { switches: { readLag: 'twoSeconds', searchLag: 'oneMinute' } },
		});
		const items = [...rows(0, 60), ...rows(0, 60).map(({ email }) => ({ email, last: 'Lee' }))];
		const { output } = await runRows(account, 'upsert', mapped, items);
		expect(output).toHaveLength(120);
		const all = await account.contacts();
		// Four are created at a time, so the order of the account is not that of the rows.
		expect(
			all
				.map(({ first_name, last_name }) => `${first_name as string} ${last_name as string}`)
				.sort(),
		).toEqual(
			range(0, 60)
				.map((number) => `P${number} Lee`)
				.sort(),
		);
	});

	test.each<[string, INodeParameters, string | undefined]>([
		['the first row has none of the values', mapped, 'phone_numbers,street_addresses'],
		['no collection', mapping({ first_name: '={{ $json.first }}' }), undefined],
		['columns', AUTOMATIC, 'phone_numbers'],
		[
			'lists, tags and a note',
			{ lists: ['News'], tags: ['Gold'], options: { note: '={{ $json.first }}' } },
			'list_memberships,notes,taggings',
		],
		[
			'a custom field',
			mapping({ '44444444-0000-4000-8000-000000000001': '={{ $json.first }}' }),
			'custom_fields',
		],
	])(
		'the pages have the collections that rows touch, and no others: %s',
		async (_, parameters, include) => {
			const account = await TestAccount.create({
				contacts: contacts(0, 30),
				lists: [{ name: 'News' }],
				tags: [{ name: 'Gold' }],
				customFields: [
					{
						custom_field_id: '44444444-0000-4000-8000-000000000001',
						label: 'Level',
						type: 'string',
					},
				],
			});
			const items = rows(0, 30).map(({ email, first, home }, index) =>
				index === 0 ? { email } : { email, first, home_phone: home },
			);
			await runRows(account, 'upsert', parameters, items);
			const [{ query }] = await account.journal('GET /v3/contacts');
			expect(query.limit).toBe('500');
			expect(query.include?.split(',').sort().join()).toBe(include);
		},
	);
});
