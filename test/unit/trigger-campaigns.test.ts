import {
	DAY,
	HOUR,
	MINUTE,
	START,
	SUMMARIES,
	iso,
	opened,
	opening,
	pass,
	who,
} from './given-emails';

describe('which emails are followed', () => {
	test('those of what was sent, and of what has changed and is no draft', async () => {
		const changed = { updated_at: iso(START - HOUR) };
		const { trigger, poll, read } = opened({
			sent: { a: START - HOUR, draft: START - HOUR, undated: undefined },
			campaigns: [
				{ campaign_id: 'b', current_status: 'Done', ...changed },
				{ campaign_id: 'draft', current_status: 'Draft', ...changed },
				{ campaign_id: 'new', current_status: 'SCHEDULED', ...changed },
				{ campaign_id: 'gone', current_status: 'Removed', ...changed },
				{ current_status: 'Done' },
			],
		});
		await poll(0);
		expect(read().sort()).toEqual(['a1', 'b1']);
		expect(trigger.asked[0]).toEqual({
			path: '/emails',
			query: { limit: 500, after_date: iso(START - 14 * DAY).replace('.000', '') },
		});
		expect(trigger.asked[1]).toEqual({ path: SUMMARIES, query: { limit: 500 } });
	});

	test('with several emails of one campaign, those that have reports', async () => {
		const roles = ['primary_email', 'resend', 'permalink', 'single_sends'];
		const { poll, read } = opened({
			sent: { a: START - HOUR },
			details: {
				a: {
					campaign_id: 'a',
					campaign_activities: [
						...roles.map((role) => ({ campaign_activity_id: role, role })),
						{ campaign_activity_id: 'none' },
						{ role: 'resend' },
						null,
					],
				},
			},
		});
		await poll(0);
		expect(read().sort()).toEqual(['none', 'primary_email', 'resend']);
	});

	test('the picked ones, however old, and no others', async () => {
		const given = { campaigns: [{ campaign_id: 'old', name: 'Old', current_status: 'Done' }] };
		const { poll, read } = opened({ ...given, sent: { a: START - HOUR } }, { campaigns: ['Old'] });
		await poll(0);
		expect(read()).toEqual([]);
		await poll(DAY);
		expect(read()).toEqual(['old1']);
	});

	test('pages of what was sent are read until one is older than 14 days', async () => {
		const { trigger, poll, read } = opened();
		const { answers } = trigger;
		const pages = [
			[['a', START - HOUR]],
			[
				['b', START - DAY],
				['c', START - 15 * DAY],
			],
			[['d', START - HOUR]],
		] as Array<Array<[string, number]>>;
		trigger.answers = (path, query) => {
			if (path !== SUMMARIES) return answers(path, query);
			const page = Number(query.cursor ?? 0);
			return {
				bulk_email_campaign_summaries: pages[page].map(([campaign_id, time]) => ({
					campaign_id,
					last_sent_date: iso(time),
				})),
				_links: { next: { href: `/v3${SUMMARIES}?cursor=${page + 1}` } },
			};
		};
		await poll(0);
		expect(trigger.paths.filter((path) => path === SUMMARIES)).toHaveLength(2);
		await poll(DAY);
		expect(read()).toEqual(['a1', 'b1']);
	});

	test('are asked for every quarter of an hour, and each campaign again only when it was sent again', async () => {
		const { trigger, account, poll } = opened({ sent: { a: START - HOUR, b: START - HOUR } });
		await poll(0);
		const lookups = () =>
			trigger.paths.filter((path) => !path.startsWith('/reports/email_reports'));
		expect(lookups()).toEqual(['/emails', SUMMARIES, '/emails/a', '/emails/b']);
		await poll(5 * MINUTE);
		expect(lookups()).toEqual([]);
		account.sent.a = Date.now();
		await poll(10 * MINUTE);
		expect(lookups()).toEqual(['/emails', SUMMARIES, '/emails/a']);
		await poll(DAY);
		expect(lookups()).toEqual(['/emails', SUMMARIES, '/emails/a', '/emails/b']);
	});
});

