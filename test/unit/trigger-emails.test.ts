import { DAY, HOUR, MINUTE, START, iso, opened, opening, reportOf, who } from './given-emails';

describe('an opening', () => {
	test('comes with its campaign, once, and counts again at another time', async () => {
		const { account, poll } = opened({ sent: { a: START - HOUR } });
		await poll(0);
		account.openings.a1 = [opening('ann', Date.now() + MINUTE)];
		expect(await poll(15 * MINUTE)).toEqual([
			{
				event: 'emailOpened',
				campaign_id: 'a',
				campaign_name: 'News a',
				contact_id: 'ann',
				created_time: iso(START + MINUTE),
			},
		]);
		account.openings.a1.unshift(opening('ann', Date.now()));
		expect(who(await poll(15 * MINUTE))).toEqual(['ann']);
		expect(await poll(15 * MINUTE)).toEqual([]);
	});

	test('from before the workflow was active starts nothing', async () => {
		const { account, poll } = opened({ sent: { a: START - HOUR } });
		account.openings.a1 = [opening('ann', START - 5 * MINUTE)];
		expect(await poll(0)).toEqual([]);
		expect(await poll(15 * MINUTE)).toEqual([]);
	});

	test('of an email that is sent meanwhile counts, however old the email of the campaign is', async () => {
		const { account, poll } = opened();
		await poll(0);
		account.sent.a = Date.now() + MINUTE;
		account.openings.a1 = [opening('ann', Date.now() + 2 * MINUTE)];
		expect(who(await poll(15 * MINUTE))).toEqual(['ann']);
	});

	test('without a time is skipped', async () => {
		const { account, poll } = opened({ sent: { a: START - HOUR } });
		await poll(0);
		account.openings.a1 = [{ contact_id: 'bob' }, opening('ann', Date.now() + MINUTE)];
		expect(who(await poll(15 * MINUTE))).toEqual(['ann']);
	});

	test('of a campaign without a name comes without one', async () => {
		const { account, poll } = opened({ sent: { a: START - HOUR } });
		account.details.a = { campaign_activities: [{ campaign_activity_id: 'a1' }] };
		await poll(0);
		account.openings.a1 = [opening('ann', Date.now() + MINUTE)];
		expect((await poll(15 * MINUTE))[0]).not.toHaveProperty('campaign_name');
		account.failing[reportOf('a1')] = 500;
		await expect(poll(15 * MINUTE)).rejects.toThrow('asked for Email Opened of a');
	});
});

describe('an email is read', () => {
	/** In which of so many polls of a kind it is read. */
	const reads = async (age: number, every: number, polls: number) => {
		const { poll, read } = opened({ sent: { a: START - age } });
		await poll(0);
		const all: number[] = [];
		for (let index = 1; index <= polls; index++) {
			await poll(every);
			if (read().length > 0) all.push(index);
		}
		return all;
	};

	test('every quarter of an hour in its first six hours', async () => {
		expect(await reads(HOUR, 5 * MINUTE, 9)).toEqual([3, 6, 9]);
	});

	test('every two hours until it is two days old, and not at once', async () => {
		const [first, second, ...more] = await reads(DAY, 30 * MINUTE, 8);
		expect([first <= 4, second - first, more]).toEqual([true, 4, []]);
	});

	test('once a day after that', async () => {
		const [first, second, ...more] = await reads(3 * DAY, 2 * HOUR, 24);
		expect([first <= 12, second - first, more]).toEqual([true, 12, []]);
	});

	test('no more 14 days after it was sent', async () => {
		const { account, poll, read } = opened({
			sent: { a: START - 14 * DAY - 1000, b: START - HOUR },
		});
		await poll(0);
		expect(read()).toEqual(['b1']);
		account.sent.c = START - 14 * DAY + HOUR;
		await poll(15 * MINUTE);
		expect(read().sort()).toEqual(['b1', 'c1']);
	});
});

describe('a failure', () => {
	test('of one report leaves the others, and it is read again soon', async () => {
		const { account, poll, read } = opened({ sent: { a: START - 3 * DAY, b: START - 3 * DAY } });
		await poll(0);
		account.openings = { a1: [opening('ann')], b1: [opening('bob')] };
		account.failing[reportOf('a1')] = 500;
		expect(await poll(DAY)).toMatchObject([
			{ contact_id: 'bob', warnings: [expect.stringContaining('Email Opened of News a')] },
		]);
		account.failing = {};
		expect(await poll(5 * MINUTE)).toEqual([]);
		expect(read()).toEqual([]);
		expect(who(await poll(10 * MINUTE))).toEqual(['ann']);
	});

	test('of the first reading of an email loses nothing', async () => {
		const { account, poll } = opened({ sent: { b: START - HOUR } });
		await poll(0);
		account.sent.a = Date.now() + MINUTE;
		const openings = ['ann', 'bob'].map((contact) => [opening(contact, START + 2 * MINUTE)]);
		account.openings = { a1: openings[0], b1: openings[1] };
		account.failing[reportOf('a1')] = 500;
		expect(await poll(15 * MINUTE)).toMatchObject([
			{ contact_id: 'bob', warnings: [expect.stringContaining('Email Opened of News a')] },
		]);
		for (let times = 0; times < 2; times++) await poll(2 * HOUR).catch(() => undefined);
		account.failing = {};
		expect(who(await poll(15 * MINUTE))).toEqual(['ann']);
		expect(await poll(15 * MINUTE)).toEqual([]);
	});

	test('404 is an empty report', async () => {
		const { account, poll } = opened({ sent: { a: START - HOUR, b: START - HOUR } });
		await poll(0);
		account.failing[reportOf('a1')] = 404;
		account.openings.b1 = [opening('bob')];
		const [item] = await poll(15 * MINUTE);
		expect(item.contact_id).toBe('bob');
		expect(item).not.toHaveProperty('warnings');
	});
});

describe('an email of days ago', () => {
	test('begins without being read: what was there is no news', async () => {
		const { account, poll, read } = opened({ sent: { a: START - 3 * DAY } });
		account.openings.a1 = [opening('ann', START - MINUTE)];
		await poll(0);
		expect(read()).toEqual([]);
		account.openings.a1.unshift(opening('bob', START + MINUTE));
		expect(who(await poll(DAY))).toEqual(['bob']);
	});

	test('is read at once where no answer tells the time', async () => {
		const settings = { ahead: undefined };
		const { account, poll, read } = opened({ sent: { a: START - 3 * DAY } }, {}, settings);
		account.openings.a1 = [opening('ann', START - MINUTE)];
		expect(await poll(0)).toEqual([]);
		// The first one only asks for that time.
		expect(read()).toEqual(['a1', 'a1']);
		account.openings.a1.unshift(opening('bob', START + MINUTE));
		expect(who(await poll(DAY))).toEqual(['bob']);
	});
});

test('without the time of the service, an email that is sent meanwhile counts from its first opening on', async () => {
	const { account, poll } = opened({}, {}, { ahead: undefined });
	await poll(0);
	account.sent.a = Date.now() + MINUTE;
	account.openings.a1 = [opening('ann', Date.now() + 2 * MINUTE)];
	expect(who(await poll(15 * MINUTE))).toEqual(['ann']);
});
