import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { inEditor } from '../../support/engine';
import { TestAccount } from '../../support/simulator';

const { loadOptions, resourceMapping } = new ConstantContact().methods;

test('the dropdown shows the lists of all pages, by name', async () => {
	const names = Array.from({ length: 501 }, (_, index) => `List ${String(index).padStart(3, '0')}`);
	const account = await TestAccount.create({
		lists: [...names].reverse().map((name) => ({ name })),
		expired: true,
	});
	const options = await inEditor(account, loadOptions.getLists);
	expect(options.map(({ name }) => name)).toEqual(names);
	expect(options[0].value).toMatch(/^[0-9a-f-]{36}$/);
});

test('the mapper shows standard fields and every custom field with its type', async () => {
	const types = [
		'string',
		'text_area',
		'number',
		'currency',
		'boolean',
		'date',
		'datetime',
		'single_select',
		'multi_select',
	];
	const choices = [
		{ choice_id: 1, choice_label: 'Red', display_order: 1 },
		{ choice_id: 2, choice_label: 'Blue', display_order: 2 },
	];
	const account = await TestAccount.create({
		// The service lists the newest first.
		customFields: types.map((type, index) => ({
			label: `My ${type}`,
			created_at: new Date(-index * 1000).toISOString(),
			type,
			...(type.endsWith('select') && { choices }),
		})),
	});
	const { fields } = await inEditor(account, resourceMapping.getContactFields);
	expect(fields.map(({ id }) => id).slice(0, 5)).toEqual([
		'first_name',
		'last_name',
		'company_name',
		'job_title',
		'phone',
	]);
	expect(
		fields.slice(-9).map(({ displayName, type, options }) => [displayName, type, options]),
	).toEqual([
		['My string', 'string', undefined],
		['My text_area', 'string', undefined],
		['My number', 'number', undefined],
		['My currency', 'number', undefined],
		[
			'My boolean',
			'options',
			[
				{ name: 'True', value: 'true' },
				{ name: 'False', value: 'false' },
			],
		],
		['My date', 'dateTime', undefined],
		['My datetime', 'dateTime', undefined],
		[
			'My single_select',
			'options',
			[
				{ name: 'Red', value: 'Red' },
				{ name: 'Blue', value: 'Blue' },
			],
		],
		['My multi_select (any of Red, Blue)', 'string', undefined],
	]);
	expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
	// A switch would show a value that is not stored, and could not be emptied.
	expect(fields.filter(({ type, defaultValue }) => type === 'boolean' || defaultValue)).toEqual([]);
	const clearable = await inEditor(account, loadOptions.getClearableFields);
	expect(clearable.map(({ name }) => name)).not.toContain('Phone');
	expect(clearable).toHaveLength(fields.length - 1);
});

test.each([
	[['Red', 'Blue'], 'Colour (any of Red, Blue)'],
	[['A', 'B', 'C', 'D', 'E', 'F'], 'Colour (any of A, B, C, D, E, …)'],
	[['x'.repeat(30), 'y'.repeat(30)], `Colour (any of ${'x'.repeat(30)}, …)`],
	[['x'.repeat(60), 'Red'], 'Colour (any of …)'],
])(
	'a field that takes several of %j says so in what the editor has room for',
	async (labels, name) => {
		const choices = labels.map((choice_label, index) => ({
			choice_id: index + 1,
			choice_label,
			display_order: index + 1,
		}));
		const customFields = [{ label: 'Colour', type: 'multi_select', choices }];
		const account = await TestAccount.create({ customFields });
		const { fields } = await inEditor(account, resourceMapping.getContactFields);
		expect(fields.at(-1)?.displayName).toBe(name);
	},
);

test('a failure says what to do', async () => {
	const account = await TestAccount.create({ settings: { privileges: [] } });
	await expect(inEditor(account, loadOptions.getLists)).rejects.toMatchObject({
		message:
			'Constant Contact denied access (403): Forbidden. The user has no privilege contacts:lists:read',
		remedy: expect.stringContaining('Account Owner'),
	});
});
