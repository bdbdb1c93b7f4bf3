// n8n adds these to each trigger that polls.
import { commonPollingParameters } from 'n8n-core/dist/nodes-loader/constants';
import type { INodeParameters } from 'n8n-workflow';
import { ConstantContactTrigger } from '../../../nodes/ConstantContact/ConstantContactTrigger.node';
import { readDocument } from '../../support/read-document';
import { workflowWith } from '../../support/engine';

const REQUESTS = readDocument('docs/requests.md');

/** The hints that the editor shows, which evaluates their conditions. */
function hintsOf(triggerOn: string[], time?: INodeParameters) {
	const pollTimes = time && { pollTimes: { item: [time] } };
	const type = new ConstantContactTrigger();
	type.description.properties.unshift(...commonPollingParameters);
	const { workflow, node } = workflowWith(type, {
		triggerOn,
		...pollTimes,
	});
	const { hints = [] } = new ConstantContactTrigger().description;
	return hints.filter(({ displayCondition = '' }) => {
		const shows = workflow.expression.getSimpleParameterValue(
			node,
			displayCondition,
			'internal',
			{},
		);
		// The editor shows nothing for anything else, and warns in the console.
		expect(typeof shows).toBe('boolean');
		return shows;
	});
}

const minutes = (value: number): INodeParameters => ({ mode: 'everyX', unit: 'minutes', value });
const valueOf = (name: string) =>
	name.replace(/ /g, '').replace(/^./, (letter) => letter.toLowerCase());

/** The rows of the trigger's table: the events, and what they need hourly, and so on. */
const rows = [
	...REQUESTS.matchAll(/^\| ((?:Contact|List|Campaign) [^|]+) \|((?: [\d,]+ \|){6})$/gm),
];

test('the table of docs/requests.md is found', () => {
	expect(rows).toHaveLength(8);
});

test.each(rows.map(([, events, figures]) => [events, figures] as const))(
	'%s: the number of the day is that of docs/requests.md',
	(events, figures) => {
		const values = events.split(', ').map(valueOf);
		const [, , hourly, quarterly, often, always] = figures
			.split('|')
			.map((figure) => Number(figure.replace(/\D/g, '')));
		// The search for deleted contacts comes once a day.
		const daily = values.includes('contactDeleted') ? 1 : 0;
		for (const [time, documented] of [
			[{ mode: 'everyHour' }, hourly],
			[minutes(15), quarterly],
			[minutes(5), often],
			[{ mode: 'everyMinute' }, always],
			[undefined, always],
		] as const) {
			const count = documented - daily;
			const shown = hintsOf(values, time).map(({ message }) => message);
			const expected = ` ${count.toLocaleString('en-US')} requests a day`;
			expect(shown).toEqual(count < 1000 ? [] : [expect.stringContaining(expected)]);
		}
	},
);

test('events of emails: the number is about that of docs/requests.md', () => {
	const events = ['emailOpened', 'linkClicked', 'emailBounced', 'emailUnsubscribed'];
	const [row] = /^\| Four events of 300[^|]*\| ([\d,]+) \|/m.exec(REQUESTS)?.slice(1) ?? [];
	const documented = Number(row.replace(',', ''));
	const [{ message }] = hintsOf(events, minutes(5));
	const told = Number(/about ([\d,]+) requests/.exec(message)?.[1].replace(',', ''));
	// The hint is for 100 emails; 192 requests find what was sent, however many there are.
	const ratio = (192 + (told - 192) * 3) / documented;
	expect(ratio).toBeGreaterThan(0.9);
	expect(ratio).toBeLessThan(1.1);
});

const registrationRows = [
	...REQUESTS.matchAll(/^\| (?:One|Three|20) active [^|]+ \|((?: [\d,]+ \|){4}) one more \|$/gm),
].map(([, figures]) => figures.split('|').map((figure) => figure.trim()));

test.each([
	[{ mode: 'everyHour' }, 0],
	[minutes(15), 1],
	[minutes(5), 2],
	[{ mode: 'everyMinute' }, 3],
])(
	'Event Registration, %j: the numbers of the day are those of docs/requests.md',
	(time, column) => {
		const three = registrationRows[1][column];
		const needed = Number(three.replace(',', ''));
		const hints = hintsOf(['eventRegistration'], time);
		expect(hints.map(({ type, message }) => [type, message])).toEqual(
			needed < 1000
				? []
				: [
						[
							needed > 2500 ? 'warning' : 'info',
							expect.stringContaining(` about ${three} requests `),
						],
					],
		);
	},
);

test('above 2,500 requests a day it is a warning', () => {
	const types = (events: string[], time?: INodeParameters) =>
		hintsOf(events, time).map(({ type }) => type);
	expect(types(['contactCreated'])).toEqual(['info']);
	expect(types(['contactCreated', 'contactDeleted'])).toEqual(['warning']);
	expect(types(['contactCreated', 'contactDeleted'], minutes(2))).toEqual(['info']);
	expect(types(['contactCreated', 'contactDeleted'], minutes(5))).toEqual([]);
});

test.each([
	['once a day', { mode: 'everyDay' }],
	['by a cron expression', { mode: 'custom', cronExpression: '* * * * *' }],
	['every 5 hours', { mode: 'everyX', unit: 'hours', value: 5 }],
])('polls %s have no number', (_, time) => {
	expect(hintsOf(['contactCreated'], time)).toEqual([]);
});
