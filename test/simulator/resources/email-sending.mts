import type { Account } from '../account.mts';
import type { Campaign, Resend } from '../campaign.mts';
import {
	deliver,
	nonOpenersOf,
	openersOf,
	recipientsOf,
	record,
	whoHad,
} from './email-mailing.mts';
import { hasStatus, inMilliseconds, setStatus } from './email-store.mts';

const role = 'primary_email';
const HOUR = 3_600_000;
const MINUTE = 60_000;
const LINK_TOO_LONG = 8;
const LONG_LINK = /href\s*=\s*(["'])(?:(?!\1).){1006,}\1/i;

/** Something that is due at a moment, in milliseconds since the epoch. */
interface Due {
	at: number;
	act: () => void;
}

/** Does with campaigns what is due by the account's clock, in its order. */
export function passTime(account: Account): void {
	for (;;) {
		const due = [...account.campaigns.values()]
			.flatMap((campaign) => waiting(account, campaign))
			.filter(({ at }) => at <= account.time)
			.sort((one, other) => one.at - other.at);
		if (due.length === 0) return;
		due[0].act();
	}
}

/** Lets the sending of a campaign start, which takes the account's `sendingMs`. */
export function startSending(account: Account, campaign: Campaign, at: number): void {
	setStatus(account, campaign, 'Executing', at);
	campaign.next = { at: at + account.settings.sendingMs, does: 'finish' };
}

function waiting(account: Account, campaign: Campaign): Due[] {
	const { next, resend } = campaign;
	const found: Due[] = [];
	if (hasStatus(campaign, 'Removed')) return found;
	if (next) {
		const { at } = next;
		const act = { start: startSending, finish: finishSending, sendWinner }[next.does];
		found.push({
			at,
			act: () => {
				delete campaign.next;
				act(account, campaign, at);
			},
		});
	}
	if (resend?.due !== undefined && !resend.resend_date) {
		const { due } = resend;
		found.push({
			at: due,
			act: () => {
				sendAgain(account, campaign, resend, due);
			},
		});
	}
	return found;
}

function finishSending(account: Account, campaign: Campaign, at: number): void {
	const { email, abTest, sendings } = campaign;
	const isLong = LONG_LINK.test(email.html_content);
	const reason = account.settings.sendReason || (isLong ? LINK_TOO_LONG : 0);
	if (reason !== 0) {
		record(campaign, { role, count: 0, at, reason });
		setStatus(account, campaign, 'Error', at);
		return;
	}
	const contacts = recipientsOf(account, campaign);
	const isTested = abTest && !sendings.some(({ count }) => count > 0) && contacts.length > 1;
	if (!isTested) {
		deliver(account, campaign, { role, contacts, subject: email.subject, at });
		record(campaign, { role, count: contacts.length, at });
		const isLost = contacts.length === 0 && account.switches.sentToNobody === 'error';
		finish(account, campaign, isLost ? 'Error' : 'Done', at);
		return;
	}
	const size = Math.max(1, Math.floor((contacts.length * abTest.test_size) / 100));
	const [some, others] = [contacts.slice(0, size), contacts.slice(size, 2 * size)];
	deliver(account, campaign, { role, contacts: some, subject: email.subject, at });
	deliver(account, campaign, { role, contacts: others, subject: abTest.alternative_subject, at });
	record(campaign, { role, count: 2 * size, at });
	campaign.next = { at: at + abTest.winner_wait_duration * HOUR, does: 'sendWinner' };
}

/** Sends to all others with the subject that more have opened. */
function sendWinner(account: Account, campaign: Campaign, at: number): void {
	const { subject } = campaign.email;
	const alternative = campaign.abTest?.alternative_subject ?? subject;
	const opened = openersOf(account, campaign);
	const opensOf = (one: string) =>
		[...whoHad(account, campaign, one)].filter((id) => id && opened.has(id)).length;
	const winner = opensOf(alternative) > opensOf(subject) ? alternative : subject;
	const contacts = recipientsOf(account, campaign);
	deliver(account, campaign, { role, contacts, subject: winner, at });
	if (contacts.length > 0) record(campaign, { role, count: contacts.length, at });
	finish(account, campaign, 'Done', at);
}

function finish(account: Account, campaign: Campaign, status: string, at: number): void {
	const { resend } = campaign;
	setStatus(account, campaign, status, at);
	if (resend && status === 'Done') resend.due ??= at + resend.delay_minutes * MINUTE;
}

function sendAgain(account: Account, campaign: Campaign, resend: Resend, at: number): void {
	const contacts = nonOpenersOf(account, campaign);
	const { resend_subject: subject } = resend;
	deliver(account, campaign, { role: 'resend', contacts, subject, at });
	record(campaign, { role: 'resend', count: contacts.length, at });
	resend.resend_date = inMilliseconds(at);
}
