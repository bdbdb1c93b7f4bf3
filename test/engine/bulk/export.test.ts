import type { INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { byId, contactId, ids, linked, numbers, seed, VIP } from './support';

const run = runOf('contact');

describe('Export', () => {
	test('returns an item for each contact of the account', async () => {
		const account = await TestAccount.create(seed(3));
		const { paired, message } = await run(account, 'export', {});
		expect(message).toBeUndefined();
		expect(paired.map(({ json }) => json.email_address)).toEqual(
			numbers(3).map((number) => `p${number}@example.com`),
		);
		expect(paired.map(({ pairedItem }) => pairedItem)).toEqual([
			linked([0]),
			linked([0]),
			linked([0]),
		]);
		expect(await account.requests()).toContain('POST /v3/activities/contact_exports');
	});

	test('returns the file as it is', async () => {
		const account = await TestAccount.create(seed(2));
		const { paired } = await run(account, 'export', {
			output: 'file',
			binaryPropertyOutput: 'csv',
			columns: ['email_address', 'first_name'],
		});
		expect(paired).toHaveLength(1);
		expect(paired[0].json).toMatchObject({ state: 'completed' });
		expect(paired[0].json).not.toHaveProperty('_links');
		const { data, mimeType, fileName } = paired[0].binary?.csv ?? {};
		expect({ mimeType, fileName }).toEqual({
			mimeType: 'text/csv',
			fileName: `contacts-${String(paired[0].json.activity_id)}.csv`,
		});
		expect(Buffer.from(data ?? '', 'base64').toString()).toBe(
			'Email address,First name\np0@example.com,P0\np1@example.com,P1\n',
		);
	});

	test.each<[string, INodeParameters, object, number]>([
		['items', byId, { contact_ids: [contactId(0), contactId(1)] }, 2],
		['lists', { sourceLists: ['VIP'] }, { list_ids: [VIP] }, 2],
		['tags', { sourceTags: ['Old'] }, { tag_ids: [expect.any(String)] }, 2],
		[
			'newSubscribers',
			{ options: { subscribedLists: ['VIP'] } },
			{ new_subscriber: true, list_ids: [VIP] },
			2,
		],
		['all', { options: { contactStatus: 'active' } }, { status: 'active' }, 4],
		[
			'lists',
			{ sourceLists: ['VIP'], options: { exclude: 'p0@example.com' } },
			{ list_ids: [VIP], exclude: { contact_ids: [contactId(0)] } },
			1,
		],
	])('of %s, %j', async (source, parameters, sent, count) => {
		const account = await TestAccount.create(seed(4));
		const { paired, message } = await run(
			account,
			'export',
			{ source, ...parameters },
			{ items: ids(2) },
		);
		expect(message).toBeUndefined();
		expect(
			(await account.journal('POST /v3/activities/contact_exports')).map(({ body }) => body),
		).toEqual([sent]);
		expect(paired).toHaveLength(count);
	});

	test('texts with quotes, commas and line breaks come out whole, over many pieces', async () => {
		const content = 'He said "yes",\nthen \u20ac '.repeat(3000);
		const contacts = numbers(40).map((number) => ({
			email_address: { address: `p${number}@example.com` },
			notes: [{ note_id: contactId(number), created_at: '2026-01-01T00:00:00Z', content }],
		}));
		const account = await TestAccount.create({ contacts });
		const { paired } = await run(account, 'export', {
			columns: ['email_address', 'notes'],
		});
		expect(paired).toHaveLength(40);
		expect(paired.every(({ json }) => json.notes === content)).toBe(true);
	});

	test('the link to the file may be there before the file', async () => {
		const settings = { switches: { exportLink: 'atStart' } };
		const account = await TestAccount.create({ ...seed(2), settings });
		expect((await run(account, 'export', {})).paired).toHaveLength(2);
	});

	test('an export that was started before is picked up', async () => {
		const account = await TestAccount.create(seed(2));
		const started = await run(account, 'export', { waitForCompletion: false });
		const { activity_id } = started.paired[0].json;
		const { paired } = await run(account, 'export', {
			source: 'earlier',
			activityId: activity_id as string,
		});
		expect(paired).toHaveLength(2);
		expect(await account.journal('POST /v3/activities/contact_exports')).toHaveLength(1);
	});

	test('a file that breaks off on its way says so', async () => {
		const account = await TestAccount.create(seed(2));
		await account.fault({ path: '/v3/contact_exports/*', break: 'cut' });
		const { message } = await run(account, 'export', {});
		expect(message).toBe('The connection to Constant Contact broke off [item 0]');
	});

	test.each(['items', 'file'])(
		'a file that stalls, put out as %s, fails after the timeout',
		async (output) => {
			const account = await TestAccount.create(seed(2));
			await account.fault({ path: '/v3/contact_exports/*', break: 'stall' });
			const requestOptions = { batching: { batch: { batchInterval: 0 } }, timeout: 700 };
			const { message } = await run(account, 'export', { output, requestOptions });
			expect(message).toBe('Constant Contact did not answer in time [item 0]');
		},
	);

	test('the contacts of an export for many items are linked to the first and the last', async () => {
		const account = await TestAccount.create(seed(3));
		const { paired } = await run(
			account,
			'export',
			{ source: 'items', ...byId },
			{ items: ids(3) },
		);
		expect(paired).toHaveLength(3);
		for (const { pairedItem } of paired) expect(pairedItem).toEqual(linked([0, 2]));
	});

	test.each([{ waitForCompletion: false }, { output: 'file' }])(
		'one item comes out for each activity, not for each contact: %j',
		async (parameters) => {
			const account = await TestAccount.create(seed(3));
			const { paired } = await run(
				account,
				'export',
				{ source: 'items', ...byId, ...parameters },
				{ items: ids(3) },
			);
			expect(paired).toMatchObject([
				{ json: { activity_id: expect.any(String) }, pairedItem: linked([0, 2]) },
			]);
		},
	);

	test('its contacts come out in the order of their requests', async () => {
		const account = await TestAccount.create(seed(501));
		const { paired } = await run(
			account,
			'export',
			{ source: 'items', ...byId },
			{ items: ids(501) },
		);
		expect(paired).toHaveLength(501);
		expect(paired[500].pairedItem).toEqual(linked([500]));
	});

	test('a refused file names what is missing, though it was asked for as a stream', async () => {
		const account = await TestAccount.create(seed(2));
		const error = { error_key: 'contacts.api.not_found', error_message: 'The file is gone' };
		await account.fault({
			path: '/v3/contact_exports/*',
			answer: { status: 404, body: [error] },
		});
		const { message } = await run(account, 'export', {});
		expect(message).toContain('(404): The file is gone');
	});

	test('an expired token is renewed for the file, too', async () => {
		const account = await TestAccount.create(seed(2));
		const body = { error_key: 'unauthorized', error_message: 'Unauthorized' };
		await account.fault({ path: '/v3/contact_exports/*', times: 1, answer: { status: 401, body } });
		const { paired } = await run(account, 'export', {});
		expect(paired).toHaveLength(2);
	});

	test('what Constant Contact does not combine with the contacts is not shown, and not sent', async () => {
		const account = await TestAccount.create(seed(2));
		const options = {
			exclude: 'p0@example.com',
			subscribedLists: ['VIP'],
			contactStatus: 'active',
		};
		const { message } = await run(account, 'export', { source: 'all', options });
		expect(message).toBeUndefined();
		const [{ body }] = await account.journal('POST /v3/activities/contact_exports');
		expect(body).toEqual({ status: 'active' });
	});

	test.each<[INodeParameters, string]>([
		[{ columns: ['email_optin_date'] }, "'Columns' has email_optin_date, but not email_address"],
		[
			{
				source: 'lists',
				sourceLists: ['VIP'],
				options: { exclude: 'p0@example.com', contactStatus: 'unsubscribed' },
			},
			"'Exclude Contacts' and 'Contact Status' are both given",
		],
		[
			{ source: 'newSubscribers', options: { exclude: contactId(0), subscribedLists: ['VIP'] } },
			"'Exclude Contacts' and 'Subscribed to List Names or IDs' are both given",
		],
		[{ source: 'earlier', activityId: '12' }, `'Activity ID' holds no ID: "12"`],
	])('refuses %j before anything is sent', async (parameters, words) => {
		const account = await TestAccount.create(seed(1));
		const { message } = await run(account, 'export', parameters);
		expect(message).toContain(words);
		expect(await account.journal('POST /v3/activities/contact_exports')).toEqual([]);
	});
});

test('a file for people can keep spreadsheets from running its cells', async () => {
	const text =
		'Email,Name,Phone\na@b.co,"=HYPERLINK(""x"")",+1 555\nb@b.co,@x,-1\nc@b.co,Ann = Bea,5\n';
	const answer = { status: 200, body: text, contentType: 'text/csv' };
	const account = await TestAccount.create(seed(1));
	await account.fault({ path: '/v3/contact_exports/*', answer });
	const read = async (options: INodeParameters) => {
		const { paired } = await run(account, 'export', { output: 'file', options });
		return Buffer.from(paired[0].binary?.data.data ?? '', 'base64').toString();
	};
	expect(await read({})).toBe(text);
	expect(await read({ escapeFormulas: true })).toBe(
		'Email,Name,Phone\r\na@b.co,"\'=HYPERLINK(""x"")",\'+1 555\r\nb@b.co,\'@x,\'-1\r\nc@b.co,Ann = Bea,5\r\n',
	);
});

describe('an export that is no table', () => {
	const answer = (body: string) => ({ status: 200, body, contentType: 'text/csv' });

	test.each([
		[
			'Email,Tag,Tag,Tag 2\na@b.co,x,y,z\n',
			{ Email: 'a@b.co', Tag: 'x', 'Tag 3': 'y', 'Tag 2': 'z' },
		],
		['Email,Tag\na@b.co,x,,\n', { Email: 'a@b.co', Tag: 'x' }],
	])('%j keeps every cell', async (text, json) => {
		const account = await TestAccount.create(seed(1));
		await account.fault({ path: '/v3/contact_exports/*', answer: answer(text) });
		expect((await run(account, 'export', { simple: false })).output).toEqual([json]);
	});

	test.each([
		['Email,Tag\na@b.co,x,y\n', 'Line 2 of the export has 3 cells, where the first line names 2'],
		['Email,Tag\na@b.co,"x\n', 'The export ends inside a quoted cell, which begins in line 2'],
	])('%j is refused', async (text, words) => {
		const account = await TestAccount.create(seed(1));
		await account.fault({ path: '/v3/contact_exports/*', answer: answer(text) });
		expect((await run(account, 'export', {})).message).toContain(words);
	});
});
