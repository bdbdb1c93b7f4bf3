import { sleep, type INodeParameters } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import {
	contact,
	contacts,
	emailOf,
	idOf,
	mapped,
	range,
	row,
	rows,
	run,
} from './many-rows-support';

const goOn = { settings: { onError: 'continueErrorOutput' } } as const;
const outcomes = ({ output, errorOutput }: Awaited<ReturnType<typeof run>>) => ({
	done: output.length,
	failed: errorOutput.map(({ json }) => json.error),
});

describe('Create or Update of many rows', () => {
	test('up to 20 emails are looked up, as ever', async () => {
		const account = await TestAccount.create();
		const { requests } = await run(account, 'upsert', mapped, rows(0, 20));
		expect(requests).toEqual({ 'GET /contacts': 20, 'POST /contacts': 20 });
	});

	test('one email in many rows is one', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 1) });
		const { requests } = await run(
			account,
			'upsert',
			mapped,
			Array(30).fill({ ...row(0), first: 'X' }),
		);
		expect(requests['GET /contacts']).toBe(1);
	});

	test('of more, those that no page has go by POST at once', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 501) });
		const { requests, output } = await run(account, 'upsert', mapped, rows(501, 531));
		expect(requests).toEqual({ 'GET /contacts': 2, 'POST /contacts': 30 });
		expect(output.map(({ json }) => json.action)).toEqual(Array(30).fill('created'));
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
		const { requests, output } = await run(account, 'upsert', mapped, items);
		expect(output.map(({ json }) => json.action)).toEqual(Array(30).fill('updated'));
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
		const { output, total } = await run(account, 'upsert', mapped, items);
		expect(output[0].json.action).toBe('created');
		expect(total).toBe(1 + 30 * 2 + 1);
		expect(await account.contact('renamed@example.com')).toMatchObject({ first_name: 'P0' });
		expect(await account.contact(emailOf(0))).toMatchObject({ first_name: 'New' });
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
			const { output, requests } = await run(account, 'upsert', mapped, items);
			expect(output.map(({ json }) => json.action)).toEqual([
				'updated',
				...Array(29).fill('created'),
			]);
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
		const { output } = await run(account, 'upsert', mapped, items);
		expect(output.map(({ json }) => json.action)).toEqual([
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
		const result = await run(account, 'upsert', { ...mapped, email }, items, goOn);
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
		const { requests } = await run(account, 'upsert', parameters, items);
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
		const { output } = await run(account, 'upsert', mapped, items);
		expect(output).toHaveLength(120);
		const all = await account.contacts();
		expect(
			all.map(({ first_name, last_name }) => `${first_name as string} ${last_name as string}`),
		).toEqual(range(0, 60).map((number) => `P${number} Lee`));
	});

	test.each<[string, INodeParameters, string | undefined]>([
		['the first row has none of the values', mapped, 'phone_numbers,street_addresses'],
		[
			'no collection',
			{
				fields: {
					mappingMode: 'defineBelow',
					value: { first_name: '={{ $json.first }}' },
				} as never,
			},
			undefined,
		],
		[
			'columns',
			{ fields: { mappingMode: 'autoMapInputData', value: null } as never },
			'phone_numbers',
		],
		[
			'lists, tags and a note',
			{ lists: ['News'], tags: ['Gold'], options: { note: '={{ $json.first }}' } },
			'list_memberships,notes,taggings',
		],
		[
			'a custom field',
			{
				fields: {
					mappingMode: 'defineBelow',
					value: { '44444444-0000-4000-8000-000000000001': '={{ $json.first }}' },
				} as never,
			},
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
			await run(account, 'upsert', parameters, items);
			const [{ query }] = await account.journal('GET /v3/contacts');
			expect(query.limit).toBe('500');
			expect(query.include?.split(',').sort().join()).toBe(include);
		},
	);
});

async function whenSent(account: TestAccount, count: number) {
	while ((await account.requests()).length < count) {
		await sleep(20);
	}
}

