import { TestAccount } from '../../support/simulator';
import { EMAIL, GONE, pick, run, SEED, SPRING, SUMMER } from './support';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

describe('delete', () => {
	test.each([
		['ID', SUMMER, 'id'],
		['name', 'Summer', 'name'],
	])('deletes by %s', async (_how, value, mode) => {
		const account = await TestAccount.create(SEED);
		const { output } = await run(account, 'delete', pick(value, mode));
		expect(output).toEqual([{ campaign_id: SUMMER, deleted: true }]);
		expect(await account.journal(`DELETE /v3/emails/${SUMMER}`)).toHaveLength(1);
	});

	test('deletes the campaign of an activity', async () => {
		const account = await TestAccount.create(SEED);
		const { output } = await run(account, 'delete', pick(EMAIL));
		expect(output).toEqual([{ campaign_id: SPRING, deleted: true }]);
	});

	test('what is deleted already stays so, and an unknown ID is told', async () => {
		const account = await TestAccount.create(SEED);
		const unknown = '77777777-0000-4000-8000-000000000001';
		const items = [{ id: SUMMER }, { id: SUMMER }, { id: GONE }, { id: unknown }];
		const { output } = await run(account, 'delete', pick('={{ $json.id }}'), { items });
		expect(output).toEqual([
			{ campaign_id: SUMMER, deleted: true },
			{ campaign_id: SUMMER, deleted: true },
			{ campaign_id: GONE, deleted: true },
			{ campaign_id: unknown, deleted: true, warnings: [expect.any(String)] },
		]);
		const sent = (await account.requests()).filter((each) => each.startsWith('DELETE'));
		expect(sent).toEqual([`DELETE /v3/emails/${SUMMER}`]);
	});

	test.each(SIMULATOR_SWITCHES.statusCase)(
		'a scheduled campaign is not deleted, however its status is written (%s)',
		async (statusCase) => {
			const settings = { switches: { statusCase } };
			const account = await TestAccount.create({ ...SEED, settings });
			await account.setCampaign({ campaign_id: SPRING, current_status: 'Scheduled' });
			const { message, remedy } = await run(account, 'delete', pick(SPRING));
			expect(message).toBe('The campaign "Spring" is scheduled: it cannot be deleted [item 0]');
			expect(remedy).toBe('Unschedule it first');
			expect(await account.requests()).toEqual([`GET /v3/emails/${SPRING}`]);
		},
	);

	test('a campaign that the account still has is not called deleted', async () => {
		const account = await TestAccount.create(SEED);
		const path = `/v3/emails/${SPRING}`;
		await account.fault({ method: 'DELETE', path, answer: { status: 404, body: '' } });
		const { message } = await run(account, 'delete', pick(SPRING));
		expect(message).toContain('(404)');
	});
});
