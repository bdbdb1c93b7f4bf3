import { ApiFailure } from '../../nodes/ConstantContact/transport/api-failure';
import {
	failureOfAnswer,
	failureOfCancel,
	failureOfContent,
	failureOfException,
	failureOfNoCredential,
} from '../../nodes/ConstantContact/transport/read-failure';

/** An error within an error, and so on. */
function deep(levels: number): unknown {
	let error: unknown = { message: 'x' };
	for (let level = 0; level < levels; level++) error = { error };
	return error;
}

describe('an answer with an error status', () => {
	test.each([
		['without a prototype', Object.create(null) as object],
		['whose toString is data', { toString: 'x', valueOf: 'y' }],
	])('an object %s as the key of a limit', (_what, key) =>
		expect(failureOfAnswer(429, { error_key: [key], error_message: 'Slow down' })).toMatchObject({
			isThrottled: true,
			message: expect.stringMatching(/: Slow down$/),
		}),
	);

	test.each<[string, unknown, string]>([
		[
			'an array',
			[{ error_key: 'contacts.api.validation.error', error_message: 'type is invalid' }],
			'type is invalid',
		],
		['several errors', [{ error_message: 'one' }, { error_message: 'two' }], 'one; two'],
		['an object', { error_key: 'bad', error_message: 'Bad thing' }, 'Bad thing'],
		['a message of the gateway', { message: 'Forbidden' }, 'Forbidden'],
		['a key alone', { error_key: 'some.key' }, 'some.key'],
		['a capital letter', { Message: 'User is not authorized' }, 'User is not authorized'],
		[
			'the token that the request was signed with',
			{
				message:
					'Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjE3OTU4NDM4MjN9.c2ln-_ is bad',
			},
			'Authorization: [token] is bad',
		],
		[
			'a token of another kind',
			'got Bearer 0123456789abcdef0123456789 from you',
			'got [token] from you',
		],
		[
			'words about a token',
			{ message: 'Bearer token is missing, eyJ too' },
			'Bearer token is missing, eyJ too',
		],
		['an OAuth error', { error: 'invalid_x', error_description: 'Bad grant' }, 'Bad grant'],
		['an OAuth error without more', { error: 'invalid_request' }, 'invalid_request'],
		['an error within', { error: { code: 7, message: 'Deep' } }, 'Deep'],
		['errors within', { errors: [{ message: 'one' }, 'two'] }, 'one; two'],
		['a message of several', { message: ['one', 'two'] }, 'one; two'],
		['an array of texts', ['first', { Message: 'second' }, null, 5], 'first; second'],
		['plain text', '  upstream request\n timeout ', 'upstream request timeout'],
		['a number in angle brackets', { message: 'must be < 50 and > 1' }, 'must be < 50 and > 1'],
		['an empty message beside a key', { error_key: 'k', error_message: '' }, 'k'],
		['the same words twice', [{ message: 'same' }, { message: 'same' }], 'same'],
	])('%s: the words are handed on', (_what, body, detail) =>
		expect(failureOfAnswer(400, body)).toMatchObject({
			message: `Constant Contact refused the data (400): ${detail}`,
			remedy: expect.stringMatching(/./),
			status: 400,
			detail,
		}),
	);

	test.each<[string, boolean]>([
		['<p>', true],
		['< p>', true],
		['</p>', true],
		['a <b x="1">c</b>', true],
		['a <1>', false],
		['a < b, c > d', true],
		['1 < 2, 3 > 2', false],
		['a <b', false],
	])('%p is markup: %p', (words, isMarkup) =>
		expect(failureOfAnswer(400, { message: words }).detail).toBe(isMarkup ? '' : words),
	);

	test.each([
		['throttled', true, false],
		['quota_exceeded', false, true],
	])('the key %s alone tells the limit', (key, isThrottled, isFinal) => {
		const words = { error_key: key, error_message: 'More than 1000 activities are queued a day' };
		expect(failureOfAnswer(429, words)).toMatchObject({ isThrottled, isFinal, status: 429 });
	});

	test.each<[string, unknown]>([
		['HTML', '<html><body>Bad Gateway</body></html>'],
		['empty text', ''],
		['null', null],
		['nothing', undefined],
		['an empty array', []],
		['a page in a message', { message: '<!DOCTYPE html><p>x' }],
		['a page with text before it', 'Error: <script>alert(1)</script>'],
		['a page that is cut', '  <html lang="en"'],
		['markup in an array', ['<h1>503</h1>', { Message: '<br/>' }]],
		['XML', '<?xml version="1.0"?><Error/>'],
		['an array of nothing', [null, 5, {}, []]],
		['errors without an end', deep(50_000)],
		['an empty object', {}],
		['an object with other types', { error_key: 5, error_message: { en: 'x' } }],
	])('%s has no words, and does no harm', (_what, body) =>
		expect(failureOfAnswer(503, body)).toMatchObject({
			message: 'Constant Contact is not available at the moment (503)',
			remedy: expect.stringContaining('Retry On Fail'),
			detail: '',
		}),
	);

	test('long words are cut, because n8n stores them with the execution', () => {
		const failure = failureOfAnswer(400, [{ error_message: 'x'.repeat(2_000) }]);
		expect(failure.message.length).toBeLessThan(600);
		expect(failure.detail).toHaveLength(500);
	});

	test('too many requests in a second can be retried', () => {
		const failure = failureOfAnswer(429, {
			error_key: 'throttled',
			error_message: 'Too Many Requests',
		});
		expect(failure.message).toBe(
			'Constant Contact got more requests in one second than it allows (429): Too Many Requests',
		);
		expect(failure.remedy).toContain('Retry On Fail');
	});

	test('a used-up daily quota cannot', () => {
		const failure = failureOfAnswer(429, {
			error_key: 'quota_exceeded',
			error_message: 'Limit Exceeded',
		});
		expect(failure.message).toContain('daily quota');
		expect(failure.remedy).toMatch(/resets at 00:00 UTC, in \d+ h \d+ min/);
		expect(failure.remedy).not.toContain('Retry On Fail');
	});

	const QUEUE = 'Constant Contact takes no more bulk work at the moment (429)';
	const RATE = 'Constant Contact got more requests in one second than it allows (429)';
	const QUOTA = 'The daily quota of this Constant Contact API key is used up';
	const starts = { method: 'POST', path: '/activities/add_list_memberships' };
	const reads = { method: 'GET', path: '/contact_lists' };

	test.each<[string, unknown, { method: string; path: string }]>([
		[
			QUEUE,
			{ error_message: 'You exceeded 1,000 queued activities for this user account.' },
			starts,
		],
		[QUEUE, [{ error_message: 'More than 1000 activities are queued' }], starts],
		[QUEUE, { message: 'Queue is full' }, starts],
		[QUEUE, 'You exceeded 1,000 queued activities for this user account.', reads],
		[QUEUE, { error_key: 'some.new.key', error_message: 'Try later' }, starts],
		[RATE, { error_key: 'some.new.key', error_message: 'Try later' }, reads],
		[RATE, { error_key: 'some.new.key', error_message: 'Too Many Requests' }, starts],
		[RATE, { message: 'Rate limit exceeded' }, starts],
		[RATE, { error_key: 'rate_limited' }, starts],
		[RATE, { message: 'Request queue is full' }, reads],
		[RATE, { message: 'Request queue is full' }, { method: 'POST', path: '/contacts' }],
		[RATE, {}, starts],
		[QUOTA, { message: 'Limit Exceeded' }, reads],
		[QUOTA, { message: 'Limit Exceeded' }, starts],
		[QUOTA, { error_key: 'x', error_message: 'Only 10,000 calls a day' }, reads],
	])('%s: %j, %j', (words, body, asked) =>
		expect(failureOfAnswer(429, body, asked).message.slice(0, words.length)).toBe(words),
	);

	test.each([[undefined], ['<html></html>'], [{ message: 'Slow down' }]])(
		'a 429 with the body %j counts as too many requests in a second',
		(body) => expect(failureOfAnswer(429, body).message).toContain('in one second'),
	);

	test.each([
		[401, 'access token'],
		[403, 'denied access'],
		[404, 'does not know'],
		[409, 'conflict'],
		[405, 'does not allow'],
		[406, 'cannot answer in the form'],
		[410, 'no longer has this'],
		[413, 'larger than'],
		[414, 'names more than'],
		[415, 'does not accept data of this kind'],
		[418, 'refused the request'],
		[422, 'cannot work with the data'],
		[451, 'refused the request'],
		[504, 'internal fault'],
		[500, 'internal fault'],
		[502, 'internal fault'],
	])('%i has words of its own or of its kind', (status, words) => {
		expect(failureOfAnswer(status, undefined).message).toContain(words);
		expect(failureOfAnswer(status, undefined).message).toContain(`(${status})`);
		expect(failureOfAnswer(status, undefined).remedy).not.toBe('');
	});
});

