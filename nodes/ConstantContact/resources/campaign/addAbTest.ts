import type { IDataObject } from 'n8n-workflow';
import { quoted } from '../../input/input-error';
import {
	doneWith,
	emailIdOf,
	forgetCampaign,
	readCampaign,
} from '../../parameters/campaign/picked';
import { locatorField } from '../../parameters/locator';
import { choice, readParameter, text, wholeNumber } from '../../parameters/parameter';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import { after } from '../../transport/api-failure';
import { CAMPAIGNS } from '../../transport/collections';
import { abTestPath, readAbTest, refuseUnlessDraft } from './ab-test';

const subject = text({
	displayName: 'Alternative Subject',
	name: 'alternativeSubject',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Your spring news',
	description: 'The second subject to test',
});

const size = wholeNumber(
	{
		displayName: 'Test Size (%)',
		name: 'testSize',
		type: 'number',
		typeOptions: { minValue: 5, maxValue: 50 },
		default: 10,
		description:
			'Percentage of the recipients who get each of the two subjects, from 5 to 50. The rest gets the winner.',
	},
	5,
	50,
);

const winner = choice({
	displayName: 'Wait for Winner',
	name: 'winnerWait',
	type: 'options',
	default: '24',
	description: 'How long after sending to choose the subject that was opened more often',
	options: [
		{ name: '6 Hours', value: '6' },
		{ name: '12 Hours', value: '12' },
		{ name: '24 Hours', value: '24' },
		{ name: '48 Hours', value: '48' },
	],
});

/** Email Campaign → Set A/B Test. Items go one by one, see `send`. */
export const addAbTest: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: ['campaign:read', 'campaign:write'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Campaigns_AB_Tests/createEmailCampaignABTestUsingPOST',
	fields: [locatorField(CAMPAIGNS), subject.field, size.field, winner.field],
	async execute(node, item, api) {
		const wanted = {
			alternative_subject: readParameter(node, item, subject),
			test_size: readParameter(node, item, size),
			winner_wait_duration: Number(readParameter(node, item, winner)),
		};
		const picked = await readCampaign(node, item, api);
		refuseUnlessDraft(picked);
		const { campaignId } = picked;
		const activityId = emailIdOf(picked);
		const path = abTestPath(activityId);
		const existing = await readAbTest(api, activityId);
		const said = (action: string) => doneWith(picked, { action, ...wanted });
		if (existing && isSame(existing, wanted)) return said('unchanged');
		forgetCampaign(api, campaignId);
		if (!existing) {
			await api.post(path, wanted);
			return said('created');
		}
		await api.delete(path);
		await api.post(path, wanted).catch((failure: unknown) => {
			const removed = `The A/B test with ${quoted(existing.alternative_subject)} is removed already`;
			throw after(removed, failure);
		});
		return said('updated');
	},
};

function isSame(existing: IDataObject, wanted: IDataObject): boolean {
	return Object.keys(wanted).every((name) => String(existing[name]) === String(wanted[name]));
}
