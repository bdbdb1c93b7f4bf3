import { accountWith, ANN, BOB, mailed, on, SCHEDULES, written } from './sending-support';
import { EMAIL, OLD, SPRING } from './support';

declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const DATE = '2099-03-31T08:15:00Z';
const LATER = '2099-04-01T08:15:00Z';

const dates = async (account: Awaited<ReturnType<typeof accountWith>>) =>
	(await account.journal(`POST ${SCHEDULES}`)).map(({ body }) => body.scheduled_date);

test('schedules a draft, which leaves when its time has come', async () => {
	const account = await accountWith();
	const date = new Date(Date.now() + 3_600_000).toISOString();
	const { output } = await on(account, 'schedule', { date });
	expect(output).toEqual([
		{
			campaign_id: SPRING,
			campaign_activity_id: EMAIL,
			name: 'Spring',
			subject: 'Spring is here',
			action: 'scheduled',
			scheduled_date: expect.stringContaining(date.slice(0, 19)),
		},
	]);
	expect(await mailed(account)).toEqual([]);
	await account.change({ clockAheadMs: 3_700_000 });
	expect(await mailed(account)).toEqual([ANN]);
});

test.each([
	['2099-03-31 13:45', DATE],
	['2099-03-31T08:15:00+00:00', DATE],
	['03/31/2099', '2099-03-30T18:30:00Z'],
])('takes %s in the time zone of the workflow', async (date, sent) => {
	const account = await accountWith();
	await on(account, 'schedule', { date });
	expect(await dates(account)).toEqual([sent]);
});

test.each([
	['2020-01-01', "'Date' is in the past"],
	['={{ $now.minus({ seconds: 5 }) }}', "'Date' is in the past"],
	['={{ $json.none }}', "'Date' is empty"],
	['0', "'Date' is not a date and time"],
	['soon', "'Date' is not a date and time"],
])('refuses the date "%s" before any request', async (date, words) => {
	const account = await accountWith();
	const { message } = await on(account, 'schedule', { date });
	expect(message).toContain(words);
	expect(await account.requests()).toEqual([]);
});

test.each([
	['2020-01-01', '"2020-01-01" means 2020-01-01 00:00:00 in Asia/Kolkata'],
	['2020-01-01T08:15', '"2020-01-01T08:15" means 2020-01-01 08:15:00 in Asia/Kolkata'],
	['2020-01-01T08:15Z', '"2020-01-01T08:15Z" means 2020-01-01 13:45:00 in Asia/Kolkata'],
])('tells which moment is over, and what clocks of the workflow show: %s', async (date, words) => {
	const account = await accountWith();
	const { message, remedy } = await on(account, 'schedule', { date });
	const [, moment = '', now = ''] =
		/^'Date' is in the past: (.*), where it is (.{19}) now/.exec(message ?? '') ?? [];
	expect(moment).toBe(words);
	const ahead = Date.parse(`${now.replace(' ', 'T')}Z`) - Date.now();
	expect(Math.round(ahead / 60_000)).toBe(330);
	expect(remedy).toMatch(/^Nothing was scheduled\. Pick a later date\./);
});

test('of one that is scheduled for that minute, nothing changes', async () => {
	const account = await accountWith({ at: '2099-03-31T08:15:30Z' });
	const { output } = await on(account, 'schedule', { date: DATE });
	expect(output[0]).toMatchObject({
		action: 'unchanged',
		status: 'SCHEDULED',
		scheduled_date: '2099-03-31T08:15:30.000Z',
	});
	expect(await written(account)).toEqual([]);
});

test.each([
	['another date', { date: LATER }],
	['the same date and other recipients', { date: DATE, options: { lists: ['Old'] } }],
])('refuses %s for one that is scheduled', async (_what, parameters) => {
	const account = await accountWith({ at: DATE });
	const { message, remedy } = await on(account, 'schedule', parameters);
	expect(message).toMatch(/is scheduled for 2099-03-31T08:15:00.000Z already/);
	expect(remedy).toContain("'Replace Schedule'");
	expect(await written(account)).toEqual([]);
});

test('replaces date and recipients if it may', async () => {
	const account = await accountWith({ at: DATE });
	const { output } = await on(account, 'schedule', {
		date: LATER,
		options: { replaceSchedule: true, lists: ['Old'] },
	});
	expect(output[0]).toMatchObject({ action: 'rescheduled' });
	expect(await written(account)).toEqual([
		`DELETE ${SCHEDULES}`,
		`PUT /v3/emails/activities/${EMAIL}`,
		`POST ${SCHEDULES}`,
	]);
	const [{ email, current_status }] = await account.campaigns();
	expect([current_status, email]).toEqual([
		'Scheduled',
		expect.objectContaining({ contact_list_ids: [OLD] }),
	]);
});

test.each([
	['a subject that differs', { subjectIs: 'No' }],
	['too many recipients', { maximumRecipients: 1 }],
])('deletes no schedule where %s stands in the way', async (_what, onlyIf) => {
	const account = await accountWith({ at: DATE });
	const options = { replaceSchedule: true, lists: ['News', 'Old'] };
	const { message } = await on(account, 'schedule', { date: LATER, onlyIf, options });
	expect(message).toBeDefined();
	expect(await written(account)).toEqual([]);
});

