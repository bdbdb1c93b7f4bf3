import type { IDataObject } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const CREATED = { triggerOn: ['contactCreated'] };
const UPDATED = { triggerOn: ['contactUpdated'] };
const ALL = {
	triggerOn: ['contactCreated', 'contactUpdated', 'contactUnsubscribed', 'contactDeleted'],
};
const CONTACTS = '/v3/contacts';
const DAY_MS = 86_400_000;

const at = (ahead = 0) => new Date(Date.now() + ahead).toISOString().replace(/\.\d+/, '');
const contact = (name: string | number, more: IDataObject = {}): IDataObject => ({
	email_address: { address: `${name}@example.com`, permission_to_send: 'implicit' },
	...more,
});
const crowd = (count: number, time: string) =>
	Array.from({ length: count }, (_, index) =>
		contact(index, { created_at: time, updated_at: time }),
	);
const names = (items: IDataObject[]) =>
	items.map(({ email_address }) => String(email_address).split('@')[0]);

describe('activation', () => {
	test.each([
		[
			'a dead refresh token',
			{ expired: true },
			async (account: TestAccount) => await account.revokeRefreshTokens(),
			'The credential "Test account" needs to be reconnected.',
		],
		[
			'a missing scope',
			{ settings: { scopes: ['campaign_data', 'offline_access'] } },
			async () => {},
			'Constant Contact denied access (403): Forbidden. The scope contact_data is missing',
		],
		[
			'a user without the privilege',
			{ settings: { privileges: ['campaign:read'] } },
			async () => {},
			'Constant Contact denied access (403): Forbidden. The user has no privilege contacts:read',
		],
	])('fails with %s, and says why', async (_, seed, act, message) => {
		const account = await TestAccount.create(seed);
		await act(account);
		const trigger = new TestTrigger(account, CREATED);
		await expect(trigger.activate()).rejects.toThrow(message);
		expect(trigger.state).toEqual({});
	});

	test('fails without an event, or with a list that the account does not have', async () => {
		const account = await TestAccount.create({ lists: [{ name: 'News' }] });
		const empty = new TestTrigger(account, { triggerOn: [] });
		await expect(empty.activate()).rejects.toMatchObject({
			message: "'Trigger On' is empty",
			description: 'Choose at least one event',
		});
		const unknown = new TestTrigger(account, { ...CREATED, filters: { lists: ['Newz'] } });
		await expect(unknown.activate()).rejects.toThrow(
			'\'List Names or IDs\' names "Newz", which the account does not have',
		);
	});

	test('of a state that a newer version has saved fails, and leaves it alone', async () => {
		const trigger = new TestTrigger(await TestAccount.create(), CREATED);
		await trigger.activate();
		Object.assign(trigger.state, { version: 3 });
		await expect(trigger.poll()).rejects.toMatchObject({
			message: 'A newer version of this node has saved what it has seen',
			description: expect.stringContaining('Update n8n-nodes-constant-contact'),
		});
		expect(trigger.state.version).toBe(3);
	});
});

