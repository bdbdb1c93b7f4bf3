import { TestAccount } from '../../support/simulator';
import { accountWith, on } from './sending-support';
import { NEWS, OLD, SPRING, pick, run } from './support';

const LARGE = '11111111-0000-4000-8000-0000000000aa';
const CONTACT = '33333333-0000-4000-8000-0000000000aa';

describe('who gets the email', () => {
	const preview = async (account: TestAccount) => (await on(account, 'getPreview')).output[0];

	test('lists by name, whose members are counted', async () => {
		const account = await accountWith({ email: { contact_list_ids: [OLD, NEWS] } });
		expect(await preview(account)).toMatchObject({
			lists: ['Old', 'News'],
			segments: [],
			recipients_at_most: 2,
		});
		expect(await account.journal('GET /v3/segments')).toEqual([]);
	});

	test('a segment by name, whose contacts are counted', async () => {
		const account = await accountWith({ email: { contact_list_ids: [], segment_ids: [14] } });
		expect(await preview(account)).toMatchObject({
			lists: [],
			segments: ['Sleepers'],
			recipients_at_most: 1,
		});
		expect(await account.journal('GET /v3/contact_lists')).toEqual([]);
	});

	test('no more than 5,000 contacts of a segment are read', async () => {
		const contacts = Array.from({ length: 5600 }, (_, index) => ({
			email_address: { address: `${index}@example.com` },
			contact_id: `33333333-0000-4000-8000-${String(index).padStart(12, '0')}`,
		}));
		const contact_ids = contacts.map(({ contact_id }) => contact_id);
		const account = await accountWith(
			{ email: { contact_list_ids: [], segment_ids: [15] } },
			{},
			{ contacts, segments: [{ segment_id: 15, name: 'Many', contact_ids }] },
		);
		const output = await preview(account);
		expect(output).toMatchObject({
			segments: ['Many'],
			warnings: [expect.stringContaining('more than 5000 contacts')],
		});
		expect(output).not.toHaveProperty('recipients_at_most');
		expect(await account.journal('GET /v3/contacts')).toHaveLength(11);
	});

	test('a large list is counted all the same, and a segment beside it by its own contacts', async () => {
		const segment = { segment_id: 15, name: 'Few', contact_ids: [CONTACT] };
		const contacts = [
			{ email_address: { address: 'one@example.com' }, contact_id: CONTACT },
			...Array.from({ length: 5600 }, (_, index) => ({
				email_address: { address: `${index}@example.com` },
				list_memberships: [LARGE],
			})),
		];
		const seed = { contacts, segments: [segment], lists: [{ name: 'Large', list_id: LARGE }] };
		for (const [segment_ids, most] of [
			[[], 5600],
			[[15], 5601],
		] as const) {
			const email = { contact_list_ids: [LARGE], segment_ids: [...segment_ids] };
			const output = await preview(await accountWith({ email }, {}, seed));
			expect(output).toMatchObject({ lists: ['Large'], recipients_at_most: most });
			expect(output).not.toHaveProperty('warnings');
		}
	});

	test('a list that the account does not show has its ID, and there is no number', async () => {
		const unknown = '11111111-0000-4000-8000-00000000000f';
		const account = await accountWith({ email: { contact_list_ids: [NEWS, unknown] } });
		const output = await preview(account);
		expect(output).toMatchObject({
			lists: ['News', unknown],
			warnings: [expect.stringMatching(/^Who gets the email is not known.*cannot be counted/)],
		});
		expect(output).not.toHaveProperty('recipients_at_most');
	});

	test('who may not see contacts gets the preview without the number', async () => {
		const account = await accountWith({ email: { contact_list_ids: [], segment_ids: [14] } });
		await account.fault({ path: '/v3/contacts', answer: { status: 403 } });
		const output = await preview(account);
		expect(output).toMatchObject({
			segments: ['Sleepers'],
			html: expect.any(String),
			warnings: [expect.stringMatching(/^Who gets the email is not known/)],
		});
		expect(output).not.toHaveProperty('recipients_at_most');
	});

	test('who may not see lists gets their IDs', async () => {
		const account = await accountWith();
		await account.fault({ path: '/v3/contact_lists', answer: { status: 403 } });
		expect(await preview(account)).toMatchObject({ lists: [NEWS], warnings: [expect.anything()] });
	});

	test('lists are read once for each run, and other failures are none of the recipients alone', async () => {
		const account = await accountWith();
		await run(account, 'getPreview', pick(SPRING), { items: [{}, {}] });
		expect(await account.journal('GET /v3/contact_lists')).toHaveLength(1);
		await account.fault({ path: '/v3/contact_lists', answer: { status: 500 } });
		expect((await on(account, 'getPreview')).message).toMatch(/500/);
	});
});
