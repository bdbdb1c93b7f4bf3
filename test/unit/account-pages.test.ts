import { randomUUID } from 'node:crypto';
import { sleep, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import type { StoredContact } from '../../nodes/ConstantContact/contact-model/stored-contact';
import {
	AccountPages,
	TO_READ,
	TO_WRITE,
	type Wanted,
	type Worth,
} from '../../nodes/ConstantContact/resources/contact/account-pages';
import { ConstantContactApi } from '../../nodes/ConstantContact/transport/api';

const range = (from: number, to: number) =>
	Array.from({ length: Math.max(to - from, 0) }, (_, index) => from + index);
const emailOf = (number: number) => `p${number}@example.com`;
const emails = (from: number, to: number) => range(from, to).map(emailOf);
const contact = (number: number): StoredContact => ({
	contact_id: `c${number}`,
	email_address: { address: emailOf(number) },
});
const contacts = (from: number, to: number) => range(from, to).map(contact);

/** What an answer says besides its contacts. */
interface Telling {
	count?: unknown;
	size?: number;
}

/** So many contacts in pages. */
function paged(all: StoredContact[], { count = all.length, size = 500 }: Telling = {}) {
	return (page: number): object => {
		const end = (page + 1) * size;
		return {
			contacts: all.slice(page * size, end),
			...(count !== undefined && { contacts_count: count }),
			...(end < all.length && { _links: { next: { href: `/v3/contacts?cursor=${page + 1}` } } }),
		};
	};
}

const without = (answer: (page: number) => object) => (page: number) => {
	const { contacts_count, ...rest } = answer(page) as IDataObject;
	return page === 0 && contacts_count === undefined ? {} : rest;
};

/** The pages of an account that answers so, and the numbers of the pages that were asked for. */
function pagesOf(answer: (page: number) => object, given: string[], worth: Worth = TO_READ) {
	const asked: number[] = [];
	const queries: IDataObject[] = [];
	const node = {
		getCredentials: async () => ({ clientId: randomUUID() }),
		getNode: () => ({ name: 'Constant Contact' }),
		helpers: {
			httpRequestWithAuthentication: async (_: string, { qs }: { qs: IDataObject }) => {
				const page = Number(qs.cursor ?? 0);
				asked.push(page);
				queries.push(qs);
				await sleep(0);
				return { statusCode: 200, body: answer(page) };
			},
		},
	} as unknown as IExecuteFunctions;
	const api = new ConstantContactApi(node, { batching: { batch: { batchInterval: 0 } } } as never);
	const wanted: Wanted = {
		most: given.length,
		emails: async () => new Set(given),
		collections: async () => ['phone_numbers', 'taggings'],
		worth,
	};
	return { pages: new AccountPages(api, wanted), asked, queries };
}

/** What the pages say of these emails. */
const findAll = async (pages: AccountPages, given: string[]) =>
	await Promise.all(given.map(async (email) => await pages.find(email, [])));

test('all pages are read once, however many look at once, with deleted contacts and what items touch', async () => {
	const given = emails(0, 1200);
	const { pages, asked, queries } = pagesOf(paged(contacts(100, 1200)), given);
	const shown = await findAll(pages, given);
	expect(asked).toEqual([0, 1, 2]);
	expect(queries[0]).toEqual({
		status: 'all',
		limit: 500,
		include_count: true,
		include: 'phone_numbers,taggings',
	});
	expect(shown.slice(100).map((each) => each?.stored?.contact_id)).toEqual(
		range(100, 1200).map((number) => `c${number}`),
	);
	expect(shown.slice(0, 100)).toEqual(
		Array(100).fill({ stored: undefined, isFull: true, isWhole: true }),
	);
	expect(await pages.find('other@example.com', [])).toBeUndefined();
	expect(asked).toHaveLength(3);
});

test('an address is found whatever its case', async () => {
	const [ann, ...others] = contacts(0, 4);
	const stored = { ...ann, email_address: { address: 'P0@Example.com' } };
	const { pages } = pagesOf(paged([stored, ...others]), emails(0, 4));
	expect((await pages.find(emailOf(0), []))?.stored).toEqual(stored);
});

test('a contact comes with the collections that were asked for; pages that lack one are not full', async () => {
	const stored = { ...contact(0), phone_numbers: [], taggings: ['t'] };
	const { pages } = pagesOf(paged([stored, ...contacts(1, 4)]), emails(0, 4));
	const shown = async (collections: string[]) => await pages.find(emailOf(0), collections);
	expect(await shown(['taggings', 'days'])).toMatchObject({
		stored: { ...contact(0), taggings: ['t'] },
		isFull: true,
	});
	expect((await shown(['taggings']))?.stored).not.toHaveProperty('phone_numbers');
	expect((await shown(['notes']))?.isFull).toBe(false);
});

describe('which pages are read', () => {
	/** By the emails of the run, those of them that the account has come last. */
	const read = async (all: number, given: number, worth: Worth, telling?: Telling) => {
		const own = emails(all - given, all);
		const { pages, asked } = pagesOf(paged(contacts(0, all), telling), own, worth);
		await findAll(pages, own);
		return asked.length;
	};

	test.each<[string, Worth, number, number, number]>([
		['few emails, to read', TO_READ, 100, 3, 0],
		['one more', TO_READ, 100, 4, 1],
		['as many pages as emails', TO_READ, 2500, 4, 5],
		['more pages', TO_READ, 2501, 4, 1],
		['few emails, to write', TO_WRITE, 100, 20, 0],
		['one more, to write', TO_WRITE, 100, 21, 1],
		['a quarter as many pages', TO_WRITE, 3000, 21, 6],
		['more than that', TO_WRITE, 3001, 21, 1],
		['pages as many as there are emails', TO_WRITE, 20_000, 10_000, 40],
	])('%s', async (_, worth, all, given, count) => {
		expect(await read(all, given, worth)).toBe(count);
	});

	test.each<[string, Telling, number]>([
		['far too low', { count: 500 }, 2],
		['lower than the first page', { count: 10 }, 1],
		['too high', { count: 1_000_000 }, 1],
		['none', { count: 'none' }, 1],
		['null', { count: null }, 1],
		['as a text', { count: '3000' }, 6],
		['right, with pages that are smaller', { size: 100 }, 30],
	])('the count is %s', async (_, telling, count) => {
		expect(await read(3000, 1000, TO_WRITE, telling)).toBe(count);
	});

	test('without a count only the first one', async () => {
		const { pages, asked } = pagesOf(without(paged(contacts(0, 1000))), emails(0, 800));
		await findAll(pages, emails(0, 800));
		expect(asked).toEqual([0]);
	});

	test('a count that grows while they are read is followed', async () => {
		const answer = paged(contacts(0, 1001));
		const growing = (page: number) => ({ ...answer(page), contacts_count: page ? 1001 : 1000 });
		const { pages, asked } = pagesOf(growing, emails(0, 1100));
		expect((await pages.find(emailOf(1050), []))?.isWhole).toBe(true);
		expect(asked).toEqual([0, 1, 2]);
	});

	test('none once all emails are found', async () => {
		const { pages, asked } = pagesOf(paged(contacts(0, 5000)), emails(0, 600), TO_WRITE);
		await findAll(pages, emails(0, 600));
		expect(asked).toEqual([0, 1]);
	});

	test('none when fewer emails are left than pages, and then nothing is said of those', async () => {
		const given = [...emails(0, 400), ...emails(9000, 9005)];
		const { pages, asked } = pagesOf(paged(contacts(0, 5000)), given);
		const shown = await findAll(pages, given);
		expect(asked).toEqual([0]);
		expect(shown.slice(0, 400).every((each) => each?.stored)).toBe(true);
		expect(shown.slice(400)).toEqual(Array(5).fill(undefined));
	});

	test('an empty page with a link ends it', async () => {
		const answer = (page: number) => ({
			contacts: [],
			contacts_count: 5000,
			_links: { next: { href: `/v3/contacts?cursor=${page + 1}` } },
		});
		const { pages, asked } = pagesOf(answer, emails(0, 100));
		expect(await pages.find(emailOf(0), [])).toBeUndefined();
		expect(asked).toEqual([0]);
	});
});

describe('contacts that move while the pages are read', () => {
	const given = emails(0, 2000);
	const whole = async (answer: (page: number) => object) => {
		const { pages } = pagesOf(answer, given);
		const [known, unknown] = [emailOf(5), emailOf(1999)];
		const [found, missed] = await findAll(pages, [known, unknown]);
		return { found: found?.stored?.contact_id, isWhole: missed?.isWhole };
	};

	test('none has: an email that no page has is unknown', async () => {
		expect(await whole(paged(contacts(0, 1500)))).toEqual({ found: 'c5', isWhole: true });
	});

	test('one that comes twice shows that others may have been missed', async () => {
		const first = paged(contacts(0, 1500));
		const moved = paged([contact(1400), ...contacts(0, 1400), ...contacts(1401, 1500)]);
		expect(await whole((page) => (page === 0 ? first(0) : moved(page)))).toEqual({
			found: 'c5',
			isWhole: false,
		});
	});

	test('fewer than the count tells show it, too', async () => {
		const first = paged(contacts(0, 1500));
		const removed = paged([...contacts(0, 3), ...contacts(4, 1500)], { count: 1500 });
		expect(await whole((page) => (page === 0 ? first(0) : removed(page)))).toMatchObject({
			isWhole: false,
		});
	});

	test('the later state counts', async () => {
		const renamed = { ...contact(3), first_name: 'Later' };
		const answer = paged([...contacts(0, 900), renamed, ...contacts(900, 1400)]);
		const { pages } = pagesOf(answer, given);
		expect((await pages.find(emailOf(3), []))?.stored).toEqual(renamed);
	});
});

describe('a page that fails', () => {
	const given = emails(0, 1500);
	const broken = { contacts: 'none' };

	test('says nothing, keeps what was read, and is asked for again once lookups went well', async () => {
		let isBroken = true;
		const answer = paged(contacts(0, 1500));
		const { pages, asked } = pagesOf(
			(page) => (page === 1 && isBroken ? broken : answer(page)),
			given,
		);
		const [first, later] = await findAll(pages, [emailOf(0), emailOf(1400)]);
		expect(first?.stored?.contact_id).toBe('c0');
		expect(later).toBeUndefined();
		expect(await pages.find(emailOf(1400), [])).toBeUndefined();
		expect(asked).toEqual([0, 1]);

		isBroken = false;
		pages.noteLookup(emailOf(0));
		expect((await pages.find(emailOf(1400), []))?.stored?.contact_id).toBe('c1400');
		expect(asked).toEqual([0, 1, 1, 2]);
	});

	test('is not worth it any more once few emails are left to find', async () => {
		let isBroken = true;
		const answer = paged(contacts(0, 3000));
		const some = emails(2900, 2930);
		const { pages, asked } = pagesOf(
			(page) => (page === 0 && isBroken ? broken : answer(page)),
			some,
		);
		await pages.find(emailOf(2900), []);
		isBroken = false;
		for (const email of emails(2900, 2927)) pages.noteLookup(email);
		expect(await pages.find(emailOf(2929), [])).toBeUndefined();
		expect(asked).toEqual([0]);
	});

	test('for good, is asked for ever more seldom', async () => {
		const { pages, asked } = pagesOf(() => broken, given);
		for (let lookups = 0; lookups < 1000; lookups++) {
			expect(await pages.find(emailOf(lookups), [])).toBeUndefined();
			pages.noteLookup(emailOf(lookups));
		}
		expect(asked).toHaveLength(10);
	});

	test('is not asked for again while lookups fail, too', async () => {
		const { pages, asked } = pagesOf(() => broken, given);
		for (const email of emails(0, 100)) await pages.find(email, []);
		expect(asked).toEqual([0]);
	});

	test('links that lead round are a failure', async () => {
		const answer = paged(contacts(0, 3000));
		const { pages, asked } = pagesOf(
			(page) => ({ ...answer(page), _links: { next: { href: '/v3/contacts?cursor=1' } } }),
			emails(3000, 6000),
		);
		expect(await pages.find(emailOf(3000), [])).toBeUndefined();
		expect(asked).toEqual([0, 1]);
	});
});

/** How many contacts can be reached from a value. */
function held(value: unknown, reached = new Set<unknown>()): number {
	if (typeof value !== 'object' || value === null || reached.has(value)) return 0;
	reached.add(value);
	const inside = value instanceof Map || value instanceof Set ? [...value] : Object.values(value);
	const own = 'contact_id' in value ? 1 : 0;
	return inside.reduce<number>((sum, each) => sum + held(each, reached), own);
}

test('of the account, only the contacts of the emails are kept', async () => {
	const given = [...emails(0, 20), ...emails(9000, 9020)];
	const { pages, asked } = pagesOf(paged(contacts(0, 5000)), given);
	expect((await pages.find(emailOf(9000), []))?.isWhole).toBe(true);
	expect(asked).toHaveLength(10);
	expect(held(pages)).toBe(20);
});
