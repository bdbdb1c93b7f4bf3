import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { hints } from './hints';
import {
	searchAutomations,
	searchCampaigns,
	searchContacts,
	searchCustomFields,
	searchEvents,
	searchLists,
	searchSegments,
	searchSenders,
	searchTags,
} from './methods/list-search';
import {
	getCampaigns,
	getClearableFields,
	getCustomFields,
	getLists,
	getProfiles,
	getTags,
} from './methods/load-options';
import { getContactFields } from './methods/resource-mapping';
import { account } from './resources/account';
import { activity } from './resources/activity';
import { automation } from './resources/automation';
import { campaign } from './resources/campaign';
import { contact } from './resources/contact';
import { customField } from './resources/customField';
import { event } from './resources/event';
import { eventRegistration } from './resources/eventRegistration';
import { list } from './resources/list';
import { report } from './resources/report';
import { requestOptions } from './parameters/request-options';
import { segment } from './resources/segment';
import { social } from './resources/social';
import { tag } from './resources/tag';
import { propertiesOf } from './runner/properties';
import { run } from './runner/run';

const RESOURCES = {
	account,
	activity,
	campaign,
	contact,
	customField,
	event,
	eventRegistration,
	list,
	report,
	segment,
	tag,
	social,
	automation,
};

export class ConstantContact implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Constant Contact',
		name: 'constantContact',
		icon: { light: 'file:constantContact.svg', dark: 'file:constantContact.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ ({ getAll: "get many", upsert: "create or update", addAbTest: "set A/B test", removeAbTest: "remove A/B test", send: "send now", getPrivileges: "get user privileges", convertV2Ids: "convert V2 IDs" }[$parameter["operation"]] ?? $parameter["operation"].replace(/[A-Z]/g, " $&").toLowerCase().replace("sms", "SMS")) + ": " + $parameter["resource"].replace(/[A-Z]/g, " $&").toLowerCase() }}',
		description:
			'Keep contacts current, send newsletters, read reports, and start workflows with Constant Contact',
		defaults: { name: 'Constant Contact' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		hints,
		credentials: [{ name: 'constantContactOAuth2Api', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'contact',
				options: [
					{ name: 'Account', value: 'account' },
					{ name: 'Activity', value: 'activity' },
					{ name: 'Automation', value: 'automation' },
					{ name: 'Contact', value: 'contact' },
					{ name: 'Custom Field', value: 'customField' },
					{ name: 'Email Campaign', value: 'campaign' },
					{ name: 'Event', value: 'event' },
					{ name: 'Event Registration', value: 'eventRegistration' },
					{ name: 'List', value: 'list' },
					{ name: 'Report', value: 'report' },
					{ name: 'Segment', value: 'segment' },
					{ name: 'Social', value: 'social' },
					{ name: 'Tag', value: 'tag' },
				],
			},
			...propertiesOf(RESOURCES),
			requestOptions,
		],
	};

	methods = {
		listSearch: {
			searchAutomations,
			searchCampaigns,
			searchContacts,
			searchCustomFields,
			searchEvents,
			searchLists,
			searchSegments,
			searchSenders,
			searchTags,
		},
		loadOptions: {
			getCampaigns,
			getClearableFields,
			getCustomFields,
			getLists,
			getProfiles,
			getTags,
		},
		resourceMapping: { getContactFields },
	};

	async execute(this: IExecuteFunctions) {
		return await run(this, RESOURCES);
	}
}
