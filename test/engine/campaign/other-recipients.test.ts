import type { TestAccount } from '../../support/simulator';
import { accountWith, ACTIVITY, on, SCHEDULES } from './sending-support';
import { NEWS, SPRING } from './support';

const POST = { method: 'POST', path: SCHEDULES };
const posts = async (account: TestAccount) => (await account.journal(`POST ${SCHEDULES}`)).length;

describe('recipients under Options', () => {
	const PUT = { method: 'PUT', path: ACTIVITY };
	const date = '2099-03-31T08:15:00Z';
	const options = { lists: ['Old'] };
	const changeCampaignBefore = { campaign_id: SPRING, email: { contact_list_ids: [NEWS] } };

	test.each([
		['send', {}],
		['send', { break: 'reset' }],
		['schedule', {}],
		['schedule', { break: 'reset' }],
	])('that somebody changes just before %s are not said to be asked for: %j', async (op, more) => {
		const account = await accountWith();
		await account.fault({ ...POST, ...more, changeCampaignBefore } as never);
		const { message, remedy, output } = await on(account, op, { date, options });
		expect(output).toEqual([]);
		expect(message).toMatch(
			/^The campaign "Spring" is (sent|scheduled), but to other recipients: something else/,
		);
		expect(remedy).toContain(op === 'send' ? 'Make a new one' : "'Replace Schedule'");
		expect(await posts(account)).toBe(1);
	});

	test('are looked at after a sending, and are no failure where that cannot be done', async () => {
		const account = await accountWith();
		await account.fault({ method: 'GET', path: ACTIVITY, skip: 1, answer: { status: 500 } });
		expect((await on(account, 'send', { options })).output[0]).toMatchObject({ action: 'sent' });
	});

	test('that are not those of the answer keep it from being sent', async () => {
		const body = { contact_list_ids: [NEWS] };
		const account = await accountWith();
		await account.fault({ ...PUT, answer: { status: 200, body } });
		const { message, remedy } = await on(account, 'send', { options });
		expect(message).toMatch(/^Constant Contact shows other recipients than those/);
		expect(remedy).toMatch(/^Nothing was sent\./);
		expect(await posts(account)).toBe(0);
	});

	test.each([400, 403, 409, 429, 500])('are told to be saved after a %d', async (status) => {
		const account = await accountWith();
		await account.fault({ ...POST, answer: { status, body: {} }, times: 1 });
		const { message } = await on(account, 'send', { options });
		expect(message).toContain('Its saved recipients are those under Options now');
	});

	test('are told where it is not known whether they are saved, and only there', async () => {
		for (const [fault, isTold] of [
			[{ break: 'reset' }, true],
			[{ answer: { status: 500 } }, true],
			[{ answer: { status: 400 } }, false],
		] as const) {
			const account = await accountWith();
			await account.fault({ ...PUT, ...fault });
			const { message } = await on(account, 'send', { options });
			expect(/may be those under Options now/.test(message ?? '')).toBe(isTold);
		}
	});
});
