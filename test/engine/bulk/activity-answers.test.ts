import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { byId, ids, NEWS, numbers, seed } from './support';

const run = runOf('contact');

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const ID = '0000000d-0000-4000-8000-000000000001';

/** Every activity that is read is finished in this way. */
async function finishing(account: TestAccount, outcome: object) {
	const body = { activity_id: ID, state: 'completed', ...outcome };
	await account.fault({
		path: '/v3/activities/*',
		method: 'GET',
		answer: { status: 200, body },
	});
}
const tag = async (account: TestAccount) =>
	await run(account, 'addTag', { ...byId, tags: ['Gold'] }, { items: ids(2) });

describe('a finished activity may tell', () => {
	test.each<[string, object]>([
		['nothing', { activity_id: undefined }],
		['null instead of errors', { activity_errors: null }],
		['null instead of everything', { activity_errors: null, status: null, _links: null }],
		['an empty status', { status: {}, activity_errors: [] }],
		['one counter', { status: { items_total_count: 0 } }],
		['the other counter', { status: { items_completed_count: 3 } }],
		['counters that are null', { status: { items_total_count: 2, items_completed_count: null } }],
		['counters as text', { status: { items_total_count: '2', items_completed_count: '2' } }],
		['a status that is text', { status: 'done' }],
		['errors that are none', { activity_errors: [null, '', {}] }],
		['an object instead of errors', { activity_errors: {} }],
		['unknown properties', { more: { deep: [1] }, status: { new_count: 4 } }],
	])('%s, and all is done', async (_what, outcome) => {
		const account = await TestAccount.create(seed(2));
		await finishing(account, outcome);
		const { paired, message } = await tag(account);
		expect(message).toBeUndefined();
		const json = { state: 'completed', activity_id: expect.any(String) };
		expect(paired).toMatchObject([{ json }, { json }]);
	});

	test.each<[string, object, string]>([
		['a text instead of errors', { activity_errors: 'Too old' }, ': Too old ['],
		['an error as an object', { activity_errors: [{ message: 'Gone' }] }, ': Gone ['],
		['errors without texts', { activity_errors: [{ code: 5 }] }, ': an error without a text ['],
		[
			'counters as text',
			{ status: { items_total_count: '9', items_completed_count: '7' } },
			'7 of 9',
		],
		['a page', { activity_errors: ['<html>x</html>'] }, ': an error without a text ['],
	])('%s, and that is said', async (_what, outcome, words) => {
		const account = await TestAccount.create(seed(2));
		await finishing(account, outcome);
		const { message } = await tag(account);
		expect(message).toContain('is completed');
		expect(message).toContain(words);
	});

	test('more errors than fit: the first ones and how many there are besides', async () => {
		const account = await TestAccount.create(seed(2));
		const activity_errors = numbers(40).map(
			(number) => `Problem number ${number} of this activity`,
		);
		await finishing(account, { activity_errors });
		const { message } = await tag(account);
		expect(message).toContain('Problem number 0 of this activity; Problem number 1');
		expect(message).toMatch(/; and \d\d more \[items 0–1\]$/);
	});
});

