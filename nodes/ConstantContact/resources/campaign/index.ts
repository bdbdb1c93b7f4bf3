import type { Resource } from '../../runner/operation';
import { addAbTest } from './addAbTest';
import { cancelResend } from './cancelResend';
import { create } from './create';
import { deleteCampaign } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getPreview } from './getPreview';
import { removeAbTest } from './removeAbTest';
import { resend } from './resend';
import { schedule } from './schedule';
import { send } from './send';
import { sendTest } from './sendTest';
import { unschedule } from './unschedule';
import { update } from './update';

export const campaign: Resource = {
	operations: {
		addAbTest,
		cancelResend,
		create,
		delete: deleteCampaign,
		get,
		getAll,
		getPreview,
		removeAbTest,
		resend,
		schedule,
		send,
		sendTest,
		unschedule,
		update,
	},
	dropdown: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'getAll',
		options: [
			{
				name: 'Cancel Resend',
				value: 'cancelResend',
				action: 'Cancel resend of email campaign',
				description: 'Remove the resend of a campaign that has not gone out yet; nothing is sent',
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create email campaign',
				description: 'Create a draft of an email campaign from HTML; it sends nothing',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete email campaign',
				description:
					'Delete an email campaign; only the website of Constant Contact can restore it',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get email campaign',
				description: 'Retrieve one email campaign: its subject, sender, recipients and status',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many email campaigns',
				description: 'Retrieve the email campaigns of the account',
			},
			{
				name: 'Get Preview',
				value: 'getPreview',
				action: 'Get preview of email campaign',
				description:
					'Retrieve HTML and text of an email as contacts would see it; it sends nothing',
			},
			{
				name: 'Remove A/B Test',
				value: 'removeAbTest',
				action: 'Remove A/B test of email campaign',
				description: 'Remove the second subject of a draft; nothing is sent',
			},
			{
				name: 'Resend to Non-Openers',
				value: 'resend',
				action: 'Resend email campaign to non openers',
				description:
					'Send a campaign again, 12 hours to 10 days after it, to contacts who have not opened it; to real people, once for each campaign',
			},
			{
				name: 'Schedule',
				value: 'schedule',
				action: 'Schedule email campaign',
				description:
					'Send an email campaign to its lists or segment at a date; until then it can be unscheduled',
			},
			{
				name: 'Send Now',
				value: 'send',
				action: 'Send email campaign now',
				description:
					'Send an email campaign to its lists or segment at once; it cannot be taken back',
			},
			{
				name: 'Send Test',
				value: 'sendTest',
				action: 'Send test of email campaign',
				description:
					'Send an email campaign to up to five test addresses; its contacts get nothing',
			},
			{
				name: 'Set A/B Test',
				value: 'addAbTest',
				action: 'Set A/B test of email campaign',
				description: 'Give a draft a second subject to test; nothing is sent',
			},
			{
				name: 'Unschedule',
				value: 'unschedule',
				action: 'Unschedule email campaign',
				description:
					'Take back a scheduled email campaign before it is sent; it becomes a draft again',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update email campaign',
				description: 'Change content, sender, recipients or name of a draft; it sends nothing',
			},
		],
	},
};
