import type { INodeProperties } from 'n8n-workflow';
import { readComingMoment } from '../../parameters/coming-moment';
import { locatorField } from '../../parameters/locator';
import { readValue } from '../../parameters/parameter';
import { ofFirstTry } from '../../runner/notes';
import type { ItemOperation } from '../../runner/operation';
import { CAMPAIGNS } from '../../transport/collections';
import { replaceSchedule, sendAgain } from './guards';
import { scheduleNotice } from './notices';
import { onlyIf } from './only-if';
import { recipientFields } from './recipients';
import { release } from './release';
import { NOBODY_TWICE, RELEASE_ACCESS } from './send';

const dateField: INodeProperties = {
	displayName: 'Date',
	name: 'date',
	type: 'dateTime',
	required: true,
	default: '',
	placeholder: 'e.g. 2026-03-31T08:15:00',
	description: 'When the campaign is sent, in the time zone of the workflow',
};

/** Email Campaign → Schedule. Items go one by one, see `send`. */
export const schedule: ItemOperation = {
	repeating: NOBODY_TWICE,
	access: RELEASE_ACCESS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Scheduling/scheduleEmailCampaignActivityUsingPOST',
	fields: [
		scheduleNotice,
		locatorField(CAMPAIGNS),
		dateField,
		onlyIf,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [...recipientFields, replaceSchedule.field, sendAgain.field],
		},
	],
	async execute(node, item, api) {
		const date = ofFirstTry(node, item, 'dates', readComingMoment(node, item, dateField), isComing);
		const replaces = readValue(node, item, replaceSchedule, 'options');
		const sendsAgain = readValue(node, item, sendAgain, 'options');
		return await release(node, item, api, { replaces, sendsAgain }, date);
	},
};

function isComing(date: string): boolean {
	return Date.parse(date) > Date.now();
}
