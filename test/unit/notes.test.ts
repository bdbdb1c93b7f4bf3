import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { postOnce } from '../../nodes/ConstantContact/resources/social/posted';
import { keepNote, noteOf, ofFirstTry } from '../../nodes/ConstantContact/runner/notes';
import type { ConstantContactApi } from '../../nodes/ConstantContact/transport/api';

/** A node as n8n runs it: in an execution, with a run index, on these items, with what is kept of it. */
const nodeIn = (
	context: object,
	{ execution = '1', run = 0, items = [{}] as object[] } = {},
): IExecuteFunctions =>
	({
		getContext: () => context,
		getExecutionId: () => execution,
		evaluateExpression: () => run,
		getInputData: () => items.map((json) => ({ json: json as IDataObject })),
	}) as unknown as IExecuteFunctions;

test.each([
	['a try of the same run', {}, { note: 'A', isRetry: true }],
	['an execution that repeats it', { execution: '2' }, { note: 'A', isRetry: false }],
	['another run in a loop', { run: 1 }, undefined],
	['another call of an agent', { items: [{ id: 2 }] }, undefined],
])('%s finds what was noted, or not', (_what, other, found) => {
	const context = {};
	keepNote(nodeIn(context), 0, 'names', 'A');
	expect(noteOf(nodeIn(context, other), 0, 'names')).toEqual(found);
	expect(noteOf(nodeIn(context, other), 1, 'names')).toBeUndefined();
	expect(noteOf(nodeIn(context, other), 0, 'dates')).toBeUndefined();
});

test('the value of the first try counts as long as it can be used', () => {
	const context = {};
	const next = (value: string, isUsable?: () => boolean, other = {}) =>
		ofFirstTry(nodeIn(context, other), 0, 'names', value, isUsable);
	expect([next('A'), next('B'), next('C', () => false), next('D')]).toEqual(['A', 'A', 'C', 'C']);
	expect(next('E', undefined, { execution: '2' })).toBe('E');
});

test('an execution that repeats another one posts nothing twice, and nothing else instead', async () => {
	const context = {};
	const post = async (execution: string, body: IDataObject) => {
		const api = { post: async () => ({ campaign_id: execution }) };
		const node = nodeIn(context, { execution });
		return await postOnce(node, 0, api as unknown as ConstantContactApi, body);
	};
	await post('1', { text: 'One', scheduled_time: '2099-01-01T08:00:00Z' });
	expect(await post('2', { text: 'One', scheduled_time: '2099-01-01T09:00:00Z' })).toEqual({
		post: { campaign_id: '1' },
		already: true,
	});
	await expect(post('2', { text: 'Two' })).rejects.toThrow(
		'The execution that is repeated has sent another post for this item: campaign_id 1',
	);
});
