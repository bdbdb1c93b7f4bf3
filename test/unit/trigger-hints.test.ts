import { Workflow, type INode, type INodeParameters, type INodeTypes } from 'n8n-workflow';
import { triggerHints } from '../../nodes/ConstantContact/trigger/trigger-hints';

/** Those that one request of each poll serves. */
const SERVED = [
	['contactCreated', 'contactUpdated'],
	['contactUnsubscribed'],
	['contactDeleted'],
	['listCreated'],
	['campaignSent'],
];
const EMAILS = ['emailBounced', 'emailOpened', 'linkClicked', 'emailUnsubscribed'];

const every = (minutes: number) => ({ mode: 'everyX', unit: 'minutes', value: minutes });

/** The hints whose condition is met, as the editor evaluates it, each with its type and its text. */
function shown(triggerOn: string | string[] | undefined, ...times: INodeParameters[]) {
	const node: INode = {
		id: 'trigger',
		name: 'Trigger',
		type: 'trigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: { triggerOn, ...(times.length > 0 && { pollTimes: { item: times } }) },
	};
	const nodeTypes = { getByNameAndVersion: () => undefined } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return triggerHints
		.filter(({ displayCondition: condition }) =>
			workflow.expression.getSimpleParameterValue(node, condition, 'internal', {}),
		)
		.map(({ type, message }) => [type, message]);
}

const SHARED = 'of the 10,000 that all workflows and apps with the same API key share';
const polls = (count: string) =>
	`With these events and Poll Times, the polls need ${count} requests a day, ${SHARED}. To need fewer, set Poll Times to every 15 minutes.`;

/** A hint, if so many requests a day are worth one. */
const told = (requests: number, message: string) =>
	requests < 1000 ? [] : [[requests > 2500 ? 'warning' : 'info', message]];

test('hints show beside the output, before the first run, too', () => {
	// Of 35 settings of polls, 4 of events of emails, and 7 of registrations, those that need much.
	expect(triggerHints).toHaveLength(11 + 3 + 5);
	for (const hint of triggerHints) {
		expect(hint).toMatchObject({ whenToDisplay: 'always', location: 'outputPane' });
	}
});

test.each([
	[1, [1440, 2880, 4320, 5760, 7200]],
	[2, [720, 1440, 2160, 2880, 3600]],
	[5, [288, 576, 864, 1152, 1440]],
	[10, [144, 288, 432, 576, 720]],
	[15, [96, 192, 288, 384, 480]],
	[30, [48, 96, 144, 192, 240]],
	[60, [24, 48, 72, 96, 120]],
])('polls every %d minutes cost what they cost for one reading and more', (minutes, counts) => {
	for (const [index, count] of counts.entries()) {
		const readings = SERVED.slice(0, index + 1);
		const expected = told(count, polls(count.toLocaleString('en-US')));
		expect(shown(readings.flat(), every(minutes))).toEqual(expected);
	}
});

test('each event alone is one reading, and two that share a request are one', () => {
	for (const event of [...SERVED.flat(), SERVED[0]]) {
		expect(shown(event, every(1))).toEqual([['info', polls('1,440')]]);
	}
});

test.each([
	['left out', [], '1,440'],
	['every minute', [{ mode: 'everyMinute' }], '1,440'],
	['every hour', [{ mode: 'everyHour' }], undefined],
	['every day', [{ mode: 'everyDay' }], undefined],
	['every 5 hours', [{ mode: 'everyX', unit: 'hours', value: 5 }], undefined],
	['every 7 minutes', [every(7)], undefined],
	['several', [every(5), every(5)], undefined],
])('Poll Times that are %s', (_, times, count) => {
	expect(shown(['listCreated'], ...times)).toEqual(count ? [['info', polls(count)]] : []);
});

test.each([
	[1, 699],
	[2, 1106],
	[3, 1513],
	[4, 1921],
])('%d events of emails cost so much however often the trigger polls', (count, requests) => {
	const expected = told(
		requests,
		`If 100 emails were sent in the last 14 days, these events of emails need about ${requests.toLocaleString('en-US')} requests a day, ${SHARED}. To need fewer, pick campaigns under Filters.`,
	);
	expect(shown(EMAILS.slice(0, count), every(7))).toEqual(expected);
	expect(shown(EMAILS.slice(-count), every(7))).toEqual(expected);
});

test.each([
	[1, 21_699],
	[2, 10_906],
	[5, 4419],
	[10, 2307],
	[15, 1539],
	[30, 771],
	[60, 387],
])('registrations every %d minutes', (minutes, requests) => {
	expect(shown(['eventRegistration'], every(minutes))).toEqual(
		told(
			requests,
			`If three events have 500 registrations each, Event Registration needs about ${requests.toLocaleString('en-US')} requests a day with these Poll Times, ${SHARED}. To need fewer, poll less often, or pick events under Filters.`,
		),
	);
});

test('nothing chosen says nothing', () => {
	expect(shown([])).toEqual([]);
	expect(shown(undefined)).toEqual([]);
});
