import { idOf, pathSegment } from '../../nodes/ConstantContact/transport/api';
import { LISTS, TAGS } from '../../nodes/ConstantContact/transport/collections';
import { apiWith, refused } from './given-answers';

const page = (items: object[], next?: string) => ({
	body: { lists: items, ...(next && { _links: { next: { href: `/x?cursor=${next}` } } }) },
});
const one = { list_id: '1', name: 'One' };
const two = { list_id: '2', name: 'Two' };
const three = { list_id: '3', name: 'Three' };
const read = { limit: 500, status: 'active' };

test('a collection is read to its end', async () => {
	const { api, sent } = apiWith([page([one], 'a'), page([], 'b'), page([two])]);
	expect(await api.getAll('/lists', 'lists', { limit: 1 })).toEqual([one, two]);
	expect(sent.map(({ qs }) => qs)).toEqual([{ limit: 1 }, { cursor: 'a' }, { cursor: 'b' }]);
});

test.each([
	[1, 1, [one]],
	[2, 1, [one, two]],
	[3, 2, [one, two, three]],
	[9, 2, [one, two, three]],
])('of at most %i items, %i pages are read', async (max, pages, items) => {
	const { api, sent } = apiWith([page([one, two], 'a'), page([three])]);
	expect(await api.getAll('/lists', 'lists', {}, max)).toEqual(items);
	expect(sent).toHaveLength(pages);
});

test('only those count that are wanted', async () => {
	const { api, sent } = apiWith([page([one, two], 'a'), page([three])]);
	const isWanted = ({ name }: typeof one) => name.startsWith('T');
	expect(await api.getAll('/lists', 'lists', {}, 2, isWanted)).toEqual([two, three]);
	expect(sent).toHaveLength(2);
});

test('pages that lead round end', async () => {
	const { api } = apiWith([page([one], 'a'), page([two], 'b'), page([three], 'a')]);
	await expect(api.getAll('/lists', 'lists', {})).rejects.toThrow(/no usable link/);
});

test.each([[{}], [{ lists: {} }], [{ lists: null }]])('%j is no page', async (body) => {
	const { api } = apiWith([{ body }]);
	await expect(api.getPage('/lists', 'lists', {})).rejects.toThrow(/did not come from/);
});

test('a collection is known until it is forgotten, each by its own query', async () => {
	const { api, sent } = apiWith([page([one]), { body: { tags: [] } }, page([two])]);
	expect(await api.known(LISTS)).toEqual([one]);
	expect(await api.known(TAGS)).toEqual([]);
	expect(await api.known(LISTS)).toEqual([one]);
	api.forget(TAGS);
	api.forget(LISTS);
	expect(await api.known(LISTS)).toEqual([two]);
	expect(sent.map(({ qs }) => qs)).toEqual([read, { limit: 500 }, read]);
});

test('lists for text messages are read only if a name is not among the others', async () => {
	const { api, sent } = apiWith([page([one]), page([two])]);
	expect((await api.names(LISTS, (names) => names.has('One'))).has('Two')).toBe(false);
	expect(sent).toHaveLength(1);
	const both = await api.names(LISTS, (names) => names.has('Two'));
	expect([both.has('One'), both.has('Two')]).toEqual([true, true]);
	expect(sent.map(({ qs }) => qs)).toEqual([read, { ...read, channel_type: 'sms' }]);
});

test('what has nothing apart is read once, enough or not', async () => {
	const { api, sent } = apiWith([{ body: { tags: [] } }]);
	expect((await api.names(TAGS, () => false)).known).toEqual([]);
	expect(sent).toHaveLength(1);
});

test('what was written is known: new, changed and deleted', async () => {
	const { api, sent } = apiWith([page([one, two])]);
	await api.remember(LISTS, '9', three);
	await api.known(LISTS);
	await api.remember(LISTS, '3', three);
	await api.remember(LISTS, '1', { ...one, name: 'First' });
	await api.remember(LISTS, '2');
	expect(await api.known(LISTS)).toEqual([three, { ...one, name: 'First' }]);
	expect(sent).toHaveLength(1);
});

test('a reading that failed is done again', async () => {
	const { api } = apiWith([refused(503), page([one])]);
	await expect(api.known(LISTS)).rejects.toThrow('(503)');
	expect(await api.known(LISTS)).toEqual([one]);
});

test.each([[undefined], [''], [5], [null], [{}]])('%j is no ID', (id) => {
	expect(() => idOf(id)).toThrow(/did not come from/);
	expect(() => pathSegment(id)).toThrow(/did not come from/);
});

test('an ID is one segment of a path', () => {
	expect(idOf('a/b')).toBe('a/b');
	expect(['a/b', 'x y', '...', 'a.'].map(pathSegment)).toEqual(['a%2Fb', 'x%20y', '...', 'a.']);
	for (const id of ['.', '..']) expect(() => pathSegment(id)).toThrow(/did not come from/);
});
