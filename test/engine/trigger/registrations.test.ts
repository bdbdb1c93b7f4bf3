import { sleep, type IDataObject } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const QUARTER = 15 * MINUTE_MS;

const id = (number: number) => `0000000a-0000-4000-8000-${String(number).padStart(12, '0')}`;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const event = (number: number, more: IDataObject = {}): IDataObject => ({
	event_id: id(number),
	name: `Tasting ${number}`,
	event_start: ago(-number * DAY_MS),
	...more,
});
const registration = (number: number, person: number, more: IDataObject = {}): IDataObject => ({
	event_id: id(number),
	registration_id: id(1000 * number + person),
	contact_id: id(500_000 + person),
	first_name: `Ann ${person}`,
	...more,
});
const many = (number: number, count: number, more: IDataObject = {}) =>
	Array.from({ length: count }, (_, person) =>
		registration(number, person, { registration_time: ago(DAY_MS + person * 1000), ...more }),
	);
const REGISTERED = { triggerOn: ['eventRegistration'] };
const picking = (...events: string[]) => ({ ...REGISTERED, filters: { events } });
const of = (items: IDataObject[]) => items.map(({ registration_id }) => registration_id);
const pathOf = (number: number, person?: number) =>
	`/v3/events/${id(number)}/tracks/${id(number).slice(-6)}/registrations${
		person === undefined ? '' : `/${id(1000 * number + person)}`
	}`;
const FAULT = { answer: { status: 500, body: [] } };

async function active(seed: IDataObject, parameters: object = REGISTERED) {
	const account = await TestAccount.create(seed);
	const trigger = new TestTrigger(account, parameters as never);
	expect(await trigger.activate()).toEqual([]);
	const asked = async (part = '') =>
		(await account.requests()).filter((each) => each.includes(part));
	return { account, trigger, asked };
}

test('somebody who registers starts the workflow once, with the contact', async () => {
	const { account, trigger, asked } = await active({
		events: [event(1, { registrations: many(1, 3) })],
	});
	await account.setRegistration(
		registration(1, 7, { email_address: 'ann@example.com', answers: { Meal: 'Vegan' } }),
	);
	expect(await trigger.poll()).toEqual([
		expect.objectContaining({
			event: 'eventRegistration',
			event_id: id(1),
			event_name: 'Tasting 1',
			registration_id: id(1007),
			registration_status: 'REGISTERED',
			contact_id: id(500_007),
			email_address: 'ann@example.com',
			first_name: 'Ann 7',
			answers: { Meal: 'Vegan' },
			new_contact: true,
			total: 0,
		}),
	]);
	expect(await trigger.poll()).toEqual([]);
	trigger.restart();
	expect(await trigger.poll()).toEqual([]);
	// Only the new one was looked up, and the event once.
	expect(await asked(`${pathOf(1)}/`)).toEqual([`GET ${pathOf(1, 7)}`]);
	expect(await asked(`GET /v3/events/${id(1)}`)).toHaveLength(1 + 4 + 1);
});

test('a registration whose status or time changes is not new', async () => {
	const { account, trigger } = await active({
		events: [event(1, { registrations: many(1, 3) })],
	});
	await account.setRegistration(registration(1, 7));
	expect(of(await trigger.poll())).toEqual([id(1007)]);
	for (const [person, more] of [
		[1, { registration_status: 'CANCELED' }],
		[7, { registration_status: 'CANCELED' }],
		[7, { registration_status: 'REGISTERED', registration_time: ago(-HOUR_MS) }],
	] as const) {
		await account.setRegistration(registration(1, person, more));
		expect(await trigger.poll()).toEqual([]);
	}
});

test.each([
	['years ago', 1000 * DAY_MS],
	['before the last poll', HOUR_MS],
	['hours ahead', -9 * HOUR_MS],
])('a registration that is dated %s counts when it is shown', async (_, passed) => {
	const { account, trigger } = await active({ events: [event(1, { registrations: many(1, 3) })] });
	await account.setRegistration(registration(1, 7, { registration_time: ago(passed) }));
	expect(of(await trigger.poll())).toEqual([id(1007)]);
	expect(await trigger.poll()).toEqual([]);
});

