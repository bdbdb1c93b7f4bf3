import { TestAccount } from '../../support/simulator';
import { NEWS, run, SEED } from './support';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

describe('get many', () => {
	const namesOf = async (parameters: object, switches = {}) => {
		const account = await TestAccount.create({ ...SEED, settings: { switches } });
		const { output } = await run(account, 'getAll', { returnAll: true, ...parameters });
		return output.map(({ name }) => name);
	};

	test.each([
		['nothing, but for deleted ones', {}, ['Summer', 'Spring']],
		['deleted ones, too', { options: { includeDeleted: true } }, ['Summer', 'Spring', 'Gone']],
		['a status', { filters: { status: ['draft'] } }, ['Spring']],
		['several statuses', { filters: { status: ['Done', 'removed'] } }, ['Summer', 'Gone']],
		['part of the name', { filters: { nameContains: ' MER ' } }, ['Summer']],
		['a change after', { filters: { updatedAfter: '2026-04-01' } }, ['Summer']],
		['a change before', { filters: { updatedBefore: '2026-04-01' } }, ['Spring']],
	])('narrows to %s', async (_what, parameters, names) => {
		for (const statusCase of SIMULATOR_SWITCHES.statusCase) {
			expect(await namesOf(parameters, { statusCase })).toEqual(names);
		}
	});

	test('dates are meant in the time zone of the workflow', async () => {
		const account = await TestAccount.create(SEED);
		const filters = { updatedAfter: '2026-04-01 08:00', updatedBefore: '2026-05-01' };
		await run(account, 'getAll', { filters });
		const [{ query }] = await account.journal('GET /v3/emails');
		expect(query).toMatchObject({
			after_date: '2026-04-01T02:30:00Z',
			before_date: '2026-04-30T18:30:00Z',
		});
	});

	test('takes no more pages than the limit needs, and those of 500 where it looks itself', async () => {
		const campaigns = Array.from({ length: 501 }, (_, index) => ({
			name: `Campaign ${index}`,
			created_at: new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString(),
		}));
		const account = await TestAccount.create({ campaigns });
		const few = await run(account, 'getAll', { limit: 2 });
		expect(few.output.map(({ name }) => name)).toEqual(['Campaign 500', 'Campaign 499']);
		expect(await account.journal()).toMatchObject([{ query: { limit: '2' } }]);
		const filters = { nameContains: 'Campaign 0' };
		const found = await run(account, 'getAll', { limit: 2, filters });
		expect(found.output).toHaveLength(1);
		expect((await account.journal()).slice(1)).toMatchObject([{ query: { limit: '500' } }, {}]);
	});

	test('details are subject, sender and recipients, but for deleted campaigns', async () => {
		const account = await TestAccount.create(SEED);
		const options = { includeDetails: true, includeDeleted: true };
		const { output } = await run(account, 'getAll', { returnAll: true, options });
		expect(output).toMatchObject([
			{ name: 'Summer', subject: 'News' },
			{ name: 'Spring', subject: 'Spring is here', contact_list_ids: [NEWS] },
			{ name: 'Gone', status: 'Removed' },
		]);
		expect(output[2]).not.toHaveProperty('subject');
		expect(await account.requests()).toHaveLength(5);
		const raw = await run(account, 'getAll', { simple: false, options });
		expect(raw.output[0]).toMatchObject({ current_status: 'Done', email: { subject: 'News' } });
		expect(raw.output[2]).not.toHaveProperty('email');
	});
});
