import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { hints } from './hints';
import {
	searchContacts,
	searchCustomFields,
	searchLists,
	searchSegments,
	searchTags,
} from './methods/list-search';
import { getClearableFields, getCustomFields, getLists, getTags } from './methods/load-options';
import { getContactFields } from './methods/resource-mapping';
import { accountDescription, accountOperations } from './resources/account';
import { activityDescription, activityOperations } from './resources/activity';
import { contactDescription, contactOperations } from './resources/contact';
import { customFieldDescription, customFieldOperations } from './resources/customField';
import { listDescription, listOperations } from './resources/list';
import { requestOptions } from './parameters/request-options';
import { segmentDescription, segmentOperations } from './resources/segment';
import { tagDescription, tagOperations } from './resources/tag';
import { run } from './runner/run';

export class ConstantContact implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Constant Contact',
		name: 'constantContact',
		icon: { light: 'file:constantContact.svg', dark: 'file:constantContact.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Manage contacts, lists, tags and segments in Constant Contact email marketing',
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
					{ name: 'Contact', value: 'contact' },
					{ name: 'Custom Field', value: 'customField' },
					{ name: 'List', value: 'list' },
					{ name: 'Segment', value: 'segment' },
					{ name: 'Tag', value: 'tag' },
				],
			},
			...accountDescription,
			...activityDescription,
			...contactDescription,
			...customFieldDescription,
			...listDescription,
			...segmentDescription,
			...tagDescription,
			requestOptions,
		],
	};

	methods = {
		listSearch: { searchContacts, searchCustomFields, searchLists, searchSegments, searchTags },
		loadOptions: { getClearableFields, getCustomFields, getLists, getTags },
		resourceMapping: { getContactFields },
	};

	async execute(this: IExecuteFunctions) {
		return await run(this, {
			account: accountOperations,
			activity: activityOperations,
			contact: contactOperations,
			customField: customFieldOperations,
			list: listOperations,
			segment: segmentOperations,
			tag: tagOperations,
		});
	}
}