test.each([400, 402, 405, 406, 408, 410, 411, 413, 414, 415, 416, 418, 422, 423, 428, 431, 451])(
	'%i without words: the advice does not speak of a message',
	(status) => {
		for (const body of [undefined, '', {}, [], '<html></html>']) {
			const { message, remedy } = failureOfAnswer(status, body);
			expect(message).toMatch(new RegExp(`\\(${status}\\)$`));
			expect(remedy).not.toMatch(/message (names|says)/);
		}
	},
);

test('an answer that is not what the API sends names a proxy or firewall', () =>
	expect(failureOfContent(200)).toMatchObject({
		message: expect.stringContaining('did not come from the Constant Contact API'),
		remedy: expect.stringContaining('proxy or firewall'),
		status: 200,
	}));

test('a request that was not sent, because the user stopped the execution, says so', () => {
	const failure = failureOfCancel();
	expect(failure).toBeInstanceOf(ApiFailure);
	expect(failure.message).toBe('The execution was cancelled');
	expect(failure.remedy).toBe('Run the workflow again');
	expect(failure.isUnclear).toBe(true);
	expect(failure.status).toBeUndefined();
});

describe('an exception', () => {
	const wrapped = (cause: unknown) => Object.assign(new Error('n8n says'), { cause });
	const network = (code: string) =>
		Object.assign(new Error(`socket: ${code}`), { isAxiosError: true, code });

	test.each(['ECONNABORTED', 'ETIMEDOUT'])('%s is no answer in time', (code) => {
		const failure = failureOfException(wrapped(network(code)));
		expect(failure.message).toBe('Constant Contact did not answer in time');
		expect(failure.remedy).toContain('Retry On Fail');
		expect(failure.status).toBeUndefined();
	});

	test.each(['ECONNRESET', 'ENOTFOUND', 'ECONNREFUSED'])('%s is a broken connection', (code) => {
		const failure = failureOfException(wrapped(network(code)));
		expect(failure.message).toContain('The connection to Constant Contact broke off');
		expect(failure.remedy).toContain('Retry On Fail');
	});

	test('a request that was given up, because the user stopped the execution, says so', () => {
		const cancelled = failureOfException(wrapped(network('ERR_CANCELED')));
		expect(cancelled.message).toBe('The execution was cancelled');
		expect(cancelled.isUnclear).toBe(true);
		expect(cancelled.status).toBeUndefined();
		expect(failureOfException(network('ERR_CANCELED'))).toEqual(cancelled);
	});

	test('an exception without a wrapper is read too', () =>
		expect(failureOfException(network('ECONNRESET')).message).toContain('broke off'));

	test('an exception with an answer is that answer', () => {
		const response = { status: 404, data: [{ error_message: 'Unknown contact' }] };
		const failure = failureOfException(wrapped(Object.assign(new Error('404'), { response })));
		expect(failure).toMatchObject({ status: 404, detail: 'Unknown contact' });
		expect(failure.message).toContain('Unknown contact');
	});

	test('an answer with a good status that breaks off in the middle is a broken connection', () => {
		const response = { status: 200, data: undefined };
		const failure = failureOfException(wrapped(Object.assign(network('ECONNRESET'), { response })));
		expect(failure.message).toContain('broke off');
		expect(failure.status).toBeUndefined();
	});

	test("n8n's own words about the credential are handed on", () => {
		const own = { name: 'NodeOperationError', message: 'Not connected', description: 'Connect it' };
		expect(failureOfException(wrapped(own))).toMatchObject({
			message: 'Not connected',
			remedy: 'Connect it',
		});
	});

	test("n8n's own words without advice come with ours", () => {
		const own = { name: 'NodeOperationError', message: 'Not connected' };
		expect(failureOfException(wrapped(own))).toMatchObject({
			message: 'Not connected',
			remedy: expect.stringContaining('connect the account again'),
		});
	});

	test('no access to the account ends the run, whoever says so', () => {
		const own = { name: 'NodeOperationError', message: 'Not connected' };
		for (const cause of [own, new Error('invalid_grant')]) {
			expect(failureOfException(wrapped(cause))).toMatchObject({
				isFinal: true,
				isThrottled: false,
			});
		}
		expect(failureOfNoCredential()).toMatchObject({ isFinal: true, isUnclear: false });
		expect(failureOfAnswer(401, {})).toMatchObject({ isFinal: true });
		expect(failureOfAnswer(403, {})).toMatchObject({ isFinal: false });
	});

	test('anything else means that access could not be renewed', () =>
		expect(failureOfException(wrapped(new Error('invalid_grant')))).toMatchObject({
			message: expect.stringMatching(/not connected.*: invalid_grant$/),
			remedy: expect.stringContaining('connect the account again'),
		}));

	test('the token endpoint got too many requests: the run goes on', () => {
		const refused = Object.assign(new Error('HTTP status 429'), { status: 429, code: 'ESTATUS' });
		expect(failureOfException(wrapped(refused))).toMatchObject({
			message: expect.stringContaining('(429)'),
			isThrottled: true,
			isFinal: false,
		});
	});

	test.each([400, 403, 404, 415])(
		'the token endpoint answers %i without an OAuth error: nobody is blamed',
		(status) => {
			const refused = Object.assign(new Error(`HTTP status ${status}`), {
				status,
				code: 'ESTATUS',
			});
			const failure = failureOfException(wrapped(refused));
			expect(failure.message).toBe(
				`Access to Constant Contact could not be renewed: the request for it was refused (${status})`,
			);
			expect(failure.remedy).not.toMatch(/Account Owner|Manager|scope|My Applications/);
			expect(failure.remedy).toContain('authz.constantcontact.com');
			expect(failure).toMatchObject({ isFinal: true, status: undefined });
		},
	);

	test('the token endpoint gets too many requests', () => {
		const busy = Object.assign(new Error('HTTP status 429'), { status: 429 });
		expect(failureOfException(wrapped(busy)).message).toContain('(429)');
	});

	test('the request and its token are never handed on', () => {
		const config = { headers: { Authorization: 'Bearer secret' } };
		for (const code of ['ECONNRESET', 'ECONNABORTED', 'ERR_CANCELED']) {
			const failure = failureOfException(wrapped(Object.assign(network(code), { config })));
			expect(failure).toBeInstanceOf(ApiFailure);
			expect(Object.keys(failure).sort()).toEqual([
				'detail',
				'isFinal',
				'isThrottled',
				'isUnclear',
				'name',
				'remedy',
				'status',
			]);
			expect(JSON.stringify({ ...failure, message: failure.message })).not.toContain('secret');
		}
	});
});
