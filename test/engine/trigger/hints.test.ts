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
			const count = (documented - daily).toLocaleString('en-US');
			const shown = hintsOf(values, time).map(({ message }) => message);
			expect(shown).toEqual([expect.stringContaining(` ${count} requests a day`)]);
		}
	},
);

test.each([
	['Four events of 300 emails', 4, /([\d,]+) with 300/],
	['Two events of 8 emails', 2, /([\d,]+) requests a day where 8/],
])('%s: the number is about that of docs/requests.md', (name, count, part) => {
	const events = ['emailOpened', 'linkClicked', 'emailBounced', 'emailUnsubscribed'].slice(
		0,
		count,
	);
	const documented = new RegExp(`^\\| ${name}[^|]*\\| ([\\d,]+) \\|`, 'm').exec(REQUESTS)?.[1];
	const [{ message }] = hintsOf(events, minutes(5));
	const numbers = [part.exec(message)?.[1], documented].map((text) =>
		Number(text?.replace(',', '')),
	);
	expect(numbers[0] / numbers[1]).toBeGreaterThan(0.9);
	expect(numbers[0] / numbers[1]).toBeLessThan(1.1);
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
		const [hint, ...others] = hintsOf(['eventRegistration'], time);
		const [one, three, twenty] = registrationRows.map((figures) => figures[column]);
		expect(others).toEqual([]);
		expect(hint.message).toContain(
			`about ${one} requests a day where one event has up to 100, ${three} where three have 500 each, and ${twenty} where 20 `,
		);
		expect(hint.type).toBe(column < 2 ? 'info' : 'warning');
	},
);

test('above 2,500 requests a day it is a warning', () => {
	const types = (events: string[], time?: INodeParameters) =>
		hintsOf(events, time).map(({ type }) => type);
	expect(types(['contactCreated'])).toEqual(['info']);
	expect(types(['contactCreated', 'contactDeleted'])).toEqual(['warning']);
	expect(types(['contactCreated', 'contactDeleted'], minutes(5))).toEqual(['info']);
});

test.each([
	['once a day', { mode: 'everyDay' }],
	['by a cron expression', { mode: 'custom', cronExpression: '* * * * *' }],
	['every 5 hours', { mode: 'everyX', unit: 'hours', value: 5 }],
])('polls %s have no number', (_, time) => {
	expect(hintsOf(['contactCreated'], time)).toEqual([]);
});
