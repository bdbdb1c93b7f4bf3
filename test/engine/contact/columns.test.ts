import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AUTOMATIC, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

/** Map Automatically over the items, and the hints that the run shows above its output. */
async function mapAutomatically(
	operation: string,
	items: IDataObject[],
	email: string,
	more: INodeParameters = {},
) {
	const account = await TestAccount.create({ lists: [{ name: 'News' }], tags: [{ name: 'VIP' }] });
	const parameters = { email, lists: ['News'], ...AUTOMATIC, ...more };
	return { account, ...(await runOf('contact')(account, operation, parameters, { items })) };
}

test.each(['upsert', 'create', 'import'])(
	'%s takes the body of what a Webhook node hands over',
	async (operation) => {
		const item = {
			headers: { host: 'example.com', city: 'Nowhere' },
			params: {},
			query: {},
			body: { email: 'ann@example.com', first_name: 'Ann', 'Last-Name': 'Lee' },
			webhookUrl: 'https://example.com/webhook',
		};
		const { account, error } = await mapAutomatically(operation, [item], '={{ $json.body.email }}');
		expect(error).toBeUndefined();
		const contact = await account.contact('ann@example.com');
		expect(contact).toMatchObject({ first_name: 'Ann', last_name: 'Lee', street_addresses: [] });
	},
);

test('columns of which none is a contact field are told', async () => {
	const item = { email: 'ann@example.com', colour: 'red', shoe_size: 43 };
	const { output, hints } = await mapAutomatically('upsert', [item], '={{ $json.email }}');
	expect(JSON.stringify([output, hints])).toContain('None of the columns is a contact field');
});

test('a row without the columns that others have is not told to rename its columns', async () => {
	const items = [
		{ email: 'ann@example.com', shoe_size: 43 },
		{ email: 'bob@example.com', City: '' },
	];
	const { output, hints } = await mapAutomatically('upsert', items, '={{ $json.email }}');
	expect(output.map(({ warnings }) => warnings)).toEqual([undefined, undefined]);
	expect(hints.map(({ message }) => message)).toEqual([
		'Not taken as contact fields: "shoe_size". To keep one, give it the name of a field, or add a custom field.',
	]);
});

describe('columns of lists and tags', () => {
	const item = { email: 'ann@example.com', first_name: 'Ann', lists: ['News'], Tags: ['vip'] };
	const LISTS = "lists are picked in 'List Names or IDs', drag the column there";
	const TAGS = "tags are picked in 'Tag Names or IDs', drag the column there";

	test.each<[string, INodeParameters, string[]]>([
		['upsert', { lists: [] }, [`"lists": ${LISTS}`, `"Tags": ${TAGS}`]],
		['upsert', {}, [`"lists": ${LISTS}`, `"Tags": ${TAGS}`]],
		['upsert', { lists: '={{ $json.lists }}' }, [`"Tags": ${TAGS}`]],
		['create', { lists: '={{ $json.lists }}', tags: '={{ ["VIP"] }}' }, []],
		[
			'import',
			{ lists: '={{ $json.lists }}' },
			[`"Tags": an import carries no tags, use 'Add Tag' for them`],
		],
	])(
		'are told by %s %j, unless an expression reads them: they put nobody on a list',
		async (operation, more, told) => {
			const { account, hints } = await mapAutomatically(
				operation,
				[item],
				'={{ $json.email }}',
				more,
			);
			const [hint] = hints;
			expect(hints).toHaveLength(told.length > 0 ? 1 : 0);
			expect(hint?.message).toBe(told.length > 0 ? `${told.join('. ')}.` : undefined);
			if (more.lists === undefined || told.length < 2) return;
			expect(await account.contact('ann@example.com')).toMatchObject({ list_memberships: [] });
		},
	);

	test('are told beside the others, and a custom field that the account does not have', async () => {
		const given = { ...item, lists: undefined, custom_fields: { 'Job Titel': 'Head' }, shoe: 43 };
		const { hints } = await mapAutomatically('upsert', [given], '={{ $json.email }}');
		expect(hints.map(({ message }) => message)).toEqual([
			`Not taken as contact fields: "custom_fields.Job Titel" (closest fields: "Job Title"), "shoe". To keep one, give it the name of a field, or add a custom field. "Tags": ${TAGS}.`,
		]);
	});
});

test.each(['$json.list', '$json["list"]', "$json['list']"])(
	'a column that another parameter takes as %s is used',
	async (expression) => {
		const item = { email: 'ann@example.com', first_name: 'Ann', list: 'News', listing: 'x' };
		const lists = `={{ ${expression} }}`;
		const { hints } = await mapAutomatically('upsert', [item], '={{ $json.email }}', { lists });
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^Not taken as contact fields: "listing"[^"]*\. To keep one/),
		]);
	},
);

test.each<[string, object, string]>([
	['a column', { '<img src=x onerror=alert(1)>': 'R&D' }, '"&lt;img src=x onerror=alert(1)>"'],
	['a phone without a kind', { phone_numbers: [{ phone_number: '1' }] }, '"phone_numbers"'],
	['an address without a kind', { street_addresses: [{ city: 'Rome' }] }, '"street_addresses"'],
])('%s is told by its name, which is no HTML', async (_, more, name) => {
	const given = { first_name: 'Ann', email: 'ann@example.com', ...more };
	const { hints } = await mapAutomatically('upsert', [given as never], '={{ $json.email }}');
	expect(hints.map(({ message }) => message)).toEqual([
		expect.stringContaining(`Not taken as contact fields: ${name}. `),
	]);
});

test('what a form of n8n adds to each row is not told', async () => {
	const given = { first_name: 'Ann', email: 'ann@example.com', shoe: 43 };
	const row = { ...given, submittedAt: '2026-03-31T08:15:00.000Z', formMode: 'test' };
	const { hints } = await mapAutomatically('upsert', [row], '={{ $json.email }}');
	expect(hints.map(({ message }) => message)).toEqual([
		expect.stringContaining('Not taken as contact fields: "shoe". '),
	]);
});

test('40 columns that mean nothing are told once, however many items have them', async () => {
	const others = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`Ledger ${at}`, at]));
	const items = Array.from({ length: 2000 }, (_, at) => ({
		email: `p${at}@example.com`,
		first_name: 'P',
		...others,
	}));
	const { error, output, hints } = await mapAutomatically('import', items, '={{ $json.email }}');
	expect(error).toBeUndefined();
	expect(hints).toHaveLength(1);
	expect(JSON.stringify(hints).length).toBeLessThan(3000);
	expect(JSON.stringify(output).length).toBeLessThan(10_000 + 30 * items.length);
}, 60_000);
