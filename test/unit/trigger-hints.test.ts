import { Workflow, type INode, type INodeParameters, type INodeTypes } from 'n8n-workflow';
import { triggerHints } from '../../nodes/ConstantContact/trigger/trigger-hints';

const INTERVALS = [1, 2, 5, 10, 15, 30, 60];
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

const polls = (count: string) =>
	`With these events and Poll Times, the polls need ${count} requests a day while nothing happens. All workflows and apps with the same API key share 10,000.`;

test('hints show beside the output, before the first run, too', () => {
	expect(triggerHints).toHaveLength(5 * INTERVALS.length + 4 + INTERVALS.length);
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
		const expected = [[count > 2500 ? 'warning' : 'info', polls(count.toLocaleString('en-US'))]];
		const readings = SERVED.slice(0, index + 1);
		expect(shown(readings.flat(), every(minutes))).toEqual(expected);
	}
});

test('each event alone is one reading, and two that share a request are one', () => {
	for (const event of [...SERVED.flat(), SERVED[0]]) {
		expect(shown(event, every(60))).toEqual([['info', polls('24')]]);
	}
});

test.each([
	['left out', [], '1,440'],
	['every minute', [{ mode: 'everyMinute' }], '1,440'],
	['every hour', [{ mode: 'everyHour' }], '24'],
	['every day', [{ mode: 'everyDay' }], undefined],
	['every 5 hours', [{ mode: 'everyX', unit: 'hours', value: 5 }], undefined],
	['every 7 minutes', [every(7)], undefined],
	['several', [every(5), every(5)], undefined],
])('Poll Times that are %s', (_, times, count) => {
	expect(shown(['listCreated'], ...times)).toEqual(count ? [['info', polls(count)]] : []);
});

const OF_EMAILS = [
	['233', '699', '1,713'],
	['265', '1,106', '2,935'],
	['298', '1,513', '4,156'],
	['330', '1,921', '5,378'],
];

test.each(OF_EMAILS.map((counts, index) => [index + 1, ...counts] as const))(
	'%d events of emails cost so much however often the trigger polls',
	(count, few, some, many) => {
		const expected = [
			'info',
			`With these events of emails, reports need about ${few} requests a day where 8 emails were sent in the last 14 days, ${some} with 100 emails, and ${many} with 300.`,
		];
		expect(shown(EMAILS.slice(0, count), every(7))).toEqual([expected]);
		expect(shown(EMAILS.slice(-count))).toEqual([expected]);
	},
);

test('each event of emails counts', () => {
	for (const event of EMAILS) expect(shown([event])).toHaveLength(1);
});

test.each([
	[1, 'warning', '1,537', '21,699', '28,916'],
	[2, 'warning', '824', '10,906', '14,523'],
	[5, 'warning', '385', '4,419', '5,876'],
	[10, 'info', '289', '2,307', '3,044'],
	[15, 'info', '193', '1,539', '2,036'],
	[30, 'info', '97', '771', '1,028'],
	[60, 'info', '49', '387', '524'],
])('registrations every %d minutes', (minutes, type, one, three, twenty) => {
	expect(shown(['eventRegistration'], every(minutes))).toEqual([
		[
			type,
			`With Event Registration and these Poll Times, registrations need about ${one} requests a day where one event has up to 100, ${three} where three have 500 each, and ${twenty} where 20 have up to 100. Each new one costs one more.`,
		],
	]);
});

test('nothing chosen says nothing', () => {
	expect(shown([])).toEqual([]);
	expect(shown(undefined)).toEqual([]);
});
