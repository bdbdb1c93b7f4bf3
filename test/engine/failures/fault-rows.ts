/** One fault of the service, met by a run of `ITEMS` new contacts with On Error set to continue. */
export interface FaultRow {
	/** As in docs/reliability.md. */
	name: string;
	seed?: object;
	/** See `Fault` in test/simulator/faults.mts. */
	faults: object[];
	parameters?: Record<string, string | object>;
	expected: {
		/** What the user reads on each failed item, without the item's number. */
		message: string;
		/** Input items that come out of the error output; the others succeed. */
		failed: number[];
		/** Failed items whose contact was written all the same. */
		written?: number[];
		requests: number;
	};
	/** Nothing that a second run would heal. */
	isForGood?: boolean | 'dead refresh token';
}

export const ITEMS = 20;
export const LIST = '0000000a-0000-4000-8000-000000000001';

const ALL = Array.from({ length: ITEMS }, (_, item) => item);
/** Several items are under way; these hit one. */
const LOOKUP = { method: 'GET', about: 'p7@', times: 1 };
const POST = { method: 'POST', about: 'p7@', times: 1 };
/** Where it depends on the moment which other items are hit. */
const ONE_AT_A_TIME = {
	requestOptions: { batching: { batch: { batchSize: 1, batchInterval: 0 } } },
};
const one = { failed: [7], requests: 39 };
const all = { failed: ALL, requests: 20 };

const errors = (error_key: string, error_message: string) => [{ error_key, error_message }];
const throttled = {
	status: 429,
	body: { error_key: 'throttled', error_message: 'Too Many Requests' },
};
const quota = {
	status: 429,
	body: { error_key: 'quota_exceeded', error_message: 'Limit Exceeded' },
};
const internal = { status: 500, body: errors('internal', 'Oops') };
const unavailable = { status: 503 };
const html = { status: 200, body: '<html>Sign in</html>', contentType: 'text/html' };

const THROTTLED =
	'Constant Contact got more requests in one second than it allows (429): Too Many Requests';
const INTERNAL = 'Constant Contact had an internal fault (500): Oops';
const UNAVAILABLE = 'Constant Contact is not available at the moment (503)';
const STRANGE =
	'The answer did not come from the Constant Contact API: it is not the JSON it sends (200)';
const BROKEN = 'The connection to Constant Contact broke off';
const REFUSED = 'Constant Contact refused the data (400)';

