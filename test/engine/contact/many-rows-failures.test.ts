import { sleep } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { contacts, goOn, mapped, rows, runRows } from './many-rows-support';

async function whenSent(account: TestAccount, count: number) {
	while ((await account.requests()).length < count) {
		await sleep(20);
	}
}

describe('a page that fails', () => {
	const page = { method: 'GET', path: '/v3/contacts' };
	const busy = { status: 503 };
	const changed = rows(0, 40).map((each) => ({ ...each, last: 'Lee' }));

	test('costs nobody anything: the emails of those that waited are looked up, and then the page is asked for again', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 30) });
		await account.fault({ ...page, times: 1, answer: busy });
		const result = await runRows(account, 'upsert', mapped, changed);
		expect(result.output).toHaveLength(40);
		expect(result.errorOutput).toEqual([]);
		expect(result.requests).toEqual({
			// Four items are under way at once.
			'GET /contacts': 1 + 4 + 1,
			'GET /contacts/{id}': 26,
			'PUT /contacts/{id}': 30,
			'POST /contacts': 10,
		});
	});

	test('keeps what the pages before it have shown', async () => {
		const account = await TestAccount.create({ contacts: contacts(0, 1200) });
		await account.fault({ ...page, skip: 2, times: 1, answer: busy });
		const { requests } = await runRows(
			account,
			'upsert',
			mapped,
			rows(1000, 1300).map((each) => ({ ...each, last: 'Lee' })),
		);
		expect(requests['GET /contacts']).toBeGreaterThanOrEqual(3 + 1 + 1);
		expect(requests['GET /contacts']).toBeLessThanOrEqual(3 + 4 + 1);
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
		const result = await runRows(account, 'upsert', mapped, changed, goOn);
		expect(result.errorOutput).toHaveLength(40);
		for (const { json } of result.errorOutput) expect(json.error).toContain(message);
		expect(result.total).toBeLessThanOrEqual(41);
	});

	test('after a stop, nothing more is sent', async () => {
		const account = await TestAccount.create({
			contacts: contacts(0, 5000),
			settings: { answerMs: 100 },
		});
		const { output, requests } = await runRows(account, 'upsert', mapped, rows(0, 1000), {
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
		const { output, error } = await runRows(account, 'upsert', mapped, changed, { settings });
		expect(error).toBeUndefined();
		const written = output.filter(({ action }) => action === 'unchanged').length;
		// Those under way beside the one that failed were written, too: three at most.
		expect(written).toBeGreaterThanOrEqual(10);
		expect(written).toBeLessThanOrEqual(13);
		expect(output.filter(({ action }) => action === 'created')).toHaveLength(40 - written);
		expect(await account.contacts()).toHaveLength(40);
	});
});
