import type { INodeParameters } from 'n8n-workflow';
import { runNode, StoredCredentials, type Run } from '../../support/engine';
import { TestAccount } from '../../support/simulator';

const REAL = {
	limits: { perSecond: 4, perDay: 10_000, window: 'rolling' },
	tokenRequestsPerSecond: 1,
};

const emails = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ email: `person${index}@example.com` }));

const upsert = async (account: TestAccount, count: number, parameters: Run['parameters'] = {}) =>
	await runNode({
		account,
		parameters: { email: '={{ $json.email }}', ...parameters },
		items: emails(count),
	});

const batching = (batch: INodeParameters): INodeParameters => ({
	requestOptions: { batching: { batch } },
});

/** The most requests in any stretch of one second. */
function busiest(times: number[]): number {
	return Math.max(
		...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length),
	);
}

describe('with the settings a user starts with', () => {
	test.each([
		['rolling', 'free'],
		['rolling', 'counted'],
		['fixed', 'free'],
	])(
		'20 items and an expired token meet no 429 (window %s, requests with 401 %s)',
		async (window, unauthorizedRequests) => {
			const account = await TestAccount.create({
				expired: true,
				settings: {
					...REAL,
					limits: { ...REAL.limits, window },
					switches: { unauthorizedRequests },
				},
			});
			const { output, error } = await upsert(account, 20);
			expect(error).toBeUndefined();
			expect(output).toHaveLength(20);
			const journal = await account.journal();
			expect(journal.filter(({ status }) => status === 429)).toEqual([]);
			expect(await account.contacts()).toHaveLength(20);
		},
	);

	test('a token that expires in the middle, when it says so, meets no 429', async () => {
		for (const unauthorizedRequests of ['free', 'counted']) {
			const account = await TestAccount.create({
				settings: { ...REAL, accessTokenSeconds: 50, switches: { unauthorizedRequests } },
			});
			await account.fault({
				path: '/v3/contacts',
				skip: 9,
				times: 1,
				answer: { status: 401, body: { error_key: 'unauthorized' } },
			});
			const { error } = await upsert(account, 8);
			expect(error).toBeUndefined();
			const journal = await account.journal();
			expect(journal.filter(({ status }) => status === 429)).toEqual([]);
			expect(journal.filter(({ path }) => path.endsWith('/token'))).toHaveLength(1);
		}
	});

	test('a few requests start without waiting', async () => {
		const account = await TestAccount.create({ settings: REAL });
		const started = Date.now();
		await upsert(account, 1);
		expect(Date.now() - started).toBeLessThan(700);
	});
});

test('the setting is honoured: lookups and pages count like any other request', async () => {
	const lists = Array.from({ length: 600 }, (_, index) => ({ name: `List ${index}` }));
	const account = await TestAccount.create({ lists });
	await upsert(account, 4, {
		lists: 'List 599',
		...batching({ batchSize: 5, batchInterval: 1000 }),
	});
	const times = (await account.journal()).map(({ at }) => at);
	expect(times).toHaveLength(2 + 4 * 2);
	expect(busiest(times)).toBeLessThanOrEqual(5);
});

test.each([{ batchInterval: 0 }, { batchSize: -1, batchInterval: 1000 }])(
	'it is off with %j',
	async (batch) => {
		const account = await TestAccount.create();
		await upsert(account, 10, batching(batch));
		const times = (await account.journal()).map(({ at }) => at);
		expect(times[19] - times[0]).toBeLessThan(2000);
	},
);

test('ten items with an expired token and a rotating refresh token give one refresh', async () => {
	const account = await TestAccount.create({ expired: true });
	const credentials = new StoredCredentials(account.credential as never);
	const { output } = await runNode({
		account,
		credentials,
		parameters: { email: '={{ $json.email }}', ...batching({ batchInterval: 0 }) },
		items: emails(10),
	});
	expect(output).toHaveLength(10);
	expect(await account.journal('POST /oauth2/default/v1/token')).toHaveLength(1);
	expect(credentials.saved).toHaveLength(1);

	const again = await runNode({
		account,
		credentials,
		parameters: { email: 'more@example.com' },
	});
	expect(again.error).toBeUndefined();
	expect(await account.journal('POST /oauth2/default/v1/token')).toHaveLength(1);
});
