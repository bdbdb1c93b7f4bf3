import type { INodeParameters } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { POST, run, SEED, sentBy } from './support';

const create = async (given: INodeParameters, items: object[] = [{}]) => {
	const account = await TestAccount.create(SEED);
	const result = await run(account, 'createPost', { ...POST, ...given }, { items } as never);
	return { ...result, account, posts: await account.socialPosts() };
};

test('a post is a draft unless something else is chosen', async () => {
	const { output, posts } = await create({});
	expect(output).toMatchObject([{ status: 'DRAFT' }]);
	expect(posts).toMatchObject([{ status: 'DRAFT', profile_posts: [{ text: 'Spring is here' }] }]);
	expect(posts[0]).not.toHaveProperty('publishedAt');
});

test('Publish Now publishes at once', async () => {
	const { output, posts } = await create({ publish: 'now' });
	expect(output).toMatchObject([{ status: 'SCHEDULED' }]);
	expect(posts).toMatchObject([{ publishedAt: expect.any(String) }]);
});

test.each([
	['2099-01-01T08:00:00', '2099-01-01T02:30:00Z'],
	['2099-01-01T08:00:00Z', '2099-01-01T08:00:00Z'],
	['={{ $now.plus({ years: 1 }).toISO() }}', expect.any(String)],
])('At Date waits until %s', async (date, scheduled_time) => {
	const { posts } = await create({ publish: 'atDate', date });
	expect(posts).toMatchObject([{ status: 'SCHEDULED', scheduled_time }]);
	expect(posts[0]).not.toHaveProperty('publishedAt');
});

test.each([
	['={{ undefined }}', "'Date' is empty"],
	['={{ [] }}', "'Date' is empty"],
	['soon', "'Date' is not a date and time"],
	['2020-01-01', "'Date' is in the past"],
	['={{ $now.minus({ seconds: 5 }) }}', "'Date' is in the past"],
])('At Date %s is refused, and nothing is sent', async (date, words) => {
	const { message, account } = await create({ publish: 'atDate', date });
	expect(message).toContain(words);
	expect(await account.requests()).toEqual([]);
});

test.each([
	'Publish Now',
	'NOW',
	' now',
	'SCHEDULED',
	'',
	true,
	null,
	['now'],
	{ value: 'now' },
	'{{ "now" }}',
	'={{ "now" }}',
	"={{ $fromAI('publish') }}",
	'={{ $json.publish }}',
] as never[])('a value that is no choice publishes nothing: %j', async (publish) => {
	const date = '2099-01-01T08:00:00Z';
	const { message, account } = await create({ publish, date }, [{ publish: 'now' }]);
	expect(message).toMatch(/^'Publish' is /);
	expect(await account.requests()).toEqual([]);
});

test('a date publishes nothing where the choice is another one', async () => {
	const { posts } = await create({ date: '2099-01-01T08:00:00Z' });
	expect(posts).toMatchObject([{ status: 'DRAFT' }]);
});

test('no settings and no text change what is chosen', async () => {
	const settings = { status: { status: 'SCHEDULED' } };
	const { account } = await create({ additionalFields: { settings: JSON.stringify(settings) } });
	expect(await sentBy(account)).toMatchObject([{ status: 'DRAFT' }]);
});
