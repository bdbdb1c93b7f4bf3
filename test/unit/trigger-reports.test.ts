import type { IDataObject } from 'n8n-workflow';
import {
	DAY,
	HOUR,
	MINUTE,
	START,
	SUMMARIES,
	iso,
	opened,
	opening,
	reportOf,
	who,
} from './given-emails';

const QUARTER = 15 * MINUTE;

/** A trigger whose account answers for a path in these pages; the last one ends it, if it is complete. */
function paged(
	path: string,
	property: string,
	pagesOf: () => IDataObject[][],
	...given: Parameters<typeof opened>
) {
	const played = opened(...given);
	const { trigger } = played;
	const { answers } = trigger;
	trigger.answers = (asked, query) => {
		const failure = played.account.failing[asked];
		if (asked !== path || failure) return answers(asked, query);
		const page = Number(query.cursor ?? 0);
		const pages = pagesOf();
		const next = { href: `/v3${path}?cursor=${page + 1}` };
		return { [property]: pages[page], ...(page + 1 < pages.length && { _links: { next } }) };
	};
	/** How many pages of it the latest poll has read. */
	const count = () => trigger.paths.filter((asked) => asked === path).length;
	return { ...played, count };
}

describe('what was sent is read', () => {
	const sent = (campaign_id: string | undefined, time?: number): IDataObject => ({
		campaign_id,
		...(time !== undefined && { last_sent_date: iso(time) }),
	});
	const read = async (...pages: IDataObject[][]) => {
		const played = paged(SUMMARIES, 'bulk_email_campaign_summaries', () => pages);
		await played.poll(0);
		const details = played.trigger.paths.filter((path) => path.startsWith('/emails/'));
		return { pages: played.count(), details };
	};

	test('on, where the first page dates nothing', async () => {
		expect(await read([sent('x'), sent(undefined, START)], [sent('a', START - HOUR)])).toEqual({
			pages: 2,
			details: ['/emails/a'],
		});
	});

	test('on, where a page ends with what is new, whatever is before', async () => {
		const first = [sent('a', START - HOUR), sent('old', START - 20 * DAY), sent('b', START - DAY)];
		expect(await read(first, [sent('c', START - 2 * HOUR)])).toMatchObject({ pages: 2 });
	});

	test('up to the moment 14 days ago, which counts', async () => {
		const edge = [sent('a', START - 14 * DAY)];
		const last = [sent('b', START - 14 * DAY - 1)];
		const { pages, details } = await read(edge, last, [sent('c', START)]);
		expect([pages, details]).toEqual([2, ['/emails/a']]);
	});

	test('the latest first', async () => {
		const { trigger, poll } = opened({ sent: { a: START - 2 * HOUR, b: START - HOUR } });
		await poll(0);
		expect(trigger.paths.slice(2)).toEqual([
			'/emails/b',
			'/emails/a',
			reportOf('b1'),
			reportOf('a1'),
		]);
	});
});

describe('how often an email is read goes', () => {
	/** In which of so many polls every 15 minutes it is read. */
	const reads = async (polls: number, ...given: Parameters<typeof opened>) => {
		const { poll, read } = opened(...given);
		await poll(0);
		const all: number[] = [];
		for (let index = 1; index <= polls; index++) {
			await poll(QUARTER);
			if (read().length > 0) all.push(index);
		}
		return all;
	};
	const done = (updated: number, more: IDataObject = {}): IDataObject => ({
		campaign_id: 'a',
		name: 'a',
		current_status: 'Done',
		updated_at: iso(updated),
		...more,
	});

	test('by the age it had when it was read last', async () => {
		expect(await reads(10, { sent: { a: START - 6 * HOUR + 5 * MINUTE } })).toEqual([1, 9]);
	});

	test('by the last change of the campaign, where no report dates it', async () => {
		expect(await reads(3, { campaigns: [done(START - HOUR)] })).toEqual([1, 2, 3]);
	});

	test('by the sending rather than by the last change', async () => {
		const campaigns = [done(START - 5 * DAY)];
		expect(await reads(3, { campaigns, sent: { a: START - HOUR } })).toEqual([1, 2, 3]);
		const changed = [done(START - HOUR)];
		expect(
			(await reads(3, { campaigns: changed, sent: { a: START - 5 * DAY } })).length,
		).toBeLessThan(2);
	});

	test('by the sending of a picked campaign, too', async () => {
		const campaigns = [
			done(START - 5 * DAY),
			done(START - 5 * DAY, { campaign_id: 'b', name: 'b' }),
		];
		const sent = { b: START - 9 * DAY, a: START - HOUR };
		expect(await reads(3, { campaigns, sent }, { campaigns: ['a'] })).toEqual([1, 2, 3]);
		expect((await reads(3, { campaigns, sent }, { campaigns: ['b'] })).length).toBeLessThan(2);
	});
});

