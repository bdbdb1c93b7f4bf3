import type { INode } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { byId, contactId, ids, itemOf, numbers, posted, seed } from './support';

const run = runOf('contact');

const ADD_TAG = { ...byId, tags: ['Gold'] };
const goingOn: Partial<INode> = { onError: 'continueErrorOutput' };

describe('contacts that the account does not have', () => {
	const tagThese = async (numbersOfContacts: number[], settings: Partial<INode> = {}) => {
		const account = await TestAccount.create(seed(1));
		const items = numbersOfContacts.map((number) => ({ id: contactId(number) }));
		return { account, ...(await run(account, 'addTag', ADD_TAG, { items, settings })) };
	};

	test('stop: they are counted', async () => {
		const { message } = await tagThese([0, 99]);
		expect(message).toContain('is completed: 1 of 2 were done [items 0–1]');
	});

	test('continue: nobody knows which, so that no item says that it is done', async () => {
		const { paired, errorOutput } = await tagThese([0, 99], goingOn);
		expect(paired).toEqual(
			[0, 99].map((number, item) => ({
				json: {
					contact_id: contactId(number),
					activity_id: expect.any(String),
					state: 'partly_completed',
					warnings: [expect.stringContaining('does not tell for which items')],
				},
				pairedItem: { item },
			})),
		);
		expect(errorOutput).toMatchObject([
			{ json: { error: expect.stringContaining('1 of 2 were done [items 0–1]') } },
		]);
		expect(errorOutput[0].pairedItem).toBeUndefined();
	});

	test('continue: where nothing was done, each item fails', async () => {
		const { paired, errorOutput } = await tagThese([98, 99], goingOn);
		expect(paired).toEqual([]);
		expect(errorOutput.map(itemOf)).toEqual([0, 1]);
		expect(errorOutput[1].json).toMatchObject({
			id: contactId(99),
			error: expect.stringContaining('0 of 2 were done [items 0–1]'),
			message: expect.not.stringContaining('The rest is done'),
		});
	});

	test('continue: other activities are not concerned', async () => {
		const account = await TestAccount.create(seed(500));
		const items = [...ids(500), { id: contactId(999) }];
		const done = await run(account, 'addTag', ADD_TAG, { items, settings: goingOn });
		expect(done.paired.map(itemOf)).toEqual(numbers(500));
		expect(done.paired.every(({ json }) => json.state === 'completed')).toBe(true);
		expect(done.errorOutput.map(itemOf)).toEqual([500]);
	});

	test('successes come first, so that n8n does not repeat what was accepted', async () => {
		const retrying = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const settings = { onError: 'continueRegularOutput', ...retrying } as const;
		const account = await TestAccount.create(seed(1000));
		const items = [{ id: 'no ID' }, ...ids(500), { id: contactId(999) }, { id: contactId(1001) }];
		const done = await run(account, 'addTag', ADD_TAG, { items, settings });
		const isError = done.paired.map(({ json }) => json.error !== undefined);
		expect(done.paired.slice(0, 502).map(itemOf)).toEqual(numbers(502).map((item) => item + 1));
		expect(isError.indexOf(true)).toBe(502);
		expect(isError.lastIndexOf(false)).toBe(501);
		expect(await posted(account)).toHaveLength(2);
	});
});
