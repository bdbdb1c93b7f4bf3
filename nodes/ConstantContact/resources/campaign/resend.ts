import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { toWholeNumber } from '../../input/numbers';
import { textOf } from '../../input/text-of';
import { doneWith, emailIdOf, readCampaign } from '../../parameters/campaign/picked';
import { locatorField } from '../../parameters/locator';
import { choice, readParameter, text } from '../../parameters/parameter';
import type { ItemOperation } from '../../runner/operation';
import type { ConstantContactApi } from '../../transport/api';
import { CAMPAIGNS } from '../../transport/collections';
import { lookAfter } from './look-after';
import { resendNotice } from './notices';
import { isConditional, onlyIf, readConditions } from './only-if';
import { readAllowed } from './read-allowed';
import { described, readResend, resendsPath, toResend, type Resend } from './resends';
import { readSendHistory } from './send-history';
import { hasStatus, refuseRemoved } from './status';

/** Minutes of a unit, and how many of it Constant Contact waits: from 12 hours to 10 days. */
const UNITS = {
	hours: { minutes: 60, least: 12, most: 240 },
	days: { minutes: 1440, least: 1, most: 10 },
};

const subject = text({
	displayName: 'Subject',
	name: 'subject',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Have you seen our spring news?',
	description: 'The subject of the second email',
});

const unit = choice({
	displayName: 'Unit',
	name: 'unit',
	type: 'options',
	default: 'days',
	description: 'What the wait is counted in',
	options: [
		{ name: 'Days', value: 'days' },
		{ name: 'Hours', value: 'hours' },
	],
});

const wait = {
	displayName: 'Wait',
	name: 'wait',
	type: 'number' as const,
	required: true,
	typeOptions: { minValue: 1 },
	default: 3,
	description: 'How long after the campaign itself, from 12 hours to 10 days',
};

const conditionsOfCampaign: INodeProperties = {
	...onlyIf,
	description:
		"What must be true of the campaign as it is now. Otherwise no resend is set, and the item fails. 'Subject Is' means the subject of the campaign, not that of the resend.",
};

/** Email Campaign → Resend to Non-Openers. Items go one by one, see `send`. */
export const resend: ItemOperation = {
	repeating: 'Repeating is safe: the campaign is looked at first, and a campaign has one resend',
	access: ['campaign:read', 'campaign:send', 'contacts:lists:read', 'contacts:read'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Campaigns/createResendToNonOpenersUsingPOST',
	fields: [
		resendNotice,
		locatorField(CAMPAIGNS),
		subject.field,
		wait,
		unit.field,
		conditionsOfCampaign,
	],
	async execute(node, item, api) {
		const wanted = readWanted(node, item);
		const conditions = readConditions(node, item);
		const picked = await readCampaign(node, item, api);
		const { campaignId, campaign } = picked;
		const name = quoted(campaign.name ?? campaignId);
		refuseRemoved(campaign);
		const activityId = emailIdOf(picked);
		const said = (one: Resend, already: boolean) =>
			doneWith(picked, { action: already ? 'unchanged' : 'created', ...described(one) });
		const existing = await readResend(api, activityId);
		if (!existing) await refuseTooLate(api, activityId, name, campaign, wanted);
		if (isConditional(conditions)) await readAllowed(api, activityId, conditions);
		if (existing) return said(refuseDifferent(name, existing, wanted), true);
		const body = { resend_subject: wanted.subject, delay_minutes: wanted.delay };
		return await api.post<IDataObject>(resendsPath(activityId), body).then(
			(answer) => said({ ...toResend([answer].flat()[0] ?? {}), ...wanted }, false),
			async (failure: unknown) => {
				const look = async () => await readResend(api, activityId);
				const what = `the resend of the campaign ${name} is set`;
				return said(refuseDifferent(name, await lookAfter(failure, look, what), wanted), true);
			},
		);
	},
};

type Wanted = Required<Pick<Resend, 'subject' | 'delay'>>;

function readWanted(node: IExecuteFunctions, item: number): Wanted {
	const { minutes, least, most } = UNITS[readParameter(node, item, unit) as keyof typeof UNITS];
	const given = node.getNodeParameter(wait.name, item) as unknown;
	return {
		subject: readParameter(node, item, subject),
		delay: toWholeNumber(wait.displayName, given, least, most) * minutes,
	};
}

/** The resend that is there, if it is the wanted one. Throws InputError for another. */
function refuseDifferent(name: string, existing: Resend, wanted: Wanted): Resend {
	if (existing.subject === wanted.subject && existing.delay === wanted.delay) return existing;
	const delay = existing.delay === undefined ? '' : `, ${existing.delay / 60} hours after it`;
	throw new InputError(
		`The campaign ${name} has a resend already: ${quoted(existing.subject)}${delay}`,
		existing.sentAt === undefined
			? "Nothing was changed. A campaign has one resend: use 'Cancel Resend' first to replace it"
			: `Nothing was changed. A campaign has one resend, and it was sent at ${existing.sentAt}`,
	);
}

/** Throws InputError for a campaign in a wrong status, or one that was sent longer ago than the wait, or nobody knows when. */
async function refuseTooLate(
	api: ConstantContactApi,
	activityId: string,
	name: string,
	campaign: IDataObject,
	{ delay }: Wanted,
): Promise<void> {
	if (hasStatus(campaign, 'draft', 'scheduled')) return;
	if (!hasStatus(campaign, 'done')) {
		throw new InputError(
			`The campaign ${name} has the status ${textOf(campaign.current_status ?? 'unknown')}`,
			'Nothing was changed. A draft and a campaign that is scheduled or was sent can have a resend',
		);
	}
	const history = await readSendHistory(api, activityId);
	const first = history.find(({ send_status }) => textOf(send_status) !== 'ERRORED');
	const sentAt = textOf(first?.run_date ?? '');
	const due = Date.parse(sentAt) + delay * 60_000;
	if (Number.isNaN(due)) {
		throw new InputError(
			`It is not known when the campaign ${name} was sent`,
			`Nothing was changed, because a resend whose '${wait.displayName}' is over may go out at once. Run the workflow again once the send history of the campaign says when it was sent`,
		);
	}
	if (due > Date.now()) return;
	throw new InputError(
		`The campaign ${name} was sent at ${sentAt}: '${wait.displayName}' is over already`,
		`Nothing was changed. The wait counts from there: choose a longer one, 10 days at most`,
	);
}