describe('a page that fails', () => {
	const page = { method: 'GET', path: '/v3/contacts' };
	const busy = { status: 503 };
	const changed = rows(0, 40).map((each) => ({ ...each, last: 'Lee' }));

	test('costs nobody anything: one email is looked up, and then the page is asked for again', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 30) });
		await account.fault({ ...page, times: 1, answer: busy });
		const result = await run(account, 'upsert', mapped, changed);
		expect(outcomes(result)).toEqual({ done: 40, failed: [] });
		expect(result.requests).toEqual({
			'GET /contacts': 1 + 1 + 1,
			'GET /contacts/{id}': 29,
			'PUT /contacts/{id}': 30,
			'POST /contacts': 10,
		});
	});

	test('keeps what the pages before it have shown', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 1200) });
		await account.fault({ ...page, skip: 2, times: 1, answer: busy });
		const { requests } = await run(
			account,
			'upsert',
			mapped,
			rows(1000, 1300).map((each) => ({ ...each, last: 'Lee' })),
		);
		expect(requests['GET /contacts']).toBe(3 + 1 + 1);
	});

	test.each<[string, object, string]>([
		['a service that is down', busy, 'not available at the moment (503)'],
		['a key without access', { status: 401 }, 'did not accept the access token (401)'],
		[
			'a used-up quota',
			{ status: 429, body: { error_key: 'quota_exceeded', error_message: 'No' } },
			'quota',
		],
	])('with %s, each item fails as ever', async (_, answer, message) => {
		const account = await TestAccount.create({ contacts: contacts(0, 30) });
		await account.fault({ path: '/v3/*', answer });
		const result = await run(account, 'upsert', mapped, changed, goOn);
		expect(result.errorOutput).toHaveLength(40);
		for (const { json } of result.errorOutput) expect(json.error).toContain(message);
		expect(result.total).toBeLessThanOrEqual(41);
	});

	test('after a stop, nothing more is sent', async () => {
		const account = await TestAccount.create({
			contacts: contacts(0, 5000),
			settings: { answerMs: 100 },
		});
		const { output, requests } = await run(account, 'upsert', mapped, rows(0, 1000), {
			onStart: (cancel) => void whenSent(account, 3).then(cancel),
		});
		expect(output).toEqual([]);
		expect(Object.keys(requests)).toEqual(['GET /contacts']);
		const { length } = await account.requests();
		await sleep(500);
		expect(await account.requests()).toHaveLength(length);
	});

	test('a try of Retry On Fail reads the pages anew, and finds what the one before has written', async () => {
		const account = await TestAccount.create();
		await account.fault({ method: 'POST', skip: 10, times: 1, answer: busy });
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };
		const { output, error } = await run(account, 'upsert', mapped, changed, { settings });
		expect(error).toBeUndefined();
		expect(output.slice(10).map(({ json }) => json.action)).toEqual(Array(30).fill('created'));
		expect(await account.contacts()).toHaveLength(40);
	});
});

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
		const { output, errorOutput, requests } = await run(
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
		const { errorOutput } = await run(account, 'delete', {}, rows(0, 30), goOn);
		expect(errorOutput.map(({ json }) => json.error)).toEqual([
			"'Contact' names p0@example.com, which no contact of the account has [item 0]",
		]);
		const left = (await account.contacts()).filter(({ deleted_at }) => !deleted_at);
		expect(left.map(({ contact_id }) => contact_id)).toEqual([idOf(0)]);
	});

	test('contacts that are named by ID are none to look for', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 60) });
		const mixed = range(0, 60).map((number) => ({
			email: number < 20 ? emailOf(number) : idOf(number),
		}));
		const { output, requests } = await run(account, 'get', {}, mixed);
		expect(output.map(({ json }) => json.first_name)).toEqual(
			range(0, 60).map((number) => `P${number}`),
		);
		expect(requests).toEqual({ 'GET /contacts': 1, 'GET /contacts/{id}': 40 });
	});

	test('what an item includes comes out, and nothing else', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 10) });
		const options = { include: '={{ $json.include }}' };
		const include = [['phone_numbers', 'street_addresses'], ['phone_numbers'], [], ['taggings']];
		const four = range(0, 4).map((number) => ({ ...row(number), include: include[number] }));
		const { output, requests } = await run(account, 'get', { options, simple: false }, four);
		const collections = ['phone_numbers', 'street_addresses', 'taggings'];
		expect(output.map(({ json }) => collections.filter((name) => name in json))).toEqual(include);
		// Tags are in no page.
		expect(requests).toEqual({ 'GET /contacts': 1, 'GET /contacts/{id}': 1 });
	});
});
