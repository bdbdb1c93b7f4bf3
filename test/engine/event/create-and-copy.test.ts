import { EVENT, OTHER, pick, run, withEvents, withTasting } from './support';

const PROMOTION = {
	campaign_activity_id: '0000000f-0000-4000-8000-000000000001',
	assoc_activity_sub_type: 'EMAIL_INVITATION',
};

test('a new event is a draft, and what makes it stands in the query alone', async () => {
	const account = await withEvents([]);
	const times = { start: '2027-05-01T18:00:00', end: '2027-05-01T22:00:00+02:00' };
	const { output, error } = await run(
		account,
		'create',
		{ name: 'Tasting', ...times },
		{ timezone: 'Europe/Rome' },
	);
	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{
			name: 'Tasting',
			status: 'DRAFT',
			event_start: '2027-05-01T16:00:00.000Z',
			event_end: '2027-05-01T20:00:00.000Z',
		},
	]);
	expect(Object.keys(output[0]).slice(0, 2)).toEqual(['event_id', 'name']);
	const [made] = await account.journal();
	expect(made.body ?? undefined).toBeUndefined();
	expect(await account.journal()).toMatchObject([
		{
			path: '/v3/events/default',
			query: {
				name: 'Tasting',
				start_time: '2027-05-01T16:00:00Z',
				end_time: '2027-05-01T20:00:00Z',
			},
		},
	]);
});

test.each([
	[{ name: '={{ "" }}' }, "'Name' is empty"],
	[{ name: 'x'.repeat(101) }, "'Name' has 101 characters, 100 are allowed"],
	[{ name: 'A', start: 'soon' }, "'Start' is not a date and time"],
	[{ name: 'A', start: '2027-05-02', end: '2027-05-01' }, "'End' is before 'Start'"],
])('%j makes nothing', async (parameters, words) => {
	const account = await withEvents([]);
	const { message } = await run(account, 'create', parameters);
	expect(message).toContain(words);
	expect(await account.requests()).toEqual([]);
});

test('without times, Constant Contact picks them', async () => {
	const account = await withEvents([]);
	await run(account, 'create', { name: 'Tasting' });
	expect((await account.journal())[0].query).toEqual({ name: 'Tasting' });
});

test('a name that is taken is told', async () => {
	const account = await withTasting();
	const { message, remedy } = await run(account, 'create', { name: 'Tasting' });
	expect(message).toContain('not unique');
	expect(remedy).toContain('Another event may have the name');
	expect(await account.events()).toHaveLength(1);
});

test('an event that may have been made is no reason to make it again', async () => {
	const account = await withEvents([]);
	await account.fault({ path: '/v3/events/default', break: 'reset' });
	const { remedy } = await run(account, 'create', { name: 'Tasting' });
	expect(remedy).toContain('Repeating makes no second event');
	expect(await account.events()).toHaveLength(1);
	expect(await account.requests()).toHaveLength(1);
});

test.each([
	['create', '/v3/events/default', { name: '=Again {{ $now.toMillis() }}' }],
	['copy', `/v3/events/${EVENT}/copy`, { ...pick(EVENT), newName: '=Again {{ $now.toMillis() }}' }],
])('a retry of %s makes no second event under another name', async (operation, path, given) => {
	const account = await withTasting();
	await account.fault({ path, break: 'reset', times: 1 });
	const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 5 };
	const { remedy } = await run(account, operation, given, { settings });
	expect(remedy).toContain('Another event may have the name');
	expect(await account.events()).toHaveLength(2);
});

test('a copy is a draft of its own', async () => {
	const account = await withTasting({ status: 'COMPLETE', registrations: [{}] });
	const { output } = await run(account, 'copy', { ...pick(EVENT), newName: 'Again' });
	expect(output).toMatchObject([
		{ name: 'Again', status: 'DRAFT', partial: false, failed_campaign_activities: [] },
	]);
	expect(output[0].event_id).not.toBe(EVENT);
	expect(output[0]).not.toHaveProperty('warnings');
});

test('a copy of which a part failed says so, and which', async () => {
	const account = await withTasting({ event_promotions: [PROMOTION], copyFails: 1 });
	const { output, error } = await run(account, 'copy', { ...pick(EVENT), newName: 'Again' });
	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{
			name: 'Again',
			partial: true,
			failed_campaign_activities: [PROMOTION.campaign_activity_id],
			warnings: [expect.stringContaining('except for the campaign activities')],
		},
	]);
});

test('a copy of which nobody says what failed is partial all the same', async () => {
	const account = await withTasting();
	const body = { event_id: OTHER, name: 'Again', failed_campaign_activities: null };
	await account.fault({ path: `/v3/events/${EVENT}/copy`, answer: { status: 207, body } });
	const { output } = await run(account, 'copy', { ...pick(EVENT), newName: 'Again' });
	expect(output).toMatchObject([{ partial: true, failed_campaign_activities: [] }]);
});

test('a copy that names what failed is partial, whatever its status', async () => {
	const account = await withTasting();
	const failed_campaign_activities = [PROMOTION.campaign_activity_id];
	const body = { event_id: OTHER, name: 'Again', failed_campaign_activities };
	await account.fault({ path: `/v3/events/${EVENT}/copy`, answer: { status: 200, body } });
	const { output } = await run(account, 'copy', { ...pick(EVENT), newName: 'Again' });
	expect(output).toMatchObject([{ partial: true, failed_campaign_activities }]);
});

test.each([
	[{ status: 'DELETED' }, 'Again'],
	[{}, 'Tasting'],
])('a copy of %j as %s is refused with what may be wrong', async (event, newName) => {
	const account = await withTasting(event);
	const { remedy } = await run(account, 'copy', { ...pick(EVENT), newName });
	expect(remedy).toContain('deleted events cannot be copied');
});
