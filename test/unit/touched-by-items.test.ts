import { randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { emptyContact } from '../../nodes/ConstantContact/contact-model/contact';
import type { StoredContact } from '../../nodes/ConstantContact/contact-model/stored-contact';
import { touchedByItems } from '../../nodes/ConstantContact/resources/contact/parameters';
import { isUnchangedBy } from '../../nodes/ConstantContact/resources/contact/put-if-changed';
import { ConstantContactApi } from '../../nodes/ConstantContact/transport/api';

const FIELD = '0000000f-0000-4000-8000-000000000001';
const UNPACED = { batching: { batch: { batchInterval: 0 } } };

/** A node with these parameters and items, in an account with one custom field, whose request may fail. */
function given(parameters: IDataObject, items: IDataObject[] = [], failure?: Error) {
	const node = {
		getCredentials: async () => await Promise.resolve({ clientId: randomUUID() }),
		getNode: () => ({ parameters }),
		getInputData: () => items.map((json) => ({ json })),
		getTimezone: () => 'UTC',
		helpers: {
			httpRequestWithAuthentication: async () => {
				await Promise.resolve();
				if (failure) throw failure;
				const custom_fields = [
					{ custom_field_id: FIELD, label: 'Number', name: 'number', type: 'string' },
				];
				return { statusCode: 200, body: { custom_fields } };
			},
		},
	} as unknown as IExecuteFunctions;
	return { node, api: new ConstantContactApi(node, UNPACED) };
}

describe('what is read of contacts, because an item may touch it', () => {
	const byHand = (...ids: string[]) => ({
		fields: {
			mappingMode: 'defineBelow',
			value: Object.fromEntries(ids.map((id) => [id, '={{ $json.x }}'])),
		},
	});
	const automatic = { fields: { mappingMode: 'autoMapInputData', value: null } };
	const columns = (...names: string[]) => [
		Object.fromEntries(names.slice(0, 1).map((name) => [name, ''])),
		Object.fromEntries(names.slice(1).map((name) => [name, 'x'])),
	];

	test.each<[string, IDataObject, IDataObject[], string[]]>([
		['nothing', {}, [], []],
		['no mapper', { fields: null }, [], []],
		['phones', byHand('home_phone'), [], ['phone_numbers']],
		['a field of the contact itself', byHand('first_name'), [], ['core']],
		['an address', byHand('home_city', 'home_street'), [], ['street_addresses']],
		['a custom field', byHand(FIELD), [], ['custom_fields']],
		['lists', { lists: ['News'] }, [], ['list_memberships']],
		['tags', { tags: '={{ $json.tags }}' }, [], ['taggings']],
		['a note', { options: { note: '={{ $json.note }}' } }, [], ['notes']],
		['empty fields', { lists: [], tags: '', options: { note: '' } }, [], []],
		[
			'columns of any item',
			automatic,
			columns('Home Phone', 'Number'),
			['custom_fields', 'phone_numbers'],
		],
		['columns that are no field', automatic, columns('Weather', 'Row', 'Lists', 'Tags'), []],
		['columns, where they are mapped by hand', byHand(), columns('Home Phone', 'Number'), []],
	])('%s', async (_what, parameters, items, sections) => {
		const { node, api } = given(parameters, items);
		expect((await touchedByItems(node, api)).sort()).toEqual(sections);
	});
});

describe('whether a contact that a page has shown needs no PUT', () => {
	const shown = {
		contact_id: 'c',
		email_address: { address: 'ann@example.com', permission_to_send: 'implicit' },
		first_name: 'Ann',
		notes: [],
	} as StoredContact;
	const change = (more: Partial<ReturnType<typeof emptyContact>>) => ({
		contact: { ...emptyContact(), ...more },
		cleared: [],
	});
	const named = (first_name: string) => change({ core: { first_name } });
	const { api } = given({});

	test('where it says so already', async () => {
		expect(await isUnchangedBy(api, shown, named('Ann'), false)).toBe(true);
		expect(await isUnchangedBy(api, shown, named('Anna'), false)).toBe(false);
	});

	test('but not where everything is to be written', async () => {
		expect(await isUnchangedBy(api, shown, named('Ann'), true)).toBe(false);
	});

	const custom = { customFields: [{ custom_field_id: FIELD, value: 'x' }] } as never;

	test('nor where the change is refused for what the page has shown: it is read again first', async () => {
		const taggings = Array.from({ length: 50 }, (_, index) => `t${index}`);
		const tagged = { ...shown, taggings } as StoredContact;
		expect(await isUnchangedBy(api, tagged, change({ tags: ['t0'] }), false)).toBe(true);
		expect(await isUnchangedBy(api, tagged, change({ tags: ['new'] }), false)).toBe(false);
	});

	test('and what the service refuses fails', async () => {
		const broken = given({}, [], Object.assign(new Error('x'), { code: 'ECONNRESET' }));
		await expect(isUnchangedBy(broken.api, shown, change(custom), false)).rejects.toThrow();
	});
});
