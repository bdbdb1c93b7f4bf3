import assert from 'node:assert/strict';
import { AccountsPlay, type AccountStep, type Deed } from './accounts-play.mts';
import type { Write } from './arbitraries.mts';
import { BusyPlay } from './busy-play.mts';
import { Host } from './host.mts';
import { idOf, Service } from './service.mts';
import type { Switches } from '../simulator/switches.mts';

const poll: AccountStep = { kind: 'poll', wrongBy: 0 };
const otherAccount: AccountStep = { kind: 'otherAccount' };
const failingPoll = (times: number): AccountStep => ({
	kind: 'failingPoll',
	after: times,
	times: 1,
});
const advance = (seconds: number): AccountStep => ({ kind: 'advance', seconds });
const sending = (account: number, campaign: number): Deed => ({
	kind: 'sending',
	account,
	campaign,
});
const activity = (account: number, campaign: number, event: string, late: number): Deed => ({
	kind: 'activity',
	account,
	campaign,
	event,
	late,
	people: 1,
});

/** Plays one history of accounts. */
async function play(
	events: string[],
	before: Deed[],
	steps: AccountStep[],
	{ ahead = 0, dateHeader = 'sent' as Switches['dateHeader'] } = {},
): Promise<void> {
	const switches: Partial<Switches> = { dateHeader, reportOrder: 'newestFirst' };
	const character = { pageSize: 2, ahead, zone: 0, switches };
	await new AccountsPlay({ character, events, isFiltered: false }).run(before, steps);
}

/** Plays one history of contacts that change during polls. */
async function playBusy(
	contactOrder: Switches['contactOrder'],
	pageSize: number,
	before: Write[],
	rounds: Write[][],
): Promise<void> {
	const character = { pageSize, ahead: 0, zone: 0, switches: { contactOrder } };
	await new BusyPlay({ character, events: ['contactCreated'] }).run(before, rounds);
}

const change = (kind: Write['kind'], index: number, late = 0): Write => ({ kind, index, late });

/** Short histories that have found a fault. */
export const FOUND: { name: string; run: () => Promise<void> }[] = [
	{
		name: 'no Date header, and the clock of n8n is ahead: an opening right after the email was sent comes',
		run: async () => {
			const steps = [sending(0, 1), advance(1), activity(0, 1, 'emailOpened', 1), poll];
			await play(['emailOpened'], [], steps, { ahead: -2, dateHeader: 'removed' });
		},
	},
	{
		name: 'the lookup of campaigns fails an hour after an email was sent: its opening comes',
		run: async () => {
			const opened = activity(0, 0, 'emailOpened', 1);
			const steps = [sending(0, 0), advance(1), opened, advance(3601), failingPoll(0)];
			await play(['contactCreated', 'emailOpened', 'linkClicked'], [], steps);
		},
	},
	{
		name: 'the first reading of a report fails an hour after the last poll: a click before that comes',
		run: async () => {
			const clicked = activity(0, 1, 'linkClicked', 0);
			const sent = [advance(1), sending(0, 0), sending(0, 1), advance(600), clicked, advance(3601)];
			await play(['linkClicked'], [], [...sent, failingPoll(4)]);
			await play(['linkClicked'], [], [...sent, failingPoll(5)]);
		},
	},
	{
		name: 'another account after a poll that asked for nothing: what happened there before is no news',
		run: async () => {
			const before = [sending(1, 0), activity(1, 0, 'linkClicked', 0)];
			await play(['linkClicked'], before, [poll, otherAccount]);
		},
	},
	{
		name: 'pages of the summary report that lead back to one another end with an error',
		run: async () => {
			const service = new Service({ switches: {}, pageSize: 1, ahead: 0, zone: 0 });
			Date.now = () => service.hostTime;
			const { mail } = service;
			const answer = mail.answer.bind(mail);
			mail.answer = (path, query, time) => {
				if (!path.includes('summaries')) return answer(path, query, time);
				if (service.requests > 20) throw new Error('it asks for ever');
				const last_sent_date = new Date(time).toISOString();
				const href = `/v3/any?cursor=${query.cursor === 'a' ? 'b' : 'a'}`;
				return {
					bulk_email_campaign_summaries: [{ campaign_id: idOf(0), last_sent_date }],
					_links: { next: { href } },
				};
			};
			await assert.rejects(new Host(service, ['emailOpened']).poll(), /page/i);
			assert(service.requests < 6, String(service.requests));
		},
	},
	{
		name: 'a known contact moves to the end and hides a late one, in a pass that shows nothing new: the late one comes',
		run: async () => {
			const before = [change('create', 0), change('create', 2), change('create', 1, 2)];
			// The first answer is followed by no change, as contact 0 is there already.
			const round = [change('create', 0), change('update', 0)];
			await playBusy('oldestUpdateFirst', 2, before, [round]);
		},
	},
	{
		name: 'a contact moves to the first page and hides itself, in a pass that shows nothing new: it comes',
		run: async () => {
			const rounds = [
				[change('create', 0), change('create', 6)],
				[change('create', 0), change('update', 6)],
				[],
			];
			await playBusy('newestUpdateFirst', 1, [], rounds);
		},
	},
];