describe('a report is read', () => {
	const report = (...pages: IDataObject[][]) => {
		const state = { pages };
		const given = { sent: { a: START - HOUR } };
		const played = paged(reportOf('a1'), 'tracking_activities', () => state.pages, given);
		return { ...played, state };
	};
	const at = (ago: number, contact = `c${ago}`) => opening(contact, START - ago);

	test('in pages of 500, and once a day beyond what is known', async () => {
		const { trigger, poll, count } = report([at(1)], [at(2)], [at(3)]);
		await poll(0);
		expect(trigger.asked.find(({ path }) => path === reportOf('a1'))?.query).toEqual({
			limit: 500,
		});
		await poll(QUARTER);
		expect(count()).toBe(1);
		await poll(DAY);
		expect(count()).toBe(3);
		await poll(DAY);
		expect(count()).toBe(3);
		await poll(DAY);
		// By now all of it is older than two days.
		expect(count()).toBe(1);
	});

	test('on, as long as a page has something new', async () => {
		const { state, poll, count } = report([at(1)]);
		await poll(0);
		const [one, two, three] = ['x', 'y', 'z'].map((contact) => opening(contact, START + MINUTE));
		state.pages = [[one], [two, at(1)], [at(1)], [three]];
		expect(who(await poll(QUARTER))).toEqual(['x', 'y']);
		expect(count()).toBe(3);
	});

	test.each([
		[10 * MINUTE, 3],
		[10 * MINUTE + 1, 2],
	])('up to what is ten minutes older than the last poll: %d', async (ago, pages) => {
		const { state, poll, count } = report([]);
		await poll(0);
		const [x, y, z] = ['x', 'y', 'z'].map((contact) => opening(contact, START + 1));
		state.pages = [[x], [y, y, at(ago, 'late')], [z, at(HOUR)], [at(2 * HOUR)]];
		const found = who(await poll(QUARTER)).filter((contact) => contact !== 'late');
		expect(found).toEqual(['x', 'y', 'z'].slice(0, pages));
		expect(count()).toBe(pages);
	});

	test.each([
		['is not in order', [at(3), at(1)]],
		['has no time', [{ contact_id: 'undated' }]],
	])('on, where a page without news %s', async (_, page) => {
		const { state, poll, count } = report([at(1), at(2), at(3)]);
		await poll(0);
		state.pages = [page, [at(2)], [at(3)]];
		await poll(QUARTER);
		expect(count()).toBe(2);
	});

	test('on, where a page with news is out of order in its middle', async () => {
		const { state, poll, count } = report([]);
		await poll(0);
		const fresh = opening('x', START + 1);
		state.pages = [[fresh, at(2 * HOUR), fresh, at(HOUR)], [opening('y', START + 1)]];
		expect(who(await poll(QUARTER))).toEqual(['x', 'y']);
		expect(count()).toBe(2);
	});

	test('for what it shows up to two days late', async () => {
		const { account, poll } = opened({ sent: { a: START - HOUR } });
		await poll(0);
		await poll(3 * DAY);
		const late = (hours: number) => opening(`${hours}`, START + 3 * DAY - hours * HOUR);
		account.openings.a1 = [late(1), late(47), late(49)];
		expect(who(await poll(DAY))).toEqual(['47', '1']);
	});

	test('for each opening of one moment, and for an earlier one that comes later', async () => {
		const { account, poll } = opened({ sent: { a: START - HOUR } });
		await poll(0);
		const moment = START + 5 * MINUTE;
		account.openings.a1 = [opening('ann', moment), opening('bob', moment)];
		expect(who(await poll(QUARTER))).toEqual(['ann', 'bob']);
		account.openings.a1.push(opening('ann', moment - MINUTE));
		expect(who(await poll(QUARTER))).toEqual(['ann']);
	});
});

test('what is followed moves on with each poll that knows the time of the service', async () => {
	const { trigger, poll } = opened({ sent: { a: START - HOUR } });
	const { answers } = trigger;
	trigger.parameters.triggerOn = ['contactCreated', 'emailOpened'];
	trigger.answers = (path, query) =>
		path === '/contacts' ? { contacts: [] } : answers(path, query);
	await poll(0);
	for (let count = 1; count <= 40; count++) {
		await poll(MINUTE / 2);
		expect(trigger.data.families).toEqual({
			emailOpened: { selection: '', from: iso(START), since: iso(Date.now()) },
		});
	}
});
