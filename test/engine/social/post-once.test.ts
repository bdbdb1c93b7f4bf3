import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { POST, run, SEED, SENT } from './support';

const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };
const FAULT = { method: 'POST', path: '/v3/social/posts' };
const UNPACED = { batching: { batch: { batchInterval: 0 } } };

const publish = async (
	account: TestAccount,
	settings: object,
	items: IDataObject[] = [{}],
	given: INodeParameters = {},
) =>
	await run(
		account,
		'createPost',
		{
			...POST,
			text: '={{ $json.text ?? "Spring" }}',
			publish: 'now',
			...given,
			requestOptions: { ...UNPACED, timeout: 2000 },
		},
		{ settings: settings as never, items },
	);

test.each([
	['reset', { break: 'reset' }],
	['cut', { break: 'cut' }],
	['stall', { break: 'stall' }],
	['500', { answer: { status: 500 } }],
	[
		'a page of something else',
		{ answer: { status: 200, body: '<html>', contentType: 'text/html' } },
	],
])('an answer that is lost (%s) is told, and no retry posts again', async (_how, fault) => {
	const account = await TestAccount.create(SEED);
	await account.fault({ ...FAULT, ...fault, times: 1 });
	const { message, remedy } = await publish(account, RETRY);
	expect(message).toMatch(/^It is not known whether Constant Contact has the post\. /);
	expect(remedy).toMatch(
		/^Look in Constant Contact, under Social, before you run it again: that may post twice/,
	);
	expect(await account.journal(SENT)).toHaveLength(1);
});

test('a retry for a later item posts nothing twice', async () => {
	const account = await TestAccount.create(SEED);
	await account.fault({ ...FAULT, skip: 1, answer: { status: 400 }, times: 1 });
	const { output } = await publish(account, RETRY, [{ text: 'One' }, { text: 'Two' }]);
	expect(output).toMatchObject([
		{ warnings: ['An earlier try of this run has sent it; it was not sent again'] },
		{ profile_posts: [{ text: 'Two' }] },
	]);
	expect(await account.socialPosts()).toHaveLength(2);
});

describe.each([
	[
		'the date',
		{ publish: 'atDate', date: '={{ $now.plus({ minutes: $now.toMillis() % 10000 }) }}' },
	],
	['the text', { text: '={{ $json.text }} at {{ $now.toMillis() }}' }],
	['text and name', { text: '={{ $now.toMillis() }}', additionalFields: { name: '={{ $now }}' } }],
] as Array<[string, INodeParameters]>)('with another moment in %s of each try', (_what, given) => {
	const retry = { ...RETRY, waitBetweenTries: 5 };
	const items = [{ text: 'One' }, { text: 'Two' }];

	test('no retry posts again what was lost', async () => {
		const account = await TestAccount.create(SEED);
		await account.fault({ ...FAULT, break: 'reset', times: 1 });
		const { message } = await publish(account, retry, [{ text: 'One' }], given);
		expect(message).toContain('An earlier try has sent it, and its answer was lost');
		expect(await account.socialPosts()).toHaveLength(1);
	});

	test.each([400, 429])('a retry for a later item posts nothing twice (%d)', async (status) => {
		const account = await TestAccount.create(SEED);
		await account.fault({ ...FAULT, skip: 1, answer: { status }, times: 1 });
		const { output } = await publish(account, retry, items, given);
		expect(output.map(({ warnings }) => warnings)).toEqual([
			['An earlier try of this run has sent it; it was not sent again'],
			undefined,
		]);
		expect(await account.socialPosts()).toHaveLength(2);
	});
});

test.each([400, 403, 429])('a retry posts what was refused (%d)', async (status) => {
	const account = await TestAccount.create(SEED);
	await account.fault({ ...FAULT, answer: { status }, times: 1 });
	const { output } = await publish(account, RETRY);
	expect(output).toMatchObject([{ status: 'SCHEDULED' }]);
	expect(output[0]).not.toHaveProperty('warnings');
	expect(await account.socialPosts()).toHaveLength(1);
});

test('equal items are posts of their own', async () => {
	const account = await TestAccount.create(SEED);
	const { output } = await publish(account, {}, [{}, {}]);
	expect(output).toHaveLength(2);
	expect(await account.socialPosts()).toHaveLength(2);
});
