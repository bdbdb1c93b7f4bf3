import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.mts';
import { emailTest } from '../email-schemas.mts';
import { ServiceError } from '../errors.mts';
import { SUMMARY } from './account.mts';
import { activityOf, inMilliseconds, primaryOf } from './email-store.mts';

interface Input {
	email_addresses: string[];
	personal_message?: string;
}

const PATH = '/emails/activities/:campaign_activity_id';
const MOST_A_DAY = 50;

/** How an email looks, and mails to look at it. */
export function addEmailTests(app: FastifyInstance): void {
	const read = { scope: 'campaign_data', privilege: 'campaign:read' };
	const send = { scope: 'campaign_data', privilege: 'campaign:send' };

	app.get(`${PATH}/previews`, { config: read }, ({ account, params }) => {
		const { campaign, campaign_activity_id } = activityOf(account, params);
		const { from_email, from_name, preheader, reply_to_email, subject } = campaign.email;
		const html = asTheOwnerSeesIt(campaign.email.html_content);
		return {
			campaign_activity_id,
			from_email,
			from_name,
			preheader,
			preview_html_content: html,
			preview_text_content: textOf(html),
			reply_to_email,
			subject,
		};
	});

	const taking = { config: send, schema: { body: emailTest }, attachValidation: true };
	app.post(`${PATH}/tests`, taking, ({ account, params, body }, reply) => {
		const { campaign, campaign_activity_id } = primaryOf(account, params);
		const { email_addresses, personal_message } = body as Input;
		if (testsToday(account) + email_addresses.length > MOST_A_DAY) throw usedUp(account);
		const { campaign_id, email } = campaign;
		const at = inMilliseconds(account.time);
		account.mailbox.push(
			...email_addresses.map((email_address) => ({
				campaign_id,
				campaign_activity_id,
				email_address,
				subject: email.subject,
				at,
				isTest: true,
				...(personal_message && { personal_message }),
			})),
		);
		return reply.code(204).send();
	});
}

/** Days end at midnight in UTC, as they do for the limit of requests. */
function testsToday(account: Account): number {
	const today = inMilliseconds(account.time).slice(0, 10);
	return account.mailbox.filter(({ isTest, at }) => isTest && at.startsWith(today)).length;
}

/** The refusal of one test too many, of which only the status 429 is known. */
function usedUp({ switches }: Account): ServiceError {
	const error_message = 'You have reached the limit of 50 test emails for today.';
	const error = { error_key: 'emails.api.test_limit_exceeded', error_message };
	const refusals = {
		ownKey: new ServiceError(429, error),
		array: new ServiceError(429, [error]),
		withoutKey: new ServiceError(429, { error_message }),
		quotaExceeded: new ServiceError(429, {
			error_key: 'quota_exceeded',
			error_message: 'Limit Exceeded',
		}),
		badRequest: new ServiceError(400, [error]),
	};
	return refusals[switches.testsUsedUp];
}

/** With the data of the account's owner in place of a contact's, and without what counts openings. */
function asTheOwnerSeesIt(html: string): string {
	const names: Record<string, string> = {
		FIRSTNAME: SUMMARY.first_name,
		LASTNAME: SUMMARY.last_name,
		EMAILADDRESS: SUMMARY.contact_email,
	};
	return html
		.replaceAll('[[trackingImage]]', '')
		.replace(/\[\[(\w+)[^\]]*\]\]/g, (whole, name: string) => names[name.toUpperCase()] ?? whole);
}

function textOf(html: string): string {
	return html
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
