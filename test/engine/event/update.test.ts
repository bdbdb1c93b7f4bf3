import type { IDataObject } from 'n8n-workflow';
import { EVENT, OTHER, pick, run, withEvents, withTasting } from './support';

const ADDRESS = {
	address_type: 'EVENT',
	line1: 'Corso 1',
	city: 'Bari',
	latitude: 41.1,
	longitude: 16.9,
};
const update = (updateFields: IDataObject) => ({ ...pick(EVENT), updateFields }) as never;
const bodyOf = async (account: Awaited<ReturnType<typeof withTasting>>) =>
	(await account.journal(`PATCH /v3/events/${EVENT}`)).map(({ body }) => body);

test('what is given is sent, and nothing else; the event comes out as it is then', async () => {
	const account = await withTasting({ title: 'Before', description: 'Kept' });
	const { output, error } = await run(
		account,
		'update',
		update({ title: 'After', start: '2027-05-01', end: '2027-05-02', timeZone: 'Europe/Rome' }),
	);
	expect(error).toBeUndefined();
	expect(await bodyOf(account)).toEqual([
		{
			title: 'After',
			time_zone: 'Europe/Rome',
			event_start: expect.stringMatching(/^2027-0\d-\d\dT/),
			event_end: expect.stringMatching(/^2027-0\d-\d\dT/),
		},
	]);
	expect(output).toMatchObject([
		{ event_id: EVENT, name: 'Tasting', title: 'After', description: 'Kept' },
	]);
	expect(await account.requests()).toEqual([
		`PATCH /v3/events/${EVENT}`,
		`GET /v3/events/${EVENT}`,
	]);
});

test.each(['merges', 'replaces'])(
	'parts of the address that are not given stay: %s',
	async (side) => {
		const account = await withTasting({ address: ADDRESS }, { patchAddress: side });
		const address = { address: { city: 'Lecce', countryCode: 'IT' } };
		const { output } = await run(account, 'update', update({ address }));
		expect(output).toMatchObject([{ line1: 'Corso 1', city: 'Lecce', country_code: 'IT' }]);
		// They are those of the address before.
		expect((await bodyOf(account))[0].address).not.toHaveProperty('latitude');
	},
);

test('another name of the same place leaves it where it is on the map', async () => {
	const account = await withTasting({ address: ADDRESS }, { patchAddress: 'replaces' });
	await run(account, 'update', update({ address: { address: { venue: 'The Old Mill' } } }));
	expect(await bodyOf(account)).toEqual([
		{ address: { ...ADDRESS, location_name: 'The Old Mill' } },
	]);
});

test('an event without an address gets one', async () => {
	const account = await withTasting();
	const { output } = await run(
		account,
		'update',
		update({ address: { address: { city: 'Bari' } } }),
	);
	expect(output).toMatchObject([{ city: 'Bari' }]);
});

test.each([
	['a text', '{"notify_owner_on_reg": true}'],
	['an object', { notify_owner_on_reg: true }],
])('what has no field of its own is given as %s', async (_kind, otherFields) => {
	const account = await withTasting();
	const items = [{ otherFields }];
	const parameters = update({ otherFields: '={{ $json.otherFields }}' });
	const { error } = await run(account, 'update', parameters, { items });
	expect(error).toBeUndefined();
	expect(await bodyOf(account)).toEqual([{ notify_owner_on_reg: true }]);
});

test.each([
	[{}, "'Update Fields' has no value"],
	[{ title: '', otherFields: '' }, "'Update Fields' has no value"],
	[{ title: 'A', otherFields: '{}' }, "'Other Fields' is not a JSON object"],
	[{ address: { address: { city: '' } } }, "'Update Fields' has no value"],
	[{ name: 'x'.repeat(101) }, "'Name' has 101 characters"],
	[{ title: 'x'.repeat(101) }, "'Title' has 101 characters"],
	[{ description: 'x'.repeat(601) }, "'Description' has 601 characters, 600 are allowed"],
	[{ timeZone: 'Italy' }, `'Time Zone' is not a time zone: "Italy"`],
	[{ timeZone: '+05:30' }, `'Time Zone' is not a time zone: "+05:30"`],
	[{ start: 'soon' }, "'Start' is not a date and time"],
	[{ end: 'late' }, "'End' is not a date and time"],
	[{ start: '2027-05-02', end: '2027-05-01' }, "'End' is before 'Start'"],
	[{ address: { address: { countryCode: 'ITA' } } }, "'Country Code' has 3 characters"],
	[{ address: { address: { stateCode: 'Mass.' } } }, "'State Code' has 5 characters"],
	[{ otherFields: '{' }, "'Other Fields' is not a JSON object"],
	[{ otherFields: '[1]' }, "'Other Fields' is not a JSON object"],
	[
		{ title: 'A', otherFields: '{"status":"CANCELLED"}' },
		`'Other Fields' has "status", which cannot`,
	],
	[{ otherFields: { event_id: EVENT, title: 'A' } }, `'Other Fields' has "event_id", which cannot`],
	[{ otherFields: { campaign_id: EVENT } }, `'Other Fields' has "campaign_id", which cannot`],
	[{ title: 'A', otherFields: '{"title":"B"}' }, `'Other Fields' has "title", which another field`],
	[
		{ address: { address: { city: 'Bari' } }, otherFields: '{"address":{}}' },
		`'Other Fields' has "address", which another field`,
	],
])('%j changes nothing', async (updateFields, words) => {
	const account = await withTasting();
	const { message } = await run(account, 'update', update(updateFields));
	expect(message).toContain(words);
	expect(await account.requests()).toEqual([]);
});

