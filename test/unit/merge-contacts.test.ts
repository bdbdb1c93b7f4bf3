import { emptyContact, type Contact } from '../../nodes/ConstantContact/contact-model/contact';
import { mergeContacts } from '../../nodes/ConstantContact/contact-model/merge-contacts';

const contact = (more: Partial<Contact>): Contact => ({ ...emptyContact(), ...more });
const merge = (earlier: Partial<Contact>, later: Partial<Contact>) =>
	mergeContacts(contact(earlier), contact(later));

describe('two items about one person', () => {
	test('each keep what only they say, and the later one wins where both say something', () => {
		expect(
			merge(
				{
					core: { first_name: 'Ann', last_name: 'Lee' },
					note: 'first',
					withheld: { column: 'c', value: 1 },
				},
				{ core: { last_name: 'Ray', job_title: 'Baker' }, note: 'second' },
			),
		).toEqual(
			contact({
				core: { first_name: 'Ann', last_name: 'Ray', job_title: 'Baker' },
				note: 'second',
				withheld: { column: 'c', value: 1 },
				phone: undefined,
			}),
		);
	});

	test('put their lists and tags together, each once', () => {
		const both = merge({ lists: ['a', 'b'], tags: ['t'] }, { lists: ['b', 'c'], tags: ['t', 'u'] });
		expect(both.lists).toEqual(['a', 'b', 'c']);
		expect(both.tags).toEqual(['t', 'u']);
	});

	test('put the parts of an address together, by its kind', () => {
		const earlier = { home: { street: '1 Elm', city: 'Salem' }, work: { city: 'Boston' } };
		const later = { home: { city: 'Lynn' }, other: { country: 'US' } };
		expect(merge({ addresses: earlier }, { addresses: later }).addresses).toEqual({
			home: { street: '1 Elm', city: 'Lynn' },
			work: { city: 'Boston' },
			other: { country: 'US' },
		});
		expect(earlier.home.city).toBe('Salem');
	});

	test('put choices together, and keep how each field combines', () => {
		const set = { custom_field_id: 'set', combines: 'set' } as const;
		const both = merge(
			{
				customFields: [
					{ ...set, choice_ids: ['1'] },
					{ custom_field_id: 'text', value: 'a' },
				],
			},
			{
				customFields: [
					{ custom_field_id: 'text', value: 'b' },
					{ ...set, choice_ids: ['2'] },
				],
			},
		);
		expect(both.customFields).toEqual([
			{ ...set, choice_ids: ['1', '2'] },
			{ custom_field_id: 'text', value: 'b' },
		]);
	});

	test.each<[string, Partial<Contact>, Partial<Contact>, Partial<Contact>]>([
		[
			'kinds come together',
			{ phones: { home: '1', work: '2' } },
			{ phones: { work: '3', mobile: '4' } },
			{ phones: { home: '1', work: '3', mobile: '4' } },
		],
		[
			'a phone stays',
			{ phone: '1' },
			{ phones: { home: '2' } },
			{ phone: '1', phones: { home: '2' } },
		],
		['a later phone wins', { phone: '1' }, { phone: '2' }, { phone: '2', phones: {} }],
		[
			'a later other phone takes the place of a phone without a kind',
			{ phone: '1' },
			{ phones: { other: '2' } },
			{ phone: undefined, phones: { other: '2' } },
		],
		[
			'a later phone without a kind takes the place of the other phone',
			{ phones: { other: '1', home: '2' } },
			{ phone: '3' },
			{ phone: '3', phones: { home: '2' } },
		],
		[
			'the other phone stays where nothing takes its place',
			{ phones: { other: '1' } },
			{ phones: { home: '2' } },
			{ phone: undefined, phones: { other: '1', home: '2' } },
		],
	])('of numbers: %s', (_, earlier, later, expected) => {
		const { phone, phones } = merge(earlier, later);
		expect({ phone, phones }).toStrictEqual({ phone: undefined, ...expected });
	});
});
