import { run, withEvents } from './support';

const at = (month: number) => ({
	event_start: `2027-0${month}-01T18:00:00.000Z`,
	event_end: `2027-0${month}-01T20:00:00.000Z`,
});
const THREE = [
	{ name: 'May', ...at(5) },
	{ name: 'April', ...at(4), status: 'COMPLETE' },
	{ name: 'June', ...at(6), registrations: [{}, {}] },
];
const namesOf = (rows: object[]) => rows.map((row) => (row as { name: string }).name);

test('events come flat, the one that starts last first, whatever order the service has', async () => {
	for (const eventOrder of ['newestFirst', 'oldestFirst', 'byId']) {
		const account = await withEvents(THREE, { eventOrder });
		const { output } = await run(account, 'getAll', { returnAll: true });
		expect(namesOf(output)).toEqual(['June', 'May', 'April']);
		expect(Object.keys(output[0]).slice(0, 2)).toEqual(['event_id', 'name']);
		expect(output[0]).toMatchObject({ event_start: at(6).event_start, registration_count: 2 });
		expect(output[0]).not.toHaveProperty('start_time');
	}
});

test('not simplified, they come as the service has them, ID and name first', async () => {
	const account = await withEvents(THREE);
	const { output } = await run(account, 'getAll', { returnAll: true, simple: false });
	expect(Object.keys(output[0]).slice(0, 2)).toEqual(['event_id', 'name']);
	expect(output[0]).toMatchObject({
		start_time: at(6).event_start,
		event_registration_summary_metrics: { registration_count: 2 },
	});
});

test.each(['missing', 'empty'])(
	'a last page without a cursor ends them: %s',
	async (lastCursor) => {
		const many = Array.from({ length: 205 }, (_, index) => ({ name: `Event ${index}`, ...at(5) }));
		const account = await withEvents(many, { lastCursor });
		const { output } = await run(account, 'getAll', { returnAll: true });
		expect(new Set(namesOf(output)).size).toBe(205);
		expect(await account.requests()).toHaveLength(3);
	},
);

test('a limit takes no more pages than it needs, nor larger ones', async () => {
	const account = await withEvents(THREE);
	const { output } = await run(account, 'getAll', { limit: 2 });
	expect(namesOf(output)).toEqual(['June', 'May']);
	expect((await account.journal()).map(({ query }) => query.limit)).toEqual(['2']);
});

test.each([
	[{ status: 'COMPLETE' }, ['April']],
	[{ search: 'ma' }, ['May']],
	[{ startsAfter: '2027-05-01T18:00:00Z' }, ['June', 'May']],
	[{ startsBefore: '2027-05-01T18:00:00Z' }, ['April']],
	[{ startsAfter: '2027-04-15', startsBefore: '2027-05-15' }, ['May']],
])('the filters %j find %j', async (filters, names) => {
	const account = await withEvents(THREE);
	const { output } = await run(account, 'getAll', { returnAll: true, filters });
	expect(namesOf(output)).toEqual(names);
});

test.each([
	[{ sortBy: 'name' }, ['April', 'June', 'May']],
	[{ sortBy: 'name', sortOrder: 'DESC' }, ['May', 'June', 'April']],
	[{ sortBy: 'end_time' }, ['June', 'May', 'April']],
	[{ sortOrder: 'ASC' }, ['April', 'May', 'June']],
])('they are sorted by %j', async (options, names) => {
	const account = await withEvents(THREE);
	const { output } = await run(account, 'getAll', { returnAll: true, options });
	expect(namesOf(output)).toEqual(names);
});

test('dates are looked for in whole pages, and no more of these than a limit needs', async () => {
	const account = await withEvents(THREE);
	const { output } = await run(account, 'getAll', {
		limit: 1,
		filters: { startsBefore: '2027-05-15' },
	});
	expect(namesOf(output)).toEqual(['May']);
	expect((await account.journal()).map(({ query }) => query.limit)).toEqual(['100']);
});

test.each(['readable', 'listed'])(
	'deleted events come only where they are asked for: %s',
	async (side) => {
		const gone = { name: 'Gone', status: 'DELETED' };
		const account = await withEvents([...THREE, gone], { deletedEvent: side });
		const all = await run(account, 'getAll', { returnAll: true });
		expect(namesOf(all.output)).not.toContain('Gone');
		const asked = await run(account, 'getAll', { returnAll: true, filters: { status: 'DELETED' } });
		expect(namesOf(asked.output)).toEqual(['Gone']);
	},
);

test('events without a start are told where dates are looked for', async () => {
	const account = await withEvents(THREE);
	await account.fault({
		path: '/v3/events',
		answer: { status: 200, body: { records: [{ event_id: '1', name: 'When?' }] } },
	});
	const { output, hints } = await run(account, 'getAll', {
		filters: { startsAfter: '2027-01-01' },
	});
	expect(output).toEqual([]);
	expect(hints).toMatchObject([{ message: 'Events without a start are left out: 1' }]);
});

test.each([
	[{ filters: { status: 'OPEN' } }, "'Status'"],
	[{ filters: { startsAfter: 'soon' } }, "'Starts After' is not a date and time"],
	[
		{ filters: { startsAfter: '2027-05-02', startsBefore: '2027-05-01' } },
		"'Starts After' is not before 'Starts Before'",
	],
	[{ options: { sortBy: 'title' } }, "'Sort By'"],
	[{ options: { sortOrder: 'up' } }, "'Sort Order'"],
])('%j is refused before anything is sent', async (parameters, words) => {
	const account = await withEvents(THREE);
	const { message } = await run(account, 'getAll', parameters);
	expect(message).toContain(words);
	expect(await account.requests()).toEqual([]);
});
