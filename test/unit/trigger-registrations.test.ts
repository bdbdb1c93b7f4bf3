import {
	DAY,
	MINUTE,
	QUARTER,
	START,
	event,
	id,
	pathOf,
	registered,
	registration,
	who,
} from './given-events';

const SECONDS = 1000;
const HOUR = 60 * MINUTE;
const events = (...numbers: number[]) => numbers.map((number) => event(number));
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a registration', () => {
	test('comes once, with what the list and its details say', async () => {
		const { trigger, account, poll } = registered();
		account.registrations[1] = [registration(10)];
		expect(await poll(0)).toEqual([]);
		expect(trigger.asked).toEqual([
			{ path: '/events', query: { limit: 100, event_status: 'ACTIVE' } },
			{ path: `/events/${id(1)}`, query: {} },
			{ path: pathOf(1), query: { limit: 100 } },
		]);
		account.registrations[1].unshift(registration(11, START + 1, { first_name: 'Ann' }));
		expect(await poll()).toEqual([
			{
				event: 'eventRegistration',
				registration_id: id(11),
				first_name: 'Ann',
				event_id: id(1),
				event_name: 'Tasting 1',
				registration_time: new Date(START + 1).toISOString(),
				contact_id: `contact of ${id(11)}`,
				contact: { contact_id: `contact of ${id(11)}` },
				answers: {},
				tickets: [],
				ticket_count: 0,
			},
		]);
		expect(trigger.paths).toEqual([pathOf(1), `${pathOf(1)}/${id(11)}`]);
		expect(await poll()).toEqual([]);
		expect(trigger.paths).toEqual([pathOf(1)]);
	});

	test.each([
		['years ago', START - 999 * DAY],
		['before the last poll', START - HOUR],
		['hours ahead', START + 9 * HOUR],
		['not at all', NaN],
	])(
		'that is dated %s counts when it is shown, and no more when its time changes',
		async (_, time) => {
			const { account, poll } = registered();
			await poll();
			const dated = isNaN(time) ? { registration_id: id(10) } : registration(10, time);
			account.registrations[1] = [dated];
			expect(who(await poll())).toEqual([10]);
			account.registrations[1] = [registration(10, START + 10 * HOUR)];
			expect(await poll()).toEqual([]);
		},
	);

	test('of several, the oldest comes first', async () => {
		const { account, poll } = registered();
		await poll();
		account.registrations[1] = [3, 1, 2].map((number) => registration(number, START + number));
		expect(who(await poll())).toEqual([1, 2, 3]);
	});

	test.each([
		[{}, undefined],
		[{ registration_id: id(10) }, [10]],
		[{ contact_id: 'c' }, [10]],
	])('whose details are %j', async (details, expected) => {
		const { account, poll } = registered();
		await poll();
		account.registrations[1] = [registration(10)];
		account.details[`${pathOf(1)}/${id(10)}`] = details;
		const polled = poll();
		if (expected) expect(who(await polled)).toEqual(expected);
		else await expect(polled).rejects.toThrow('asked for Event Registration of Tasting 1');
	});

	test('waits for the next poll where no time is left for its details', async () => {
		const { account, poll } = registered({}, {}, { budgetMs: 5 * MINUTE });
		await poll();
		account.registrations[1] = [3, 1, 2].map((number) => registration(number, START + number));
		account.slow = { [id(1)]: 3 * MINUTE };
		expect(who(await poll())).toEqual([1]);
		account.slow = {};
		expect(who(await poll())).toEqual([2, 3]);
	});

	test('comes at least once in a poll, however slow the answers are', async () => {
		const { account, poll } = registered({}, {}, { budgetMs: 5 * MINUTE });
		await poll();
		account.registrations[1] = [1, 2].map((number) => registration(number, START + number));
		account.slow = { registrations: 6 * MINUTE };
		expect(who(await poll())).toEqual([1]);
		expect(who(await poll())).toEqual([2]);
	});
});