test.each([
	[{ status: 'COMPLETE' }, { title: 'After' }],
	[{}, { name: 'Taken' }],
])('%j with %j is refused with what may be wrong', async (event, updateFields) => {
	const account = await withTasting(event);
	await account.setEvent({ name: 'Taken' });
	const { remedy } = await run(account, 'update', update(updateFields));
	expect(remedy).toContain('Only drafts and active events can be changed');
});

const US = {
	...ADDRESS,
	state: 'Massachusetts',
	state_code: 'MA',
	country: 'United States',
	country_code: 'US',
};

test.each([
	[{ state: 'New York' }, `'State' becomes "New York", but 'State Code' would stay "MA"`],
	[{ stateCode: 'NY' }, `'State Code' becomes "NY", but 'State' would stay "Massachusetts"`],
	[{ country: 'Italy' }, `'Country' becomes "Italy", but 'Country Code' would stay "US"`],
	[{ countryCode: 'IT' }, `'Country Code' becomes "IT", but 'Country' would stay "United States"`],
])('a name beside the code of another place is refused: %j', async (address, words) => {
	const account = await withTasting({ address: US });
	const { message } = await run(account, 'update', update({ address: { address } }));
	expect(message).toContain(words);
	expect(await bodyOf(account)).toEqual([]);
});

test.each([
	[
		{ state: 'New York', stateCode: 'NY' },
		{ state: 'New York', state_code: 'NY' },
	],
	[
		{ state: 'Massachusetts', city: 'Salem' },
		{ city: 'Salem', state_code: 'MA' },
	],
])('both of them, and what does not change, are taken: %j', async (address, sent) => {
	const account = await withTasting({ address: US });
	await run(account, 'update', update({ address: { address } }));
	expect(await bodyOf(account)).toMatchObject([{ address: sent }]);
});

test('a change after which the event cannot be read is told as done', async () => {
	const account = await withTasting();
	await account.fault({ method: 'GET', answer: { status: 500 } });
	const { message } = await run(account, 'update', update({ title: 'After' }));
	expect(message).toContain('The event was changed before, and could not be read again');
	expect(await bodyOf(account)).toHaveLength(1);
});

test.each([
	[['Tasting', 'Market'], `'Event' names 2, and one is taken: "["Tasting","Market"]"`],
	[[EVENT, OTHER], "'Event' names 2, and one is taken"],
	['["Tasting", "Market"]', "'Event' names 2, and one is taken"],
])('several events are refused, and none of them is taken: %j', async (event, words) => {
	const account = await withEvents([
		{ event_id: EVENT, name: 'Tasting' },
		{ event_id: OTHER, name: 'Market' },
	]);
	const parameters = { ...pick('={{ $json.event }}'), updateFields: { title: 'After' } };
	const { message } = await run(account, 'update', parameters, { items: [{ event }] });
	expect(message).toContain(words);
	expect(await account.requests()).toEqual(['GET /v3/events']);
});

test.each([{ id: EVENT }, true, 'undefined', '[object Object]', 'null', 'Tast\ufffdng'])(
	'what is no ID and no name asks for nothing: %j',
	async (event) => {
		const account = await withTasting();
		const parameters = { ...pick('={{ $json.event }}'), updateFields: { title: 'After' } };
		const { message } = await run(account, 'update', parameters, { items: [{ event }] });
		expect(message).toMatch(/^'Event' (is not text|has lost a character)/);
		expect(await account.requests()).toEqual([]);
	},
);

test('a new name is that by which later items find the event', async () => {
	const account = await withEvents([{ event_id: EVENT, name: 'Tasting' }]);
	const items = [
		{ event: 'Tasting', name: 'Market' },
		{ event: 'Market', name: 'Fair' },
	];
	const { output } = await run(
		account,
		'update',
		{ ...pick('={{ $json.event }}', 'name'), updateFields: { name: '={{ $json.name }}' } },
		{ items },
	);
	expect(output.map(({ name }) => name)).toEqual(['Market', 'Fair']);
	expect((await account.requests()).filter((each) => each === 'GET /v3/events')).toHaveLength(1);
});
