import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.mts';
import { badRequest } from '../errors.mts';

/** A page or an account on a social network. */
export interface Profile {
	profile_id: string;
	network: string;
	connected: boolean;
	name?: string;
	handle?: string;
	/** Shown to who asks for it. */
	accessible?: boolean;
}

interface PostInput {
	name?: string;
	status: 'DRAFT' | 'SCHEDULED';
	scheduled_time?: string;
	profile_posts: {
		text?: string;
		images?: { url: string }[];
		settings?: Record<string, Record<string, string>>;
		profiles: { profile_id: string }[];
	}[];
}

/** What an account has of social networks. Posts are shown by no path of the API. */
export class Social {
	profiles: Profile[] = [];
	connections: object[] = [];
	hashtagGroups: {
		hashtag_group_id: string;
		hashtag_group_name: string;
		hashtag_names: string[];
	}[] = [];
	posts: (PostInput & { campaign_id: string; publishedAt?: string })[] = [];
}

const text = { type: 'string' };
const object = (properties: object, required: string[] = []) => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false,
});
const array = (items: object) => ({ type: 'array', items });
const postInput = object(
	{
		name: text,
		status: { enum: ['DRAFT', 'SCHEDULED'] },
		scheduled_time: { type: 'string', format: 'date-time' },
		profile_posts: {
			...array(
				object(
					{
						text,
						images: array(object({ url: { type: 'string', format: 'uri' } }, ['url'])),
						settings: {
							type: 'object',
							additionalProperties: { type: 'object', additionalProperties: text },
						},
						profiles: array(object({ profile_id: text }, ['profile_id'])),
					},
					['profiles'],
				),
			),
			minItems: 1,
		},
	},
	['profile_posts', 'status'],
);

const PAGE_SIZE = 5;

export function addSocial(app: FastifyInstance): void {
	const read = { scope: 'campaign_data', privilege: 'campaign:read' };
	const write = { scope: 'campaign_data', privilege: 'campaign:write' };

	app.get('/social/profiles', { config: read }, ({ account, query }) => {
		const { include, ...others } = query as Record<string, string>;
		refuseOthers(others);
		if (![undefined, 'accessible'].includes(include)) throw badRequest('include is not valid');
		return account.social.profiles.map(({ accessible, ...profile }) => ({
			...profile,
			...(include && { accessible: accessible ?? true }),
		}));
	});

	app.get('/social/connections', { config: read }, ({ account, query }) => {
		refuseOthers(query as object);
		return { connections: account.social.connections };
	});

	app.get('/social/hashtags/groups', { config: read }, ({ account, query }) => {
		const { limit = '5', page = '0', ...others } = query as Record<string, string>;
		refuseOthers(others);
		const size = Number(limit);
		if (!/^[1-5]$/.test(limit) || !/^\d+$/.test(page)) throw badRequest('limit or page');
		const all = account.social.hashtagGroups;
		const start = Number(page) * size;
		const href = `/v3/social/hashtags/groups?limit=${limit}&page=${String(Number(page) + 1)}`;
		return {
			hashtag_groups: all.slice(start, start + size),
			page: {
				page: Number(page),
				size: PAGE_SIZE,
				total_elements: all.length,
				total_pages: Math.ceil(all.length / size),
			},
			_links: start + size < all.length ? { next: { href } } : {},
		};
	});

	const taking = { config: write, schema: { body: postInput }, attachValidation: true };
	app.post('/social/posts', taking, ({ account, body }, reply) => {
		const input = body as PostInput;
		refusePost(account, input);
		const { scheduled_time, status } = input;
		const now = account.now();
		const post = { ...input, name: input.name ?? `Post of ${now}`, campaign_id: account.newId() };
		const isNow = status === 'SCHEDULED' && scheduled_time === undefined;
		account.social.posts.push({ ...post, ...(isNow && { publishedAt: now }) });
		return reply.code(201).send({
			...post,
			...(isNow && { scheduled_time: now }),
			profile_posts: input.profile_posts.map((each) => ({
				...each,
				post_content_id: account.newId(),
				profiles: each.profiles.map(({ profile_id }) => ({
					...shown(account, profile_id),
					campaign_activity_id: account.newId(),
					campaign_activity_status: status,
				})),
			})),
		});
	});
}

function refuseOthers(others: object): void {
	const [unknown] = Object.keys(others);
	if (unknown !== undefined) throw badRequest(`${unknown} is not a known parameter`);
}

function refusePost(account: Account, input: PostInput): void {
	const { status, scheduled_time, profile_posts } = input;
	const ids = profile_posts.flatMap(({ profiles }) => profiles.map((each) => each.profile_id));
	for (const id of ids) {
		const profile = account.social.profiles.find(({ profile_id }) => profile_id === id);
		if (!profile?.connected) throw badRequest(`profile_id ${id} is not connected`);
	}
	if (status === 'DRAFT') {
		if (scheduled_time !== undefined) throw badRequest('scheduled_time of a draft');
		return;
	}
	if (profile_posts.some(({ profiles }) => profiles.length === 0)) {
		throw badRequest('profiles must not be empty');
	}
	if (scheduled_time !== undefined && Date.parse(scheduled_time) <= account.time) {
		throw badRequest('scheduled_time is in the past');
	}
}

function shown({ social }: Account, id: string) {
	const { name, network } = social.profiles.find((each) => each.profile_id === id) as Profile;
	return { profile_id: id, profile_name: name ?? id, network };
}