describe('which events are followed', () => {
	test('the active ones', async () => {
		const others = ['DRAFT', 'COMPLETE', 'CANCELLED'].map((status, index) =>
			event(index + 2, { status }),
		);
		const { poll, read } = registered({ events: [event(1), ...others] });
		await poll();
		expect(read()).toEqual([1]);
	});

	test('up to 20, without a word', async () => {
		const { account, poll, read } = registered({ events: events(...upTo(20)) });
		await poll();
		expect(read().sort((one, other) => one - other)).toEqual(upTo(20));
		account.registrations[1] = [registration(100)];
		expect((await poll())[0]).not.toHaveProperty('warnings');
	});

	test('above 20, those that begin first; one without a start begins last', async () => {
		const undated = event(99, { start_time: null });
		const { account, poll, read } = registered({
			events: [undated, ...events(...upTo(21).reverse())],
		});
		await poll();
		expect(read()).toEqual(upTo(20));
		account.registrations[1] = [registration(100)];
		expect((await poll())[0].warnings).toEqual([
			'22 events are active, and the trigger follows the 20 of them that begin first. Pick the others in a second trigger',
		]);
		account.events = [undated, ...events(...upTo(18))];
		await poll(QUARTER);
		expect(read().slice(0, 19)).toEqual([...upTo(18), 99]);
	});

	test('are listed every 15 minutes, and each is looked up once a day', async () => {
		const { trigger, account, poll } = registered();
		const lookups = async (passed: number) => {
			await poll(passed);
			return trigger.paths.filter((path) => !path.endsWith('/registrations'));
		};
		expect(await lookups(0)).toEqual(['/events', `/events/${id(1)}`]);
		expect(await lookups(5 * MINUTE)).toEqual([]);
		expect(await lookups(5 * MINUTE)).toEqual([]);
		expect(await lookups(5 * MINUTE)).toEqual(['/events']);
		account.events = [event(1, { name: 'Supper' }), event(2)];
		account.registrations[1] = [registration(10)];
		expect(await poll(QUARTER)).toMatchObject([{ event_id: id(1), event_name: 'Tasting 1' }]);
		expect(await lookups(DAY)).toEqual(['/events', `/events/${id(1)}`, `/events/${id(2)}`]);
		account.registrations[1].push(registration(11));
		expect(await poll()).toMatchObject([{ event_name: 'Supper' }]);
	});

	test('one that is published counts from its first registration on', async () => {
		const { account, poll } = registered();
		await poll(0);
		account.events.push(event(2));
		account.registrations[2] = [registration(20, START + 1)];
		expect(who(await poll(QUARTER))).toEqual([20]);
	});

	test('one that is not active any more, until an hour later', async () => {
		const { account, poll, read } = registered({ events: events(1, 2) });
		await poll(0);
		account.events = [event(1, { status: 'COMPLETE' }), event(2)];
		account.registrations[1] = [registration(10)];
		expect(who(await poll(QUARTER))).toEqual([10]);
		for (const count of [11, 12, 13, 14]) {
			account.registrations[1].push(registration(count));
			expect(who(await poll(QUARTER))).toEqual([count]);
			expect(read()).toEqual([1, 2]);
		}
		account.registrations[1].push(registration(15));
		expect(await poll(QUARTER)).toEqual([]);
		expect(read()).toEqual([2]);
	});

	test('one that is active again within the hour is read once in each poll', async () => {
		const { account, poll, read } = registered({ events: events(1, 2) });
		await poll(0);
		account.events = [event(1, { status: 'DRAFT' }), event(2)];
		await poll(QUARTER);
		account.events = events(1, 2);
		for (const passed of [QUARTER, QUARTER, HOUR, HOUR, HOUR]) {
			await poll(passed);
			expect(read().sort()).toEqual([1, 2]);
		}
	});

	test('a registration list that is not there is told of an active event, not of one that has ended', async () => {
		const { account, poll } = registered({ events: events(1, 2) });
		await poll(0);
		account.failing[pathOf(1)] = 404;
		account.registrations[2] = [registration(20)];
		expect(await poll()).toMatchObject([
			{ warnings: [expect.stringContaining('Event Registration of Tasting 1')] },
		]);
		account.events = [event(1, { status: 'DELETED' }), event(2)];
		account.registrations[2] = [registration(21)];
		const [item] = await poll(QUARTER);
		expect(who([item])).toEqual([21]);
		expect(item).not.toHaveProperty('warnings');
	});
});

