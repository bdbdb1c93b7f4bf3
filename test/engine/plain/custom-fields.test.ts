import type { INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const LEVEL = '22222222-0000-4000-8000-000000000001';
const NOTE = '22222222-0000-4000-8000-000000000002';
const FIELDS = [
	{
		custom_field_id: LEVEL,
		label: 'Level',
		type: 'single_select',
		choices: [
			{ choice_id: 7, choice_label: 'Gold', display_order: 1 },
			{ choice_id: 8, choice_label: 'Silver', display_order: 2 },
			{ choice_id: 9, choice_label: 'Tin', display_order: 3, deleted_at: '2026-01-01' },
		],
	},
	{ custom_field_id: NOTE, label: 'Note', type: 'string' },
];

const run = runOf('customField');

const pick = (value: string, mode = 'name'): INodeParameters => ({
	customField: { __rl: true, mode, value },
});

describe('create', () => {
	test.each<[string, INodeParameters, object]>([
		['text', { type: 'string' }, { type: 'string' }],
		[
			'whole numbers',
			{ type: 'number', additionalFields: { decimalPlaces: 0, allowNegative: true } },
			{ type: 'number', metadata: { integer: true, allow_negative: true } },
		],
		[
			'money',
			{ type: 'currency', additionalFields: { decimalPlaces: 2, currencyCode: 'eur' } },
			{
				type: 'currency',
				metadata: { integer: false, decimal_places: 2, currency_code: 'EUR' },
			},
		],
		[
			'a real date',
			{ type: 'date', additionalFields: { dateVersion: 2, dateFormat: 'DD/MM/YYYY' } },
			{ type: 'date', version: 2, metadata: { display_format: 'DD/MM/YYYY' } },
		],
		[
			'choices',
			{
				type: 'multi_select',
				choices: ' Gold, Silver ,gold,',
				additionalFields: { displayType: 'checkbox' },
			},
			{
				type: 'multi_select',
				metadata: { display_type: 'checkbox' },
				choices: [
					{ choice_label: 'Gold', display_order: 1 },
					{ choice_label: 'Silver', display_order: 2 },
				],
			},
		],
		[
			'choices with commas',
			{ type: 'single_select', choices: "={{ ['Red, dark', 'Blue'] }}" },
			{
				type: 'single_select',
				choices: [
					{ choice_label: 'Red, dark', display_order: 1 },
					{ choice_label: 'Blue', display_order: 2 },
				],
			},
		],
	])('writes a field for %s', async (_what, parameters, body) => {
		const account = await TestAccount.create();
		const { output, error } = await run(account, 'create', { label: ' A field ', ...parameters });
		expect(error).toBeUndefined();
		expect(output[0]).toMatchObject({ label: 'A field', name: 'a_field' });
		const [request] = await account.journal('POST /v3/contact_custom_fields');
		expect(request.body).toEqual({ label: 'A field', ...body });
	});

	const fromItem: INodeParameters = {
		label: 'A',
		type: '={{ $json.type }}',
		choices: '={{ $json.choices }}',
		additionalFields: Object.fromEntries(
			['currencyCode', 'decimalPlaces', 'displayType'].map((name) => [
				name,
				`={{ $json.${name} }}`,
			]),
		),
	};
	test.each([
		[{ type: 'text' }, `'Type' is "text"`, 'multi_select'],
		[{ type: 'single_select' }, "'Choices' is empty", 'separated by commas'],
		[{ type: 'string', choices: 'A' }, "'Choices' does not go with the type string", 'One Choice'],
		[
			{ type: 'number', currencyCode: 'EUR' },
			"'Currency Code' does not go with the type number",
			'it is for currency',
		],
		[
			{ type: 'currency', currencyCode: 'E1' },
			"'Currency Code' does not have three letters",
			'USD',
		],
		[
			{ type: 'number', decimalPlaces: 5 },
			"'Decimal Places' is not a whole number from 0 to 4",
			'0 to 4',
		],
		[
			{
				type: 'single_select',
				choices: Array.from({ length: 21 }, (_, index) => `C${index}`),
				displayType: 'radio',
			},
			'The field would have 21 choices, Constant Contact allows 20',
			'Dropdown',
		],
	])('%j is refused before anything is sent', async (item, message, words) => {
		const account = await TestAccount.create();
		const { error, remedy } = await run(account, 'create', fromItem, { items: [item] });
		expect(error?.message).toContain(message);
		expect(remedy).toContain(words);
		expect(await account.requests()).toEqual([]);
	});
});

describe('update', () => {
	const lastBody = async (account: TestAccount) => (await account.journal()).at(-1)?.body;

	test('renames, and keeps the choices with their IDs', async () => {
		const account = await TestAccount.create({ customFields: FIELDS });
		const parameters = { ...pick('level'), updateFields: { label: 'Rank' } };
		const { output } = await run(account, 'update', parameters);
		expect(output[0]).toMatchObject({ custom_field_id: LEVEL, label: 'Rank' });
		expect(await lastBody(account)).toEqual({
			label: 'Rank',
			choices: [
				{ choice_id: 7, choice_label: 'Gold', display_order: 1 },
				{ choice_id: 8, choice_label: 'Silver', display_order: 2 },
			],
		});
	});

	test('adds and removes choices', async () => {
		const account = await TestAccount.create({ customFields: FIELDS });
		const updateFields = { addChoices: 'silver, Bronze', removeChoices: 'Gold' };
		await run(account, 'update', { ...pick(LEVEL, 'id'), updateFields });
		expect(await lastBody(account)).toEqual({
			label: 'Level',
			choices: [
				{ choice_id: 8, choice_label: 'Silver', display_order: 2 },
				{ choice_label: 'Bronze', display_order: 3 },
			],
		});
	});

	test('sends nothing when the choices are there already', async () => {
		const account = await TestAccount.create({ customFields: FIELDS });
		const updateFields = { addChoices: 'Gold,Silver' };
		const { output } = await run(account, 'update', { ...pick(LEVEL, 'id'), updateFields });
		expect(output[0]).toMatchObject({ custom_field_id: LEVEL });
		expect(await account.requests()).toEqual([`GET /v3/contact_custom_fields/${LEVEL}`]);
	});

	test.each([
		[
			'Level',
			{ removeChoices: 'Gold, silver' },
			'names every choice of the field',
			'Keep a choice',
		],
		['Level', { removeChoices: ['7', '8'] }, 'names every choice of the field', 'Keep a choice'],
		['Level', { removeChoices: 'Lead' }, `names "Lead", which the field does not have`, '"Gold"'],
		['Note', { addChoices: 'A' }, `The custom field "Note" has no choices`, 'pick a field'],
		['Note', {}, "'Update Fields' has no value", 'Add a field'],
	])('of %s with %j is refused', async (name, updateFields, message, words) => {
		const account = await TestAccount.create({ customFields: FIELDS });
		const { error, remedy } = await run(account, 'update', { ...pick(name), updateFields });
		expect(error?.message).toContain(message);
		expect(remedy).toContain(words);
		expect(await account.journal(`PUT /v3/contact_custom_fields/${LEVEL}`)).toEqual([]);
	});

	test('a field is found by its new label later in the run', async () => {
		const account = await TestAccount.create({ customFields: FIELDS });
		const items = [
			{ from: 'Note', to: 'Remark' },
			{ from: 'Remark', to: 'Comment' },
		];
		const updateFields = { label: '={{ $json.to }}' };
		const parameters = { ...pick('={{ $json.from }}'), updateFields };
		const { output } = await run(account, 'update', parameters, { items });
		expect(output.map(({ label }) => label)).toEqual(['Remark', 'Comment']);
	});
});

test('a deleted field is gone, for later items too', async () => {
	const account = await TestAccount.create({ customFields: FIELDS });
	const { error } = await run(account, 'delete', pick('Note'), { items: [{}, {}] });
	expect(error?.message).toBe(
		`'Custom Field' names "Note", which the account does not have [item 1]`,
	);
	const left = await run(account, 'getAll', { returnAll: true });
	expect(left.output.map(({ label }) => label)).toEqual(['Level']);
	const one = await run(account, 'delete', pick(LEVEL, 'id'));
	expect(one.output).toEqual([{ custom_field_id: LEVEL, deleted: true }]);
});

describe('what is null in an answer', () => {
	const stored = {
		custom_field_id: LEVEL,
		label: 'Level',
		type: 'single_select',
		metadata: null,
		choices: [
			{ choice_id: 7, choice_label: 'Gold', display_order: null, deleted_at: null },
			{ choice_id: 8, choice_label: 'Silver' },
		],
	};

	test.each<[INodeParameters, object]>([
		[
			{ label: 'Rank' },
			[
				{ choice_id: 7, choice_label: 'Gold' },
				{ choice_id: 8, choice_label: 'Silver' },
			],
		],
		[{ removeChoices: 'Silver' }, [{ choice_id: 7, choice_label: 'Gold' }]],
	])('is never sent back by an update of %j', async (updateFields, choices) => {
		const account = await TestAccount.create({ customFields: FIELDS });
		const path = `/v3/contact_custom_fields/${LEVEL}`;
		await account.fault({ path, method: 'GET', answer: { status: 200, body: stored } });
		await run(account, 'update', { ...pick(LEVEL, 'id'), updateFields });
		const [{ body }] = await account.journal(`PUT ${path}`);
		expect(body).toMatchObject({ choices });
		expect(JSON.stringify(body)).not.toContain('null');
	});

	test('an update of the label leaves out choices that are all deleted', async () => {
		const account = await TestAccount.create({ customFields: FIELDS });
		const path = `/v3/contact_custom_fields/${LEVEL}`;
		const gone = { choice_id: 7, choice_label: 'Gold', deleted_at: '2026-01-01' };
		const body = { ...stored, choices: [gone] };
		await account.fault({ path, method: 'GET', answer: { status: 200, body } });
		await run(account, 'update', { ...pick(LEVEL, 'id'), updateFields: { label: 'Rank' } });
		const [put] = await account.journal(`PUT ${path}`);
		expect(put.body).toEqual({ label: 'Rank' });
	});
});

test.each<[INodeParameters]>([
	[{ dateFormat: 'DD.MM.YYYY' }],
	[{ dateFormat: 'X', dateVersion: 1 }],
])('a date that is stored as text has no format: %j', async (additionalFields) => {
	const account = await TestAccount.create();
	const parameters = { label: 'Since', type: 'date', additionalFields };
	const { error, remedy } = await run(account, 'create', parameters);
	expect(error?.message).toMatch(/^'Date Format' is ".*", but only real dates have one/);
	expect(remedy).toContain("'Date Version'");
	expect(await account.requests()).toEqual([]);
});
