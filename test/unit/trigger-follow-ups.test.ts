import type { IDataObject } from 'n8n-workflow';
import { refused } from './given-answers';
import { HOUR, MINUTE, START, iso, now, pass } from './given-clock';
import { GivenTrigger, type Answers } from './given-trigger';

const id = (number: number) => `0000000b-0000-4000-8000-${String(number).padStart(12, '0')}`;

const NAMES: Record<string, object> = {
	'/contact_lists': { lists: [{ list_id: id(1), name: 'News' }] },
	'/contact_tags': { tags: [{ tag_id: id(2), name: 'vip' }] },
	'/contact_custom_fields': {
		custom_fields: [{ custom_field_id: id(3), label: 'Tier', type: 'string' }],
	},
};
const SUMMARIES = '/reports/summary_reports/email_campaign_summaries';

/** What each event looks at: the time of a thing, and the query that leaves out what is older. */
const DATED: Record<string, { bound: string; date: (contact: IDataObject) => unknown }> = {
	contactCreated: { bound: 'created_after', date: ({ created_at }) => created_at },
	contactUpdated: { bound: 'updated_after', date: ({ updated_at }) => updated_at },
	contactUnsubscribed: {
		bound: 'optout_after',
		date: ({ email_address }) => (email_address as IDataObject).opt_out_date,
	},
	contactDeleted: { bound: 'updated_after', date: ({ updated_at }) => updated_at },
};

/** A contact to which the event has just happened. */
function contactOf(event: string, name: string, more: IDataObject = {}): IDataObject {
	const time = iso(now());
	return {
		contact_id: name,
		created_at: event === 'contactCreated' ? time : iso(START - 24 * HOUR),
		updated_at: time,
		email_address: {
			address: `${name}@example.com`,
			...(event === 'contactUnsubscribed' && {
				permission_to_send: 'unsubscribed',
				opt_out_date: time,
			}),
		},
		...(event === 'contactDeleted' && { deleted_at: time.slice(0, 10) }),
		...more,
	};
}

/** A trigger on an account whose answers fail where `failing` says so. */
function triggerOn(...events: string[]) {
	const account = {
		contacts: [] as IDataObject[],
		campaigns: [] as IDataObject[],
		/** Paths that fail, and with which status. */
		failing: {} as Record<string, number>,
	};
	const answers: Answers = (path, query) => {
		for (const [start, status] of Object.entries(account.failing)) {
			if (path.startsWith(start)) return refused(status);
		}
		if (path === '/contacts') {
			const isAsked = (contact: IDataObject) =>
				Object.values(DATED).every(({ bound, date }) => {
					const after = query[bound] as string | undefined;
					return !after || Date.parse(String(date(contact))) > Date.parse(after);
				});
			return { contacts: account.contacts.filter(isAsked) };
		}
		if (path === SUMMARIES) {
			const from = Number(query.cursor ?? 0);
			const next = { href: `${SUMMARIES}?cursor=${from + 50}` };
			return {
				bulk_email_campaign_summaries: account.campaigns.slice(from, from + 50),
				...(from + 50 < account.campaigns.length && { _links: { next } }),
			};
		}
		if (path.startsWith('/emails/')) return { campaign_id: path.split('/').pop(), name: 'Spring' };
		return NAMES[path] ?? { lists: [] };
	};
	const parameters = {
		triggerOn: events,
		options: { include: ['list_memberships', 'taggings', 'custom_fields'] },
	};
	const settings = { now, ahead: 0, budgetMs: 5 * MINUTE };
	const trigger = new GivenTrigger(parameters, answers, settings);
	const poll = async (passed: number) => {
		pass(passed);
		return await trigger.poll();
	};
	return { trigger, account, poll };
}

const addresses = (items: IDataObject[]) => items.map(({ email_address }) => email_address);
const NOTHING_LOST = {
	description: expect.stringContaining('Nothing is lost: the next poll reads from the same point'),
};

describe.each([
	['/contact_lists', { list_memberships: [id(1)] }, { lists: ['News'] }],
	['/contact_tags', { taggings: [id(2)] }, { tags: ['vip'] }],
	[
		'/contact_custom_fields',
		{ custom_fields: [{ custom_field_id: id(3), value: 'Gold' }] },
		{ custom_fields: { Tier: 'Gold' } },
	],
])('where %s fails', (path, parts, named) => {
	test.each(
		Object.keys(DATED).flatMap((event) => [
			[event, 'once', 1, HOUR, 500],
			[event, 'once', 1, HOUR, 429],
			[event, 'for a day', 24, HOUR, 503],
			[event, 'for 15 minutes', 3, 5 * MINUTE, 503],
		]) as Array<[string, string, number, number, number]>,
	)('%s comes once, %s', async (event, _, polls, every, status) => {
		const { account, poll } = triggerOn(event);
		await poll(0);
		pass(20 * MINUTE);
		account.contacts = [contactOf(event, 'ann', parts)];
		pass(40 * MINUTE - every);
		account.failing = { [path]: status };
		for (let failed = 0; failed < polls; failed++) {
			await expect(poll(every)).rejects.toMatchObject(NOTHING_LOST);
		}
		account.failing = {};
		expect(await poll(every)).toMatchObject([{ email_address: 'ann@example.com', ...named }]);
		expect(await poll(every)).toEqual([]);
		expect(await poll(25 * HOUR)).toEqual([]);
	});
});

