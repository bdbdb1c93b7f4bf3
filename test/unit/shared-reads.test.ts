import { randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ConstantContactApi } from '../../nodes/ConstantContact/transport/api';
import { LISTS } from '../../nodes/ConstantContact/transport/collections';

const NEWS = { list_id: 'list 1', name: 'News' };
const DOWN = Object.assign(new Error('no answer'), { isAxiosError: true });

/** An API whose lists are read with these answers, one after the other. */
function apiWith(answers: Array<object | Error>) {
	const httpRequestWithAuthentication = jest.fn(async () => {
		await Promise.resolve();
		const answer = answers.shift();
		if (answer instanceof Error) throw answer;
		return { statusCode: 200, body: { lists: [answer] } };
	});
	const api = new ConstantContactApi(
		{
			getCredentials: async () => ({ clientId: randomUUID() }),
			getNode: () => ({}),
			helpers: { httpRequestWithAuthentication },
		} as unknown as IExecuteFunctions,
		{ batching: { batch: { batchInterval: 0 } } },
	);
	return { api, sent: httpRequestWithAuthentication };
}

const four = async <T>(act: (index: number) => Promise<T>) =>
	await Promise.allSettled([0, 1, 2, 3].map(act));
const outcomes = (settled: Array<PromiseSettledResult<unknown>>) =>
	settled.map(({ status }) => status);

test('what four items ask for at once is read once', async () => {
	const { api, sent } = apiWith([NEWS]);
	const read = await four(async () => await api.known(LISTS));
	expect(read).toEqual(Array(4).fill({ status: 'fulfilled', value: [NEWS] }));
	expect(sent).toHaveBeenCalledTimes(1);
});

test('a failure is that of the item that has asked, and the others ask again, once together', async () => {
	const { api, sent } = apiWith([DOWN, NEWS]);
	const read = await four(async () => await api.known(LISTS));
	expect(outcomes(read)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
	expect(sent).toHaveBeenCalledTimes(2);
});

test('where nothing can be read, each item fails with a request of its own', async () => {
	const { api, sent } = apiWith([DOWN, DOWN, DOWN, DOWN]);
	const read = await four(async () => await api.known(LISTS));
	expect(outcomes(read)).toEqual(Array(4).fill('rejected'));
	expect(sent).toHaveBeenCalledTimes(4);
});

test('what four items write at once is known afterwards', async () => {
	const { api } = apiWith([NEWS]);
	await api.known(LISTS);
	await four(async (index) => {
		const list_id = `new ${index}`;
		await api.remember(LISTS, list_id, { list_id, name: list_id });
	});
	const names = (await api.known<IDataObject>(LISTS)).map(({ name }) => name);
	expect(names).toEqual(['News', 'new 0', 'new 1', 'new 2', 'new 3']);
});

test('a write does not fail with a reading of another item', async () => {
	const { api } = apiWith([DOWN, NEWS]);
	const reading = api.known(LISTS);
	const remembering = api.remember(LISTS, 'new', { list_id: 'new', name: 'New' });
	await expect(reading).rejects.toThrow();
	await expect(remembering).resolves.toBeUndefined();
	await expect(api.known(LISTS)).resolves.toEqual([NEWS]);
});