describe('a reading that fails starts nothing, and the next poll catches up', () => {
	test.each([
		['throttled', { answer: { status: 429, body: { error_key: 'throttled' } } }],
		['an internal fault', { answer: { status: 500, body: [] } }],
		['not available', { answer: { status: 503 } }],
		['a cut answer', { break: 'cut' }],
		['a reset', { break: 'reset' }],
		['HTML', { answer: { status: 200, body: '<html>' } }],
		['another JSON', { answer: { status: 200, body: { contacts: 'none' } } }],
	])('%s', async (_, fault) => {
		const account = await TestAccount.create();
		const trigger = new TestTrigger(account, ALL);
		await trigger.activate();
		await account.setContact(contact('ann'));
		const memories = JSON.stringify(trigger.state.memories);
		await account.fault({ path: CONTACTS, ...fault });
		await expect(trigger.poll()).rejects.toThrow();
		await account.heal();
		expect(JSON.stringify(trigger.state.memories)).toBe(memories);
		for (const skip of [0, 1]) {
			const found = [];
			await account.fault({ path: CONTACTS, skip, times: 1, ...fault });
			await account.setContact(contact(`bob${skip}`));
			found.push(...(await trigger.poll().catch(() => [])));
			await account.heal();
			found.push(...(await trigger.poll()));
			expect(names(found).sort()).toEqual(skip === 0 ? ['ann', 'bob0'] : ['bob1']);
		}
		expect(await trigger.poll()).toEqual([]);
	});

	test.each([
		[429, 'Nothing is lost: the next poll reads from the same point. All workflows and apps'],
		[503, 'Nothing is lost: the next poll reads from the same point'],
		[400, 'Constant Contact does not say which value it is'],
	])('and says so after %d', async (status, description) => {
		const account = await TestAccount.create();
		const trigger = new TestTrigger(account, CREATED);
		await trigger.activate();
		const body = [{ error_key: 'throttled', error_message: 'No' }];
		await account.fault({ path: CONTACTS, answer: { status, body: status === 429 ? body : [] } });
		await expect(trigger.poll()).rejects.toMatchObject({
			description: expect.stringContaining(description),
		});
	});

	test('in the middle of many pages', async () => {
		const account = await TestAccount.create();
		const trigger = new TestTrigger(account, CREATED);
		await trigger.activate();
		await account.setContacts(crowd(1200, at()));
		await trigger.pass(5000);
		await account.fault({ path: CONTACTS, skip: 2, times: 1, answer: { status: 500 } });
		const first = await trigger.poll();
		expect(first).toHaveLength(1000);
		expect(first[0].warnings).toEqual([
			'Constant Contact had an internal fault (500), when it was asked for Contact Created',
		]);
		const before = (await account.requests()).length;
		const rest = await trigger.poll();
		expect(new Set(names([...first, ...rest])).size).toBe(1200);
		expect(rest).toHaveLength(200);
		// The page that failed, and the pages once more, which show that nothing has moved up.
		expect((await account.requests()).length - before).toBe(1 + 3);
		expect(await trigger.poll()).toEqual([]);
	});

	test('an expired access token is renewed', async () => {
		const account = await TestAccount.create();
		const trigger = new TestTrigger(account, CREATED);
		await trigger.activate();
		await account.setContact(contact('ann'));
		await account.expireAccessTokens();
		expect(names(await trigger.poll())).toEqual(['ann']);
		expect(trigger.credentials.saved).toHaveLength(1);
	});
});

describe.each([
	...SIMULATOR_SWITCHES.contactOrder.map((side) => ({ contactOrder: side })),
	...SIMULATOR_SWITCHES.dateBounds.map((side) => ({ dateBounds: side })),
	...SIMULATOR_SWITCHES.dateHeader.map((side) => ({ dateHeader: side })),
	...SIMULATOR_SWITCHES.nextLink.map((side) => ({ nextLink: side })),
])('%j', (switches) => {
	test.each([300_000, -300_000])(
		'1,200 contacts of one second arrive once, the clock %d ms ahead',
		async (clockAheadMs) => {
			const account = await TestAccount.create({ settings: { switches, clockAheadMs } });
			const trigger = new TestTrigger(account, { triggerOn: ['contactCreated', 'contactUpdated'] });
			await trigger.activate();
			const now = at(clockAheadMs);
			await account.setContacts(crowd(1200, now));
			const items = await trigger.poll();
			expect(items.every(({ event }) => event === 'contactCreated')).toBe(true);
			expect(new Set(names(items)).size).toBe(1200);
			expect(items).toHaveLength(1200);
			trigger.restart();
			expect(await trigger.poll()).toEqual([]);
			// It shows up late, with a time that was read before.
			await account.setContact(contact('late', { created_at: now, updated_at: now }));
			expect(names(await trigger.poll())).toEqual(['late']);
		},
	);
});

test('a burst of 10,000 arrives complete, and each contact once', async () => {
	const account = await TestAccount.create();
	const trigger = new TestTrigger(account, CREATED);
	await trigger.activate();
	for (let second = 0; second < 20; second++) {
		const some = Array.from({ length: 500 }, (_, index) => contact(500 * second + index));
		await account.setContacts(some);
		await trigger.pass(1000);
	}
	const items = await trigger.poll();
	const more = await trigger.poll();
	expect(new Set(names([...items, ...more])).size).toBe(10_000);
	expect([...items, ...more]).toHaveLength(10_000);
	expect(await trigger.poll()).toEqual([]);
}, 120_000);

