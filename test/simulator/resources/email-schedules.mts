import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.mts';
import type { Campaign, Sending } from '../campaign.mts';
import { emailSchedule } from '../email-schemas.mts';
import { badRequest } from '../errors.mts';
import { startSending } from './email-sending.mts';
import {
	activityOf,
	demandStatus,
	inMilliseconds,
	primaryOf,
	setStatus,
	statusOf,
} from './email-store.mts';

const ACTIVITY = '/emails/activities/:campaign_activity_id';
const PATH = `${ACTIVITY}/schedules`;
const NOW = '0';
const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d))?$/;

/** When campaigns are sent, and when they were. */
export function addEmailSchedules(app: FastifyInstance): void {
	const read = { scope: 'campaign_data', privilege: 'campaign:read' };
	const send = { scope: 'campaign_data', privilege: 'campaign:send' };

	app.get(PATH, { config: read }, ({ account, params }) =>
		scheduled(account, primaryOf(account, params).campaign),
	);

	const taking = { config: send, schema: { body: emailSchedule }, attachValidation: true };
	app.post(PATH, taking, ({ account, params, body }, reply) => {
		const { campaign } = primaryOf(account, params);
		const { scheduled_date } = body as { scheduled_date: string };
		demandStatus(campaign, 'Draft', 'Done', 'Error');
		const { contact_list_ids, segment_ids } = campaign.email;
		if (contact_list_ids.length + segment_ids.length === 0) {
			throw badRequest('The campaign activity has no contact lists and no segment.');
		}
		if (scheduled_date === NOW) sendNow(account, campaign);
		else schedule(account, campaign, momentOf(account, scheduled_date));
		const at = scheduled_date === NOW ? undefined : campaign.next?.at;
		return reply.code(201).send(at === undefined ? [] : [{ scheduled_date: inMilliseconds(at) }]);
	});

	app.delete(PATH, { config: send }, ({ account, params }, reply) => {
		const { campaign } = primaryOf(account, params);
		demandStatus(campaign, 'Scheduled');
		const { next } = campaign;
		setStatus(
			account,
			campaign,
			next?.does === 'start' ? next.statusBefore : 'Draft',
			account.time,
		);
		delete campaign.next;
		return reply.code(204).send();
	});

	app.get(`${ACTIVITY}/send_history`, { config: read }, ({ account, params }) => {
		const { campaign, campaign_activity_id: id, role } = activityOf(account, params);
		if (role === 'permalink') throw badRequest('The role permalink is never sent.');
		return campaign.sendings
			.filter((sending) => sending.campaign_activity_id === id)
			.map((sending, index) => shownSending(sending, index + 1));
	});
}

/** @param send_id how many times it was sent by then */
function shownSending(sending: Sending, send_id: number): object {
	const shown: Partial<Sending> = { ...sending };
	delete shown.campaign_activity_id;
	return { send_id, ...shown };
}

/** On one side of the switch, it waits a second for its turn. */
function sendNow(account: Account, campaign: Campaign): void {
	if (account.switches.sendNow === 'executing') startSending(account, campaign, account.time);
	else schedule(account, campaign, account.time + 1000);
}

function schedule(account: Account, campaign: Campaign, at: number): void {
	const { current_status: statusBefore } = campaign;
	setStatus(account, campaign, 'Scheduled', account.time);
	campaign.next = { at, does: 'start', statusBefore };
}

function momentOf(account: Account, date: string): number {
	const at = MOMENT.test(date) ? Date.parse(date) : NaN;
	if (Number.isNaN(at)) throw badRequest('scheduled_date is not a valid date');
	if (at <= account.time) throw badRequest('scheduled_date is in the past');
	return at;
}

/** Empty in any other status. */
function scheduled(account: Account, campaign: Campaign): object[] {
	const { next } = campaign;
	const isScheduled = statusOf(account, campaign).toLowerCase() === 'scheduled';
	if (!isScheduled || next?.does !== 'start') return [];
	const moment = inMilliseconds(next.at);
	return [
		{ scheduled_date: account.switches.scheduleDate === 'day' ? moment.slice(0, 10) : moment },
	];
}