test('a Date header that is hours off loses and doubles nothing', async () => {
	const { account, trigger } = await active({ events: [event(1, { registrations: many(1, 3) })] });
	const found = [];
	for (const [person, hours] of [5, -3, 40, -40, 0].entries()) {
		await account.change({ clockAheadMs: hours * HOUR_MS });
		await account.setRegistration(registration(1, 10 + person, { registration_time: ago(0) }));
		found.push(...(await trigger.poll()));
	}
	expect(of(found)).toEqual([10, 11, 12, 13, 14].map((person) => id(1000 + person)));
});

test('only active events are followed, or those that are picked by name or ID', async () => {
	const events = [
		event(1),
		event(2, { status: 'DRAFT' }),
		event(3, { status: 'COMPLETE' }),
		event(4, { status: 'CANCELLED' }),
	];
	const account = await TestAccount.create({ events });
	const all = new TestTrigger(account, REGISTERED);
	const picked = new TestTrigger(account, picking('Tasting 3', id(1)));
	await all.activate();
	await picked.activate();
	for (const number of [1, 2, 3, 4]) await account.setRegistration(registration(number, 1));
	expect(of(await all.poll())).toEqual([id(1001)]);
	expect(of(await picked.poll()).sort()).toEqual([id(1001), id(3001)]);
});

test('events that are picked by ID are not looked up by name', async () => {
	const { trigger, asked } = await active({ events: [event(1)] }, picking(id(1)));
	await trigger.poll();
	expect(await asked()).toEqual([
		`GET /v3/events/${id(1)}`,
		`GET ${pathOf(1)}`,
		`GET ${pathOf(1)}`,
	]);
});

test('what is wrong with picked events is said', async () => {
	const account = await TestAccount.create({ events: [event(1), event(2)] });
	await expect(new TestTrigger(account, picking('Tasing 1')).activate()).rejects.toMatchObject({
		message: '\'Event Names or IDs\' names "Tasing 1", which the account does not have',
		description: expect.stringContaining('"Tasting 1"'),
	});
	const ids = Array.from({ length: 21 }, (_, number) => id(number));
	await expect(new TestTrigger(account, picking(...ids)).activate()).rejects.toMatchObject({
		message: "'Event Names or IDs' names 21, and a trigger follows 20 at most",
		description: expect.stringContaining('second trigger'),
	});
	// One that is gone is told, and the other one is read.
	const trigger = new TestTrigger(account, picking(id(1), id(9)));
	await expect(trigger.activate()).rejects.toThrow(`when it was asked for the event ${id(9)}`);
	await account.setRegistration(registration(1, 1));
	const items = await trigger.poll();
	expect(of(items)).toEqual([id(1001)]);
	expect(items[0].warnings).toEqual([expect.stringContaining(`the event ${id(9)}`)]);
});

test('of more than 20 active events those that begin first are read, and the rest is told', async () => {
	const events = Array.from({ length: 23 }, (_, number) => event(23 - number));
	const { account, trigger, asked } = await active({ events });
	expect(await asked('/registrations')).toHaveLength(20);
	for (const number of [20, 21]) await account.setRegistration(registration(number, 1));
	const told = [expect.stringMatching(/^23 events are active, .* 20 .* begin first\. Pick/)];
	expect(await trigger.poll()).toMatchObject([{ registration_id: id(20_001), warnings: told }]);
	expect((await trigger.test()).items).toMatchObject([{ warnings: told }]);
	await account.setEvent(event(1, { status: 'COMPLETE' }));
	await trigger.pass(QUARTER);
	await account.setRegistration(registration(21, 2));
	const followed = await trigger.poll();
	expect(of(followed)).toContain(id(21_002));
	expect(followed[0].warnings).toEqual([expect.stringMatching(/^22 events/)]);
});

describe.each(SIMULATOR_SWITCHES.registrationOrder)('registrations %s', (registrationOrder) => {
	test.each(SIMULATOR_SWITCHES.eventCursor)(
		'with cursors of %s: 250 are learned, and 30 arrive once each',
		async (eventCursor) => {
			const { account, trigger, asked } = await active({
				settings: { switches: { registrationOrder, eventCursor } },
				events: [event(1, { registrations: many(1, 250) })],
			});
			// What was there is read twice, because somebody may have moved up.
			expect(await asked(`GET ${pathOf(1)}`)).toHaveLength(6);
			for (let person = 300; person < 330; person++) {
				await account.setRegistration(registration(1, person));
			}
			const items = await trigger.poll();
			expect(new Set(of(items)).size).toBe(30);
			expect(items).toHaveLength(30);
			expect(await trigger.poll()).toEqual([]);
			expect(await asked(`${pathOf(1)}/`)).toHaveLength(30);
		},
	);
});

