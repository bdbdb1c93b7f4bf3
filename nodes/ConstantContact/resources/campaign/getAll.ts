import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { toInstant } from '../../input/moments';
import { textOf } from '../../input/text-of';
import { filters, options } from '../../parameters/groups';
import { choices, flag, readParameter, text, type Parameter } from '../../parameters/parameter';
import { readMax, returnAllFields } from '../../parameters/return-all';
import { simplify } from '../../parameters/simplify';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { idOf, type ConstantContactApi } from '../../transport/api';
import { CAMPAIGNS } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import { readEmail } from './email';
import { campaignOf, emailIdOf } from '../../parameters/campaign/picked';
import { simplifiedCampaign } from './simplified-campaign';
import { hasStatus, type Status } from './status';

/** A moment, which is read with the workflow's time zone. */
const updated = (name: 'After' | 'Before'): Parameter => ({
	field: {
		displayName: `Updated ${name}`,
		name: `updated${name}`,
		type: 'dateTime',
		default: '',
		description: `Campaigns last changed ${name.toLowerCase()} this moment, whenever they were sent`,
	},
	read: (given) => given,
});
const [updatedAfter, updatedBefore] = [updated('After'), updated('Before')];

const nameContains = text({
	displayName: 'Name Contains',
	name: 'nameContains',
	type: 'string',
	default: '',
	placeholder: 'e.g. newsletter',
	description: 'Part of the name. Case does not matter.',
});

const status = choices({
	displayName: 'Status',
	name: 'status',
	type: 'multiOptions',
	default: [],
	description: 'Without this filter, all but deleted campaigns are returned',
	options: [
		{ name: 'Done', value: 'done' },
		{ name: 'Draft', value: 'draft' },
		{ name: 'Error', value: 'error' },
		{ name: 'Executing', value: 'executing' },
		{ name: 'Removed', value: 'removed' },
		{ name: 'Scheduled', value: 'scheduled' },
	],
});

const includeDeleted = flag({
	displayName: 'Include Deleted',
	name: 'includeDeleted',
	type: 'boolean',
	default: false,
	description: 'Whether to return deleted campaigns, too, whose status is Removed',
});

const includeDetails = flag({
	displayName: 'Include Details',
	name: 'includeDetails',
	type: 'boolean',
	default: false,
	description:
		'Whether to return subject, sender and recipients, too. Takes two requests for each campaign.',
});

const narrowed = filters({ updatedAfter, updatedBefore, nameContains, status });
const asked = options({ includeDeleted, includeDetails });

/** Email Campaign → Get Many, those that were created last first. */
export const getAll: ItemOperation = {
	repeating: ONLY_READS,
	access: [CAMPAIGNS.access.read],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Campaigns/retrieveEmailCampaignsUsingGET',
	fields: [...returnAllFields, simplify.field, ...narrowed.fields, ...asked.fields],
	async execute(node, item, api) {
		const max = readMax(node, item);
		const isSimple = readParameter(node, item, simplify);
		const { includeDetails: hasDetails } = asked.read(node, item);
		const { query, isWanted } = readSearch(node, item);
		const { path, property } = CAMPAIGNS;
		const campaigns = await api.getAll(path, property, query(max), max, isWanted);
		const found: IDataObject[] = [];
		for (const campaign of campaigns) {
			const email = hasDetails ? await emailOf(api, campaign) : undefined;
			found.push(
				isSimple
					? simplifiedCampaign(campaign, email)
					: { ...identityFirst(CAMPAIGNS, campaign), ...(email && { email }) },
			);
		}
		return found;
	},
};

/** What is looked for: the API knows dates only, and what it does not know is looked for in its pages. */
function readSearch(node: IExecuteFunctions, item: number) {
	const said = narrowed.read(node, item);
	const { includeDeleted: withDeleted } = asked.read(node, item);
	const statuses = said.status as Status[] | undefined;
	const part = said.nameContains === undefined ? '' : textOf(said.nameContains).toLowerCase();
	const dates = { after_date: updatedAfter, before_date: updatedBefore };
	const given = Object.entries(dates).flatMap(([name, { field }]) => {
		const value = said[field.name];
		return value === undefined
			? []
			: [[name, toInstant(field.displayName, value, node.getTimezone())]];
	});
	return {
		query: (max: number): IDataObject => ({
			limit: statuses || part ? CAMPAIGNS.pageSize : Math.min(max, CAMPAIGNS.pageSize),
			...Object.fromEntries(given),
		}),
		isWanted: (campaign: IDataObject) =>
			(statuses
				? hasStatus(campaign, ...statuses)
				: withDeleted === true || !hasStatus(campaign, 'removed')) &&
			textOf(campaign.name ?? '')
				.toLowerCase()
				.includes(part),
	};
}

/** The email of a listed campaign; undefined for a deleted one, of which the API shows nothing. */
async function emailOf(
	api: ConstantContactApi,
	listed: IDataObject,
): Promise<IDataObject | undefined> {
	if (hasStatus(listed, 'removed')) return undefined;
	const campaignId = idOf(listed.campaign_id);
	const campaign = await campaignOf(api, campaignId);
	return await readEmail(api, emailIdOf({ campaign, campaignId }));
}
