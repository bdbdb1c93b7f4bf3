import { accountWith, on, SCHEDULES, written } from './sending-support';

describe('a schedule whose deletion has no answer', () => {
	const date = '2099-03-31T08:15:00Z';
	const DELETE = { method: 'DELETE', path: SCHEDULES };
	const unread = { method: 'GET', path: SCHEDULES, skip: 1, answer: { status: 500 } };
	const replace = { date, options: { replaceSchedule: true } };

	test.each([
		['is gone', [{ break: 'reset' }], {}, 'The schedule for 2099-01-01.* is deleted: .* DRAFT'],
		['is there', [{ answer: { status: 503 } }], {}, 'is still scheduled for 2099-01-01'],
		['cannot be read', [{ break: 'reset' }, unread], {}, 'not known whether the schedule for 2099'],
		[
			'is shown in two ways',
			[{ break: 'reset' }],
			{ switches: { campaignLag: 'twoSeconds' } },
			'not known whether the schedule for 2099',
		],
	])('is told to be as it is known: it %s', async (_what, faults, settings, words) => {
		for (const operation of ['schedule', 'unschedule']) {
			const account = await accountWith({ at: '2099-01-01T00:00:00Z' }, settings);
			for (const each of faults) await account.fault({ ...DELETE, ...each });
			const { message } = await on(account, operation, operation === 'schedule' ? replace : {});
			expect(message).toMatch(new RegExp(words));
			expect(await written(account)).toEqual([`DELETE ${SCHEDULES}`]);
		}
	});
});
