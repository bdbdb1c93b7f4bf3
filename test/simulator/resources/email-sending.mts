import type { Account, Contact } from '../account.mts';
import type { Campaign, Sending } from '../campaign.mts';
import { statusOf as contactStatusOf } from './contact-search.mts';
import { inMilliseconds, setStatus } from './email-store.mts';

/** What the send history says of a sending. */
const NOBODY = 12;
const LINK_TOO_LONG = 8;
const LONG_LINK = /href\s*=\s*(["'])(?:(?!\1).){1006,}\1/i;

/** Does with campaigns what is due by the account's clock, in its order. */
export function passTime(account: Account): void {
	for (;;) {
		const due = [...account.campaigns.values()]
			.filter(({ next }) => next && next.at <= account.time)
			.sort((one, other) => (one.next?.at ?? 0) - (other.next?.at ?? 0));
		if (due.length === 0) return;
		step(account, due[0]);
	}
}

/** Lets the sending of a campaign start at once, which takes the account's `sendingMs`. */
export function startSending(account: Account, campaign: Campaign, at: number): void {
	setStatus(account, campaign, 'Executing', at);
	campaign.next = { at: at + account.settings.sendingMs, does: 'finish' };
}

function step(account: Account, campaign: Campaign): void {
	const { next } = campaign;
	delete campaign.next;
	if (next?.does === 'start') startSending(account, campaign, next.at);
	if (next?.does === 'finish') finishSending(account, campaign, next.at);
}

function finishSending(account: Account, campaign: Campaign, at: number): void {
	const { email } = campaign;
	const isLong = LONG_LINK.test(email.html_content);
	const reason_code = account.settings.sendReason || (isLong ? LINK_TOO_LONG : 0);
	if (reason_code !== 0) {
		record(campaign, 'primary_email', { at, count: 0, reason_code });
		setStatus(account, campaign, 'Error', at);
		return;
	}
	const contacts = recipientsOf(account, campaign);
	const count = mail(account, campaign, {
		role: 'primary_email',
		contacts,
		subject: email.subject,
		at,
	});
	const isLost = count === 0 && account.switches.sentToNobody === 'error';
	setStatus(account, campaign, isLost ? 'Error' : 'Done', at);
}

interface Mailing {
	role: string;
	contacts: Contact[];
	subject: string;
	at: number;
}

/** Sends an activity of the campaign, and writes its history and reports. @returns to how many contacts */
function mail(
	account: Account,
	campaign: Campaign,
	{ role, contacts, subject, at }: Mailing,
): number {
	const { campaign_id } = campaign;
	const campaign_activity_id = idOf(campaign, role);
	const time = inMilliseconds(at);
	for (const { contact_id, email_address } of contacts) {
		const sent = { contact_id, campaign_activity_id, email_address: email_address?.address ?? '' };
		account.mailbox.push({ ...sent, campaign_id, subject, at: time, isTest: false });
		account.tracking.push({ ...sent, tracking_activity_type: 'em_sends', created_time: time });
	}
	const count = contacts.length;
	record(campaign, role, { at, count, reason_code: count === 0 ? NOBODY : 0 });
	if (count > 0) campaign.last_sent_date = time;
	return count;
}

/** A sending that had nobody to go to is COMPLETED, with a reason of its own. */
function record(
	campaign: Campaign,
	role: string,
	{ at, count, reason_code }: Pick<Sending, 'count' | 'reason_code'> & { at: number },
): void {
	const { contact_list_ids, segment_ids } = campaign.email;
	campaign.sendings.push({
		campaign_activity_id: idOf(campaign, role),
		contact_list_ids,
		segment_ids,
		count,
		run_date: inMilliseconds(at),
		send_status: [0, NOBODY].includes(reason_code) ? 'COMPLETED' : 'ERRORED',
		reason_code,
	});
}

function idOf({ campaign_activities }: Campaign, role: string): string {
	return campaign_activities.find((each) => each.role === role)?.campaign_activity_id ?? '';
}

/** Those of the lists or the segment who may be mailed, and have not had the campaign yet. */
function recipientsOf(account: Account, { campaign_id, email }: Campaign): Contact[] {
	const had = new Set(
		account.mailbox
			.filter((each) => !each.isTest && each.campaign_id === campaign_id)
			.map(({ contact_id }) => contact_id),
	);
	const inSegments = new Set(
		email.segment_ids.flatMap((id) => account.segments.get(id)?.contact_ids ?? []),
	);
	return [...account.contacts.values()].filter(
		(contact) =>
			contactStatusOf(contact) === 'active' &&
			!had.has(contact.contact_id) &&
			(inSegments.has(contact.contact_id) ||
				contact.list_memberships.some((id) => email.contact_list_ids.includes(id))),
	);
}
