import { randomUUID } from 'node:crypto';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import {
	searchCampaigns,
	searchEvents,
	searchLists,
} from '../../nodes/ConstantContact/methods/list-search';
import { getCampaigns, getEvents } from '../../nodes/ConstantContact/methods/load-options';
import { toMultipart } from '../../nodes/ConstantContact/files/multipart';

/** An editor whose requests are all answered with this body. */
const editor = (body: object) =>
	({
		getTimezone: () => 'America/New_York',
		getCredentials: async () => ({ clientId: randomUUID() }),
		helpers: {
			httpRequestWithAuthentication: async () => ({ statusCode: 200, body, headers: {} }),
		},
	}) as unknown as ILoadOptionsFunctions;

test('campaigns that were removed are not offered, however their state is written', async () => {
	const campaigns = ['Done', 'Removed', 'REMOVED', 'Draft'].map((current_status, index) => ({
		campaign_id: `${index}`,
		name: current_status,
		current_status,
	}));
	const options = await getCampaigns.call(editor({ campaigns }));
	expect(options.map(({ name }) => name).sort()).toEqual(['Done · Done', 'Draft · Draft']);
});

test('campaigns are shown with how far they are, and found by name and by that', async () => {
	const campaigns = [
		{ campaign_id: '0', name: 'May', current_status: 'DRAFT' },
		{ campaign_id: '1', name: 'Sent one', current_status: 'Done' },
		{ campaign_id: '2', name: 'Other' },
	];
	const names = ['May · Draft', 'Sent one · Done', 'Other'];
	const expected = names.map((name, index) => ({ name, value: `${index}` }));
	expect(await getCampaigns.call(editor({ campaigns }))).toEqual(expected);
	expect((await searchCampaigns.call(editor({ campaigns }))).results).toEqual(expected);
	for (const wanted of ['sent one', 'DONE', 'one · done']) {
		const { results } = await searchCampaigns.call(editor({ campaigns }), wanted);
		expect(results).toEqual([expected[1]]);
	}
});

test('events that are deleted are not offered, and the order is that of the service', async () => {
	const records = ['DRAFT', 'ACTIVE', 'DELETED', 'COMPLETE'].map((status, index) => ({
		event_id: `${index}`,
		name: status,
		status,
	}));
	const options = await getEvents.call(editor({ records }));
	expect(options).toEqual(
		[0, 1, 3].map((index) => ({ name: records[index].name, value: `${index}` })),
	);
});

test('events are shown with the day on which they begin, in the time zone of the workflow', async () => {
	const starts = ['2026-09-18T22:00:00Z', '2026-10-17T02:00:00.000Z', 'soon', undefined];
	const records = starts.map((start_time, index) => ({
		event_id: `${index}`,
		name: 'Tasting',
		start_time,
	}));
	const names = ['Tasting (2026-09-18)', 'Tasting (2026-10-16)', 'Tasting', 'Tasting'];
	const expected = names.map((name, index) => ({ name, value: `${index}` }));
	expect(await getEvents.call(editor({ records }))).toEqual(expected);
	expect((await searchEvents.call(editor({ records }))).results).toEqual(expected);
	const { results } = await searchEvents.call(editor({ records }), '2026-10');
	expect(results).toEqual([expected[1]]);
});

test.each([
	['', ['News', 'Old news', 'VIP']],
	['news', ['News', 'Old news']],
	[' NEWS ', ['News', 'Old news']],
	['nothing', []],
])('what is typed is looked for in names: %j', async (typed, found) => {
	const lists = ['VIP', 'Old news', 'News'].map((name, index) => ({ name, list_id: `${index}` }));
	const { results } = await searchLists.call(editor({ lists }), typed);
	expect(results.map(({ name }) => name)).toEqual(found);
});

test('a file name cannot leave its place in the form', () => {
	const { content } = toMultipart({}, { name: 'a"; name="list_ids\r\nX: ü.csv', content: 'text' });
	expect(content.toString()).toContain('filename="a___name__list_ids__X___.csv"\r\n');
});
