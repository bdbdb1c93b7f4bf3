import fc from 'fast-check';
import { sleep, type IDataObject, type INodeParameters } from 'n8n-workflow';
import { mapped, run } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const PEOPLE = ['ann', 'bob', 'cyd'];
const idOf = (name: string) => `0000000c-0000-4000-8000-00000000000${PEOPLE.indexOf(name)}`;
const emailOf = (name: string) => `${name}@example.com`;

/** Ann is a contact, Bob is a deleted one, and Cyd is none yet, but in half of the runs. */
const seeded = (count: number) =>
	PEOPLE.slice(0, count).map((name) => ({
		contact_id: idOf(name),
		first_name: 'Before',
		email_address: { address: emailOf(name) },
		...(name === 'bob' && count < 3 && { deleted_at: '2026-01-01' }),
	}));

const person = fc.constantFrom(...PEOPLE);
const firstName = fc.constantFrom('One', 'Two', 'Three', '');
const email = fc
	.record({ name: person, isLoud: fc.boolean() })
	.map(({ name, isLoud }) => (isLoud ? emailOf(name).toUpperCase() : emailOf(name)));
const id = person.map(idOf);
const list = fc.constantFrom('', 'News', 'Offers', 'Sale, News');

const parametersOf = (operation: string, more: INodeParameters): INodeParameters => ({
	operation,
	...more,
});
const picked = {
	contact: { __rl: true, mode: 'email', value: '={{ $json.contact }}' },
} as unknown as INodeParameters;

/** What a run does with its items, and the items that it may have. */
const RUNS: Record<string, { parameters: INodeParameters; items: fc.Arbitrary<IDataObject> }> = {
	'Create or Update, with lists that are created': {
		parameters: parametersOf('upsert', {
			email: '={{ $json.contact }}',
			lists: '={{ $json.lists }}',
			options: { createMissing: true },
			...mapped({ first_name: '={{ $json.first_name }}' }),
		}),
		items: fc.record({ contact: email, first_name: firstName, lists: list }),
	},
	'Update, by ID or email, with renames': {
		parameters: parametersOf('update', {
			...picked,
			options: { newEmail: '={{ $json.newEmail }}' },
			...mapped({ first_name: '={{ $json.first_name }}' }),
		}),
		items: fc.record({
			contact: fc.oneof(email, id),
			first_name: firstName,
			newEmail: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, email),
		}),
	},
	'Delete, by ID or email': {
		parameters: parametersOf('delete', picked),
		items: fc.record({ contact: fc.oneof(email, id) }),
	},
	'Create, by email or by name alone': {
		parameters: parametersOf('create', {
			email: '={{ $json.contact }}',
			...mapped({ first_name: '={{ $json.first_name }}' }),
		}),
		items: fc.record({ contact: fc.oneof(email, fc.constant('')), first_name: firstName }),
	},
};

const TIMES = new Set(['created_at', 'updated_at', 'deleted_at', 'opt_in_date', 'note_id']);

/** Without what differs from run to run: times, and the IDs that the account gives. */
function comparable(value: unknown, names: Map<string, string>): unknown {
	const text = JSON.stringify(value, (key, each: unknown) =>
		TIMES.has(key) ? Boolean(each) : each,
	);
	return JSON.parse(
		[...names].reduce((written, [given, name]) => written.replaceAll(given, name), text),
	) as unknown;
}

/** The IDs that the account has given, by what has them. */
async function namesIn(account: TestAccount): Promise<Map<string, string>> {
	const lists = (await account.lists()).map(({ list_id, name }) => [list_id, `list ${name}`]);
	const contacts = (await account.contacts()).map(({ contact_id, email_address, first_name }) => {
		const { address } = Object(email_address) as IDataObject;
		return [contact_id, `contact ${address ?? first_name}`];
	});
	return new Map([...lists, ...contacts] as Array<[string, string]>);
}

async function play(
	parameters: INodeParameters,
	items: IDataObject[],
	isKnown: boolean,
	batchSize: number,
) {
	const account = await TestAccount.create({
		contacts: seeded(isKnown ? 3 : 2),
		lists: [{ name: 'News' }],
		settings: { answerSpreadMs: batchSize > 1 ? 30 : 0 },
	});
	const { paired, errorOutput } = await run(
		account,
		{ ...parameters, requestOptions: { batching: { batch: { batchSize, batchInterval: 0 } } } },
		{ items: items as never, settings: { onError: 'continueErrorOutput' } },
	);
	const names = await namesIn(account);
	const contacts = (await account.contacts()).map((contact) => comparable(contact, names));
	const lists = (await account.lists()).map(({ name }) => name);
	return {
		output: comparable(paired, names),
		errorOutput: comparable(errorOutput, names),
		contacts: contacts.map((each) => JSON.stringify(each)).sort(),
		lists: lists.sort(),
	};
}

