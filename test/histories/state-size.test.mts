import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Host } from './host.mts';
import { idOf, Service } from './service.mts';

const { now } = Date;
after(() => (Date.now = now));

const EVENTS = ['contactCreated', 'contactUpdated', 'contactUnsubscribed', 'contactDeleted'];

/** Lets contacts come in, so many between two polls, and tells the size of the state after it all. */
async function sizes(count: number, perPoll: number, secondsPerPoll: number) {
	const service = new Service({ switches: {}, pageSize: 500, ahead: 0, zone: 0 });
	Date.now = () => service.hostTime;
	const host = new Host(service, EVENTS);
	await host.poll();
	let found = 0;
	let largest = 0;
	let halfway = 0;
	for (let written = 0; written < count; written += perPoll) {
		for (let index = written; index < written + perPoll; index++) {
			service.write(index, () => undefined, 0);
			// Nobody asks for what is older than twenty minutes.
			service.forget(index - 4 * perPoll);
		}
		service.advance(secondsPerPoll);
		let items;
		do {
			items = await host.poll();
			found += items.length;
			largest = Math.max(largest, bytes(host));
		} while (items.length > 0);
		if (written < count / 2) halfway = largest;
	}
	const inTheEnd = bytes(host);
	service.advance(700);
	await host.poll();
	await host.poll();
	return { found, largest, halfway, inTheEnd, idle: bytes(host) };
}

const bytes = (host: Host) => Buffer.byteLength(JSON.stringify(host.state));

test('20,000 events, 1,000 every five minutes: the state does not grow', async () => {
	const { found, largest, halfway, idle } = await sizes(20_000, 1000, 300);
	console.log(
		`20,000, 1,000 every five minutes: at most ${String(largest)} bytes, ten minutes later ${String(idle)}`,
	);
	assert.equal(found, 20_000);
	assert(largest < 200_000);
	assert(largest < halfway * 1.01);
	assert(idle < 1000);
});

test('30,000 events at once: the state', async () => {
	const { found, largest, inTheEnd, idle } = await sizes(30_000, 30_000, 60);
	console.log(
		`30,000 at once: at most ${String(largest)} bytes, ${String(inTheEnd)} when all are read, ten minutes later ${String(idle)}`,
	);
	assert.equal(found, 30_000);
	assert(idle < 1000);
});

test('45,000 openings of three emails in a day: 40,000 are remembered together, and none comes twice', async () => {
	const service = new Service({ switches: {}, pageSize: 500, ahead: 0, zone: 0 });
	Date.now = () => service.hostTime;
	const host = new Host(service, ['emailOpened']);
	await host.poll();
	const mails = [0, 1, 2].map((index) => ({
		campaign_id: idOf(index),
		activityId: idOf(10 + index),
	}));
	const { now: sentAt } = service;
	for (const each of mails) {
		service.mail.campaigns.push({ ...each, name: '', updatedAt: sentAt, sentAt });
	}
	const started: unknown[] = [];
	for (let round = 0; round < 9; round++) {
		for (let count = 0; count < 5000; count++) {
			const { activityId } = mails[count % 3];
			const at = service.now + count * 1000;
			const contact_id = String(round * 5000 + count);
			service.mail.track({ activityId, kind: 'opens', contact_id, at, shownAt: at });
		}
		service.advance(8000);
		started.push(...(await host.poll()).map(({ contact_id }) => contact_id));
	}
	const { memories } = host.state as { memories: Record<string, { seen: object }> };
	const seen = Object.values(memories).flatMap((each) => Object.values(each.seen) as string[]);
	const remembered = seen.join('').length / 22;
	assert(remembered > 39_000 && remembered < 40_010, String(remembered));
	service.advance(90_000);
	started.push(...(await host.poll()).map(({ contact_id }) => contact_id));
	assert.equal(started.length, 45_000);
	assert.equal(new Set(started).size, 45_000);
});
