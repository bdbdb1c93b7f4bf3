import { bodyOf, planned } from './file-import-support';

const file = (...rows: string[]) => ({
	data: Buffer.from(['email,first_name', ...rows].join('\n')).toString('base64'),
});
const rows = (count: number) =>
	Array.from({ length: count }, (_, index) => `p${index}@example.com,Ann`);

/** How many lines a request sends besides the heading. */
async function sentRows(request: Parameters<typeof bodyOf>[0]): Promise<number> {
	const { content } = (await bodyOf(request)) as { content: Buffer };
	return String(content).split('@example.com').length - 1;
}

test('each part of a file knows how many rows it has, and which line of the file a row is', async () => {
	const { requests } = await planned(file(...rows(40_010)));
	expect(requests.map(({ rowCount }) => rowCount)).toEqual([39_999, 11]);
	expect(await Promise.all(requests.map(sentRows))).toEqual([39_999, 11]);
	const [first, second] = requests.map(({ nameLine }) => nameLine);
	// A heading is the first line, in the file and in each part.
	expect([first?.(2), first?.(40_000)]).toEqual([
		'line 2 of the file "crm"',
		'line 40000 of the file "crm"',
	]);
	expect([second?.(2), second?.(12), second?.(13)]).toEqual([
		'line 40001 of the file "crm"',
		'line 40011 of the file "crm"',
		undefined,
	]);
});

test('rows about one person count once, and both lines are named', async () => {
	const { requests } = await planned(
		file('ann@example.com,Ann', 'bob@example.com,Bob', 'ANN@example.com,Anna'),
	);
	expect(requests.map(({ rowCount }) => rowCount)).toEqual([2]);
	expect(requests[0].nameLine?.(2)).toBe('lines 2 and 4 of the file "crm"');
	expect(requests[0].nameLine?.(3)).toBe('line 3 of the file "crm"');
});

test('rows that are refused do not count, and are told', async () => {
	const { requests, refused } = await planned(
		file('ann@,Ann', 'bob@example.com,Bob', 'cid@,Cid', 'eve@example.com,Eve,Else'),
	);
	expect(requests.map(({ rowCount }) => rowCount)).toEqual([1]);
	expect(requests[0].nameLine?.(2)).toBe('line 3 of the file "crm"');
	expect(refused).toEqual([
		expect.stringMatching(/^1 of 4 rows were imported\. Line 2: .* and 2 more$/),
	]);
});

test('a person whose first row is wrong stands where the first right one is', async () => {
	const { requests, refused } = await planned({
		data: Buffer.from(
			[
				'email,birthday_month,birthday_day',
				'ann@example.com,13,1',
				'bob@example.com,1,1',
				'ann@example.com,2,2',
			].join('\n'),
		).toString('base64'),
	});
	expect(refused).toEqual([expect.stringMatching(/^2 of 3 rows were imported\. Line 2: /)]);
	expect([2, 3].map((line) => requests[0].nameLine?.(line))).toEqual([
		'line 3 of the file "crm"',
		'line 4 of the file "crm"',
	]);
});

test('no line is named where nobody knows how the service counts those of a text', async () => {
	const { requests } = await planned(file('ann@example.com,"Ann\nLee"', 'bob@example.com,Bob'));
	expect(requests[0].rowCount).toBe(2);
	expect(requests[0].nameLine?.(2)).toBeUndefined();
});
