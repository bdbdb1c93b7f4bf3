import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect, editor, newAccount } from './stage.mts';

const TYPES = [
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
const CHOICES = [
	{ choice_id: 1, choice_label: 'Red', display_order: 1 },
	{ choice_id: 2, choice_label: 'Blue', display_order: 2 },
];

/** A field's label says its type, as one of these words alone. */
const labelOf = (type: string) => `My ${type}`;

test('what is added by hand shows what is written', async (context) => {
	const { page } = editor;
	const account = newAccount({
		customFields: TYPES.map((type) => ({
			label: labelOf(type),
			type,
			...(type.endsWith('select') && { choices: CHOICES }),
		})),
	});
	const fields = [...account.customFields.values()];
	const idOf = (type: string) =>
		fields.find(({ label }) => label === labelOf(type))?.custom_field_id ?? '';
	const stored = () => {
		const [contact] = account.contacts.values();
		return Object.fromEntries(
			contact.custom_fields.map(({ custom_field_id, value, choice_ids }) => [
				fields.find((field) => field.custom_field_id === custom_field_id)?.type,
				value ?? choice_ids,
			]),
		);
	};
	const write = async () => {
		await editor.executeStep();
		await page.getByText('ann@example.com', { exact: true }).first().waitFor();
	};

	await editor.openWorkflow({
		name: 'By Hand',
		nodes: [
			editor.node('Start', 'n8n-nodes-base.manualTrigger'),
			editor.node('Write', 'n8n-nodes-constant-contact.constantContact', {
				credentials: await connect(account),
			}),
		],
	});

	await context.test('a field of each type is added, and writes nothing yet', async () => {
		await editor.openNode('Write');
		await editor.input('email').fill('ann@example.com');
		for (const type of TYPES) {
			await page.getByText('Add field to send').click();
			await page.keyboard.type(labelOf(type));
			await page.keyboard.press('Enter');
		}
		assert.equal(await editor.input(idOf('boolean')).inputValue(), '');
		await editor.shoot('by-hand-empty');
		await write();
		assert.deepEqual(stored(), {});
	});

	await context.test('filled in, each is stored as it shows', async () => {
		await editor.input(idOf('string')).fill('Blue');
		await editor.input(idOf('text_area')).fill('Some words');
		await editor.input(idOf('number')).fill('12');
		await editor.input(idOf('currency')).fill('9.5');
		await editor.pick(idOf('boolean'), 'True');
		for (const type of ['date', 'datetime']) {
			await editor.input(idOf(type)).fill('2026-02-01 08:15:00');
			await page.keyboard.press('Enter');
		}
		await editor.pick(idOf('single_select'), 'Red');
		await editor.input(idOf('multi_select')).fill('Red, Blue');
		await editor.shoot('by-hand-filled');
		await write();
		await page.getByText('updated', { exact: true }).first().waitFor();
		assert.deepEqual(stored(), {
			string: 'Blue',
			text_area: 'Some words',
			number: '12',
			currency: '9.5',
			boolean: 'true',
			date: '2026-02-01',
			// In n8n's preset zone, America/New_York.
			datetime: '2026-02-01T13:15:00Z',
			single_select: ['1'],
			multi_select: ['1', '2'],
		});
	});
});
