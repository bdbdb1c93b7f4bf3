import { sleep, type IDataObject, type INode, type INodeParameters } from 'n8n-workflow';
import { inEditor, runNode } from '../../support/engine';
import { searchLists } from '../../../nodes/ConstantContact/methods/list-search';
import { TestAccount, type JournalEntry } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

/** The service's limit, and the time that it takes to answer. */
const REAL = { limits: { perSecond: 4, perDay: 10_000, window: 'rolling' }, answerMs: 150 };

const batching = (batchSize: number, batchInterval = 1000): INodeParameters => ({
	requestOptions: { batching: { batch: { batchSize, batchInterval } } },
});
const SIGN_UP: INodeParameters = { permission: 'explicit', lists: 'News' };

const emails = (count: number, of = 'person') =>
	Array.from({ length: count }, (_, index) => ({ email: `${of}${index}@example.com` }));

/** How many cases are under way at a time: together they must leave the machine time to breathe. */
const LANES = 3;

/** One execution that writes contacts. */
async function write(
	account: TestAccount,
	items: IDataObject[],
	parameters: INodeParameters = {},
	settings: Partial<INode> = {},
) {
	const { error } = await runNode({
		account,
		items: items as never,
		parameters: { email: '={{ $json.email }}', ...parameters },
		settings,
	});
	if (error) throw error;
}

const parallel = async <T>(count: number, act: (index: number) => Promise<T>) =>
	await Promise.all(Array.from({ length: count }, async (_, index) => await act(index)));

const isAbout =
	(name: string) =>
	({ query, body }: JournalEntry): boolean =>
		JSON.stringify([query, body]).includes(name);

/** How long something takes, in milliseconds. */
async function timed(act: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await act();
	return performance.now() - start;
}

/** What happens with one API key, and how many contacts there are then. */
const CASES: Record<string, { contacts: number; play: (account: TestAccount) => Promise<void> }> = {
	'four executions of one item, as of an agent that calls four tools': {
		contacts: 4,
		play: async (account) => {
			await parallel(4, async (index) => await write(account, emails(1, `tool${index}-`)));
		},
	},
	'eight executions of one item': {
		contacts: 8,
		play: async (account) => {
			await parallel(8, async (index) => await write(account, emails(1, `tool${index}-`)));
		},
	},
	'twelve sign-ups in three seconds': {
		contacts: 12,
		play: async (account) => {
			await parallel(12, async (index) => {
				// Four in a moment, then a pause: a form does not know the second.
				await sleep(Math.floor(index / 4) * 1000 + (index % 4) * 20);
				await write(account, emails(1, `form${index}-`), SIGN_UP);
			});
		},
	},
	'three syncs': {
		contacts: 12,
		play: async (account) => {
			await parallel(3, async (index) => await write(account, emails(4, `sync${index}-`)));
		},
	},
	'a sync without Batching beside another is not held up by it': {
		contacts: 6,
		play: async (account) => {
			await account.change({ limits: { ...REAL.limits, perSecond: 1000 } });
			await Promise.all([
				write(account, emails(4, 'free'), batching(-1)),
				write(account, emails(2, 'batched'), batching(1)),
			]);
			const free = (await account.journal()).map(isAbout('free'));
			expect(free.lastIndexOf(true)).toBeLessThanOrEqual(8 + 2);
		},
	},
	'a sign-up beside a sync takes its turn': {
		contacts: 8,
		play: async (account) => {
			const sync = write(account, emails(7));
			await sleep(1000);
			await write(account, emails(1, 'form'), SIGN_UP);
			await sync;
			const requests = await account.requests();
			const [asked, signedUp] = ['GET /v3/contact_lists', 'POST /v3/contacts/sign_up_form'].map(
				(request) => requests.indexOf(request),
			);
			// The rest of the batch that starts with its first request.
			expect(signedUp - asked).toBeLessThanOrEqual(4);
		},
	},
	'a sync beside a trigger that polls, and an editor': {
		contacts: 8,
		play: async (account) => {
			const trigger = new TestTrigger(account, { triggerOn: ['contactCreated'], ...batching(4) });
			const sync = write(account, emails(8));
			await trigger.activate();
			for (let poll = 0; poll < 3; poll++) {
				await sleep(700);
				await trigger.poll();
				await inEditor(account, searchLists);
			}
			await sync;
		},
	},
	'a slow run beside a fast one': {
		contacts: 11,
		play: async (account) => {
			await Promise.all([
				write(account, emails(3, 'slow'), batching(1)),
				write(account, emails(8, 'fast'), batching(4)),
			]);
		},
	},
};

