import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { inEditor } from '../../support/engine';
import { TestAccount } from '../../support/simulator';

const { searchContacts } = new ConstantContact().methods.listSearch;

/** Contacts of which only one, at this place, has the name; the API lists the newest first. */
async function accountWith(count: number, place: number): Promise<TestAccount> {
	return await TestAccount.create({
		contacts: Array.from({ length: count }, (_, index) => ({
			email_address: { address: `person${index}@example.com` },
			...(index === count - 1 - place && { first_name: 'Zoë' }),
		})),
	});
}

test('a part of a name is found on a later page, and no further page is read', async () => {
	const account = await accountWith(2100, 1200);
	const { results } = await inEditor(account, searchContacts, 'zoë');
	expect(results.map(({ name }) => name)).toEqual(['Zoë (person899@example.com)']);
	expect(await account.requests()).toHaveLength(3);
});

test('after ten pages without a match, it says how far it has looked, and goes on from there', async () => {
	const account = await accountWith(5600, 5550);
	const { results, paginationToken } = await inEditor(account, searchContacts, 'zoë');
	expect(results).toEqual([
		{
			name: 'None of 5,000 contacts has "zoë". Scroll to keep searching, or type the whole email',
			value: '',
		},
	]);
	expect(await account.requests()).toHaveLength(10);
	const more = await inEditor(account, searchContacts, 'zoë', paginationToken as string);
	expect(more.results.map(({ name }) => name)).toEqual(['Zoë (person49@example.com)']);
});

test('where nobody has it, and all were looked at, there is nothing to show', async () => {
	const account = await accountWith(600, 0);
	expect(await inEditor(account, searchContacts, 'nobody')).toEqual({
		results: [],
		paginationToken: undefined,
	});
});
