import type { IDataObject } from 'n8n-workflow';
import { refused } from './given-answers';
import { GivenTrigger, type Answers } from './given-trigger';

const START = Date.UTC(2026, 0, 15, 12);

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(START);
});
afterEach(() => {
	jest.restoreAllMocks();
});

function triggerOn(triggerOn: string[], answers: Answers, more: IDataObject = {}) {
	return new GivenTrigger({ triggerOn, ...more }, answers, { now: () => START, ahead: 0 });
}

describe('a poll that fails says what to do', () => {
	const failing = async (status: number, body: unknown = []) => {
		const trigger = triggerOn(['contactCreated'], () => refused(status, body));
		return await trigger.poll().catch((error: unknown) => error as Error & IDataObject);
	};
	const SAME_POINT = 'Nothing is lost: the next poll reads from the same point';

	test.each([
		[500, [], SAME_POINT],
		[503, [], SAME_POINT],
		[400, [], 'Constant Contact does not say which value it is'],
	])('%d', async (status, body, description) => {
		const error = await failing(status, body);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: String(status),
			description: expect.stringMatching(description),
		});
	});

	test('429: others share the key', async () => {
		const error = await failing(429, { error_key: 'throttled', error_message: 'No' });
		expect(error).toMatchObject({ description: expect.stringMatching(/4 requests a second; if/) });
	});

	test('a broken connection: nothing is lost', async () => {
		const trigger = triggerOn(['contactCreated'], () =>
			Object.assign(new Error('x'), { code: 'ECONNRESET', isAxiosError: true, request: {} }),
		);
		await expect(trigger.poll()).rejects.toMatchObject({ description: SAME_POINT });
	});

	test('401: what the credential needs', async () => {
		const error = await failing(401, { error_key: 'unauthorized' });
		expect(error).toMatchObject({ name: 'NodeApiError' });
		expect(error).not.toMatchObject({ description: expect.stringContaining('Nothing is lost') });
	});

	test('a fault in the settings: what to choose', async () => {
		const trigger = triggerOn([], () => ({}));
		await expect(trigger.poll()).rejects.toMatchObject({
			message: "'Trigger On' is empty",
			description: 'Choose at least one event',
		});
	});

	test('anything else: where to look', async () => {
		const parameters = {
			get filters(): IDataObject {
				throw new Error('The expression is wrong');
			},
		};
		const trigger = triggerOn(['contactCreated'], () => ({ contacts: [] }));
		trigger.parameters = parameters;
		await expect(trigger.poll()).rejects.toMatchObject({
			message: 'The expression is wrong',
			description: 'Check the expressions and the settings of this node',
		});
	});
});

describe('filters of contacts', () => {
	const lists = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ list_id: `l${index}`, name: `List ${index}` }));
	const tags = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ tag_id: `t${index}`, name: `Tag ${index}` }));
	const answers: Answers = (path) => {
		if (path === '/contact_lists') return { lists: lists(60) };
		return path === '/contact_tags' ? { tags: tags(60) } : { contacts: [] };
	};
	const names = (all: Array<{ name: string }>) => all.map(({ name }) => name);

	test('go out as IDs, and statuses as the service calls them', async () => {
		const filters = {
			lists: ['List 2', 'l1'],
			tags: ['Tag 1'],
			status: ['active', 'pending_confirmation'],
		};
		const trigger = triggerOn(['contactCreated'], answers, { filters });
		await trigger.poll();
		expect(trigger.asked.at(-1)?.query).toMatchObject({
			status: 'active,pending_confirmation',
			lists: 'l2,l1',
			tags: 't1',
		});
		// Names are known for an hour.
		await trigger.poll();
		expect(trigger.paths).toEqual(['/contacts']);
	});

	test('whose names cannot be looked up again stay, and that is told', async () => {
		const filters = { lists: ['List 2'], tags: ['Tag 1'] };
		const trigger = triggerOn(['contactCreated'], answers, { filters });
		await trigger.poll();
		const later = START + 61 * 60_000;
		jest.spyOn(Date, 'now').mockReturnValue(later);
		trigger.answers = (path) =>
			path === '/contacts'
				? { contacts: [{ contact_id: 'a', created_at: new Date(later).toISOString() }] }
				: refused(500);
		const [{ warnings }] = await trigger.poll();
		expect(warnings).toEqual(
			['lists', 'tags'].map((what) =>
				expect.stringMatching(`when it was asked for what it knows of ${what}$`),
			),
		);
		expect(trigger.asked.at(-1)?.query).toMatchObject({ lists: 'l2', tags: 't1' });
	});

	test.each([
		['lists', names(lists(26)), 'List Names or IDs'],
		['tags', names(tags(51)), 'Tag Names or IDs'],
	])('of too many %s are refused before contacts are asked for', async (name, given, label) => {
		const trigger = triggerOn(['contactCreated'], answers, { filters: { [name]: given } });
		await expect(trigger.poll()).rejects.toThrow(label);
		expect(trigger.paths).not.toContain('/contacts');
		trigger.parameters.filters = { [name]: given.slice(1) };
		expect(await trigger.poll()).toEqual([]);
	});
});
