import type { Resource } from '../../runner/operation';
import { createPost } from './createPost';
import { getConnections } from './getConnections';
import { getHashtagGroups } from './getHashtagGroups';
import { getProfiles } from './getProfiles';

export const social: Resource = {
	operations: {
		createPost,
		getConnections,
		getHashtagGroups,
		getProfiles,
	},
	dropdown: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'getProfiles',
		options: [
			{
				name: 'Create Post',
				value: 'createPost',
				action: 'Create social post',
				description:
					'Create a draft of a social post, or publish it; the API cannot show, change or delete posts',
			},
			{
				name: 'Get Connections',
				value: 'getConnections',
				action: 'Get social connections',
				description: 'Retrieve the users of social networks that are connected, and their state',
			},
			{
				name: 'Get Hashtag Groups',
				value: 'getHashtagGroups',
				action: 'Get social hashtag groups',
				description: 'Retrieve the sets of hashtags that the account has saved',
			},
			{
				name: 'Get Profiles',
				value: 'getProfiles',
				action: 'Get social profiles',
				description: 'Retrieve the pages and accounts of social networks that can be posted to',
			},
		],
	},
};
