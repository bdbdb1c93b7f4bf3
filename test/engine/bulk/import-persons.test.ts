import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const TEXT = '44444444-0000-4000-8000-000000000001';
const NEWS = '11111111-0000-4000-8000-000000000001';
const email = 'ann@example.com';

async function sent(
	operation: string,
	more: INodeParameters,
	items: IDataObject[],
	binary?: string,
) {
	const account = await TestAccount.create({
		lists: [{ list_id: NEWS, name: 'News' }],
		customFields: [{ custom_field_id: TEXT, label: 'Text', name: 'text', type: 'string' }],
	});
	const parameters = { lists: ['News'], ...more };
	const { output, error } = await runOf('contact')(account, operation, parameters, {
		items,
		...(binary && {
			binary: [
				{
					data: {
						data: Buffer.from(binary).toString('base64'),
						mimeType: 'text/csv',
						fileName: 'people.csv',
					},
				},
			],
		}),
	});
	expect(error).toBeUndefined();
	const [request] = await account.journal('POST /v3/activities/contacts_json_import');
	return { rows: request?.body.import_data as IDataObject[], body: request?.body, output };
}

const columns = ['first_name', 'phone', 'home_phone', 'mobile_phone', 'work_phone', 'other_phone'];
const fields = {
	mappingMode: 'defineBelow',
	value: Object.fromEntries([...columns, TEXT].map((name) => [name, `={{ $json['${name}'] }}`])),
} as never;
const importItems = async (items: IDataObject[], options: INodeParameters = {}) =>
	await sent(
		'import',
		{ email: '={{ $json.email ?? "ann@example.com" }}', fields, options },
		items,
	);

describe('items of an import about one person', () => {
	test('an empty value takes nothing away', async () => {
		const { rows } = await importItems([
			{ first_name: 'Ann', [TEXT]: 'x', home_phone: '1' },
			{ first_name: '', [TEXT]: null, home_phone: '  ' },
			{},
		]);
		expect(rows).toEqual([{ email, first_name: 'Ann', 'cf:text': 'x', home_phone: '1' }]);
	});

	test.each([
		[[{ phone: '1' }, { other_phone: '2' }], { other_phone: '2' }],
		[[{ other_phone: '2' }, { phone: '1' }], { phone: '1' }],
		[[{ phone: '1' }, { phone: '3' }], { phone: '3' }],
		[
			[{ phone: '1', home_phone: '4' }, { first_name: 'Ann' }],
			{ phone: '1', home_phone: '4', first_name: 'Ann' },
		],
	])('a phone without a kind is the other one, and the later counts: %j', async (items, row) => {
		expect((await importItems(items)).rows).toEqual([{ email, ...row }]);
	});

	test.each([
		[[{ home_phone: '2', mobile_phone: '3', work_phone: '4', phone: '1', first_name: 'Ann' }], 0],
		[
			[
				{ home_phone: '2', mobile_phone: '3', work_phone: '4' },
				{ phone: '1', first_name: 'Ann' },
			],
			1,
		],
	])('a phone without a place does not hinder the rest, and is told: %j', async (items, last) => {
		const { rows, output } = await importItems(items);
		expect(rows).toEqual([
			{ email, first_name: 'Ann', home_phone: '2', mobile_phone: '3', work_phone: '4' },
		]);
		expect(output[0].warnings).toEqual([
			expect.stringMatching(new RegExp(`^Item ${last}: 'Phone' "1" was not written`)),
		]);
	});

	test('many warnings are shortened', async () => {
		const full = { home_phone: '2', mobile_phone: '3', work_phone: '4', phone: '1' };
		const items = Array.from({ length: 13 }, (_, index) => ({
			...full,
			email: `p${index}@example.com`,
		}));
		const { output } = await importItems(items);
		expect(output[0].warnings).toHaveLength(11);
		expect(output[0].warnings).toContain('3 more rows were not written in full');
	});

	const sms = { smsNumber: '={{ $json.number }}', smsConsentDate: '={{ $json.agreed }}' };
	test.each([
		['keeps the consent', '(781) 555-1212', { sms_consent_date: '2024-01-02' }, 'explicit'],
		['takes no consent to another number over', '781 555 1313', {}, 'not_set'],
	])('a later item without a date of consent %s', async (_, number, consent, permission) => {
		const { rows, body } = await importItems(
			[
				{ number: '781 555 1212', agreed: '2024-01-02' },
				{ number, first_name: 'Ann' },
			],
			sms,
		);
		const sms_number = number.replace(/\D/g, '');
		expect(rows).toEqual([{ email, first_name: 'Ann', sms_number, ...consent }]);
		expect(body.sms_permission_to_send).toBe(permission);
	});
});

test('a phone without a place is told with its line of a file', async () => {
	const file = [
		'Email,Home Phone,Mobile Phone,Work Phone,Phone',
		'bo@example.com,2,3,4,',
		`${email},2,3,4,1`,
	].join('\n');
	const { rows, output } = await sent('importFile', {}, [{}], file);
	expect(rows).toHaveLength(2);
	expect(rows[1]).not.toHaveProperty('phone');
	expect(output[0].warnings).toEqual([
		expect.stringMatching(/^Line 3: 'Phone' "1" was not written/),
	]);
});
