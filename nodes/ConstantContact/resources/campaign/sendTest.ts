import { pick } from '../../contact-model/pick';
import { toEmail } from '../../input/email';
import { readNames, refuseNoNames } from '../../input/given-names';
import { refuseMoreThan } from '../../input/refuse-more-than';
import { options } from '../../parameters/groups';
import { doneWith, emailIdOf, emailPath, readCampaign } from '../../parameters/campaign/picked';
import { locatorField } from '../../parameters/locator';
import { readParameter, text, type Parameter } from '../../parameters/parameter';
import { withWarnings } from '../../parameters/warnings';
import type { ItemOperation } from '../../runner/operation';
import { CAMPAIGNS, CONTACTS, LISTS } from '../../transport/collections';
import { contentDigest } from './digest';
import { readEmail } from './email';
import { namedRecipients } from './named-recipients';
import { given } from './parameters';
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
	access: [CAMPAIGNS.access.read, 'campaign:send', LISTS.access.read, CONTACTS.access.read],
	subject: CAMPAIGNS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Scheduling/testSendCampaignActivityUsingPOST',
	fields: [locatorField(CAMPAIGNS), addresses.field, ...more.fields],
	async execute(node, item, api) {
		const email_addresses = readParameter(node, item, addresses);
		const message = more.read(node, item);
		const picked = await readCampaign(node, item, api);
		refuseRemoved(picked.campaign);
		const activityId = emailIdOf(picked);
		// Before the test: after a change in between, the digest is not that of the draft, and a guard refuses it.
		const email = await readEmail(api, activityId, ['html_content']);
		const { recipients, warnings } = await namedRecipients(api, email);
		await api.post(`${emailPath(activityId)}/tests`, { email_addresses, ...message });
		const said = {
			...pick(email, ['subject']),
			...recipients,
			content_digest: contentDigest(email),
			sent_to: email_addresses,
		};
		const output = given(doneWith(picked, said));
		return withWarnings(output, warnings);
	},
};

/** Each address once, in the order in which they are given. */
function readAddresses(given: unknown): string[] {
	const { displayName: label } = addresses.field;
	refuseNoNames(label, given, `Fill in '${label}'`);
	const emails = readNames(given).map((each) => toEmail(each, Infinity, { label }));
	const once = [...new Set(emails)];
	refuseMoreThan(MOST_ADDRESSES, once.length, {
		says: (count) => `'${label}' names ${count}`,
		remedy: 'Nothing was sent. Name five at most',
	});
	return once;
}
