import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';
import { emailChoice, readChosenEmails } from '../../parameters/campaign/email-choice';
import { options } from '../../parameters/groups';
import { locatorField } from '../../parameters/locator';
import { flag } from '../../parameters/parameter';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { pathSegment } from '../../transport/api';
import { CAMPAIGNS } from '../../transport/collections';
import { countsIn } from '../../transport/counts';
import { failureOfContent } from '../../transport/read-failure';
import { withoutOff } from '../plain/without-off';

const noClicks = flag({
	displayName: 'Include Links Without Clicks',
	name: 'noClicks',
	type: 'boolean',
	default: false,
	description: 'Whether to return links that nobody has clicked, too',
});
const asked = options({ no_clicks: noClicks });

/** Report → Get Links: the links in a campaign's emails, with how many contacts have clicked them. */
export const getLinks: ItemOperation = {
	repeating: ONLY_READS,
	access: [CAMPAIGNS.access.read, 'ui:campaign:metrics'],
	subject: CAMPAIGNS.parameter,
	page: 'https://developer.constantcontact.com/api_guide/email_links_report.html',
	fields: [locatorField(CAMPAIGNS), emailChoice.field, ...asked.fields],
	async execute(node, item, api) {
		const query = withoutOff(asked.read(node, item));
		const links: IDataObject[] = [];
		for (const { activityId, front } of await readChosenEmails(node, item, api)) {
			const path = `/reports/email_reports/${pathSegment(activityId)}/links`;
			const { link_click_counts } = await api.get<{ link_click_counts?: IDataObject[] }>(
				path,
				query,
			);
			if (!Array.isArray(link_click_counts)) throw failureOfContent(200);
			for (const link of link_click_counts) {
				const clicks = countsIn(pick(link, ['unique_clicks']));
				links.push({ ...front, campaign_activity_id: activityId, ...link, ...clicks });
			}
		}
		return links;
	},
};
