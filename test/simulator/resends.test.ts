import type { IDataObject } from 'n8n-workflow';
import { contact, HOUR, inMs, opens, RESEND, RESENDS, settled, toList, withSide } from './support';

const DAY = 24 * HOUR;

describe('a resend to non-openers', () => {
	test('goes with a draft, and out after its wait to those who have not opened, once', async () => {
		const stage = await toList(settled());
		const { asked, id, get, post, schedule, pass } = stage;
		expect(await get(RESENDS)).toEqual([]);
		expect(await post(RESENDS, RESEND)).toEqual({ ...RESEND, resend_request_id: 'DRAFT' });
		expect(await get(RESENDS)).toEqual([{ ...RESEND, resend_request_id: 'DRAFT' }]);
		await schedule(inMs(HOUR));
		const [waits] = (await get(RESENDS)) as unknown as IDataObject[];
		expect(waits).toMatchObject({ ...RESEND, resend_status: 'SCHEDULED' });
		expect(waits.resend_request_id).toMatch(/^\d+$/);

		await pass(2 * HOUR);
		await opens(stage, 'ann@example.com');
		await pass(12 * HOUR);
		expect(await asked.account.mailbox()).toHaveLength(2);
		await pass(14 * HOUR);
		const [, , again, ...more] = await asked.account.mailbox();
		expect(more).toEqual([]);
		expect(again).toMatchObject({ email_address: 'bob@example.com', subject: 'Once more' });

		const { campaign_activities } = await asked.send(200, 'GET', `emails/${id}`);
		const activities = campaign_activities as IDataObject[];
		const { campaign_activity_id } = activities.find(({ role }) => role === 'resend') ?? {};
		expect(again.campaign_activity_id).toBe(campaign_activity_id);
		const path = `emails/activities/${String(campaign_activity_id)}`;
		expect(await asked.send(200, 'GET', path)).toMatchObject({ subject: 'Once more' });
		expect(await asked.send(200, 'GET', `${path}/send_history`)).toMatchObject([{ count: 1 }]);
		const [sent] = (await get(RESENDS)) as unknown as IDataObject[];
		expect(sent).toMatchObject({ resend_status: 'DONE', resend_date: again.at });
	});

	test('goes to nobody who has clicked, or unsubscribed', async () => {
		const stage = await toList(settled());
		const { asked, get, post, schedule, pass } = stage;
		await post(RESENDS, RESEND);
		await schedule('0');
		await opens(stage, 'ann@example.com', 'em_clicks');
		const { contact_id } = (await asked.account.contact('bob@example.com')) ?? {};
		const email_address = { address: 'bob@example.com', permission_to_send: 'unsubscribed' };
		await asked.account.setContact({ contact_id, email_address });
		await pass(DAY);
		expect(await asked.account.mailbox()).toHaveLength(2);
		expect(await get(RESENDS)).toMatchObject([{ resend_status: 'DONE' }]);
	});

	test('waits from the first sending on, and cannot be asked for during one', async () => {
		const { asked, post, schedule, status, pass } = await toList(settled());
		await post(RESENDS, RESEND);
		await schedule('0');
		await pass(6 * HOUR);
		await asked.account.setContact(contact('new'));
		await schedule('0');
		expect(await status()).toBe('DONE');
		await pass(13 * HOUR);
		expect(await asked.account.mailbox()).toHaveLength(6);
		const other = await toList(settled({ sendingMs: HOUR }));
		await other.schedule('0');
		await other.post(RESENDS, RESEND, 400);
	});

	test('is shown in days, too, where these are whole', async () => {
		const { post } = await toList(settled());
		const asked = { resend_subject: 'Once more', delay_days: 2, delay_minutes: 720 };
		expect(await post(RESENDS, asked)).toMatchObject({ delay_days: 2, delay_minutes: 2880 });
	});

	test.each([
		['no wait', { resend_subject: 'Once more' }],
		['11 hours', { ...RESEND, delay_minutes: 660 }],
		['11 days', { resend_subject: 'Once more', delay_days: 11 }],
		['no subject', { delay_minutes: 720 }],
	])('is refused with %s', async (_what, body) => {
		const { get, post } = await toList(settled());
		await post(RESENDS, body, 400);
		expect(await get(RESENDS)).toEqual([]);
	});

	test('is one for each campaign', async () => {
		const { post } = await toList(settled());
		await post(RESENDS, RESEND);
		await post(RESENDS, RESEND, 409);
	});

	test('is for custom code only', async () => {
		const { asked, id, post } = await toList(settled());
		await asked.account.setCampaign({ campaign_id: id, email: { format_type: 3 } });
		await post(RESENDS, RESEND, 400);
	});

	test('can be taken back until it goes out', async () => {
		const { asked, id, get, post, remove, schedule, pass } = await toList(settled());
		await post(RESENDS, RESEND);
		await remove(`${RESENDS}/389093`, 404);
		await remove(`${RESENDS}/DRAFT`);
		expect(await get(RESENDS)).toEqual([]);
		const { campaign_activities } = await asked.send(200, 'GET', `emails/${id}`);
		expect(campaign_activities).toHaveLength(2);

		await post(RESENDS, RESEND);
		await schedule('0');
		const [{ resend_request_id }] = (await get(RESENDS)) as unknown as IDataObject[];
		await remove(`${RESENDS}/DRAFT`, 404);
		await pass(DAY);
		await remove(`${RESENDS}/${String(resend_request_id)}`, 409);
		expect(await asked.account.mailbox()).toHaveLength(4);
	});

	test('of a deleted campaign goes to nobody', async () => {
		const { asked, id, post, schedule, pass } = await toList(settled());
		await post(RESENDS, RESEND);
		await schedule('0');
		await asked.send(204, 'DELETE', `emails/${id}`);
		await pass(DAY);
		expect(await asked.account.mailbox()).toHaveLength(2);
	});

	test.each([
		['resendWait', 'fromSending', 6, 201, 2, 4],
		['resendWait', 'fromRequest', 6, 201, 2, 2],
		['resendPassed', 'refused', 13, 400, 2, 2],
		['resendPassed', 'goesAtOnce', 13, 201, 4, 4],
	])(
		'of a sent campaign, with %s: %s, after %i hours',
		async (name, side, hours, status, at, then) => {
			const { asked, post, schedule, pass } = await toList(withSide(name, side));
			await schedule('0');
			await pass(hours * HOUR);
			await post(RESENDS, RESEND, status);
			expect(await asked.account.mailbox()).toHaveLength(at);
			await pass(16 * HOUR);
			expect(await asked.account.mailbox()).toHaveLength(then);
		},
	);

	test('is answered in an array, on that side', async () => {
		const { post } = await toList(withSide('resendAnswer', 'array'));
		expect(await post(RESENDS, RESEND)).toEqual([{ ...RESEND, resend_request_id: 'DRAFT' }]);
	});
});

test('a campaign that is sent again after a resend reaches only who is new', async () => {
	const { asked, post, schedule, pass, who } = await toList(settled());
	await post(RESENDS, RESEND);
	await schedule('0');
	await pass(DAY);
	await asked.account.setContact(contact('new'));
	await schedule('0');
	expect((await who()).slice(4)).toEqual(['new@example.com']);
});