describe('an event that is not followed all the time', () => {
	test('counts from its first registration on, when it is published', async () => {
		const { account, trigger } = await active({ events: [event(1)] });
		await account.setEvent(event(2));
		await account.setRegistration(registration(2, 1));
		await trigger.pass(QUARTER);
		await account.setRegistration(registration(2, 2));
		expect(of(await trigger.poll()).sort()).toEqual([id(2001), id(2002)]);
		expect(await trigger.poll()).toEqual([]);
	});

	test.each(['COMPLETE', 'CANCELLED', 'DELETED'])(
		'%s: who registered before comes, and it is read no more after an hour',
		async (status) => {
			const { account, trigger, asked } = await active({ events: [event(1), event(2)] });
			await account.setRegistration(registration(1, 1));
			await account.setEvent(event(1, { status }));
			await trigger.pass(QUARTER);
			expect(of(await trigger.poll())).toEqual([id(1001)]);
			await account.setRegistration(registration(1, 2, { registration_time: ago(QUARTER) }));
			await trigger.pass(QUARTER);
			expect(of(await trigger.poll())).toEqual([id(1002)]);
			for (let poll = 0; poll < 5; poll++) {
				await trigger.pass(QUARTER);
				expect(await trigger.poll()).toEqual([]);
			}
			const before = (await asked(pathOf(1))).length;
			await trigger.pass(QUARTER);
			await trigger.poll();
			expect(await asked(pathOf(1))).toHaveLength(before);
		},
	);

	test('and is gone, is not told', async () => {
		const { account, trigger } = await active({
			settings: { switches: { deletedEvent: 'unknown' } },
			events: [event(1), event(2)],
		});
		await account.setEvent(event(1, { status: 'DELETED' }));
		await account.setRegistration(registration(2, 1));
		await trigger.pass(QUARTER);
		const [item] = await trigger.poll();
		expect(item).toMatchObject({ registration_id: id(2001) });
		expect(item).not.toHaveProperty('warnings');
	});

	test('comes back, and nothing comes twice', async () => {
		const { account, trigger } = await active({
			events: [event(1, { registrations: many(1, 3) })],
		});
		await account.setRegistration(registration(1, 5));
		expect(await trigger.poll()).toHaveLength(1);
		await account.setEvent(event(1, { status: 'CANCELLED' }));
		for (let poll = 0; poll < 8; poll++) {
			await trigger.pass(QUARTER);
			expect(await trigger.poll()).toEqual([]);
		}
		await account.setEvent(event(1, { status: 'ACTIVE' }));
		await account.setRegistration(registration(1, 6));
		await trigger.pass(QUARTER);
		expect(of(await trigger.poll())).toEqual([id(1006)]);
	});

	test('counts from then on, when it is picked later', async () => {
		const events = [event(1, { registrations: many(1, 3) }), event(2)];
		const { account, trigger } = await active({ events }, picking(id(2)));
		await account.setRegistration(registration(1, 5));
		trigger.edit(picking(id(1), id(2)));
		expect(await trigger.activate()).toEqual([]);
		await account.setRegistration(registration(1, 6));
		await account.setRegistration(registration(2, 1));
		expect(of(await trigger.poll()).sort()).toEqual([id(1006), id(2001)]);
	});
});

