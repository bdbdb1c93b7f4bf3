import { randomBytes } from 'node:crypto';
import { sleep, type IDataObject } from 'n8n-workflow';
import { EVER } from '../../../nodes/ConstantContact/parameters/period';
import { readRows } from '../../../nodes/ConstantContact/resources/plain/read-rows';
import type { ConstantContactApi } from '../../../nodes/ConstantContact/transport/api';
import { bytesHeld } from '../../support/memory';
import { accountWith, done, pagesOf, pick, report, SPRING } from './support';

const ROWS = 100_000;
const MB = 2 ** 20;

/** A service whose pages are made when they are asked for: half a kilobyte for each row. */
const service = {
	getPage: async (_path: string, _property: string, { limit }: IDataObject, cursor = '0') => {
		const start = Number(cursor);
		const items = Array.from({ length: Number(limit) }, (_, index) => ({
			created_time: new Date(Date.UTC(2026, 0, 1) - (start + index) * 1000).toISOString(),
			email_address: randomBytes(250).toString('hex'),
		}));
		const next = start + items.length;
		return { items, cursor: next < ROWS ? String(next) : undefined };
	},
} as unknown as ConstantContactApi;

test('of 100,000 rows nothing is kept but what comes out', async () => {
	let [taken, held] = [0, 0];
	const before = await bytesHeld();
	const take = async () => {
		if (++taken === ROWS - 1) held = (await bytesHeld()) - before;
	};
	const wanted = { max: Infinity, between: EVER, time: 'created_time', pageSize: 500 };
	await readRows(service, { path: '/x', property: 'rows' }, {}, wanted, take);
	expect(taken).toBe(ROWS);
	// All of it would be 50 MB.
	expect(held).toBeLessThan(5 * MB);
}, 60_000);

test('a run that is stopped ends at once, and asks for no further page', async () => {
	const opens = Array.from({ length: 5000 }, (_, minute) => done('opens', minute, minute));
	const account = await accountWith(opens, { answerMs: 100 });
	let cancelled = 0;
	const { message } = await report(
		account,
		'getActivity',
		{ ...pick(SPRING), returnAll: true, email: 'primary_email' },
		{
			onStart: (cancel) =>
				void sleep(350).then(() => {
					cancelled = Date.now();
					cancel();
				}),
		},
	);
	expect(message).toContain('The execution was cancelled');
	expect(Date.now() - cancelled).toBeLessThan(800);
	const asked = await pagesOf(account);
	expect(asked).toBeLessThan(10);
	await sleep(300);
	expect(await pagesOf(account)).toBe(asked);
});
