import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { crowdDays, mailDay, ROWS, type Day, type Row } from './days.mts';

const { now } = Date;
after(() => (Date.now = now));

function check(
	{ requests, delays }: Day,
	most: number,
	allowed: Row['delays'],
	poll: number,
): void {
	assert(requests <= most, `${String(requests)} requests`);
	for (const [age, minutes] of Object.entries(delays)) {
		const limit = allowed[age as keyof Row['delays']] ?? 0;
		assert(minutes <= limit + poll, `${age}: ${String(minutes)} minutes`);
	}
}

for (const row of ROWS) {
	// A tenth of that account, because most of the time goes into the polls.
	const isLarge = row.name.includes('300 emails');
	test(`a day: ${row.name}${isLarge ? ', a tenth of it' : ''}`, async () => {
		if (!isLarge) {
			check(await row.run(), row.most, row.delays, 0);
			return;
		}
		const events = ['emailOpened', 'linkClicked', 'emailBounced', 'emailUnsubscribed'];
		const campaigns = 192;
		const most = campaigns + (row.most - campaigns) / 10;
		check(await mailDay(30, events, 900), most, row.delays, 0);
	});
}

test('1,200 contacts at once on 120 pages, 3 s a page: all come once, and one request a poll is left', async () => {
	const { perPoll, items } = await crowdDays(1200, 10);
	assert.equal(new Set(items.map(({ item }) => item.contact_id)).size, 1200);
	assert.equal(items.length, 1200);
	assert(perPoll.every((requests) => requests < 100));
	assert.deepEqual(perPoll.slice(6), [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
});
