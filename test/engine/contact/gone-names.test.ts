import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const NEWS = '11111111-0000-4000-8000-000000000001';
const OLD = '11111111-0000-4000-8000-000000000002';
const GOLD = '22222222-0000-4000-8000-000000000001';
const GONE = '22222222-0000-4000-8000-000000000002';

test.each(['get', 'getAll'])(
	'a list or tag that is deleted, but still on a contact, comes out with its ID (%s)',
	async (operation) => {
		const account = await TestAccount.create({
			lists: [
				{ list_id: NEWS, name: 'News' },
				{ list_id: OLD, name: 'Old', deleted_at: '2026-02-01T00:00:00Z' },
			],
			tags: [{ tag_id: GOLD, name: 'Gold' }],
			contacts: [
				{
					email_address: { address: 'ann@example.com' },
					list_memberships: [OLD, NEWS],
					taggings: [GONE, GOLD],
				},
			],
		});
		const contact = { __rl: true, mode: 'email', value: 'ann@example.com' };
		const { output, message } = await runOf('contact')(account, operation, {
			...(operation === 'get' && { contact }),
			options: { include: ['list_memberships', 'taggings'] },
		});
		expect(message).toBeUndefined();
		expect(output).toMatchObject([{ lists: [OLD, 'News'], tags: [GONE, 'Gold'] }]);
		// Active lists, and then those for text messages, where it could be: once each.
		expect(await account.journal('GET /v3/contact_lists')).toHaveLength(2);
		expect(await account.journal('GET /v3/contact_tags')).toHaveLength(1);
	},
);
