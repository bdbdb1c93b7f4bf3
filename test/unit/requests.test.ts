import { sleep } from 'n8n-workflow';
import { InputError } from '../../nodes/ConstantContact/input/input-error';
import { isBadRequest } from '../../nodes/ConstantContact/transport/api-failure';
import type { ConstantContactApi } from '../../nodes/ConstantContact/transport/api';
import { apiWith, refused, streamOf } from './given-answers';

const ALWAYS = {
	credential: 'constantContactOAuth2Api',
	headers: {},
	arrayFormat: 'repeat',
	json: true,
	returnFullResponse: true,
	disableFollowRedirect: true,
};
const url = 'https://api.cc.email/v3/tags';

test.each<[string, (api: ConstantContactApi) => Promise<unknown>, object]>([
	['get', async (api) => await api.get('/tags'), { method: 'GET', qs: {} }],
	['get', async (api) => await api.get('/tags', { a: 1 }), { method: 'GET', qs: { a: 1 } }],
	['getAnswer', async (api) => await api.getAnswer('/tags'), { method: 'GET', qs: {} }],
	[
		'post',
		async (api) => await api.post('/tags', { a: 1 }),
		{ method: 'POST', body: { a: 1 }, qs: {} },
	],
	[
		'post of nothing',
		async (api) => await api.post('/tags', {}),
		{ method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' }, qs: {} },
	],
	[
		'post with a query',
		async (api) => await api.post('/tags', { a: 1 }, { b: 2 }),
		{ method: 'POST', body: { a: 1 }, qs: { b: 2 } },
	],
	['put', async (api) => await api.put('/tags', { a: 1 }), { method: 'PUT', body: { a: 1 } }],
	[
		'putAnswer',
		async (api) => await api.putAnswer('/tags', { a: 1 }, { b: true }),
		{ method: 'PUT', body: { a: 1 }, qs: { b: true } },
	],
	['patch', async (api) => await api.patch('/tags', { a: 1 }), { method: 'PATCH', body: { a: 1 } }],
	['delete', async (api) => await api.delete('/tags'), { method: 'DELETE' }],
	[
		'postForm',
		async (api) => await api.postForm('/tags', { contentType: 'a/b', content: Buffer.from('x') }),
		{ method: 'POST', body: Buffer.from('x'), headers: { 'Content-Type': 'a/b' } },
	],
])('%s sends', async (_how, act, request) => {
	const { api, sent } = apiWith([{ body: { tag_id: '1' } }]);
	await act(api);
	expect(sent).toEqual([{ ...ALWAYS, url, ...request }]);
});

test('a timeout is handed on', async () => {
	const { api, sent } = apiWith([{}], { options: { timeout: 7 } });
	await api.get('/tags');
	expect(sent).toEqual([{ ...ALWAYS, url, method: 'GET', qs: {}, timeout: 7 }]);
});

const NO_JSON =
	'The answer did not come from the Constant Contact API: it is not the JSON it sends (200)';

test.each<[string, object, (api: ConstantContactApi) => Promise<unknown>, unknown]>([
	['a body', { body: { a: null, b: 1 } }, async (api) => await api.get('/x'), { b: 1 }],
	['a 204', { statusCode: 204, body: '' }, async (api) => await api.delete('/x'), {}],
	['a 204 to a GET', { statusCode: 204, body: undefined }, async (api) => await api.get('/x'), {}],
	['an array', { body: [{ a: 1 }, null] }, async (api) => await api.getArray('/x'), [{ a: 1 }]],
	[
		'a status',
		{ statusCode: 202, body: { a: 1 } },
		async (api) => await api.getAnswer('/x'),
		{ status: 202, body: { a: 1 } },
	],
	[
		'a status without a body',
		{ statusCode: 204, body: '' },
		async (api) => await api.getAnswer('/x'),
		{ status: 204, body: {} },
	],
	[
		'nothing to a PUT',
		{ statusCode: 200, body: '' },
		async (api) => await api.putAnswer('/x', {}),
		{ status: 200, body: {} },
	],
	[
		'a part that failed',
		{ statusCode: 207, body: { a: 1 } },
		async (api) => await api.postAnswer('/x', {}, {}),
		{ status: 207, body: { a: 1 } },
	],
])('%s is read', async (_what, answer, act, result) => {
	expect(await act(apiWith([answer]).api)).toEqual(result);
});

test.each<[string, object, (api: ConstantContactApi) => Promise<unknown>]>([
	['text', { body: '<html>' }, async (api) => await api.get('/x')],
	['nothing', { body: '' }, async (api) => await api.get('/x')],
	['null', { body: null }, async (api) => await api.get('/x')],
	['an object for an array', { body: {} }, async (api) => await api.getArray('/x')],
	['text to a PUT', { body: '<html>' }, async (api) => await api.putAnswer('/x', {})],
])('%s is no answer of the service', async (_what, answer, act) => {
	await expect(act(apiWith([answer]).api)).rejects.toThrow(NO_JSON);
});

test("the service's clock is that of the latest answer which tells it", async () => {
	const date = 'Thu, 01 Jan 2026 00:00:05 GMT';
	const answers = [{}, { headers: { date } }, { headers: {} }, { headers: { date: 'soon' } }];
	const { api } = apiWith(answers);
	await api.get('/x');
	expect(api.serviceTime).toBeUndefined();
	for (let count = 0; count < 3; count++) {
		await api.get('/x');
		expect(api.serviceTime).toBe(Date.UTC(2026, 0, 1, 0, 0, 5));
	}
});

test.each([
	['no access', refused(401, {}), 1],
	['no quota', refused(429, { error_key: 'quota_exceeded' }), 1],
	['what concerns one item', refused(404, {}), 2],
	['too many in a second', refused(429, { error_key: 'throttled' }), 2],
])('%s: whether the run goes on', async (_what, answer, requests) => {
	const { api, sent } = apiWith([answer]);
	await expect(api.get('/x')).rejects.toThrow();
	const again = api.get('/x');
	await expect(again).rejects.toThrow();
	expect(sent).toHaveLength(requests);
	expect(api.wasThrottled).toBe(String(answer.cause).includes('429') && requests === 2);
});

test('a failure has a name, and no more', async () => {
	const failure = await apiWith([refused(400)])
		.api.get('/x')
		.catch((reason: unknown) => reason);
	expect(failure).toMatchObject({ name: 'ApiFailure', status: 400 });
	expect([failure, refused(400), { status: 400 }].map(isBadRequest)).toEqual([true, false, false]);
	const missing = await apiWith([refused(404)])
		.api.get('/x')
		.catch((reason: unknown) => reason);
	expect(isBadRequest(missing)).toBe(false);
});

test('a body that n8n has read is not read as a stream', async () => {
	const setEncoding = jest.fn();
	const { api } = apiWith([refused(400, { setEncoding, error_message: 'Bad' })]);
	await expect(api.get('/x')).rejects.toThrow(/: Bad$/);
	expect(setEncoding).not.toHaveBeenCalled();
});

test('what was throttled once stays so', async () => {
	const { api } = apiWith([refused(429, { error_key: 'throttled' }), refused(404), {}]);
	expect(api.wasThrottled).toBe(false);
	for (let count = 0; count < 2; count++) await expect(api.get('/x')).rejects.toThrow();
	await api.get('/x');
	expect(api.wasThrottled).toBe(true);
});

describe('a 403', () => {
	const NO_WORDS = 'Constant Contact denied access (403)';
	const privileges = (...names: string[]) => ({
		body: names.map((privilege_name) => ({ privilege_name })),
	});

	test('is explained by what the user may do, which is read once', async () => {
		const answers = [refused(403), privileges('contacts:read'), refused(403), refused(403)];
		const { api, sent } = apiWith(answers, { access: ['contacts:write', 'contacts:read', 'x'] });
		const words = `${NO_WORDS}. The user has no privilege contacts:write`;
		await expect(api.post('/contacts', { a: 1 })).rejects.toMatchObject({
			message: words,
			remedy: expect.stringMatching(/ the user also lacks x$/),
		});
		await expect(api.post('/contacts', { a: 1 })).rejects.toThrow(words);
		expect(sent.map((each) => `${String(each.method)} ${String(each.url).slice(23)}`)).toEqual([
			'POST /contacts',
			'GET /account/user/privileges',
			'POST /contacts',
		]);
	});

	test.each<[string, unknown]>([
		['of a gateway', '<html>Access denied</html>'],
		['of a network', { cloudflare_error: true }],
	])('%s is not', async (_what, body) => {
		const { api, sent } = apiWith([refused(403, body)]);
		await expect(api.get('/contacts')).rejects.toThrow(/did not reach Constant Contact/);
		expect(sent).toHaveLength(1);
	});

	test.each([401, 404])('%i is not', async (status) => {
		const { api, sent } = apiWith([refused(status, {})]);
		await expect(api.get('/contacts')).rejects.toMatchObject({ status });
		expect(sent).toHaveLength(1);
	});

	test('of the privileges themselves is not', async () => {
		const { api, sent } = apiWith([refused(403)]);
		await expect(api.getArray('/account/user/privileges')).rejects.toThrow(NO_WORDS);
		expect(sent).toHaveLength(1);
	});
});

describe('a download', () => {
	const read = async (stream: AsyncIterable<string>) => {
		let text = '';
		for await (const piece of stream) text += piece;
		return text;
	};

	test('asks for text as a stream, and reads it', async () => {
		const { api, sent } = apiWith([{ body: streamOf(['a', 'b']) }]);
		expect(await api.download('/tags', read)).toBe('ab');
		const headers = { Accept: 'text/csv' };
		expect(sent).toEqual([{ ...ALWAYS, url, method: 'GET', headers, encoding: 'stream' }]);
	});

	test.each([
		['breaks off', new Error('reset'), 'The connection to Constant Contact broke off'],
		['holds what cannot be read', new InputError('Bad line', 'Mend it'), 'Bad line'],
	])('that %s says so', async (_how, thrown, words) => {
		const { api } = apiWith([{ body: streamOf([]) }]);
		const failing = async () => await Promise.reject(thrown);
		await expect(api.download('/x', failing)).rejects.toThrow(words);
	});

	test('of which nothing comes is given up after the timeout', async () => {
		const { api } = apiWith([{ body: streamOf([], false) }], {
			options: { timeout: 20 },
		});
		const reading = api.download('/x', read);
		await expect(reading).rejects.toThrow('Constant Contact did not answer in time');
	});

	test('that is refused has its words in a stream', async () => {
		const words = streamOf([JSON.stringify({ error_message: 'Gone' })]);
		const { api } = apiWith([refused(404, words)]);
		await expect(api.download('/x', read)).rejects.toThrow(/\(404\): Gone$/);
	});

	test('that is refused is read no further than an error may be long', async () => {
		let pieces = 0;
		const stream = {
			...streamOf([]),
			async *[Symbol.asyncIterator]() {
				for (; pieces < 100; pieces++) yield 'x'.repeat(10_000);
			},
		};
		await expect(apiWith([refused(404, stream)]).api.download('/x', read)).rejects.toThrow('(404)');
		expect(pieces).toBe(10);
	});

	test('that is lost has no words', async () => {
		const lost = Object.assign(new Error('reset'), { isAxiosError: true });
		await expect(apiWith([lost]).api.download('/x', read)).rejects.toThrow(/broke off$/);
	});

	test.each([
		['no JSON', ['plain ', 'words'], /: plain words$/],
		['without an end', Array<string>(30).fill('x'.repeat(10_000)), /: x{500}$/],
	])('that is refused with %s', async (_what, pieces, words) => {
		const { api } = apiWith([refused(404, streamOf(pieces))]);
		await expect(api.download('/x', read)).rejects.toThrow(words);
	});
});

describe('the credential', () => {
	test('is read once', async () => {
		const getCredentials = jest.fn(async () => ({ clientId: 'once' }));
		const { api } = apiWith([{}], { getCredentials });
		await api.get('/x');
		await api.get('/x');
		expect(getCredentials).toHaveBeenCalledTimes(1);
		expect(getCredentials).toHaveBeenCalledWith('constantContactOAuth2Api');
	});

	test('tells whose requests count together', async () => {
		const options = { batching: { batch: { batchSize: 1, batchInterval: 2_000 } } };
		const one = apiWith([{}], { options }).api.get('/x');
		const other = apiWith([{}], { options }).api.get('/x');
		const late = sleep(1_000).then(() => 'late');
		expect(await Promise.race([Promise.all([one, other]), late])).toEqual([{}, {}]);
	});

	const unreadable = async () => await Promise.reject<object>(new Error('none'));

	test('that is not picked is named before anything is sent', async () => {
		const { api, sent } = apiWith([{}], { getCredentials: unreadable });
		await expect(api.get('/x')).rejects.toThrow('No credential is picked');
		expect(sent).toEqual([]);
	});

	test('that cannot be read is left to n8n', async () => {
		const credentials = { constantContactOAuth2Api: { id: '1', name: 'x' } };
		const { api, sent } = apiWith([{}], { getCredentials: unreadable, credentials });
		await api.get('/x');
		expect(sent).toHaveLength(1);
	});
});

test('a stop while a request waits for its turn sends nothing', async () => {
	const stop = new AbortController();
	const options = { batching: { batch: { batchSize: 1, batchInterval: 1_000 } } };
	const { api, sent } = apiWith([{}], { options, signal: stop.signal });
	await api.get('/x');
	const waiting = api.get('/x');
	void sleep(5).then(() => stop.abort());
	await expect(waiting).rejects.toThrow('The execution was cancelled');
	expect(sent).toHaveLength(1);
});
