import fc from 'fast-check';
import { offsetOf } from '../../nodes/ConstantContact/input/time-zones';
import { datedName, NAME_LIMIT } from '../../nodes/ConstantContact/resources/campaign/dated-name';
import { mergeEmail } from '../../nodes/ConstantContact/resources/campaign/email';
import {
	TRACKING_IMAGE,
	withTrackingImage,
} from '../../nodes/ConstantContact/resources/campaign/html';
import { postDated } from '../../nodes/ConstantContact/resources/campaign/name-taken';
import type { ConstantContactApi } from '../../nodes/ConstantContact/transport/api';
import { ApiFailure } from '../../nodes/ConstantContact/transport/api-failure';
import { cpuTimeOf } from '../support/cpu-time';

const HEADERS = ['from_name', 'from_email', 'reply_to_email', 'subject', 'preheader'];
const text = fc.string({ minLength: 1, unit: 'grapheme' }).filter((each) => each.trim() !== '');
const headers = fc.record(Object.fromEntries(HEADERS.map((name) => [name, text])));
const lists = fc.array(fc.uuid(), { minLength: 1, maxLength: 3 });
const recipients = fc.oneof(
	fc.record({ contact_list_ids: lists }),
	fc.record({ contact_list_ids: lists, segment_ids: fc.constant([]) }),
	fc.record({ segment_ids: fc.tuple(fc.nat()) }),
	fc.constant({}),
);
const change = fc.record(
	{
		...Object.fromEntries(HEADERS.map((name) => [name, text])),
		html_content: text,
		physical_address_in_footer: fc.constant({ city: 'Boston' }),
	},
	{ requiredKeys: [] },
);

test('a change to an email loses nothing that it does not name', () => {
	fc.assert(
		fc.property(headers, recipients, change, recipients, (header, to, changed, newTo) => {
			const stored = { ...header, ...to, html_content: 'old', role: 'primary_email' };
			const given = { ...changed, ...newTo };
			const body = mergeEmail(stored, given);
			for (const name of HEADERS) {
				expect(body[name]).toBe(name in given ? given[name as never] : stored[name as never]);
			}
			// What is read only, and what a PUT keeps by itself, is not sent back.
			expect(body).not.toHaveProperty('role');
			expect('html_content' in body).toBe('html_content' in given);
			const goesTo = Object.keys(newTo).length > 0 ? newTo : to;
			const filled = Object.entries(goesTo).filter(([, ids]) => (ids as unknown[]).length > 0);
			expect(body).toMatchObject(Object.fromEntries(filled));
			const sent = ['contact_list_ids', 'segment_ids'].filter(
				(name) => (body[name] as unknown[] | undefined)?.length,
			);
			expect(sent).toEqual(filled.map(([name]) => name));
		}),
	);
});

const ZONES = ['Asia/Kolkata', 'America/New_York', 'UTC', 'Pacific/Auckland'];

test('a name with its date fits, keeps as much as it can, and is one of its count alone', () => {
	const moment = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2040, 0) });
	const name = text.filter((each) => each.length <= NAME_LIMIT);
	fc.assert(
		fc.property(name, moment, fc.constantFrom(...ZONES), (given, now, zone) => {
			const names = [1, 2, 3, 10].map((count) => datedName(given, now, zone, count));
			expect(new Set(names).size).toBe(4);
			const shown = new Date(now + offsetOf(zone, now)).toISOString();
			for (const each of names) {
				expect(each.length).toBeLessThanOrEqual(NAME_LIMIT);
				expect(() => encodeURIComponent(each)).not.toThrow();
				expect(each).toContain(` ${shown.slice(0, 10)} ${shown.slice(11, 16)}`);
				expect(given.startsWith(each.split(` ${shown.slice(0, 10)}`)[0])).toBe(true);
			}
			const [first] = names;
			if (given.trimEnd().length + 17 <= NAME_LIMIT) {
				expect(first.startsWith(given.trimEnd())).toBe(true);
			}
		}),
	);
});

test('the first free name is taken, whatever is taken already', async () => {
	jest.useFakeTimers({ now: Date.UTC(2026, 2, 31, 8, 15), doNotFake: ['setImmediate'] });
	const dated = ['News', ...Array.from({ length: 30 }, (_, at) => name(at + 1))];
	function name(count: number): string {
		return datedName('News', Date.now(), 'UTC', count);
	}
	await fc.assert(
		fc.asyncProperty(fc.subarray(dated.slice(0, 20)), fc.boolean(), async (gone, isListed) => {
			const taken = new Set(gone.map((each) => each.toLowerCase()));
			let posts = 0;
			const api = {
				known: async () => (isListed ? gone.map((each) => ({ name: each.toUpperCase() })) : []),
			} as unknown as ConstantContactApi;
			const post = async (each: string) => {
				posts++;
				if (taken.has(each.toLowerCase())) throw new ApiFailure('Taken', '', 409);
				taken.add(each.toLowerCase());
				return each;
			};
			const free = dated.find((each) => !gone.includes(each));
			const made = await postDated(api, 'News', 'UTC', post).catch(() => undefined);
			if (isListed) expect(posts).toBeLessThanOrEqual(3);
			expect(posts).toBeLessThanOrEqual(4);
			if (isListed || gone.length < 4) expect(made).toBe(free);
		}),
	);
	jest.useRealTimers();
});

test.each([
	['<p>Hi</p>', 0],
	['<body><p>Hi</p></body>', '<body>'],
	['<html><BODY\n style="a>b" title=\'>\'>Hi', `<html><BODY\n style="a>b" title='>'>`],
	['<!-- <body> --><body>Hi', '<!-- <body> --><body>'],
	[
		'<!--[if mso]><body class="o"><![endif]--><!--[if !mso]><!--><body><!--<![endif]-->Hi',
		'<!--[if mso]><body class="o"><![endif]--><!--[if !mso]><!--><body>',
	],
	['<html><head><title>x</title></head>Hi', '<html><head><title>x</title></head>'],
	['<!doctype html><html lang="en">Hi', '<!doctype html><html lang="en">'],
	['<bodyguard>Hi', 0],
	['<!-- <body>', 0],
	['<body', 0],
	[`<p>${TRACKING_IMAGE}</p>`, ''],
])('the tracking image comes where what is shown begins: %j', (html, before) => {
	const start = before === 0 ? '' : before;
	const expected = html.includes(TRACKING_IMAGE)
		? html
		: `${start}${TRACKING_IMAGE}${html.slice(String(start).length)}`;
	expect(withTrackingImage(html)).toBe(expected);
	// Once it is there, it stays the only one.
	expect(withTrackingImage(withTrackingImage(html))).toBe(expected);
});

test.each(['<!--', '<body"', '<body ', 'href="', '<body\'"'])(
	'HTML of nothing but %j takes no time',
	async (piece) => {
		const html = piece.repeat(Math.floor(149_000 / piece.length));
		expect(await cpuTimeOf(() => withTrackingImage(html))).toBeLessThan(500);
	},
);