test.each(Object.keys(RUNS))(
	'%s: four items at a time give what one at a time gives',
	async (name) => {
		const { parameters, items } = RUNS[name];
		await fc.assert(
			fc.asyncProperty(
				fc.array(items, { minLength: 5, maxLength: 10 }),
				fc.boolean(),
				async (given, isKnown) => {
					const [together, alone] = [
						await play(parameters, given, isKnown, 4),
						await play(parameters, given, isKnown, 1),
					];
					expect(together).toEqual(alone);
				},
			),
			{ numRuns: 20 },
		);
	},
	120_000,
);

const UPSERT = { email: '={{ $json.email }}' };
const people = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ email: `p${index}@example.com` }));
const internal = { status: 500, body: [{ error_key: 'internal', error_message: 'Oops' }] };
const emailsIn = async (account: TestAccount) =>
	(await account.contacts()).map(({ email_address }) => (email_address as IDataObject).address);

describe('a run that stops at a failure', () => {
	test('begins nothing more, and says what was under way and written besides', async () => {
		const account = await TestAccount.create({ settings: { answerMs: 30 } });
		await account.fault({ method: 'GET', about: 'p2@', answer: internal });
		const { message, remedy } = await run(account, UPSERT, { items: people(20) });
		expect(message).toMatch(/ \[item 2\]$/);
		const written = await emailsIn(account);
		const besides = people(20).flatMap(({ email }, item) =>
			item > 2 && written.includes(email) ? [`item ${item}`] : [],
		);
		expect(besides.length).toBeGreaterThan(0);
		expect(besides.length).toBeLessThanOrEqual(3);
		expect(remedy).toContain(`What was already under way is done, too: ${besides.join(', ')}.`);
		expect(written).toEqual(expect.arrayContaining(['p0@example.com', 'p1@example.com']));
	});

	test('throws the error of the first item that failed', async () => {
		const account = await TestAccount.create({ settings: { answerMs: 30 } });
		await account.fault({ method: 'POST', about: 'p1@', answer: internal });
		await account.fault({ method: 'GET', about: 'p2@', answer: internal });
		const { message, remedy } = await run(account, UPSERT, { items: people(3) });
		expect(message).toMatch(/ \[item 1\]$/);
		expect(remedy).not.toContain('under way');
	});

	test('says nothing of the kind where nothing is written', async () => {
		const contacts = people(3).map(({ email }) => ({ email_address: { address: email } }));
		const account = await TestAccount.create({ contacts, settings: { answerMs: 30 } });
		await account.fault({ about: 'p1@', answer: internal });
		const get = { operation: 'get', contact: picked.contact };
		const items = people(3).map(({ email }) => ({ contact: email }));
		const { message, remedy } = await run(account, get, { items });
		expect(message).toMatch(/ \[item 1\]$/);
		expect(await account.requests()).toHaveLength(3);
		expect(remedy).not.toContain('under way');
	});
});

test('a stop sends nothing more, whatever is under way', async () => {
	const account = await TestAccount.create({ settings: { answerMs: 50 } });
	const cancelLater = async (cancel: () => void) => {
		while ((await account.requests()).length < 6) await sleep(10);
		cancel();
	};
	await run(account, UPSERT, {
		items: people(40),
		onStart: (cancel) => void cancelLater(cancel),
	});
	const sent = (await account.requests()).length;
	expect(sent).toBeLessThan(40);
	await sleep(200);
	expect(await account.requests()).toHaveLength(sent);
});

test('once the quota is used up, the items under way are the last that ask', async () => {
	const account = await TestAccount.create({ settings: { answerMs: 20 } });
	const quota = { status: 429, body: { error_key: 'quota_exceeded', error_message: 'Exceeded' } };
	await account.fault({ skip: 10, answer: quota });
	const { paired, errorOutput } = await run(account, UPSERT, {
		items: people(20),
		settings: { onError: 'continueErrorOutput' },
	});
	const refused = (await account.journal()).filter(({ status }) => status === 429);
	expect(refused.length).toBeLessThanOrEqual(4);
	expect(errorOutput.every(({ json }) => /daily quota/.test(json.error as string))).toBe(true);
	const done = paired.map(({ pairedItem }) => (pairedItem as { item: number }).item);
	expect((await emailsIn(account)).sort()).toEqual(
		done.map((item) => `p${item}@example.com`).sort(),
	);
	expect(paired.length + errorOutput.length).toBe(20);
});

