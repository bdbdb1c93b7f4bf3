import type { Account, Contact } from '../account.mts';
import type { Campaign, Sending } from '../campaign.mts';
import { statusOf } from './contact-search.mts';
import { inMilliseconds } from './email-store.mts';

/** The reason in the send history of a sending that had nobody to go to. */
const NOBODY = 12;

/** Sends an activity of the campaign, and lets reports tell it. */
export function deliver(
	account: Account,
	campaign: Campaign,
	mailing: { role: string; contacts: Contact[]; subject: string; at: number },
): void {
	const { role, contacts, subject } = mailing;
	const { campaign_id } = campaign;
	const campaign_activity_id = idOf(campaign, role);
	const at = inMilliseconds(mailing.at);
	for (const { contact_id, email_address } of contacts) {
		const sent = { contact_id, campaign_activity_id, email_address: email_address?.address ?? '' };
		account.mailbox.push({ ...sent, campaign_id, subject, at, isTest: false });
		account.tracking.push({ ...sent, tracking_activity_type: 'em_sends', created_time: at });
	}
	if (contacts.length > 0) campaign.last_sent_date = at;
}

/** Writes the send history. @param reason 0 unless the sending failed */
export function record(
	campaign: Campaign,
	{ role, count, at, reason = 0 }: { role: string; count: number; at: number; reason?: number },
): void {
	const { contact_list_ids, segment_ids } = campaign.email;
	const send_status: Sending['send_status'] = reason === 0 ? 'COMPLETED' : 'ERRORED';
	campaign.sendings.push({
		campaign_activity_id: idOf(campaign, role),
		contact_list_ids,
		segment_ids,
		count,
		run_date: inMilliseconds(at),
		send_status,
		reason_code: reason === 0 && count === 0 ? NOBODY : reason,
	});
}

/** Those of the lists or the segment who may be mailed, and have not had the campaign yet. */
export function recipientsOf(account: Account, campaign: Campaign): Contact[] {
	const { contact_list_ids, segment_ids } = campaign.email;
	const had = whoHad(account, campaign);
	const inSegments = new Set(
		segment_ids.flatMap((id) => account.segments.get(id)?.contact_ids ?? []),
	);
	return [...account.contacts.values()].filter(
		(contact) =>
			statusOf(contact) === 'active' &&
			!had.has(contact.contact_id) &&
			(inSegments.has(contact.contact_id) ||
				contact.list_memberships.some((id) => contact_list_ids.includes(id))),
	);
}

/** Those who had the campaign, have not opened it, and may be mailed still. */
export function nonOpenersOf(account: Account, campaign: Campaign): Contact[] {
	const had = whoHad(account, campaign);
	const opened = openersOf(account, campaign);
	return [...account.contacts.values()].filter(
		(contact) =>
			statusOf(contact) === 'active' &&
			had.has(contact.contact_id) &&
			!opened.has(contact.contact_id),
	);
}

/** Who opened the campaign's main email. Who clicked has opened it. */
export function openersOf({ tracking }: Account, campaign: Campaign): Set<string> {
	const id = idOf(campaign, 'primary_email');
	const opened = tracking.filter(
		(each) =>
			each.campaign_activity_id === id &&
			['em_opens', 'em_clicks'].includes(each.tracking_activity_type),
	);
	return new Set(opened.map(({ contact_id }) => contact_id));
}

/** Who had the campaign's main email, with that subject if one is given. */
export function whoHad(
	{ mailbox }: Account,
	campaign: Campaign,
	subject?: string,
): Set<string | undefined> {
	const id = idOf(campaign, 'primary_email');
	const mails = mailbox.filter(
		(each) =>
			!each.isTest &&
			each.campaign_activity_id === id &&
			(subject === undefined || each.subject === subject),
	);
	return new Set(mails.map(({ contact_id }) => contact_id));
}

function idOf({ campaign_activities }: Campaign, role: string): string {
	return campaign_activities.find((each) => each.role === role)?.campaign_activity_id ?? '';
}
