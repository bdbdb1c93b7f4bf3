import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { byId } from '../../nodes/ConstantContact/contact-model/by-id';
import { emptyContact } from '../../nodes/ConstantContact/contact-model/contact';
import { standardFields } from '../../nodes/ConstantContact/contact-model/field-table';
import { NameIndex } from '../../nodes/ConstantContact/input/name-index';
import { findIds } from '../../nodes/ConstantContact/input/resolve-names';
import { importContacts } from '../../nodes/ConstantContact/resources/contact/bulk/import';
import { ConstantContactApi } from '../../nodes/ConstantContact/transport/api';

const LIST = '0000000a-0000-4000-8000-000000000001';
const FIELD = '0000000f-0000-4000-8000-000000000001';
const COUNT = 50;

const item = (number: number) => ({ email: `p${number}@example.com`, first_name: 'Ann' });

/** What n8n hands to the node, and how often each parameter and each path was read. */
function counted(parameters: Record<string, unknown>) {
	const reads: Record<string, number> = {};
	const requests: string[] = [];
	const count = (name: string) => (reads[name] = (reads[name] ?? 0) + 1);
	const answers: Record<string, object> = {
		'/contact_lists': { lists: [{ list_id: LIST, name: 'News' }] },
		'/contact_custom_fields': {
			custom_fields: [{ custom_field_id: FIELD, label: 'No', name: 'no', type: 'string' }],
		},
	};
	const node = {
		addExecutionHints: () => undefined,
		getCredentials: async () => ({ clientId: randomUUID() }),
		getExecutionCancelSignal: () => undefined,
		getInputData: () => Array.from({ length: COUNT }, (_, number) => ({ json: item(number) })),
		getNode: () => ({ parameters: { lists: '={{ $json.lists }}' } }) as unknown as INode,
		getNodeParameter: (name: string, number: number, fallback: unknown) => {
			count(name);
			return { ...parameters, email: item(number).email }[name] ?? fallback;
		},
		getTimezone: () => 'UTC',
		helpers: {
			httpRequestWithAuthentication: async (_: string, { url }: { url: string }) => {
				const path = new URL(url).pathname.replace('/v3', '');
				requests.push(path);
				return { statusCode: 200, body: answers[path], headers: {} };
			},
		},
	} as unknown as IExecuteFunctions;
	return { node, reads, requests };
}

async function readAll(parameters: Record<string, unknown>) {
	const { node, reads, requests } = counted({ operation: 'import', ...parameters });
	const api = new ConstantContactApi(node, { batching: { batch: { batchSize: -1 } } });
	for (let number = 0; number < COUNT; number++) await importContacts.read(node, number, api);
	return { reads, requests };
}

const byHand = { mappingMode: 'defineBelow', value: { first_name: 'Ann', [FIELD]: '7' } };

test.each([
	['by hand', byHand],
	['automatically', { mappingMode: 'autoMapInputData', value: null }],
])(
	'columns mapped %s: each parameter of an item is read once, lists and custom fields once for all',
	async (_, fields) => {
		const { reads, requests } = await readAll({ fields, lists: 'News' });
		for (const name of ['email', 'fields', 'lists', 'options.smsNumber', 'options.smsConsentDate'])
			expect([name, reads[name]]).toEqual([name, COUNT]);
		expect(requests.sort()).toEqual(['/contact_custom_fields', '/contact_lists']);
	},
);

test('the fields of a zone are made once', () => {
	expect(standardFields('Asia/Tokyo')).toBe(standardFields('Asia/Tokyo'));
	expect(standardFields('Asia/Tokyo')).not.toBe(standardFields('UTC'));
});

test('a list is indexed once, and another one by itself', () => {
	const [one, other] = [[{ id: 'a' }, { id: 'b' }], [{ id: 'c' }]];
	const idOf = jest.fn(({ id }: { id: string }) => id);
	expect(byId(one, idOf).get('b')).toBe(one[1]);
	expect(byId(one, idOf).get('c')).toBeUndefined();
	expect(byId(other, idOf).get('c')).toBe(other[0]);
	expect(idOf).toHaveBeenCalledTimes(3);
});

describe('names that were found before', () => {
	const index = () => new NameIndex([{ id: LIST, name: 'News' }]);

	test.each<[string, unknown]>([
		['a text', 'news, News'],
		['an array', ['News']],
	])('are not looked for again in %s', (_, given) => {
		const known = index();
		const found = findIds('Lists', given, known);
		const looks = jest.spyOn(known, 'find');
		const again = findIds('Lists', given, known);
		expect(looks).not.toHaveBeenCalled();
		expect(again).toEqual(found);
		// What a caller does with the IDs stays with the caller.
		again.ids.push('other');
		expect(findIds('Lists', given, known).ids).toEqual([LIST]);
	});

	test('a text is not the array that is written alike', () => {
		const named = new NameIndex([
			{ id: 'text', name: 'array ["News"]' },
			{ id: 'member', name: 'News' },
		]);
		expect(findIds('Lists', ['News'], named).ids).toEqual(['member']);
		expect(findIds('Lists', 'array ["News"]', named).ids).toEqual(['text']);
	});

	test('unknown ones are unknown each time', () => {
		const known = index();
		for (let times = 0; times < 2; times++)
			expect(findIds('Lists', ['Gone'], known).unknown).toEqual(['Gone']);
	});
});

test('40,000 items that say no to emails are refused in one pass', async () => {
	const withheld = { column: 'Status', value: 'unsubscribed' };
	const parts = Array.from({ length: 40_000 }, (_, number) => ({
		item: number,
		asked: { email: item(number).email, contact: { ...emptyContact(), lists: [LIST], withheld } },
	}));
	const { node } = counted({});
	const refused: Error[] = [];
	const rest = { unread: [], stops: true };
	const api = new ConstantContactApi(node);
	await importContacts.plan(parts, api, (_, failure) => void refused.push(failure), rest);
	expect(refused).toHaveLength(40_000);
	// One sentence about all of them, not one for each.
	expect(new Set(refused).size).toBe(1);
	expect(refused[0].message).toContain('0 of 40000 rows were imported. Item 0: ');
	expect(refused[0].message).toContain('and 39999 more');
});