test('a list that is missing is looked for and created once, whatever its case', async () => {
	const account = await TestAccount.create({ settings: { answerSpreadMs: 20 } });
	const items = people(12).map((each, index) => ({ ...each, list: index % 2 ? 'NEW' : 'New' }));
	const { error } = await run(
		account,
		{ ...UPSERT, lists: '={{ $json.list }}', options: { createMissing: true } },
		{ items },
	);
	expect(error).toBeUndefined();
	const requests = await account.requests();
	const counted = (request: string) => requests.filter((each) => each === request).length;
	// Lists for emails, and those for texts.
	expect(counted('GET /v3/contact_lists')).toBe(2);
	expect(counted('POST /v3/contact_lists')).toBe(1);
	expect(await account.contacts()).toHaveLength(12);
});

test('opaque tokens that run out cost no more than what is under way, and one renewal each', async () => {
	const account = await TestAccount.create({
		settings: { accessTokenForm: 'opaque', accessTokenSeconds: 2, answerMs: 100 },
	});
	const { paired, error } = await run(account, UPSERT, { items: people(100) });
	expect(error).toBeUndefined();
	expect(paired.map(({ pairedItem }) => pairedItem)).toEqual(
		people(100).map((_, item) => ({ item })),
	);
	const journal = await account.journal();
	const renewals = journal.filter(({ path }) => path.endsWith('/token')).length;
	expect(renewals).toBeGreaterThan(0);
	const refused = journal.filter(({ status }) => status === 401).length;
	expect(refused).toBeGreaterThanOrEqual(renewals);
	expect(refused).toBeLessThanOrEqual(4 * renewals);
	expect(await account.contacts()).toHaveLength(100);
});

describe('rows about one person go one after the other', () => {
	const [ann, bob] = PEOPLE.slice(0, 2).map((name) => ({ email: emailOf(name), id: idOf(name) }));
	const zoe = 'zoe@example.com';

	/** Whether each item was read only after the one before it was written. */
	async function takesTurns(items: Array<{ contact: string; newEmail?: string }>) {
		const account = await TestAccount.create({
			contacts: seeded(3),
			settings: { answerSpreadMs: 10 },
		});
		const { error } = await run(
			account,
			{
				operation: 'update',
				...picked,
				options: { newEmail: '={{ $json.newEmail }}' },
				...mapped({ first_name: '={{ $itemIndex }}' }),
			},
			{ items },
		);
		expect(error).toBeUndefined();
		// The first request of a run goes alone, so the first item is somebody else.
		const rest = (await account.journal()).filter(({ path }) => !path.endsWith(idOf('cyd')));
		const turns = rest.map(({ method }) => method).join(' ');
		return (
			turns ===
			items
				.slice(1)
				.map(() => 'GET PUT')
				.join(' ')
		);
	}

	test.each<[string, Array<{ contact: string; newEmail?: string }>, boolean]>([
		['by email', Array(5).fill({ contact: ann.email }), true],
		['by ID', Array(5).fill({ contact: ann.id }), true],
		[
			'by email in any case',
			[ann.email, ann.email.toUpperCase(), ` ${ann.email}`].map((contact) => ({ contact })),
			true,
		],
		[
			'by ID and by email',
			[ann.email, ann.id, ann.email, ann.id].map((contact) => ({ contact })),
			true,
		],
		[
			'by the email that a rename gives',
			[{ contact: ann.email, newEmail: zoe }, { contact: zoe }],
			true,
		],
		[
			'by the email that two renames give back',
			[
				{ contact: ann.email, newEmail: zoe },
				{ contact: bob.email, newEmail: ann.email },
			],
			true,
		],
		[
			'by ID, where the email that a rename frees is not known',
			[
				{ contact: ann.id, newEmail: zoe },
				{ contact: bob.id, newEmail: ann.email },
			],
			true,
		],
		['but not about two people', [ann, bob, ann, bob].map(({ id }) => ({ contact: id })), false],
	])('%s', async (_how, items, expected) => {
		const first = { contact: idOf('cyd') };
		expect(await takesTurns([first, ...items])).toBe(expected);
	});
});