export const FAULTS: FaultRow[] = [
	{
		name: 'Access token expired',
		seed: { expired: true },
		faults: [],
		expected: { message: '', failed: [], requests: 42 },
	},
	{
		name: 'Refresh token dead',
		seed: { expired: true },
		faults: [],
		isForGood: 'dead refresh token',
		expected: {
			message: 'The credential "Test account" needs to be reconnected.',
			failed: ALL,
			requests: 2,
		},
	},
	{
		name: 'Access token refused for good',
		faults: [
			{ path: '/v3/*', answer: { status: 401, body: errors('unauthorized', 'Unauthorized') } },
		],
		expected: {
			message: 'Constant Contact did not accept the access token (401): Unauthorized',
			failed: ALL,
			requests: 3,
		},
	},
	{
		name: 'Scope missing',
		seed: { settings: { scopes: ['offline_access'] } },
		faults: [],
		isForGood: true,
		expected: {
			message: 'Constant Contact denied access (403): Forbidden. The scope contact_data is missing',
			failed: ALL,
			requests: 21,
		},
	},
	{
		name: 'Throttled, one item',
		faults: [{ ...LOOKUP, answer: throttled }],
		expected: { message: THROTTLED, ...one },
	},
	{
		name: 'Throttled, all items',
		faults: [{ answer: throttled }],
		expected: { message: THROTTLED, ...all },
	},
	{
		name: 'Daily quota used up at the 8th item',
		faults: [{ skip: 14, answer: quota }],
		parameters: ONE_AT_A_TIME,
		expected: {
			message: 'The daily quota of this Constant Contact API key is used up: Limit Exceeded',
			failed: ALL.slice(7),
			requests: 15,
		},
	},
	{
		name: 'Internal fault (500), once',
		faults: [{ ...LOOKUP, answer: internal }],
		expected: { message: INTERNAL, ...one },
	},
	{
		name: 'Internal fault (500), for good',
		faults: [{ answer: internal }],
		expected: { message: INTERNAL, ...all },
	},
	{
		name: 'Not available (503), once',
		faults: [{ ...LOOKUP, answer: unavailable }],
		expected: { message: UNAVAILABLE, ...one },
	},
	{
		name: 'Not available (503), for good',
		faults: [{ answer: unavailable }],
		expected: { message: UNAVAILABLE, ...all },
	},
	{
		name: 'Answer cut in the middle, after the contact was written',
		faults: [{ ...POST, break: 'cut' }],
		expected: { message: BROKEN, failed: [7], written: [7], requests: 40 },
	},
	{
		name: 'Connection reset, after the contact was written',
		faults: [{ ...POST, break: 'reset' }],
		expected: { message: BROKEN, failed: [7], written: [7], requests: 40 },
	},
	{
		name: 'No answer within the timeout',
		faults: [{ ...LOOKUP, silence: true }],
		parameters: {
			requestOptions: { batching: { batch: { batchInterval: 0 } }, timeout: 500 },
		},
		expected: { message: 'Constant Contact did not answer in time', ...one },
	},
	{
		name: 'HTML instead of JSON',
		faults: [{ ...LOOKUP, answer: html }],
		expected: { message: STRANGE, ...one },
	},
	{
		name: 'Empty body',
		faults: [{ ...LOOKUP, answer: { status: 200 } }],
		expected: { message: STRANGE, ...one },
	},
	{
		name: 'Error as an array',
		faults: [{ ...LOOKUP, answer: { status: 400, body: errors('invalid', 'In an array') } }],
		expected: { message: `${REFUSED}: In an array`, ...one },
	},
	{
		name: 'Error as an object',
		faults: [{ ...LOOKUP, answer: { status: 400, body: errors('invalid', 'In an object')[0] } }],
		expected: { message: `${REFUSED}: In an object`, ...one },
	},
	{
		name: 'Error with `message` alone',
		faults: [{ ...LOOKUP, answer: { status: 400, body: { message: 'Alone' } } }],
		expected: { message: `${REFUSED}: Alone`, ...one },
	},
	...(['namesContact', 'withoutContact'] as const).map((conflictMessage) => ({
		name: `Somebody else creates the contact in between (409 ${conflictMessage === 'namesContact' ? 'with' : 'without'} its ID)`,
		seed: { settings: { switches: { conflictMessage } } },
		faults: [{ ...POST, createBefore: { email_address: { address: 'p7@example.com' } } }],
		expected: { message: '', failed: [], requests: 41 },
	})),
	{
		name: 'Contact reported to exist, but not found (409)',
		faults: [{ ...POST, answer: { status: 409, body: errors('contacts.api.conflict', 'Busy') } }],
		expected: {
			message: 'Constant Contact reports a conflict (409): Busy',
			failed: [7],
			requests: 41,
		},
	},
	{
		name: 'List deleted before the run',
		faults: [],
		parameters: { lists: ['0000000a-0000-4000-8000-000000000002'] },
		isForGood: true,
		expected: {
			message: `'List Names or IDs' names "0000000a-0000-4000-8000-000000000002", which the account does not have`,
			failed: ALL,
			requests: 2,
		},
	},
	{
		name: 'List deleted in the middle of the run',
		faults: [{ skip: 16, times: 1, deleteListBefore: LIST }],
		parameters: { lists: [LIST], ...ONE_AT_A_TIME },
		isForGood: true,
		expected: {
			message: `${REFUSED}: list_memberships contains unknown list ${LIST}`,
			failed: ALL.slice(7),
			requests: 41,
		},
	},
];