describe('a line in the errors of an import', () => {
	const importing = async (account: TestAccount, items: IDataObject[]) =>
		await run(
			account,
			'import',
			{
				email: '={{ $json.email }}',
				lists: '={{ $json.list ?? "News" }}',
				fields: { mappingMode: 'autoMapInputData', value: null },
			},
			{ items },
		);
	const person = (number: number) => ({ email: `p${number}@example.com`, first_name: 'P' });

	test.each([
		['Line 2: Invalid birthday', 'item 0: Invalid birthday'],
		['line 4: Bad email', 'item 2: Bad email'],
		['Invalid anniversary in line 5', 'Invalid anniversary in item 3'],
		['Line 1: Bad heading', 'Line 1: Bad heading'],
		['Line 99: Bad email', 'Line 99: Bad email'],
		['Deadline 2: no line', 'Deadline 2: no line'],
	])('"%s" is "%s"', async (error, words) => {
		const account = await TestAccount.create(seed(0));
		await finishing(account, { activity_errors: [error] });
		const { message } = await importing(account, numbers(4).map(person));
		expect(message).toContain(`is completed: ${words} [items 0–3]`);
	});

	test('is every item of the person whose rows became one', async () => {
		const account = await TestAccount.create(seed(0));
		await finishing(account, { activity_errors: ['Line 3: Bad city', 'Line 4: Bad state'] });
		const people = [0, 1, 2, 1, 0, 1].map(person);
		const { message } = await importing(account, people);
		expect(message).toContain(': items 1, 3 and 5: Bad city; item 2: Bad state [');
	});

	test('is counted within its own request', async () => {
		const account = await TestAccount.create(seed(0));
		await finishing(account, { activity_errors: ['Line 3: Bad city'] });
		const items = [0, 1, 2, 3].map((number) => ({
			...person(number),
			list: number % 2 === 0 ? 'News' : 'VIP',
		}));
		const { errorOutput } = await run(
			account,
			'import',
			{
				email: '={{ $json.email }}',
				lists: '={{ $json.list }}',
				fields: { mappingMode: 'defineBelow', value: {} },
			},
			{ items, settings: { onError: 'continueErrorOutput' } },
		);
		const errors = errorOutput.map(({ json }) => String(json.error));
		expect(errors).toHaveLength(2);
		expect(errors[0]).toContain(': item 2: Bad city [');
		expect(errors[1]).toContain(': item 3: Bad city [');
	});

	const file = (text: string): IBinaryKeyData => ({
		data: {
			data: Buffer.from(text).toString('base64'),
			mimeType: 'text/csv',
			fileName: 'crm.csv',
		},
	});
	const importingFile = async (account: TestAccount, text: string) =>
		await run(
			account,
			'importFile',
			{ lists: ['News'] },
			{ binary: [file(text)], settings: { onError: 'continueErrorOutput' } },
		);

	test('is the line of the file', async () => {
		const account = await TestAccount.create(seed(0));
		await finishing(account, { activity_errors: ['Line 3: Bad email'] });
		const { errorOutput } = await importingFile(account, 'email\na@b.co\nc@d.co\n');
		expect(errorOutput[0].json.error).toContain(': line 3 of the file "crm": Bad email [');
	});

	test('is the line of the whole file, of which a part was sent', async () => {
		const account = await TestAccount.create(seed(0));
		await finishing(account, { activity_errors: ['Line 2: Bad email'] });
		const rows = numbers(40_001).map((number) => `p${number}@example.com`);
		const { errorOutput } = await importingFile(account, `email\n${rows.join('\n')}\n`);
		const errors = errorOutput.map(({ json }) => String(json.error));
		expect(errors[0]).toContain(': line 2 of the file "crm"');
		expect(errors[1]).toContain(': line 40001 of the file "crm"');
	});

	test('stays as it is where texts have line breaks, because nobody knows what is counted', async () => {
		const account = await TestAccount.create(seed(0));
		await finishing(account, { activity_errors: ['Line 3: Bad email'] });
		const { errorOutput } = await importingFile(account, 'email,city\na@b.co,"A\nB"\nc@d.co,C\n');
		expect(errorOutput[0].json.error).toContain(': Line 3: Bad email [');
	});
});

describe.each(SIMULATOR_SWITCHES.listDeletion)('a deletion of a list that is %s', (side) => {
	const lists = [{ list_id: NEWS, name: 'News' }];
	const remove = async (account: TestAccount, parameters: INodeParameters = {}) => {
		const list = { __rl: true, mode: 'id', value: NEWS };
		return await runOf('list')(account, 'delete', { list, ...parameters });
	};
	const create = async () =>
		await TestAccount.create({ lists, settings: { switches: { listDeletion: side } } });

	test('comes out as far as it is known', async () => {
		const account = await create();
		const { output, message } = await remove(account);
		expect(message).toBeUndefined();
		expect(output).toEqual([
			{
				list_id: NEWS,
				activity_id: expect.any(String),
				...(side === 'readable'
					? { deleted: true, state: 'completed' }
					: {
							deleted: false,
							state: 'initialized',
							warnings: [expect.stringContaining('has accepted the deletion')],
						}),
			},
		]);
	});

	test('comes out as it was started, without waiting', async () => {
		const { output } = await remove(await create(), { waitForCompletion: false });
		expect(output).toEqual([
			{ list_id: NEWS, activity_id: expect.any(String), deleted: false, state: 'initialized' },
		]);
	});

	test('is an error where the activity cannot be read for another reason', async () => {
		const account = await create();
		await account.fault({ path: '/v3/activities/*', answer: { status: 500 } });
		expect((await remove(account)).message).toContain('internal fault (500)');
	});

	test('may be done at once, with an answer that has no body', async () => {
		const account = await create();
		await account.fault({ path: '/v3/contact_lists/*', answer: { status: 204 } });
		expect((await remove(account)).output).toEqual([{ list_id: NEWS, deleted: true }]);
	});
});

test.each<[string, object, RegExp]>([
	['import', { correctable_count: 1, error_count: '1' }, /^1 of 3 rows were imported\. /],
	['importFile', { correctable_count: 1 }, /^2 of 3 rows were imported\. /],
	[
		'import',
		{ cannot_add_to_list_count: 1, error_count: 1 },
		/^2 of 3 rows were imported\. .*: 1 contact has unsubscribed and was not added to the lists; 1 row could/,
	],
])('%s leads with the rows that the service took', async (operation, status, words) => {
	const account = await TestAccount.create(seed(0));
	await finishing(account, { status });
	const emails = ['ann@example.com', 'bob@example.com', 'cat@example.com'];
	const data = Buffer.from(['email', ...emails].join('\n')).toString('base64');
	const isFile = operation === 'importFile';
	const { message } = await run(
		account,
		operation,
		{ lists: ['News'], ...(!isFile && { email: '={{ $json.email }}' }) },
		isFile
			? { binary: [{ data: { data, mimeType: 'text/csv', fileName: 'crm.csv' } }] }
			: { items: emails.map((email) => ({ email })) },
	);
	expect(message).toMatch(words);
	expect(message).toContain('Constant Contact did not do all of the work');
});