describe('picked events', () => {
	test('by their IDs are not listed, and one that the account does not list is read', async () => {
		const { trigger, poll, read } = registered(
			{ events: [event(1), event(2, { status: 'COMPLETE' })] },
			{ events: [id(2)] },
		);
		await poll();
		expect(read()).toEqual([2]);
		expect(trigger.paths).toEqual([`/events/${id(2)}`, pathOf(2)]);
	});

	test('by name and ID are followed once each, whatever their status', async () => {
		const { trigger, account, poll, read } = registered(
			{ events: [...events(1, 2), event(3, { status: 'DRAFT' })] },
			{ events: ['Tasting 3', id(1), id(3)] },
		);
		await poll();
		expect(read()).toEqual([3, 1]);
		expect(trigger.paths.filter((path) => path === '/events')).toHaveLength(1);
		// One that is not listed any more is taken by its ID.
		account.details['/events'] = { records: events(3) };
		await poll(2 * HOUR);
		expect(read().sort()).toEqual([1, 3]);
		await poll(30 * MINUTE);
		expect(trigger.paths).not.toContain('/events');
	});

	test('that the account does not have are named', async () => {
		const { poll } = registered({}, { events: [id(9), 'Tasing 1'] });
		await expect(poll()).rejects.toMatchObject({
			message: '\'Event Names or IDs\' names "Tasing 1", which the account does not have',
			description: expect.stringContaining('"Tasting 1"'),
		});
		const likeId = registered({}, { events: `x${id(1)}` });
		await expect(likeId.poll()).rejects.toThrow('does not have');
	});

	test('are 20 at most', async () => {
		const given = { events: events(...upTo(20)) };
		const { trigger, poll, read } = registered(given, { events: [...upTo(20), 1].map(id) });
		await poll();
		expect(read()).toHaveLength(20);
		trigger.parameters.filters = { events: upTo(21).map(id) };
		await expect(poll()).rejects.toMatchObject({
			message: "'Event Names or IDs' names 21, and a trigger follows 20 at most",
			description: 'Name fewer, and use a second trigger for the others',
		});
	});

	test('that are picked later count from then on', async () => {
		const { trigger, account, poll } = registered({ events: events(1, 2) }, { events: [id(1)] });
		account.registrations[2] = [registration(20)];
		await poll();
		trigger.parameters.filters = { events: [id(1), id(2)] };
		expect(await poll()).toEqual([]);
		account.registrations[2].push(registration(21));
		expect(who(await poll())).toEqual([21]);
	});
});

describe('a failure', () => {
	test('of the list at the beginning fails the poll', async () => {
		const { trigger, account, poll } = registered();
		account.failing['/events'] = 500;
		await expect(poll()).rejects.toThrow(/, when it was asked for the events$/);
		expect(trigger.data).toEqual({});
	});

	test('of the list goes on with what is known, and what is published meanwhile counts', async () => {
		const { account, poll } = registered();
		await poll(0);
		account.failing['/events'] = 500;
		account.registrations[1] = [registration(10)];
		expect(await poll(QUARTER)).toMatchObject([
			{
				registration_id: id(10),
				warnings: [expect.stringMatching(/when it was asked for what it knows of active events$/)],
			},
		]);
		account.events.push(event(2));
		account.registrations[2] = [registration(20)];
		for (let times = 0; times < 10; times++) await poll(QUARTER).catch(() => undefined);
		account.failing = {};
		expect(who(await poll(QUARTER))).toEqual([20]);
	});

	test('of one event leaves the others, and it counts once it is known', async () => {
		const { account, poll, read } = registered();
		await poll(0);
		account.events.push(event(2));
		account.failing[`/events/${id(2)}`] = 500;
		account.registrations = { 1: [registration(10)], 2: [registration(20)] };
		expect(await poll(QUARTER)).toMatchObject([
			{
				registration_id: id(10),
				warnings: [expect.stringMatching(`when it was asked for the event ${id(2)}$`)],
			},
		]);
		expect(read()).toEqual([1]);
		for (let times = 0; times < 10; times++) await poll(QUARTER).catch(() => undefined);
		account.failing = {};
		expect(who(await poll(QUARTER))).toEqual([20]);
	});

	test('of an event that is known goes on with its name from before', async () => {
		const { account, poll } = registered();
		await poll(0);
		account.failing[`/events/${id(1)}`] = 500;
		account.registrations[1] = [registration(10)];
		expect(await poll(DAY)).toMatchObject([
			{
				event_name: 'Tasting 1',
				warnings: [expect.stringMatching(/when it was asked for what it knows of event$/)],
			},
		]);
	});

	test('of the first reading: what was there is no news, and who registers meanwhile comes', async () => {
		const { account, poll } = registered({ pageSize: 1 });
		account.registrations[1] = [registration(10, START - DAY), registration(11, START - DAY)];
		account.failing[`${pathOf(1)} 1`] = 500;
		await expect(poll(0)).rejects.toThrow('Event Registration of Tasting 1');
		account.failing = {};
		account.registrations[1].push(registration(12, START + 1));
		expect([...who(await poll()), ...who(await poll())]).toEqual([12]);
	});

	test('of registrations names the event, by its ID where it has no name', async () => {
		const { account, poll } = registered({ events: [event(1, { name: null }), event(2)] });
		await poll(0);
		account.registrations[2] = [registration(20)];
		account.failing[pathOf(1)] = 500;
		const [item] = await poll();
		expect(item.event_name).toBe('Tasting 2');
		expect(item.warnings).toEqual([
			expect.stringMatching(`when it was asked for Event Registration of ${id(1)}$`),
		]);
	});
});

