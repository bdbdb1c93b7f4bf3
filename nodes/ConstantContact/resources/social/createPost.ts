import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import { toWebAddresses } from '../../input/web-addresses';
import { additionalFields } from '../../parameters/groups';
import { readIfGiven, text, type Parameter } from '../../parameters/parameter';
import {
	profileLabel,
	profiles as profilesField,
	profilesOf,
	type SocialProfile,
} from '../../parameters/social-profiles';
import { withWarnings } from '../../parameters/warnings';
import type { ItemOperation } from '../../runner/operation';
import { identityFirst } from '../../transport/identity-first';
import { postOnce } from './posted';
import { dateField, publish, readPublication, type Publication } from './publish';
import { settings } from './settings';

const IDENTITY = { id: 'campaign_id', name: 'name' };

const content = text({
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. Spring is here #spring',
	description: 'What people read, hashtags included. Some networks accept pictures without text.',
});

const name = text({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Spring post',
	description: 'What Constant Contact calls the post; people do not see it',
});

const imageUrls: Parameter<string[]> = {
	field: {
		displayName: 'Image URLs',
		name: 'imageUrls',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/picture.png',
		description: 'Pictures that everybody can open, separated by commas',
	},
	read: (given) => toWebAddresses('Image URLs', given),
};

const more = additionalFields({ name, imageUrls, settings });

/** Social → Create Post: a draft, unless another choice is made in Publish. */
export const createPost: ItemOperation = {
	repeating:
		'Look in Constant Contact, under Social, before you run it again: that may post twice, and the API neither shows nor deletes posts',
	access: ['campaign:read', 'campaign:write'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Social/createSocialPostUsingPOST',
	fields: [content.field, profilesField, publish.field, dateField, ...more.fields],
	async execute(node, item, api) {
		const publication = readPublication(node, item);
		const said = readContent(node, item);
		const { displayName: label, name: parameter } = profilesField;
		const given = node.getNodeParameter(parameter, item, []);
		const profiles = await profilesOf(api, given);
		if (profiles.length === 0 && publication.status !== 'DRAFT') {
			throw new InputError(`'${label}' is empty`, 'Nothing was posted. Pick where to post');
		}
		refuseUnusable(profiles, publication);
		const { title, ...parts } = said;
		const body = {
			...(title !== undefined && { name: title }),
			...publication,
			profile_posts: [{ ...parts, profiles: profiles.map(({ profile_id }) => ({ profile_id })) }],
		};
		const { post, already } = await postOnce(node, item, api, body as IDataObject);
		return withWarnings(identityFirst(IDENTITY, post), [
			...(already ? ['An earlier try of this run has sent it; it was not sent again'] : []),
			...later(profiles, publication),
			...refusedBy(post),
		]);
	},
};

/** What the post says, and what it is called. Throws InputError when it says nothing. */
function readContent(node: IExecuteFunctions, item: number) {
	const said = readIfGiven(node, item, content);
	const { name: title, imageUrls: urls, settings: ofNetworks } = more.read(node, item);
	if (said === undefined && urls === undefined) {
		throw new InputError(
			`'${content.field.displayName}' is empty`,
			`Nothing was posted. Write a text, or add '${imageUrls.field.displayName}'`,
		);
	}
	return {
		...(title !== undefined && { title }),
		...(said !== undefined && { text: said }),
		...(urls !== undefined && { images: (urls as string[]).map((url) => ({ url })) }),
		...(ofNetworks !== undefined && { settings: ofNetworks as IDataObject }),
	};
}

/** Throws InputError for profiles that Constant Contact cannot post to. */
function refuseUnusable(profiles: SocialProfile[], publication: Publication): void {
	const label = profilesField.displayName;
	const lost = profiles.find(({ connected }) => connected === false);
	if (lost) {
		throw new InputError(
			`'${label}' names ${quoted(profileLabel(lost))}, which is not connected`,
			'Nothing was posted. Connect it again in Constant Contact, or leave it out',
		);
	}
	const shut = isNow(publication) && profiles.find(({ accessible }) => accessible === false);
	if (shut) {
		throw new InputError(
			`'${label}' names ${quoted(profileLabel(shut))}, which cannot be posted to at the moment`,
			"Nothing was posted. See 'Get Connections' for the reason, connect it again in Constant Contact, or leave it out",
		);
	}
}

/** What has to be mended before the date of the post. */
function later(profiles: SocialProfile[], publication: Publication): string[] {
	if (publication.scheduled_time === undefined) return [];
	return profiles
		.filter(({ accessible }) => accessible === false)
		.map((each) => `${profileLabel(each)} cannot be posted to at the moment`);
}

/** What networks have answered in place of publishing it. */
function refusedBy({ profile_posts }: IDataObject): string[] {
	const parts = Array.isArray(profile_posts) ? (profile_posts as IDataObject[]) : [];
	return parts
		.flatMap(({ profiles }) => (Array.isArray(profiles) ? (profiles as IDataObject[]) : []))
		.filter(({ campaign_activity_status: status }) => status === 'ERROR')
		.map(
			({ profile_name, profile_id, network, campaign_activity_status_message: message }) =>
				`Not published on ${textOf(profile_name ?? profile_id)} (${textOf(network ?? 'no network')}): ${textOf(message ?? 'no reason is given')}`,
		);
}

function isNow({ status, scheduled_time }: Publication): boolean {
	return status === 'SCHEDULED' && scheduled_time === undefined;
}
