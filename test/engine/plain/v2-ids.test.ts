import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runOf, type RunSettings } from '../../support/run';
import { TestAccount } from '../../support/simulator';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const uuid = (number: number) => `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const known = (count: number) => Object.fromEntries(upTo(count).map((id) => [id, uuid(id)]));
const CONTACTS = '/v3/contacts/contact_id_xrefs';

const convert = async (
	account: TestAccount,
	parameters: INodeParameters,
	items: IDataObject[] = [{}],
	settings: RunSettings['settings'] = {},
) => await runOf('account')(account, 'convertV2Ids', parameters, { items, settings });

const SIDES = SIMULATOR_SWITCHES.unknownV2Id.flatMap((unknownV2Id) =>
	SIMULATOR_SWITCHES.v2IdForm.map((v2IdForm) => ({ unknownV2Id, v2IdForm })),
);

describe.each(SIDES)('%j', (switches) => {
	test('each ID is an item, also one that is not known, and one that is given twice', async () => {
		const account = await TestAccount.create({
			v2Ids: { contacts: known(3) },
			settings: { switches },
		});
		const items = [{ ids: '2, 0000000009,1' }, { ids: [2, '002'] }];
		const { output, paired } = await convert(account, { v2Ids: '={{ $json.ids }}' }, items);
		expect(output).toEqual([
			{ v2_id: '2', found: true, contact_id: uuid(2) },
			{ v2_id: '0000000009', found: false },
			{ v2_id: '1', found: true, contact_id: uuid(1) },
			{ v2_id: '2', found: true, contact_id: uuid(2) },
			{ v2_id: '002', found: true, contact_id: uuid(2) },
		]);
		expect(paired.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 0, 1, 1].map((item) => ({ item })),
		);
		const [{ query }] = await account.journal();
		expect(query).toEqual({ sequence_ids: '002,0000000009,1' });
	});
});

test.each([
	['contacts', 1001, 3, CONTACTS],
	['lists', 501, 2, '/v3/contact_lists/list_id_xrefs'],
	['campaigns', 101, 3, '/v3/emails/campaign_id_xrefs'],
])('%s: %i items take %i requests', async (of, count, requests, path) => {
	const account = await TestAccount.create({ v2Ids: { [of]: known(count) } });
	const items = upTo(count).map((id) => ({ id }));
	const { output, message } = await convert(account, { of, v2Ids: '={{ $json.id }}' }, items);
	expect(message).toBeUndefined();
	expect(output.filter(({ found }) => found)).toHaveLength(count);
	expect(await account.requests()).toEqual(Array(requests).fill(`GET ${path}`));
});

test('items may be of several kinds', async () => {
	const account = await TestAccount.create({
		v2Ids: { lists: known(1), campaigns: known(1) },
	});
	const items = ['lists', 'campaigns', 'lists'].map((of) => ({ of }));
	const { output } = await convert(account, { of: '={{ $json.of }}', v2Ids: '1' }, items);
	expect(output).toEqual([
		{ v2_id: '1', found: true, list_id: uuid(1) },
		{ v2_id: '1', found: true, campaign_id: uuid(1), campaign_activity_id: uuid(1) },
		{ v2_id: '1', found: true, list_id: uuid(1) },
	]);
	expect(await account.requests()).toHaveLength(2);
});

test('a request that fails is one error of each item that needs it, and of no other', async () => {
	const account = await TestAccount.create({ v2Ids: { contacts: known(600) } });
	await account.fault({ path: CONTACTS, skip: 1, answer: { status: 503 } });
	const items = [{ ids: upTo(500) }, { ids: [1, ...upTo(600).slice(500)] }];
	const { paired } = await convert(account, { v2Ids: '={{ $json.ids }}' }, items, {
		onError: 'continueRegularOutput',
	});
	expect(paired).toHaveLength(502);
	expect(paired[500].json).toMatchObject({ v2_id: '1', found: true });
	expect(paired[501].json.error).toContain('not available at the moment (503)');
});

test.each([
	['1, abc', '\'V2 IDs\' has a value that is not an ID of the V2 API: "abc"'],
	[uuid(1), "'V2 IDs' has a value that is not an ID of the V2 API"],
	['1.5', "'V2 IDs' has a value that is not an ID of the V2 API"],
	['={{ [] }}', "'V2 IDs' is empty"],
	['={{ 12345678901234567890 }}', "'V2 IDs' has a value that is not an ID of the V2 API"],
])('%j is refused, and the other item goes on', async (bad, words) => {
	const account = await TestAccount.create({ v2Ids: { contacts: known(1) } });
	const given = bad.startsWith('=') ? (JSON.parse(bad.slice(3, -2)) as object) : bad;
	const items = [{ ids: '1' }, { ids: given }];
	const { output, paired } = await convert(account, { v2Ids: '={{ $json.ids }}' }, items, {
		onError: 'continueRegularOutput',
	});
	expect(output[0]).toMatchObject({ v2_id: '1', found: true });
	expect(paired[1].json.error).toContain(words);
});

test('an answer without a list is told, and an ID without a V3 ID is not found', async () => {
	const account = await TestAccount.create();
	await account.fault({ path: CONTACTS, times: 1, answer: { status: 200, body: {} } });
	const { message } = await convert(account, { v2Ids: '1' });
	expect(message).toContain('did not come from the Constant Contact API');
	const xrefs = [{ sequence_id: '1', contact_id: null }];
	await account.fault({ path: CONTACTS, times: 1, answer: { status: 200, body: { xrefs } } });
	const { output } = await convert(account, { v2Ids: '1' });
	expect(output).toEqual([{ v2_id: '1', found: false }]);
});

test.each(['\u200b1\u2060', "'1", ' 1 ', '"1"'])(
	'what a spreadsheet or a web page puts around an ID is no part of it: %j',
	async (id) => {
		const account = await TestAccount.create({ v2Ids: { contacts: known(1) } });
		const { output } = await convert(account, { v2Ids: '={{ $json.id }}' }, [{ id }]);
		expect(output).toMatchObject([{ v2_id: '1', found: true }]);
	},
);