describe('a failure', () => {
	test('of the details is told, and they are asked for again with the next poll', async () => {
		const { account, trigger, asked } = await active({ events: [event(1)] });
		for (const person of [1, 2]) await account.setRegistration(registration(1, person));
		await account.fault({ path: pathOf(1, 1), ...FAULT });
		const items = await trigger.poll();
		expect(of(items)).toEqual([id(1002)]);
		expect(items[0].warnings).toEqual([
			'Constant Contact had an internal fault (500), when it was asked for Event Registration of Tasting 1',
		]);
		await account.heal();
		expect(of(await trigger.poll())).toEqual([id(1001)]);
		expect(await trigger.poll()).toEqual([]);
		expect(await asked(pathOf(1, 1))).toHaveLength(2);
		expect(await asked(pathOf(1, 2))).toHaveLength(1);
	});

	test('of details that are about no registration is one, too', async () => {
		const { account, trigger } = await active({ events: [event(1)] });
		await account.setRegistration(registration(1, 1));
		await account.fault({ path: pathOf(1, 1), answer: { status: 200, body: {} } });
		await expect(trigger.poll()).rejects.toThrow('Event Registration of Tasting 1');
		await account.heal();
		expect(await trigger.poll()).toHaveLength(1);
	});

	test('of one event leaves the others', async () => {
		const { account, trigger } = await active({ events: [event(1), event(2)] });
		for (const number of [1, 2]) await account.setRegistration(registration(number, 1));
		await account.fault({ path: pathOf(1), ...FAULT });
		expect(of(await trigger.poll())).toEqual([id(2001)]);
		await account.heal();
		expect(of(await trigger.poll())).toEqual([id(1001)]);
	});

	test.each([0, 1, 2])(
		'of page %d of the first reading: what was there is no news, and who registers meanwhile comes',
		async (skip) => {
			const events = [event(1, { registrations: many(1, 250) }), event(2)];
			const account = await TestAccount.create({ events });
			const trigger = new TestTrigger(account, REGISTERED);
			await account.fault({ path: pathOf(1), skip, ...FAULT });
			await expect(trigger.activate()).rejects.toThrow('Event Registration of Tasting 1');
			await trigger.pass(MINUTE_MS);
			await account.setRegistration(registration(1, 300));
			await account.heal();
			// The reading goes on at that page, and the next poll looks at the first ones again.
			const found = [...(await trigger.poll()), ...(await trigger.poll())];
			expect(of(found)).toEqual([id(1300)]);
			await account.setRegistration(registration(1, 301));
			expect(of(await trigger.poll())).toEqual([id(1301)]);
		},
	);

	test.each([1, 2])('of page %d of a later reading loses nothing', async (skip) => {
		const { account, trigger } = await active({
			events: [event(1, { registrations: many(1, 250) })],
		});
		for (let person = 300; person < 410; person++) {
			await account.setRegistration(registration(1, person, { registration_time: ago(DAY_MS) }));
		}
		await account.fault({ path: pathOf(1), skip, ...FAULT });
		const items: IDataObject[] = await trigger.poll().catch(() => []);
		await account.heal();
		for (let poll = 0; poll < 2; poll++) items.push(...(await trigger.poll()));
		expect(new Set(of(items)).size).toBe(110);
		expect(items).toHaveLength(110);
	});

	test('of the list of events goes on with those that are known', async () => {
		const { account, trigger } = await active({ events: [event(1)] });
		await trigger.pass(QUARTER);
		await account.setRegistration(registration(1, 1));
		await account.fault({ path: '/v3/events', ...FAULT });
		expect(await trigger.poll()).toMatchObject([
			{ registration_id: id(1001), warnings: [expect.stringContaining('active events')] },
		]);
		await expect(new TestTrigger(account, REGISTERED).activate()).rejects.toThrow(
			'when it was asked for the events',
		);
	});
});

test('a poll without time for all details leaves the later ones to the next', async () => {
	const account = await TestAccount.create({
		settings: { answerMs: 30 },
		events: [event(1, { registrations: many(1, 3) })],
	});
	const trigger = new TestTrigger(account, REGISTERED, 150);
	await trigger.activate();
	const people = [18, 17, 16, 15, 14, 13, 12, 11];
	for (const person of people) {
		const registration_time = ago((20 - person) * 1000);
		await account.setRegistration(registration(1, person, { registration_time }));
	}
	const polls: unknown[][] = [];
	while (polls.flat().length < people.length && polls.length < 9) {
		polls.push(of(await trigger.poll()));
	}
	expect(polls.length).toBeGreaterThan(1);
	expect(polls.flat()).toEqual(people.map((person) => id(1000 + person)).reverse());
	expect(await trigger.poll()).toEqual([]);
});

