import fc from 'fast-check';
import { after, test } from 'node:test';
import { AccountsPlay } from './accounts-play.mts';
import { accountsHistory, busyHistory, history, registrationsHistory } from './arbitraries.mts';
import { BusyPlay } from './busy-play.mts';
import { Play } from './play.mts';
import { RegistrationsPlay } from './registrations-play.mts';

const RUNS = Number(process.env.HISTORY_RUNS ?? 1000);
const { now } = Date;
after(() => (Date.now = now));

test(`${String(RUNS)} histories: each state that a poll can see starts the workflow once`, async () => {
	await fc.assert(
		fc.asyncProperty(history, async ({ before, steps, ...account }) => {
			await new Play(account).run(before, steps);
		}),
		{ numRuns: RUNS },
	);
});

test(`${String(RUNS)} histories with changes during polls: nothing comes twice, the last state comes`, async () => {
	await fc.assert(
		fc.asyncProperty(busyHistory, async ({ before, rounds, ...account }) => {
			await new BusyPlay(account).run(before, rounds);
		}),
		{ numRuns: RUNS },
	);
});

test(`${String(RUNS)} histories of registrations that come and vanish during polls: each one that stays comes once`, async () => {
	await fc.assert(
		fc.asyncProperty(registrationsHistory, async ({ character, before, rounds }) => {
			await new RegistrationsPlay(character).run(before, rounds);
		}),
		{ numRuns: RUNS },
	);
});

test(`${String(RUNS)} histories of two accounts: late reports, wrong Date headers, renewed lists, another credential`, async () => {
	await fc.assert(
		fc.asyncProperty(accountsHistory, async ({ before, steps, ...account }) => {
			await new AccountsPlay(account).run(before, steps);
		}),
		{ numRuns: RUNS },
	);
});