test('a poll ends when n8n wants it to, and the next ones bring the rest', async () => {
	const account = await TestAccount.create({ settings: { answerMs: 30 } });
	const trigger = new TestTrigger(account, CREATED, 100);
	await trigger.activate();
	await account.setContacts(crowd(2600, at()));
	const counts = [];
	const found = [];
	for (let poll = 0; poll < 8; poll++) {
		const items = await trigger.poll();
		counts.push(items.length);
		found.push(...names(items));
	}
	expect(counts[0]).toBeLessThan(2600);
	expect(found).toHaveLength(2600);
	expect(new Set(found).size).toBe(2600);
	expect(await trigger.poll()).toEqual([]);
});

test('of two polls at a time each contact comes from one', async () => {
	const account = await TestAccount.create();
	const trigger = new TestTrigger(account, ALL);
	await trigger.activate();
	await account.setContacts(crowd(700, at()));
	const polls = await Promise.all([trigger.poll(), trigger.poll(), trigger.poll()]);
	expect(names(polls.flat())).toHaveLength(700);
	expect(new Set(names(polls.flat())).size).toBe(700);
});

test('a second change in the same second counts, and the first one does not come again', async () => {
	const time = at();
	const account = await TestAccount.create();
	const trigger = new TestTrigger(account, UPDATED);
	await trigger.activate();
	const old = { created_at: '2020-01-01T00:00:00Z' };
	const { contact_id } = await account.setContact(contact('ann', { ...old, updated_at: time }));
	expect(await trigger.poll()).toHaveLength(1);
	for (const first_name of ['Ann', 'Anna', 'Ann']) {
		await account.setContact({ contact_id, first_name });
		expect(await trigger.poll()).toMatchObject([{ first_name }]);
		expect(await trigger.poll()).toEqual([]);
	}
});

test('other parts, filters or events do not report again what has been reported', async () => {
	const account = await TestAccount.create({ lists: [{ name: 'News' }] });
	const trigger = new TestTrigger(account, UPDATED);
	await trigger.activate();
	await account.setContact(contact('ann', { created_at: '2020-01-01T00:00:00Z' }));
	expect(await trigger.poll()).toHaveLength(1);
	for (const changed of [
		{ ...UPDATED, options: { include: ['notes', 'list_memberships'] } },
		{ ...UPDATED, filters: { status: ['active'] } },
		{ ...UPDATED, simple: false },
		ALL,
		UPDATED,
	]) {
		trigger.edit(changed);
		expect(await trigger.activate()).toEqual([]);
		expect(await trigger.poll()).toEqual([]);
	}
	await account.setContact(contact('bob', { created_at: '2020-01-01T00:00:00Z' }));
	expect(await trigger.poll()).toHaveLength(1);
});

test('an event that is chosen later begins then; what happened before is no event', async () => {
	const account = await TestAccount.create();
	const trigger = new TestTrigger(account, CREATED);
	await trigger.activate();
	await account.setContact(contact('eve', { deleted_at: at().slice(0, 10) }));
	trigger.edit({ triggerOn: ['contactCreated', 'contactDeleted'] });
	expect(await trigger.activate()).toEqual([]);
	await account.setContact(contact('ann', { deleted_at: at().slice(0, 10) }));
	expect(await trigger.poll()).toMatchObject([{ event: 'contactDeleted' }]);
});

test('an opt-out is no update, and a deletion without a new updated_at is found', async () => {
	const account = await TestAccount.create({
		settings: { switches: { deletionDate: 'keepsUpdate' } },
	});
	const trigger = new TestTrigger(account, ALL);
	await trigger.activate();
	const { contact_id } = await account.setContact(contact('ann'));
	expect(await trigger.poll()).toMatchObject([{ event: 'contactCreated' }]);
	const later = at(2000);
	await account.setContact({
		contact_id,
		email_address: {
			address: 'ann@example.com',
			permission_to_send: 'unsubscribed',
			opt_out_date: at(),
			updated_at: later,
		},
	});
	expect(await trigger.poll()).toMatchObject([{ event: 'contactUnsubscribed' }]);
	await account.setContact({
		contact_id,
		deleted_at: at().slice(0, 10),
		updated_at: '2020-01-01T00:00:00Z',
	});
	// The daily search without a date comes after a restart, too.
	trigger.restart();
	await trigger.pass(DAY_MS);
	expect(await trigger.poll()).toMatchObject([{ event: 'contactDeleted' }]);
	expect(await trigger.poll()).toEqual([]);
});