describe('picked campaigns', () => {
	const campaign = (id: string, name: string | null, status: string) => ({
		campaign_id: id,
		name,
		current_status: status,
	});
	const campaigns = [
		campaign('a', 'News', 'Done'),
		campaign('b', 'News', 'Removed'),
		campaign('c', 'Gone', 'Removed'),
		campaign('d', null, 'Removed'),
	];
	const read = async (...names: string[]) => {
		const { poll, read } = opened({ campaigns }, { campaigns: names });
		await poll(0);
		await poll(DAY);
		return read().sort();
	};

	test('that are deleted still have reports, by name or ID', async () => {
		expect(await read('Gone')).toEqual(['c1']);
		expect(await read('b', 'd')).toEqual(['b1', 'd1']);
	});

	test('that are not deleted have the name first', async () => {
		expect(await read('News')).toEqual(['a1']);
		expect(await read('News', 'Gone')).toEqual(['a1', 'c1']);
		expect(await read('News', 'b')).toEqual(['a1', 'b1']);
	});

	test('that the account does not have are named', async () => {
		const { trigger, poll } = opened({ campaigns }, { campaigns: ['News', 'Goner'] });
		await expect(poll()).rejects.toMatchObject({
			message: '\'Campaign Names or IDs\' names "Goner", which the account does not have',
			description:
				'The closest names are "Gone", "News", "b". Pick one from the list, or use its name or ID.',
		});
		expect(trigger.paths).toEqual(['/emails']);
	});
});

describe('a failure', () => {
	test('of what was sent goes on with what is known, and tells it', async () => {
		const { account, poll } = opened({ sent: { a: START - HOUR } });
		await poll(0);
		account.failing[SUMMARIES] = 500;
		account.openings.a1 = [opening('ann')];
		expect(await poll(15 * MINUTE)).toMatchObject([
			{
				contact_id: 'ann',
				warnings: [expect.stringContaining('when it was asked for what it knows of sendings')],
			},
		]);
		// What was sent in the meantime counts from its first opening on.
		account.sent.b = Date.now() + MINUTE;
		account.openings.b1 = [opening('bob', Date.now() + 2 * MINUTE)];
		await poll(2 * HOUR).catch(() => undefined);
		account.failing = {};
		expect(who(await poll(15 * MINUTE))).toEqual(['bob']);
	});

	test('of what was sent at the beginning fails the poll, and leaves nothing behind', async () => {
		const { trigger, account, poll } = opened({ sent: { a: START - HOUR } });
		account.failing['/emails'] = 503;
		await expect(poll(0)).rejects.toThrow('when it was asked for the campaigns');
		expect(trigger.data).toEqual({});
	});

	test('of one campaign leaves the others, and its emails count once it is known', async () => {
		const { account, poll } = opened({ sent: { b: START - HOUR } });
		await poll(0);
		account.sent.a = Date.now() + MINUTE;
		account.failing['/emails/a'] = 500;
		account.openings = {
			a1: [opening('ann', Date.now() + 2 * MINUTE)],
			b1: [opening('bob', Date.now() + 2 * MINUTE)],
		};
		expect(await poll(15 * MINUTE)).toMatchObject([
			{ contact_id: 'bob', warnings: [expect.stringContaining('the emails of campaign a')] },
		]);
		await poll(3 * HOUR).catch(() => undefined);
		account.failing = {};
		expect(who(await poll(15 * MINUTE))).toEqual(['ann']);
	});

	test('404 of a campaign means that it has no emails', async () => {
		const { account, poll, read } = opened({ sent: { a: START - HOUR, b: START - HOUR } });
		account.failing['/emails/a'] = 404;
		await poll(0);
		expect(read()).toEqual(['b1']);
	});

	test('of a campaign that is known goes on with its emails', async () => {
		const { account, poll } = opened({ sent: { a: START - HOUR } });
		await poll(0);
		account.failing['/emails/a'] = 500;
		account.openings.a1 = [opening('ann')];
		expect(await poll(DAY)).toMatchObject([
			{
				campaign_name: 'News a',
				warnings: [expect.stringMatching(/when it was asked for what it knows of details$/)],
			},
		]);
	});

	test('is none, where a campaign has no emails', async () => {
		const { account, poll, read } = opened({ sent: { a: START - HOUR, b: START - HOUR } });
		account.details.a = { campaign_id: 'a' };
		expect(await poll(0)).toEqual([]);
		expect(read()).toEqual(['b1']);
	});

	test('an answer about no campaign fails', async () => {
		const { account, poll } = opened({ sent: { a: START - HOUR } });
		account.details.a = {};
		await expect(poll(0)).rejects.toThrow('the emails of campaign a');
	});
});

