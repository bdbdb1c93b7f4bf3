import { locatorField } from '../../parameters/locator';
import { readValue } from '../../parameters/parameter';
import type { ItemOperation } from '../../runner/operation';
import { CAMPAIGNS } from '../../transport/collections';
import { sendAgain } from './guards';
import { sendNotice } from './notices';
import { onlyIf } from './only-if';
import { recipientFields } from './recipients';
import { release } from './release';

/** What comes of a repeated run that sends. */
export const NOBODY_TWICE =
	'Repeating is safe: the campaign is looked at first, and Constant Contact sends one campaign to nobody twice';

/** The privileges that a release may need. */
export const RELEASE_ACCESS = [
	'campaign:read',
	'campaign:send',
	'campaign:write',
	'contacts:lists:read',
	'contacts:read',
];

/**
 * Email Campaign → Send Now. It says of no subject what it is about, so items go one by one: the ID of a
 * campaign and that of its email are one thing under two names.
 */
export const send: ItemOperation = {
	repeating: NOBODY_TWICE,
	access: RELEASE_ACCESS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Scheduling/scheduleEmailCampaignActivityUsingPOST',
	fields: [
		sendNotice,
		locatorField(CAMPAIGNS),
		onlyIf,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [...recipientFields, sendAgain.field],
		},
	],
	async execute(node, item, api) {
		const sendsAgain = readValue(node, item, sendAgain, 'options');
		return await release(node, item, api, { sendsAgain });
	},
};
