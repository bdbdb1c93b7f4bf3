import { accountWith, done, pagesOf, pick, report, SPRING } from './support';

const opens = (count: number) =>
	Array.from({ length: count }, (_, minute) => done('opens', minute, minute));
const ALL = { returnAll: true };

const at = (minute: number) => new Date(Date.UTC(2026, 3, 2, 8, minute)).toISOString();
const read = async (filters: object, more: object = {}, settings: object = {}, count = 1600) => {
	const account = await accountWith(opens(count), settings);
	const result = await report(account, 'getActivity', {
		...pick(SPRING),
		...ALL,
		email: 'primary_email',
		filters: filters as never,
		...more,
	});
	return { ...result, pages: await pagesOf(account) };
};

test.each(['absoluteNext', 'relativeCursor'])(
	'After stops after a whole page that is older: %s',
	async (trackingLink) => {
		const { output, pages } = await read({ after: at(1500) }, {}, { switches: { trackingLink } });
		expect([output.length, pages]).toEqual([100, 2]);
		expect(output[0]).not.toHaveProperty('warnings');
	},
);

test('the oldest first: all is read, nothing is missing, and it is said', async () => {
	const { output, pages } = await read(
		{ after: at(1500) },
		{},
		{ switches: { reportOrder: 'oldestFirst' } },
	);
	expect([output.length, pages]).toEqual([100, 4]);
	expect(output[0].warnings).toEqual([
		expect.stringContaining('did not list the latest rows first'),
	]);
});

test('a disorder within what was read is said, also when nothing came out', async () => {
	const swapped = opens(1600);
	swapped.push(...swapped.splice(1400, 1));
	const account = await accountWith(swapped, { switches: { reportOrder: 'byArrival' } });
	const asked = { ...pick(SPRING), ...ALL, email: 'primary_email' };
	const { output } = await report(account, 'getActivity', {
		...asked,
		filters: { after: at(1590) },
	});
	expect(output).toHaveLength(10);
	expect(await pagesOf(account)).toBe(2);
	const words = expect.stringContaining('may be on pages that were not read');
	expect(output[0].warnings).toEqual([words]);
	expect(output[1]).not.toHaveProperty('warnings');

	const none = await report(account, 'getActivity', { ...asked, filters: { after: at(2000) } });
	expect(none.output).toEqual([]);
	expect(none.hints).toMatchObject([{ message: words }]);
});

test('with Return All and no dates, the order is of no interest', async () => {
	const settings = { switches: { reportOrder: 'oldestFirst' } };
	const { output } = await read({}, {}, settings, 20);
	expect(output[0]).not.toHaveProperty('warnings');
	const limited = await read({}, { returnAll: false, limit: 10 }, settings, 20);
	expect(limited.output[0].warnings).toHaveLength(1);
});

test('10,000 opens take 20 requests besides the campaign itself', async () => {
	const { output, pages } = await read({}, {}, {}, 10_000);
	expect([output.length, pages]).toEqual([10_000, 20]);
}, 60_000);

test('what lags behind comes later', async () => {
	const account = await accountWith(
		[done('opens', 1, 0, { created_time: new Date(Date.now() - 60_000).toISOString() })],
		{ switches: { reportLag: 'tenMinutes' } },
	);
	expect((await report(account, 'getActivity', pick(SPRING))).output).toEqual([]);
	await account.change({ clockAheadMs: 3_600_000 });
	expect((await report(account, 'getActivity', pick(SPRING))).output).toHaveLength(1);
});
