import { DateTime } from 'luxon';
import { AUTOMATIC, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const DAY = '0000000b-0000-4000-8000-000000000001';
const MOMENT = '0000000b-0000-4000-8000-000000000002';
const MEMBER = '0000000b-0000-4000-8000-000000000003';
const SEED = {
	customFields: [
		{ label: 'Renewal', type: 'date', custom_field_id: DAY },
		{ label: 'Last Visit', type: 'datetime', custom_field_id: MOMENT },
		{ label: 'Member', type: 'boolean', custom_field_id: MEMBER },
	],
	contacts: [],
};
const run = runOf('contact');
const ANY = { email: '={{ $json.email }}', ...AUTOMATIC };

async function sync(row: Record<string, unknown>, timezone?: string) {
	const account = await TestAccount.create(SEED);
	const items = [{ email: 'ann@example.com', ...row } as never];
	const { error } = await run(account, 'upsert', ANY, { timezone, items });
	const written = (await account.requests()).filter((request) => !request.startsWith('GET '));
	return { error, written, contact: (await account.contacts())[0] };
}

/** East and west of Greenwich, with half an hour, and on days on which clocks change. */
describe.each([
	['Asia/Kolkata', '1980-03-31'],
	['America/New_York', '2026-03-08'],
	['Europe/Berlin', '2026-03-29'],
	['Pacific/Kiritimati', '2000-01-01'],
	['UTC', '1999-12-31'],
])('in %s, %s', (zone, iso) => {
	const local = DateTime.fromISO(iso, { zone });
	const [month, day] = iso.split('-').slice(1).map(Number);

	test.each([
		['a Date at local midnight', local.toJSDate()],
		['its JSON', local.toJSDate().toJSON()],
		['a Date at midnight in UTC', new Date(`${iso}T00:00:00Z`)],
		['a Luxon DateTime', local],
		['text', iso],
	])('%s is that day in every field', async (_what, date) => {
		const { error, contact } = await sync(
			{ birthday: date, anniversary: date, Renewal: date },
			zone,
		);
		expect(error).toBeUndefined();
		expect(contact).toMatchObject({
			birthday_month: month,
			birthday_day: day,
			anniversary: iso,
			custom_fields: [{ custom_field_id: DAY, value: iso }],
		});
	});

	test('a date alone is midnight there, where a date and a time are asked for', async () => {
		const { contact } = await sync({ 'Last Visit': iso }, zone);
		const value = local.toUTC().toISO({ suppressMilliseconds: true });
		expect(contact.custom_fields).toEqual([{ custom_field_id: MOMENT, value }]);
	});
});

test('what a form, a shop and a spreadsheet hand over is written as a person would type it', async () => {
	const { error, contact } = await sync({
		email: '\u200bAnn@Example.com',
		first_name: ['Ann'],
		last_name: 'O&#039;Brien\u00ad',
		'\ufeffcompany\u200bname': 'AT&amp;T',
		mobile_phone: 'tel:+1-781-555-1212',
		home_postal_code: "'02134",
		birthday: 'March 31',
		anniversary: 29_311,
		Member: ['on'],
		'Last Visit': '2021-11-15 19:42:23 +0000',
	});
	expect(error).toBeUndefined();
	expect(contact).toMatchObject({
		email_address: { address: 'ann@example.com' },
		first_name: 'Ann',
		last_name: "O'Brien",
		company_name: 'AT&T',
		phone_numbers: [{ phone_number: '+1-781-555-1212', kind: 'mobile' }],
		street_addresses: [{ postal_code: '02134' }],
		birthday_month: 3,
		birthday_day: 31,
		anniversary: '1980-03-31',
		custom_fields: expect.arrayContaining([
			{ custom_field_id: MEMBER, value: 'true' },
			{ custom_field_id: MOMENT, value: '2021-11-15T19:42:23Z' },
		]),
	});
});

test('a date of zeros says nothing, and the rest of the contact is written', async () => {
	const { error, contact } = await sync({
		first_name: 'Ann',
		birthday: '0000-00-00',
		anniversary: '0/0/00',
		Renewal: '0000-00-00 00:00:00',
		'Last Visit': 0,
	});
	expect(error).toBeUndefined();
	expect(contact.first_name).toBe('Ann');
	for (const name of ['birthday_month', 'birthday_day', 'anniversary']) {
		expect(contact).not.toHaveProperty(name);
	}
	expect(contact.custom_fields ?? []).toEqual([]);
});

test.each([
	[{ email: 'ann..lee@example.com' }, "'Email' is not an email address"],
	[{ email: 'jörg@example.com' }, "'Email' is not an email address"],
	[{ first_name: '[object Object]' }, "'First Name' is not text"],
	[{ last_name: 'M\ufffdller' }, "'Last Name' has lost a character"],
	[{ mobile_phone: 'N/A' }, "'Mobile Phone' is not a phone number"],
	[{ mobile_phone: '1.55512E+10' }, "'Mobile Phone' has lost its last digits"],
	[{ birthday_month: 'August', birthday_day: 3 }, "'Birthday Month' is not a whole number from 1"],
	[{ birthday: '25/12' }, "'Birthday' is not a day of the calendar"],
])('%j is refused before anything is sent', async (row, words) => {
	const { error, written } = await sync(row);
	expect(error?.message).toContain(words);
	expect(error?.message).toContain('[item 0]');
	expect(written).toEqual([]);
});

test('a date in a filter is midnight in the zone of the workflow', async () => {
	const account = await TestAccount.create(SEED);
	const filters = { updatedAfter: '2026-03-08', createdAfter: '2021-11-15 19:42:23 +0000' };
	await run(account, 'getAll', { filters }, { timezone: 'America/New_York' });
	const [{ query }] = await account.journal('GET /v3/contacts');
	expect(query).toMatchObject({
		updated_after: '2026-03-08T05:00:00Z',
		created_after: '2021-11-15T19:42:23Z',
	});
});

describe.each(['any', 'iso', 'american'])(
	'custom values are taken in the form %s',
	(customValues) => {
		const iso = { date: '2026-03-31', datetime: '2026-03-31T08:15:00Z', boolean: 'true' };
		const american = { date: '03/31/2026', datetime: '2026-03-31T08:15:00.000Z', boolean: '1' };
		const right = customValues === 'american' ? american : iso;
		const valuesOf = ({ date, datetime, boolean }: typeof iso) => [
			{ custom_field_id: DAY, value: date },
			{ custom_field_id: MOMENT, value: datetime },
			{ custom_field_id: MEMBER, value: boolean },
		];
		const write = async (
			stored: object[],
			row: Record<string, unknown>,
			more: Record<string, unknown> = {},
		) => {
			const account = await TestAccount.create({
				...SEED,
				lists: [{ name: 'News' }],
				contacts: stored,
				settings: { switches: { customValues } },
			} as never);
			const items = [{ email: 'ann@example.com', ...row } as never];
			const parameters = { lists: 'News', ...ANY, ...more } as never;
			const { error } = await run(account, 'upsert', parameters, { items });
			expect(error).toBeUndefined();
			return (await account.contacts())[0];
		};
		const row = { Renewal: iso.date, 'Last Visit': iso.datetime, Member: true };

		test('a new contact and a sign-up are written', async () => {
			for (const permission of ['keep', 'explicit']) {
				const contact = await write([], row, { permission });
				expect(contact.custom_fields).toEqual(valuesOf(right));
			}
		});

		test.each([
			['iso', iso],
			['american', american],
		])(
			'values that are stored in the form %s are written back in the one that is taken',
			async (_form, form) => {
				const stored = {
					email_address: { address: 'ann@example.com' },
					custom_fields: valuesOf(form).slice(1),
				};
				const contact = await write([stored], { first_name: 'Ann', Renewal: iso.date });
				expect(contact.first_name).toBe('Ann');
				const written = contact.custom_fields as Array<{ custom_field_id: string; value: string }>;
				expect(written.find((each) => each.custom_field_id === DAY)?.value).toBe(right.date);
				if (customValues === 'any') return;
				expect(written).toEqual(expect.arrayContaining(valuesOf(right)));
			},
		);
	},
);

test.each([
	[429, 'custom field Renewal does not have a valid value'],
	[500, 'custom field Renewal does not have a valid value'],
	[503, 'custom field Renewal does not have a valid value'],
	[400, 'first_name does not have a valid value'],
])('custom values are not sent again after %i: %s', async (status, error_message) => {
	const account = await TestAccount.create(SEED);
	const body = [{ error_key: 'contacts.api.validation.error', error_message }];
	await account.fault({ method: 'POST', path: '/v3/contacts', times: 1, answer: { status, body } });
	const items = [{ email: 'ann@example.com', Renewal: '2026-03-31' }];
	const { error } = await run(account, 'upsert', ANY, { items });
	expect(error).toBeDefined();
	expect((await account.requests()).filter((each) => each.startsWith('POST'))).toHaveLength(1);
});

test('the format that was taken is the first one for the rest of the run', async () => {
	const settings = { switches: { customValues: 'american' } };
	const account = await TestAccount.create({ ...SEED, settings } as never);
	const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
	const items = names.map((name) => ({ email: `${name}@example.com`, Member: true }));
	const { error } = await run(account, 'upsert', ANY, { items });
	expect(error).toBeUndefined();
	// The items that are under way together find it out, each for itself.
	const posts = (await account.requests()).filter((each) => each.startsWith('POST')).length;
	expect(posts).toBeGreaterThan(8);
	expect(posts).toBeLessThanOrEqual(8 + 4);
});