test('a poll without time looks up no event, and who registers meanwhile comes later', async () => {
	const { trigger, account, poll, read } = registered({}, {}, { budgetMs: 5 * MINUTE });
	await poll(0);
	account.events.push(...events(2, 3));
	account.registrations = { 2: [registration(20)], 3: [registration(30)] };
	account.slow = { [`/events/${id(2)}`]: 4 * MINUTE };
	await poll(QUARTER);
	expect(trigger.paths).not.toContain(`/events/${id(3)}`);
	account.slow = {};
	const items = await poll(2 * HOUR);
	expect(who(items)).toContain(30);
	// What is known of events is enough for a poll that is late.
	account.slow = { '/events': 5 * MINUTE };
	await poll(QUARTER);
	expect(read()).toHaveLength(1);
});

test('what is followed moves on with each poll, however often these are', async () => {
	const { trigger, poll } = registered();
	await poll(0);
	for (let count = 1; count <= 40; count++) {
		await poll(30 * SECONDS);
		expect(trigger.data.families).toEqual({
			eventRegistration: {
				selection: '',
				from: new Date(START).toISOString(),
				since: new Date(START + count * 30 * SECONDS).toISOString(),
			},
		});
	}
});

describe('the test in the editor', () => {
	test('shows the newest registration of the five events that begin last, drafts left out', async () => {
		const given = [
			...events(1, 2, 3, 4, 5),
			event(6, { status: 'COMPLETE' }),
			event(7, { status: 'DRAFT' }),
		];
		const { trigger, account, read } = registered({ events: given });
		account.registrations = {
			1: [registration(10, START)],
			2: [registration(20, START - 2 * DAY)],
			3: [registration(30, START - DAY), registration(31, START - HOUR)],
			6: [registration(60, START - 2 * HOUR)],
		};
		const items = await trigger.test();
		expect(who(items)).toEqual([31]);
		expect(items[0]).toMatchObject({ event: 'eventRegistration', event_name: 'Tasting 3' });
		expect(items[0]).not.toHaveProperty('warnings');
		expect(read()).toEqual([6, 5, 4, 3, 2]);
		expect(trigger.data).toEqual({});
	});

	test('looks at the picked events only', async () => {
		const { trigger, account, read } = registered({ events: events(1, 2) }, { events: [id(1)] });
		account.registrations = { 1: [registration(10, START - DAY)], 2: [registration(20)] };
		expect(who(await trigger.test())).toEqual([10]);
		expect(read()).toEqual([1]);
	});

	test('says that there are more events than are followed', async () => {
		const ended = upTo(5).map((number) => event(100 + number, { status: 'COMPLETE' }));
		const { trigger, account } = registered({ events: [...events(...upTo(21)), ...ended] });
		account.registrations[101] = [registration(20)];
		expect(await trigger.test()).toMatchObject([
			{ warnings: [expect.stringMatching(/^21 events are active, /)] },
		]);
	});
});