describe('with one limit of four in any second, all is written, and nothing is refused', () => {
	const played: Record<string, Promise<TestAccount>> = {};

	beforeAll(async () => {
		// What is loaded only once takes its time, and none of the cases' own.
		await write(await TestAccount.create(), emails(1));
		const lanes = Array.from({ length: LANES }, () => Promise.resolve());
		Object.entries(CASES).forEach(([name, { play }], index) => {
			played[name] = lanes[index % LANES].then(async () => {
				const account = await TestAccount.create({ settings: REAL, lists: [{ name: 'News' }] });
				await play(account);
				return account;
			});
			// The test of this name awaits it, too, and fails with it.
			lanes[index % LANES] = played[name].then(
				() => undefined,
				() => undefined,
			);
		});
	});

	test.each(Object.keys(CASES))('%s', async (name) => {
		const account = await played[name];
		expect(await account.contacts()).toHaveLength(CASES[name].contacts);
		const journal = await account.journal();
		expect(journal.filter(({ status }) => status === 429)).toEqual([]);
	});
});

test('two API keys do not wait for each other', async () => {
	const accounts = await parallel(
		2,
		async () => await TestAccount.create({ settings: REAL, lists: [{ name: 'News' }] }),
	);
	const alone = await timed(async () => await write(accounts[0], emails(3)));
	const together = await timed(
		async () =>
			await Promise.all(accounts.map(async (account) => await write(account, emails(3, 'more')))),
	);
	expect(together).toBeLessThan(alone + 1000);
});

describe('the first request of a run counts once', () => {
	test('so two forms, with two requests each, do not wait', async () => {
		const account = await TestAccount.create({
			settings: { ...REAL, answerMs: 0 },
			lists: [{ name: 'News' }],
		});
		const both = await timed(async () => {
			for (const { email } of emails(2)) await write(account, [{ email }], SIGN_UP);
		});
		expect(both).toBeLessThan(1000);
		expect(await account.requests()).toHaveLength(4);
	});
});

describe('when n8n repeats the node', () => {
	const throttled = { status: 429, body: { error_key: 'throttled', error_message: 'Too many' } };
	const internal = { status: 500, body: [{ error_key: 'internal', error_message: 'Oops' }] };
	const retry: Partial<INode> = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

	/** How long after the first try the second begins. */
	async function pause(settings: Partial<INode>, answer: object): Promise<number> {
		const account = await TestAccount.create();
		await account.fault({ times: 1, answer });
		await write(account, emails(1), batching(100, 100), settings);
		const [refused, next] = await account.journal();
		return next.at - refused.at;
	}

	beforeEach(() => {
		jest.spyOn(Math, 'random').mockReturnValue(0.3);
	});

	afterEach(() => {
		jest.restoreAllMocks();
	});

	test('it waits up to four seconds after a 429, so that tries do not come back together', async () => {
		expect(await pause(retry, throttled)).toBeGreaterThan(1100);
	});

	test('also after a first item that failed with On Error set to continue', async () => {
		const settings: Partial<INode> = { ...retry, onError: 'continueRegularOutput' };
		expect(await pause(settings, throttled)).toBeGreaterThan(1100);
	});

	test('it does not wait after another failure', async () => {
		expect(await pause(retry, internal)).toBeLessThan(1000);
	});
});