test('a workflow that was off for a week catches up when it is switched on', async () => {
	const account = await TestAccount.create();
	const trigger = new TestTrigger(account, ALL);
	await trigger.activate();
	const time = at(3 * DAY_MS);
	await account.setContact(contact('ann', { created_at: time, updated_at: time }));
	await account.change({ clockAheadMs: 7 * DAY_MS });
	trigger.restart();
	expect(names(await trigger.activate())).toEqual(['ann']);
	expect(await trigger.poll()).toEqual([]);
});

test('a contact that changes twice between two polls is one event, with the newer state', async () => {
	const account = await TestAccount.create();
	const trigger = new TestTrigger(account, UPDATED);
	const old = { created_at: '2020-01-01T00:00:00Z', updated_at: '2020-01-01T00:00:00Z' };
	const { contact_id } = await account.setContact(contact('ann', old));
	await trigger.activate();
	await account.setContact({ contact_id, first_name: 'Ann', updated_at: at() });
	await account.setContact({ contact_id, first_name: 'Anna', updated_at: at() });
	expect(await trigger.poll()).toMatchObject([{ first_name: 'Anna' }]);
});

test.each([
	[9, ['ann']],
	[11, []],
])('a contact that shows up %d minutes late comes as %j', async (minutes, expected) => {
	const account = await TestAccount.create();
	const trigger = new TestTrigger(account, CREATED);
	await trigger.activate();
	const time = at();
	const visible_from = Date.now() + minutes * 60_000;
	await account.setContact(contact('ann', { created_at: time, updated_at: time, visible_from }));
	await trigger.pass(minutes * 60_000 - 10_000);
	expect(await trigger.poll()).toEqual([]);
	await trigger.pass(20_000);
	expect(names(await trigger.poll())).toEqual(expected);
});

describe('the test in the editor', () => {
	test.each(SIMULATOR_SWITCHES.contactOrder)(
		'finds the newest of 1,300 contacts, listed %s, and does not touch the state',
		async (contactOrder) => {
			const contacts = Array.from({ length: 1300 }, (_, index) => {
				const time = at(-3_600_000 * (((index * 7) % 1300) + 1));
				return contact((index * 7) % 1300, { created_at: time, updated_at: time });
			});
			const account = await TestAccount.create({
				settings: { switches: { contactOrder } },
				contacts,
			});
			const trigger = new TestTrigger(account, CREATED);
			await trigger.activate();
			const before = JSON.stringify(trigger.state);
			expect(names((await trigger.test()).items)).toEqual(['0']);
			expect(JSON.stringify(trigger.state)).toBe(before);
			expect((await account.requests()).length).toBeLessThan(15);
		},
	);

	test('says so when there is nothing', async () => {
		const { items, error } = await new TestTrigger(await TestAccount.create(), ALL).test();
		expect(items).toEqual([]);
		expect(error).toMatchObject({
			message: 'The account has no example of what this trigger waits for',
			description: expect.stringContaining('add'),
		});
	});

	test('shows what unsubscribed and deleted contacts look like', async () => {
		const account = await TestAccount.create({
			contacts: [
				contact('bob', { deleted_at: '2026-03-01' }),
				{
					email_address: {
						address: 'eve@example.com',
						permission_to_send: 'unsubscribed',
						opt_out_date: '2026-02-01T00:00:00Z',
						opt_out_source: 'Contact',
						opt_out_reason: 'Too many',
					},
				},
			],
		});
		const { items } = await new TestTrigger(account, ALL).test();
		expect(items).toMatchObject([
			{ event: 'contactCreated' },
			{
				event: 'contactUnsubscribed',
				email_address: 'eve@example.com',
				opt_out_reason: 'Too many',
			},
			{ event: 'contactDeleted', deleted_at: '2026-03-01' },
		]);
	});
});
