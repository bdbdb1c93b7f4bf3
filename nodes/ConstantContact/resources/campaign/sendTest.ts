import { toEmail } from '../../input/email';
import { readNames } from '../../input/given-names';
import { refuseMoreThan } from '../../input/refuse-more-than';
import { options } from '../../parameters/groups';
import { emailIdOf, emailPath, readCampaign } from '../../parameters/campaign/picked';
import { locatorField } from '../../parameters/locator';
import { readParameter, text, type Parameter } from '../../parameters/parameter';
import type { ItemOperation } from '../../runner/operation';
import { CAMPAIGNS } from '../../transport/collections';
import { refuseRemoved } from './status';

const MOST_ADDRESSES = 5;

const addresses: Parameter<string[]> = {
	field: {
		displayName: 'Email Addresses',
		name: 'emailAddresses',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. nathan@example.com, ann@example.com',
		description:
			'One to five, separated by commas. They get a real email, even if they have unsubscribed. In an agent tool, fill them in yourself.',
	},
	read: readAddresses,
};

const personalMessage = text({
	displayName: 'Personal Message',
	name: 'personalMessage',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. Please look at the dates',
	description: 'Shown above the email',
});

const more = options({ personal_message: personalMessage });

/** Email Campaign → Send Test: to a few addresses, and to no contact of the campaign. */
export const sendTest: ItemOperation = {
	repeating: 'Repeating may send it twice: the addresses may have it already',
	access: [CAMPAIGNS.access.read, 'campaign:send'],
	subject: CAMPAIGNS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Scheduling/testSendCampaignActivityUsingPOST',
	fields: [locatorField(CAMPAIGNS), addresses.field, ...more.fields],
	async execute(node, item, api) {
		const email_addresses = readParameter(node, item, addresses);
		const message = more.read(node, item);
		const picked = await readCampaign(node, item, api);
		refuseRemoved(picked.campaign);
		const campaign_activity_id = emailIdOf(picked);
		await api.post(`${emailPath(campaign_activity_id)}/tests`, { email_addresses, ...message });
		return { campaign_id: picked.campaignId, campaign_activity_id, sent_to: email_addresses };
	},
};

/** Each address once, in the order in which they are given. */
function readAddresses(given: unknown): string[] {
	const { displayName: label } = addresses.field;
	const emails = readNames(given).map((each) => toEmail(each, Infinity, { label }));
	const once = [...new Set(emails)];
	refuseMoreThan(MOST_ADDRESSES, once.length, {
		says: (count) => `'${label}' names ${count}`,
		remedy: 'Nothing was sent. Name five at most',
	});
	return once;
}
