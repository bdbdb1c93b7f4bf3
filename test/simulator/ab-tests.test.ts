import type { IDataObject } from 'n8n-workflow';
import { contact, HOUR, inMs, opens, RESEND, RESENDS, settled, toList, withSide } from './support';

const TEST = { alternative_subject: 'Olives!', test_size: 25, winner_wait_duration: 6 };

const toWhom = (mails: IDataObject[]) =>
	mails.map(({ email_address, subject }) => [String(email_address).split('@')[0], subject]);

describe('an A/B test', () => {
	const people = Array.from({ length: 8 }, (_, number) => contact(`p${String(number)}`));

	test('sends two subjects to some, and the one that is opened to the others', async () => {
		const stage = await toList({ ...settled(), contacts: people });
		const { asked, get, post, schedule, status, history, pass } = stage;
		await get('abtest', 404);
		expect(await post('abtest', TEST)).toEqual(TEST);
		expect(await get('abtest')).toEqual(TEST);
		await schedule('0');
		expect(await status()).toBe('EXECUTING');
		const first = [
			['p0', 'Harvest'],
			['p1', 'Harvest'],
			['p2', 'Olives!'],
			['p3', 'Olives!'],
		];
		expect(toWhom(await asked.account.mailbox())).toEqual(first);
		await opens(stage, 'p3@example.com');
		await pass(7 * HOUR);
		expect(await status()).toBe('DONE');
		expect(toWhom(await asked.account.mailbox())).toEqual([
			...first,
			...['p4', 'p5', 'p6', 'p7'].map((name) => [name, 'Olives!']),
		]);
		expect(await history()).toMatchObject([{ count: 4 }, { count: 4 }]);
	});

	test('is over once the campaign was sent, whose next sending has one subject', async () => {
		const { asked, post, schedule, status, history, pass } = await toList({
			...settled(),
			contacts: people,
		});
		await post('abtest', { ...TEST, test_size: 50 });
		await schedule('0');
		await pass(7 * HOUR);
		expect(await status()).toBe('DONE');
		expect(await history()).toMatchObject([{ count: 8 }]);
		await asked.account.setContacts([contact('new1'), contact('new2')]);
		await schedule('0');
		expect(toWhom(await asked.account.mailbox()).slice(8)).toEqual([
			['new1', 'Harvest'],
			['new2', 'Harvest'],
		]);
		expect(await history()).toHaveLength(2);
	});

	test('changes the type of the campaign, and back', async () => {
		const { asked, id, post, remove } = await toList(settled());
		await remove('abtest', 404);
		await post('abtest', TEST);
		expect(await asked.send(200, 'GET', `emails/${id}`)).toMatchObject({ type_code: 57 });
		await post('abtest', TEST, 409);
		await remove('abtest');
		expect(await asked.send(200, 'GET', `emails/${id}`)).toMatchObject({
			type: 'CUSTOM_CODE_EMAIL',
			type_code: 26,
		});
	});

	test.each([
		['4 percent', { ...TEST, test_size: 4 }],
		['51 percent', { ...TEST, test_size: 51 }],
		['7 hours', { ...TEST, winner_wait_duration: 7 }],
		['no subject', { ...TEST, alternative_subject: '' }],
	])('is refused with %s', async (_what, body) => {
		const { get, post } = await toList(settled());
		await post('abtest', body, 400);
		await get('abtest', 404);
	});

	test('is for drafts', async () => {
		const { post, remove, schedule, unschedule } = await toList(settled());
		await schedule(inMs(HOUR));
		await post('abtest', TEST, 400);
		await unschedule(204);
		await post('abtest', TEST);
		await schedule(inMs(HOUR));
		await remove('abtest', 400);
	});

	test.each([
		['refused', 400],
		['accepted', 201],
	])('beside a resend is %s', async (side, status) => {
		const { post } = await toList(withSide('resendWithAbTest', side));
		await post('abtest', TEST);
		await post(RESENDS, RESEND, status);
		const other = await toList(withSide('resendWithAbTest', side));
		await other.post(RESENDS, RESEND);
		await other.post('abtest', TEST, status);
	});
});
