import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.mts';
import type { Campaign, Resend } from '../campaign.mts';
import { emailResend } from '../email-schemas.mts';
import { badRequest, conflict, notFound } from '../errors.mts';
import { demandStatus, hasStatus, primaryOf } from './email-store.mts';

interface Input {
	resend_subject: string;
	delay_days?: number;
	delay_minutes?: number;
}

const PATH = '/emails/activities/:campaign_activity_id/non_opener_resends';
const MINUTE = 60_000;
const MINUTES_A_DAY = 1440;

/** Another mail to those who have not opened a campaign, once. */
export function addEmailResends(app: FastifyInstance): void {
	const read = { scope: 'campaign_data', privilege: 'campaign:read' };
	const send = { scope: 'campaign_data', privilege: 'campaign:send' };

	app.get(PATH, { config: read }, ({ account, params }) => {
		const { campaign } = primaryOf(account, params);
		if (!campaign.resend) return [];
		const { resend } = campaign;
		const resend_status = resend.resend_date ? 'DONE' : 'SCHEDULED';
		const isDraft = hasStatus(campaign, 'Draft');
		return [{ ...shown(campaign, resend), ...(!isDraft && { resend_status }) }];
	});

	const taking = { config: send, schema: { body: emailResend }, attachValidation: true };
	app.post(PATH, taking, ({ account, params, body }, reply) => {
		const { campaign } = primaryOf(account, params);
		const { resend_subject, delay_days, delay_minutes } = body as Input;
		demandStatus(campaign, 'Draft', 'Scheduled', 'Done');
		// The guide: only emails of custom code.
		if (campaign.email.format_type !== 5) throw badRequest('format_type does not support resends');
		if (campaign.resend) throw conflict('A resend exists already for this campaign activity.');
		if (campaign.abTest && account.switches.resendWithAbTest === 'refused') {
			throw badRequest('An A/B test cannot be resent to non-openers');
		}
		// Where both are sent, the minutes are ignored.
		const minutes = delay_days === undefined ? delay_minutes : delay_days * MINUTES_A_DAY;
		if (minutes === undefined) throw badRequest('delay_days or delay_minutes is missing');
		const resend: Resend = {
			resend_request_id: String(account.newNumber()),
			resend_subject,
			delay_minutes: minutes,
			...(hasStatus(campaign, 'Done') && { due: dueOf(account, campaign, minutes) }),
		};
		campaign.resend = resend;
		const activity = { campaign_activity_id: account.newId(), role: 'resend' };
		campaign.campaign_activities = [...campaign.campaign_activities, activity];
		const answer = shown(campaign, resend);
		return reply.code(201).send(account.switches.resendAnswer === 'array' ? [answer] : answer);
	});

	app.delete(`${PATH}/:resend_request_id`, { config: send }, ({ account, params }, reply) => {
		const { campaign } = primaryOf(account, params);
		const { resend, campaign_activities } = campaign;
		const { resend_request_id: id } = params as { resend_request_id: string };
		if (!resend || idOf(campaign, resend) !== id) throw notFound('resend_request_id is unknown');
		if (resend.resend_date) throw conflict('The resend has been sent already.');
		delete campaign.resend;
		campaign.campaign_activities = campaign_activities.filter(({ role }) => role !== 'resend');
		return reply.code(204).send();
	});
}

/** When a resend goes out of a campaign that was sent before. */
function dueOf(account: Account, { last_sent_date }: Campaign, minutes: number): number {
	const { resendWait, resendPassed } = account.switches;
	const sent = last_sent_date === undefined ? account.time : Date.parse(last_sent_date);
	const due = (resendWait === 'fromSending' ? sent : account.time) + minutes * MINUTE;
	if (due > account.time) return due;
	if (resendPassed === 'refused') throw badRequest('The time of the resend has passed');
	return account.time;
}

/** It has an ID of its own once the campaign is more than a draft. */
function idOf(campaign: Campaign, { resend_request_id }: Resend): string {
	return hasStatus(campaign, 'Draft') ? 'DRAFT' : resend_request_id;
}

function shown(campaign: Campaign, resend: Resend): object {
	const { resend_subject, delay_minutes, resend_date } = resend;
	const days = delay_minutes / MINUTES_A_DAY;
	return {
		resend_request_id: idOf(campaign, resend),
		resend_subject,
		delay_minutes,
		...(Number.isInteger(days) && { delay_days: days }),
		...(resend_date && { resend_date }),
	};
}