test('who has no list comes at once, with a warning, and not again with who had to wait', async () => {
	const { account, poll } = triggerOn('contactCreated', 'contactUpdated');
	await poll(0);
	const inList = { list_memberships: [id(1)] };
	account.contacts = [
		contactOf('contactCreated', 'ann', inList),
		contactOf('contactCreated', 'bob'),
		contactOf('contactUpdated', 'cid', inList),
		contactOf('contactUpdated', 'dan'),
	];
	account.failing = { '/contact_lists': 500 };
	const first = await poll(HOUR);
	expect(addresses(first)).toEqual(['bob@example.com', 'dan@example.com']);
	expect(first[0].warnings).toEqual([
		'Constant Contact had an internal fault (500), when it was asked for Contact Created, Contact Updated',
	]);
	await expect(poll(HOUR)).rejects.toMatchObject(NOTHING_LOST);
	account.failing = {};
	expect(addresses(await poll(HOUR))).toEqual(['ann@example.com', 'cid@example.com']);
	expect(await poll(HOUR)).toEqual([]);
});

test('who has to wait and is changed meanwhile comes as created only', async () => {
	const { account, poll } = triggerOn('contactCreated', 'contactUpdated');
	await poll(0);
	account.contacts = [contactOf('contactCreated', 'ann', { list_memberships: [id(1)] })];
	account.failing = { '/contact_lists': 500 };
	await expect(poll(HOUR)).rejects.toMatchObject(NOTHING_LOST);
	account.contacts[0].updated_at = iso(now());
	account.failing = {};
	expect((await poll(HOUR)).map(({ event }) => event)).toEqual(['contactCreated']);
	expect(await poll(HOUR)).toEqual([]);
});

test('names that many contacts need are asked for twice in a poll', async () => {
	const { trigger, account, poll } = triggerOn('contactCreated');
	await poll(0);
	account.contacts = Array.from({ length: 50 }, (_, index) =>
		contactOf('contactCreated', `c${index}`, { list_memberships: [id(1)] }),
	);
	account.failing = { '/contact_lists': 500 };
	await expect(poll(HOUR)).rejects.toThrow(/asked for Contact Created$/);
	expect(trigger.paths).toEqual(['/contacts', '/contact_lists', '/contact_lists']);
});

test('of 60 campaigns that were sent, each one comes once, whose details could not be read', async () => {
	const { account, poll } = triggerOn('campaignSent');
	await poll(0);
	pass(20 * MINUTE);
	account.campaigns = Array.from({ length: 60 }, (_, index) => ({
		campaign_id: id(100 + index),
		last_sent_date: iso(now() - index * 1000),
	}));
	account.failing = { '/emails/': 503 };
	await expect(poll(40 * MINUTE)).rejects.toMatchObject(NOTHING_LOST);
	await expect(poll(3 * 24 * HOUR)).rejects.toMatchObject(NOTHING_LOST);
	account.failing = { [`/emails/${id(155)}`]: 503 };
	expect(await poll(HOUR)).toHaveLength(59);
	account.failing = {};
	expect(await poll(HOUR)).toMatchObject([{ campaign_id: id(155) }]);
	expect(await poll(HOUR)).toEqual([]);
});

test('who has to wait is not forgotten for 20,000 others; these wait, too, then', async () => {
	const { trigger, account, poll } = triggerOn('contactCreated');
	await poll(0);
	account.contacts = [contactOf('contactCreated', 'ann', { list_memberships: [id(1)] })];
	account.failing = { '/contact_lists': 500 };
	let came = 0;
	const crowd = (count: number) =>
		Array.from({ length: count }, (_, index) =>
			contactOf('contactCreated', `c${account.contacts.length + index}`),
		);
	for (let round = 0; round < 5; round++) {
		account.contacts.push(...crowd(9000));
		came += (await poll(HOUR).catch(() => [])).length;
	}
	expect(came).toBe(27_000);
	expect(JSON.stringify(trigger.data.memories).length).toBeLessThan(27_000 * 25);
	account.failing = {};
	const rest = await poll(HOUR);
	expect(rest).toHaveLength(18_001);
	expect(addresses(rest)).toContain('ann@example.com');
	expect(await poll(HOUR)).toEqual([]);
});