test('says that the schedule is gone if the new one is refused', async () => {
	const account = await accountWith({ at: DATE });
	await account.fault({ method: 'POST', path: SCHEDULES, answer: { status: 400, body: {} } });
	const { message } = await on(account, 'schedule', {
		date: LATER,
		options: { replaceSchedule: true },
	});
	expect(message).toContain('The schedule for 2099-03-31T08:15:00.000Z is deleted already');
});

describe.each(SIMULATOR_SWITCHES.scheduleDate)('with %s in the answers', (scheduleDate) => {
	const settings = { switches: { scheduleDate } };

	test('another time of the day is another date', async () => {
		const account = await accountWith({ at: DATE }, settings);
		const date = '2099-03-31T18:00:00Z';
		expect((await on(account, 'schedule', { date })).message).toMatch(/is scheduled for/);
		const options = { replaceSchedule: true };
		const { output } = await on(account, 'schedule', { date, options });
		expect(output[0]).toMatchObject({ action: 'rescheduled' });
		expect(await dates(account)).toEqual([date]);
	});

	test('two items with two times of one day are two schedules', async () => {
		const account = await accountWith({}, settings);
		const items = [{ date: DATE }, { date: '2099-03-31T18:00:00Z' }, { date: DATE }];
		const { output } = await on(
			account,
			'schedule',
			{ date: '={{ $json.date }}', options: { replaceSchedule: true } },
			{ items },
		);
		expect(output.map(({ action }) => action)).toEqual(['scheduled', 'rescheduled', 'rescheduled']);
	});

	test('two items with one date are one schedule', async () => {
		const account = await accountWith({}, settings);
		const { output } = await on(account, 'schedule', { date: DATE }, { items: [{}, {}] });
		expect(output.map(({ action }) => action)).toEqual(['scheduled', 'unchanged']);
		expect(await dates(account)).toHaveLength(1);
	});

	test('what is scheduled for later today is not sent now', async () => {
		const at = new Date(Date.now() + 1_800_000).toISOString();
		const account = await accountWith({ at }, settings);
		expect((await on(account, 'send')).message).toMatch(/is scheduled for/);
	});
});

test('schedules one that was sent, for new contacts alone', async () => {
	const account = await accountWith({ current_status: 'Done' });
	expect((await on(account, 'schedule', { date: DATE })).message).toMatch(/was sent already/);
	const { output } = await on(account, 'schedule', { date: DATE, options: { sendAgain: true } });
	expect(output[0]).toMatchObject({ action: 'scheduled' });
});

describe('unschedule', () => {
	test('takes the schedule back', async () => {
		const account = await accountWith({ at: DATE });
		const { output } = await on(account, 'unschedule');
		expect(output).toEqual([
			{
				campaign_id: SPRING,
				campaign_activity_id: EMAIL,
				name: 'Spring',
				action: 'unscheduled',
				status_before: 'SCHEDULED',
				scheduled_date: '2099-03-31T08:15:00.000Z',
			},
		]);
		expect((await account.campaigns())[0]).toMatchObject({ current_status: 'Draft' });
	});

	test('takes back a schedule that the account does not show yet', async () => {
		const account = await accountWith({}, { switches: { campaignLag: 'twoSeconds' } });
		await on(account, 'schedule', { date: DATE });
		expect((await on(account, 'unschedule')).output[0]).toMatchObject({ action: 'unscheduled' });
		expect((await account.campaigns())[0]).toMatchObject({ current_status: 'Draft' });
	});

	test.each([
		['none', { status: 200, body: [] }],
		['a 404', { status: 404, body: {} }],
	])('takes it back where the status says so, and the schedule is %s', async (_what, answer) => {
		const account = await accountWith({ at: DATE });
		await account.fault({ method: 'GET', path: SCHEDULES, answer });
		expect((await on(account, 'unschedule')).output[0]).toMatchObject({ action: 'unscheduled' });
		await account.heal();
		const other = await accountWith({ at: DATE });
		await other.fault({ method: 'GET', path: SCHEDULES, answer });
		await other.fault({ method: 'DELETE', path: SCHEDULES, answer: { status: 400, body: {} } });
		const { message, output } = await on(other, 'unschedule');
		expect(message).toMatch(/^It is not known whether the campaign "Spring" is still scheduled/);
		expect(output).toEqual([]);
	});

	test.each([['Draft'], ['Executing'], ['Done']])('has nothing to do for %s', async (status) => {
		const account = await accountWith({ current_status: status });
		const { output } = await on(account, 'unschedule');
		expect(output[0]).toMatchObject({
			action: 'unchanged',
			status_before: expect.stringMatching(new RegExp(`^${status}$`, 'i')),
			warnings: [expect.stringMatching(new RegExp(`nothing was taken back.* ${status}$`, 'i'))],
		});
		expect((await account.campaigns())[0]).toMatchObject({ current_status: status });
	});

	test('of two items of one campaign, the second has nothing to do', async () => {
		const account = await accountWith({ at: DATE });
		const { output } = await on(account, 'unschedule', {}, { items: [{}, {}] });
		expect(output.map(({ action }) => action)).toEqual(['unscheduled', 'unchanged']);
	});

	test('tells of a sending that has begun meanwhile', async () => {
		const account = await accountWith({ at: DATE });
		await account.fault({ method: 'DELETE', path: SCHEDULES, answer: { status: 400, body: {} } });
		const { message } = await on(account, 'unschedule');
		expect(message).toMatch(/refused the data \(400\)/);
		expect(await mailed(account)).not.toContain(BOB);
	});
});
