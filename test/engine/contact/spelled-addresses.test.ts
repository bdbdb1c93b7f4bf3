import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { mapped, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const ID = '33333333-0000-4000-8000-000000000001';
const HOME = '77777777-0000-4000-8000-000000000001';
const EMAIL = 'ann@example.com';

const account = async (home: object) =>
	await TestAccount.create({
		contacts: [
			{
				contact_id: ID,
				email_address: { address: EMAIL, permission_to_send: 'implicit' },
				street_addresses: [{ kind: 'home', street_address_id: HOME, ...home }],
			},
		],
	});

async function update(of: TestAccount, value: object, options: IDataObject = {}) {
	const contact = { __rl: true, mode: 'id', value: ID };
	const parameters = { contact, ...mapped(value), options: options as INodeParameters };
	const { output, error } = await runOf('contact')(of, 'update', parameters);
	expect(error).toBeUndefined();
	const [address] = (await of.contact(EMAIL))?.street_addresses as IDataObject[];
	return { warnings: output[0].warnings, address };
}

const ILLINOIS = { city: 'Chicago', state: 'Illinois', country: 'United States' };

describe('a state and a country that Constant Contact has written out', () => {
	test.each([
		['IL', 'US'],
		['il', 'USA'],
		['Il', 'U.S.A.'],
		['illinois', 'United States of America'],
	])('are removed when %s and %s are given', async (home_state, home_country) => {
		const of = await account(ILLINOIS);
		const { warnings, address } = await update(
			of,
			{ home_state, home_country },
			{ addressChange: 'remove' },
		);
		expect(warnings).toBeUndefined();
		expect(address).toMatchObject({ city: 'Chicago' });
		expect(address).not.toHaveProperty('state');
		expect(address).not.toHaveProperty('country');
	});

	test.each([
		[{ home_state: 'IN' }, "'Home State'"],
		[{ home_country: 'Canada' }, "'Home Country'"],
		[{ home_state: 'IL', home_country: 'Italy' }, "'Home State'"],
	])('stay when another one is given: %j', async (value, named) => {
		const of = await account(ILLINOIS);
		const { warnings, address } = await update(of, value, { addressChange: 'remove' });
		expect(warnings).toContainEqual(`${named} was not removed: the contact has another value`);
		expect(address).toMatchObject({ state: 'Illinois' });
	});

	test('are no change when they are given as before, so that the address keeps its ID', async () => {
		const of = await account(ILLINOIS);
		const { address } = await update(of, {
			home_city: 'Chicago',
			home_state: 'IL',
			home_country: 'US',
		});
		expect(address).toMatchObject({ street_address_id: HOME, ...ILLINOIS });
	});

	test.each([
		[{ home_state: 'CA' }, { state: 'California' }],
		[{ home_city: 'chicago' }, { city: 'chicago' }],
		[
			{ home_city: 'Cagliari', home_state: 'CA', home_country: 'Italy' },
			{ city: 'Cagliari', state: 'CA', country: 'Italy' },
		],
	])('change when something else is given: %j', async (value, expected) => {
		const of = await account({ ...ILLINOIS, state: 'California' });
		expect((await update(of, value)).address).toMatchObject(expected);
	});

	test('take the place of an abbreviation that is stored', async () => {
		const of = await account({ state: 'IL' });
		expect((await update(of, { home_state: 'Illinois' })).address.state).toBe('Illinois');
	});
});
