import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { AcceptedRequests } from '../../nodes/ConstantContact/runner/accepted-requests';
import { triesOf } from '../../nodes/ConstantContact/runner/tries';

const REQUEST = { path: '/activities/contact_delete', body: { contact_ids: ['1'] }, items: [0] };

/** What n8n keeps of a node in one execution, and makes new for each try of it. */
class Execution {
	private readonly context = {};

	constructor(
		private readonly settings: object,
		private readonly id = '1',
	) {}

	begin(items: unknown[] = [{ id: 1 }]): AcceptedRequests {
		return new AcceptedRequests({
			getContext: () => this.context,
			getExecutionId: () => this.id,
			getNode: () => this.settings,
			getInputData: () => items.map((json) => ({ json: json as IDataObject })),
		} as unknown as IExecuteFunctions);
	}

	/** The execution that n8n makes of a failed one, with all of its data. */
	again(): Execution {
		const other = new Execution(this.settings, '2');
		Object.assign(other.context, this.context);
		return other;
	}
}

const TWICE = { retryOnFail: true, maxTries: 2 };

test('a try picks up what the one before has started', () => {
	const execution = new Execution(TWICE);
	const first = execution.begin();
	first.add(REQUEST, 'A');
	first.keepPlan([REQUEST]);
	const second = execution.begin();
	expect(second.activityOf(REQUEST)).toBe('A');
	expect(second.plan).toEqual([REQUEST]);
	for (const other of [
		{ ...REQUEST, path: '/activities/other' },
		{ ...REQUEST, body: { contact_ids: ['2'] } },
	]) {
		expect(second.activityOf(other)).toBeUndefined();
	}
});

test('so does a try after one that started nothing', () => {
	const execution = new Execution({ retryOnFail: true, maxTries: 3 });
	execution.begin().add(REQUEST, 'A');
	execution.begin();
	expect(execution.begin().activityOf(REQUEST)).toBe('A');
});

describe('the same data is another call', () => {
	test('after the last try, and that one has all of its tries', () => {
		const execution = new Execution(TWICE);
		execution.begin().add(REQUEST, 'A');
		execution.begin();
		const next = execution.begin();
		expect(next.activityOf(REQUEST)).toBeUndefined();
		next.add(REQUEST, 'B');
		expect(execution.begin().activityOf(REQUEST)).toBe('B');
	});

	test('after the end of a run', () => {
		const execution = new Execution(TWICE);
		const run = execution.begin();
		run.add(REQUEST, 'A');
		run.clear();
		expect(execution.begin().activityOf(REQUEST)).toBeUndefined();
	});

	test('in another execution', () => {
		const execution = new Execution(TWICE);
		execution.begin().add(REQUEST, 'A');
		expect(execution.again().begin().activityOf(REQUEST)).toBeUndefined();
	});

	test('without Retry On Fail', () => {
		const execution = new Execution({});
		execution.begin().add(REQUEST, 'A');
		expect(execution.begin().activityOf(REQUEST)).toBeUndefined();
	});
});

test('the calls of an agent do not take each other’s work', () => {
	const execution = new Execution(TWICE);
	const one = execution.begin([{ id: 1 }]);
	const other = execution.begin([{ id: 2 }]);
	one.add(REQUEST, 'A');
	expect(other.activityOf(REQUEST)).toBeUndefined();
	other.clear();
	expect(execution.begin([{ id: 1 }]).activityOf(REQUEST)).toBe('A');
});

const itself: IDataObject = {};
itself.itself = itself;

test.each([
	['a BigInt', [{ id: 1n }]],
	['something that holds itself', [itself]],
	['more than fits into a text', [{ toJSON: () => 'x'.repeat(2 ** 30) }, { id: 2 }]],
])('items with %s are picked up like any other', (_what, items) => {
	const execution = new Execution(TWICE);
	execution.begin(items).add(REQUEST, 'A');
	expect(execution.begin(items).activityOf(REQUEST)).toBe('A');
});

test.each([
	[{}, 1],
	[{ retryOnFail: false, maxTries: 5 }, 1],
	[{ retryOnFail: true }, 3],
	[{ retryOnFail: true, maxTries: 0 }, 3],
	[{ retryOnFail: true, maxTries: 1 }, 2],
	[{ retryOnFail: true, maxTries: 4 }, 4],
	[{ retryOnFail: true, maxTries: 9 }, 5],
])('n8n runs a node with %j %i times at most', (settings, tries) => {
	expect(triesOf(settings as never)).toBe(tries);
});
