import type { INodeParameters } from 'n8n-workflow';
import { AUTOMATIC, run } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const ANN = 'ann@example.com';
const DRAG = (column: string) => `Drag the column "${column}" into the field 'Email'`;
const FILL = "Fill in 'Email'";

test.each<[string, Record<string, unknown>, string]>([
	['of another name', { 'E-Mail': ANN }, DRAG('E-Mail')],
	['that means it most clearly', { 'Billing Email': ANN, 'Email 1': ANN }, DRAG('Email 1')],
	['of a web form', { headers: {}, params: {}, query: {}, body: { Mail: ANN } }, DRAG('Mail')],
	['that is empty', { 'E-Mail': '' }, FILL],
	['without an email in it', { Mail: 'by post' }, FILL],
	['of a contact in parts', { email_address: { address: ANN } }, FILL],
	['that means something else', { 'First Name': ANN }, FILL],
])('an empty email names a column %s, and takes it from none', async (_, row, remedy) => {
	for (const operation of ['upsert', 'import']) {
		const account = await TestAccount.create({ lists: [{ name: 'News' }] });
		const parameters = { resource: 'contact', operation, lists: ['News'], ...AUTOMATIC };
		const failed = await run(
			account,
			{ ...parameters, email: '={{ $json.email }}' },
			{ items: [row as never] },
		);
		expect(failed.message).toContain("'Email' is missing");
		expect(failed.remedy).toContain(remedy);
		expect(await account.contacts()).toEqual([]);
	}
});

const NEWS = { lists: ['News'] };
const NUMBER = {
	nationalNumber: '781 555 1212',
	mediumUrl: 'https://example.com',
	details: 'Form',
};

describe.each<[string, INodeParameters]>([
	['create', {}],
	['import', { ...NEWS, options: { smsNumber: '781 555 1212' } }],
	['upsert', { ...NEWS, permission: 'explicit', options: { smsSignUp: { consent: NUMBER } } }],
])('where %s takes a person without an email', (operation, parameters) => {
	test.each<[object, number, unknown]>([
		[{ 'E-Mail': ANN }, 0, expect.stringContaining(DRAG('E-Mail'))],
		[{ email_address: { address: ANN } }, 0, expect.stringContaining(FILL)],
		[{ 'E-Mail': '' }, 1, undefined],
	])('%j makes %d contacts', async (row, count, remedy) => {
		const account = await TestAccount.create({ lists: [{ name: 'News' }] });
		const { remedy: told } = await run(
			account,
			{ resource: 'contact', operation, email: '={{ $json.email }}', ...parameters, ...AUTOMATIC },
			{ items: [{ ...row, first_name: 'Eve' } as never] },
		);
		expect(told).toEqual(remedy);
		expect(await account.contacts()).toHaveLength(count);
	});
});