test('with another account, nothing old starts the workflow, and what is new does', async () => {
	const { trigger } = await active({ events: [event(1, { registrations: many(1, 3) })] });
	await trigger.pass(2 * HOUR_MS);
	await trigger.poll();
	const other = await TestAccount.create({ events: [event(2, { registrations: many(2, 3) })] });
	trigger.connect(other, 'another');
	await trigger.pass(HOUR_MS);
	expect(await trigger.poll()).toEqual([]);
	await other.setRegistration(registration(2, 5));
	expect(of(await trigger.poll())).toEqual([id(2005)]);
	expect(await trigger.poll()).toEqual([]);
});

describe('once a reading has shown all, a registration that is dated long ago counts', () => {
	const OLD = { registration_time: ago(100 * HOUR_MS) };
	const old = (number: number, count: number) =>
		many(number, count, { registration_time: ago(200 * HOUR_MS) });
	/** Somebody registers with a wrong date, and so it is the only one that comes. */
	async function expectOnly(account: TestAccount, trigger: TestTrigger, number: number) {
		await account.setRegistration(registration(number, 900, OLD));
		expect(of(await trigger.poll())).toEqual([id(1000 * number + 900)]);
		trigger.restart();
		expect(await trigger.poll()).toEqual([]);
	}

	test.each([0, 1, 2])('after a first reading that failed at page %d', async (skip) => {
		const events = [event(1, { registrations: old(1, 250) }), event(2)];
		const account = await TestAccount.create({ events });
		const trigger = new TestTrigger(account, REGISTERED);
		await account.fault({ path: pathOf(1), skip, ...FAULT });
		await expect(trigger.activate()).rejects.toThrow('Event Registration of Tasting 1');
		await account.heal();
		for (let poll = 0; poll < 2; poll++) expect(await trigger.poll()).toEqual([]);
		await expectOnly(account, trigger, 1);
	});

	test('after the event was published meanwhile', async () => {
		const draft = event(2, { status: 'DRAFT', registrations: old(2, 250) });
		const { account, trigger } = await active({ events: [event(1), draft] });
		await account.setEvent(event(2, { status: 'ACTIVE' }));
		await trigger.pass(QUARTER);
		expect(await trigger.poll()).toEqual([]);
		await expectOnly(account, trigger, 2);
	});

	test('after the credential has changed', async () => {
		const { trigger } = await active({ events: [event(1, { registrations: old(1, 3) })] });
		const registrations = [...old(1, 250), registration(1, 800, OLD)];
		const other = await TestAccount.create({ events: [event(1, { registrations })] });
		trigger.connect(other, 'another');
		expect(await trigger.poll()).toEqual([]);
		await expectOnly(other, trigger, 1);
	});

	test('after people have registered during the activation, without the clock of the service', async () => {
		const account = await TestAccount.create({
			settings: { answerMs: 20, switches: { dateHeader: 'removed' } },
			events: [event(1, { registrations: old(1, 250) })],
		});
		const trigger = new TestTrigger(account, REGISTERED);
		let isActive = false;
		const activation = trigger.activate().finally(() => (isActive = true));
		for (let person = 300; !isActive; person++) {
			await account.setRegistration(registration(1, person));
			await sleep(5);
		}
		expect(await activation).toEqual([]);
		await trigger.poll();
		await expectOnly(account, trigger, 1);
	});
});

test('of two polls at a time each registration comes from one', async () => {
	const { account, trigger } = await active({ events: [event(1)] });
	for (let person = 0; person < 7; person++) {
		await account.setRegistration(registration(1, person));
	}
	const polls = await Promise.all([trigger.poll(), trigger.poll()]);
	expect(new Set(of(polls.flat())).size).toBe(7);
	expect(polls.flat()).toHaveLength(7);
});

test('the test in the editor shows the newest registration, and leaves the state alone', async () => {
	const events = [
		event(1, { registrations: many(1, 3), status: 'COMPLETE' }),
		event(2, { registrations: [registration(2, 9, { registration_time: ago(MINUTE_MS) })] }),
		event(3, { status: 'DRAFT' }),
	];
	const account = await TestAccount.create({ events });
	const newest = await new TestTrigger(account, REGISTERED).test();
	expect(newest.error).toBeUndefined();
	expect(newest.items).toMatchObject([
		{ event: 'eventRegistration', registration_id: id(2009), contact_id: id(500_009) },
	]);
	const trigger = new TestTrigger(account, picking(id(1)));
	expect((await trigger.test()).items).toMatchObject([{ registration_id: id(1000) }]);
	expect(trigger.state).toEqual({});
});
