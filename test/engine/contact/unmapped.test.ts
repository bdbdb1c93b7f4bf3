import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AUTOMATIC, mapped, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const ANN = 'ann@example.com';
const ROW = { Email: ANN, 'First name': 'Ann', Phone: '555-555-0101' };
const HOW = "add them under 'Contact Fields', or set 'Mapping Column Mode' to 'Map Automatically'.";

async function messages(operation: string, items: IDataObject[], more: INodeParameters = {}) {
	const account = await TestAccount.create({
		lists: [{ name: 'News' }],
		contacts: [{ email_address: { address: ANN, permission_to_send: 'implicit' } }],
	});
	const isUpdate = operation === 'update';
	const parameters = {
		...(isUpdate ? { contact: { __rl: true, mode: 'email', value: ANN } as never } : {}),
		email: operation === 'create' ? '={{ "new" + $itemIndex }}@example.com' : '={{ $json.Email }}',
		lists: ['News'],
		...more,
	};
	const { hints } = await runOf('contact')(account, operation, parameters, { items });
	return hints.map(({ message }) => message).filter((each) => each.includes('written'));
}

test.each([
	['upsert', "Of the contact's fields, only Email is written."],
	['create', "Of the contact's fields, only Email is written."],
	['import', "Of the contact's fields, only Email is written."],
	['update', "None of 'Contact Fields' is written."],
])('%s tells once which columns are not mapped', async (operation, written) => {
	expect(await messages(operation, [ROW, { ...ROW, City: '', shoe: 43 }])).toEqual([
		`${written} To write First Name, Phone, ${HOW}`,
	]);
});

test('five fields are named, those of all items', async () => {
	const more = { 'Last name': 'Lee', Company: 'Lee Ltd', 'Job title': 'Head', Birthday: '03-31' };
	const [message] = await messages('upsert', [ROW, { Email: ANN, ...more }]);
	expect(message).toMatch(/To write ([^,]+, ){4}[^,]+ and 1 more, add them/);
});

test.each<[string, INodeParameters, IDataObject]>([
	['something is mapped', mapped({ first_name: '={{ $json["First name"] }}' }), ROW],
	['what is mapped is empty here', mapped({ first_name: '={{ $json.missing }}' }), ROW],
	['columns are mapped automatically', AUTOMATIC, ROW],
	['the items have no such columns', {}, { Email: ANN, shoe: 43, Lists: 'News' }],
])('nothing is told where %s', async (_, parameters, item) =>
	expect(await messages('upsert', [item], parameters)).toEqual([]),
);