test('a poll without time looks up no campaign, and what it leaves out is no loss', async () => {
	const settings = { budgetMs: 5 * MINUTE };
	const { trigger, account, poll, read } = opened({}, {}, settings);
	await poll(0);
	account.sent = { a: Date.now() + MINUTE, b: Date.now() + MINUTE };
	account.openings = {
		a1: [opening('ann', Date.now() + 2 * MINUTE)],
		b1: [opening('bob', Date.now() + 2 * MINUTE)],
	};
	const { answers } = trigger;
	trigger.answers = (path, query) => {
		if (path === '/emails/a') pass(4 * MINUTE);
		return answers(path, query);
	};
	const found = who(await poll(15 * MINUTE));
	expect(trigger.paths).not.toContain('/emails/b');
	expect(read()).toEqual(['a1']);
	trigger.answers = answers;
	found.push(...who(await poll(2 * HOUR)));
	expect(found).toEqual(['ann', 'bob']);
});

test('a campaign that is picked later counts from then on', async () => {
	const campaigns = ['a', 'b'].map((id) => ({ campaign_id: id, name: id, current_status: 'Done' }));
	const given = { campaigns, sent: { a: START - HOUR, b: START - HOUR } };
	const { trigger, account, poll } = opened(given, { campaigns: ['a'] });
	account.openings.b1 = [opening('bob', START - 1)];
	await poll(0);
	trigger.parameters.filters = { campaigns: ['a', 'b'] };
	expect(await poll(15 * MINUTE)).toEqual([]);
	account.openings.b1.unshift(opening('ann'));
	expect(who(await poll(15 * MINUTE))).toEqual(['ann']);
});

test('an email that is missing for a while is known when it is back', async () => {
	const { account, poll } = opened({ sent: { a: START - HOUR, b: START - HOUR } });
	await poll(0);
	account.openings.a1 = [opening('ann')];
	expect(who(await poll(15 * MINUTE))).toEqual(['ann']);
	const { a, ...others } = account.sent;
	account.sent = others;
	await poll(15 * MINUTE);
	account.sent = { a, ...others };
	expect(await poll(15 * MINUTE)).toEqual([]);
});

test.each([
	[2 * DAY - 1000, ['emailOpened/a1', 'emailOpened/b1']],
	[2 * DAY, ['emailOpened/b1']],
])('an email that comes up no more is forgotten after two days: %d', async (passed, kept) => {
	const { trigger, account, poll } = opened({ sent: { a: START - HOUR, b: START - HOUR } });
	await poll(0);
	delete account.sent.a;
	await poll(passed);
	expect(Object.keys(trigger.data.memories as object).sort()).toEqual(kept);
});

test('what is known of emails stays while it cannot be told which are followed', async () => {
	const campaigns = [{ campaign_id: 'a', name: 'a', current_status: 'Done' }];
	const { trigger, account, poll, read } = opened({ campaigns, sent: { a: START - 3 * DAY } });
	await poll(0);
	await poll(DAY);
	expect(read()).toEqual(['a1']);
	trigger.parameters.filters = { campaigns: ['a'] };
	account.failing[SUMMARIES] = 500;
	await expect(poll(15 * MINUTE)).rejects.toThrow('when it was asked for the campaigns');
	account.failing = {};
	await poll(15 * MINUTE);
	// The report was read within the day, and the campaign was looked up.
	expect(trigger.paths).toEqual(['/emails', SUMMARIES]);
});
