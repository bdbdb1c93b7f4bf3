import type { IDataObject } from 'n8n-workflow';
import { ConstantContact } from '../../nodes/ConstantContact/ConstantContact.node';
import { contractSpecs } from '../support/read-document';
import { TestAccount } from '../support/simulator';
import { resourceOf } from './hold-contract';
import { offeredOperations } from './offered-parameters';

describe('the judge', () => {
	const body = { email_address: { address: 'ann@example.com' }, create_source: 'Account' };
	const put = { email_address: { address: 'ann@example.com' }, update_source: 'Account' };
	it.each([
		['an unknown property', 'POST', 'contacts', { ...body, phoner_number: '1' }, 'phoner_number'],
		['a text for an object', 'POST', 'contacts', { ...body, email_address: 'a@b.co' }, 'object'],
		[
			'a missing property',
			'PUT',
			'contacts/1',
			{ ...put, update_source: undefined },
			'update_source',
		],
		[
			'a property that is only read',
			'PUT',
			'contacts/1',
			{ ...put, contact_id: '1' },
			'contact_id',
		],
		['a name that is too long', 'POST', 'contacts', { ...body, last_name: 'x'.repeat(51) }, '50'],
		['an unknown query parameter', 'GET', 'contacts?page=2', undefined, 'page'],
		['one wrong value among several', 'GET', 'contacts?status=all,gone', undefined, 'status'],
		['a page size above the limit', 'GET', 'contacts?limit=501', undefined, '500'],
		['a sign-up without a list', 'POST', 'contacts/sign_up_form', {}, 'list_memberships'],
	])('objects to %s', async (_what, method, path, sent, words) => {
		const account = await TestAccount.create();
		await account.send(method, path, sent as IDataObject | undefined);

		const [{ violations: found }] = await account.journal();
		expect(found).toContainEqual(expect.stringMatching(`^request: .*${words}`));
	});

	it('has nothing against what the contract allows', async () => {
		const account = await TestAccount.create();
		await account.send('POST', 'contacts', body);
		await account.send('GET', 'contacts?status=all,active&include=notes,taggings&limit=500');

		expect((await account.journal()).map((entry) => entry.violations)).toEqual([[], []]);
	});
});

it('looks at every resource, each in a spec of its own', () => {
	const resources = offeredOperations(new ConstantContact().description).map(resourceOf);
	expect(contractSpecs()).toEqual(expect.arrayContaining([...new Set(resources), 'settings']));
});
