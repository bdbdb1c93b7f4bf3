import { getMany } from '../plain/get-many';

/** Social → Get Hashtag Groups. */
export const getHashtagGroups = getMany({
	of: {
		path: '/social/hashtags/groups',
		property: 'hashtag_groups',
		pageSize: 5,
		id: 'hashtag_group_id',
		name: 'hashtag_group_name',
		access: { read: 'campaign:read' },
	},
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Social/getSocialHashtagGroupsUsingGET',
});
