import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../nodes/ConstantContact/runner/operation';
import { mayMeet, subjectOf } from '../../nodes/ConstantContact/runner/subjects';

const ID = '0000000a-0000-4000-8000-000000000001';
const OTHER_ID = '0000000a-0000-4000-8000-000000000002';

/** Whether two items of an operation that have these parameters go one after the other. */
function meet(operation: Partial<ItemOperation>, one: IDataObject, other: IDataObject): boolean {
	const about = (parameters: IDataObject) => {
		const node = {
			getNodeParameter: (name: string, _item: number, fallback?: unknown) => {
				const value = parameters[name] ?? fallback;
				if (value instanceof Error) throw value;
				return value;
			},
		} as unknown as IExecuteFunctions;
		return subjectOf(node, operation as ItemOperation, 0);
	};
	const meets = mayMeet(about(one), about(other));
	expect(mayMeet(about(other), about(one))).toBe(meets);
	return meets;
}

describe('items of an operation on one contact', () => {
	const operation = { subject: 'contact' };
	const picked = (mode: string, value: unknown) => ({ contact: { mode, value } });
	const byId = picked('id', ID);
	const byEmail = picked('email', 'ann@example.com');

	test.each<[string, IDataObject, IDataObject, boolean]>([
		['the same ID', byId, byId, true],
		['the same ID, from the list, in capitals', byId, picked('list', ID.toUpperCase()), true],
		['another ID', byId, picked('id', OTHER_ID), false],
		['the same email in other case', byEmail, picked('email', ' ANN@Example.com '), true],
		['another email', byEmail, picked('email', 'bob@example.com'), false],
		['an email where an ID is expected', byEmail, picked('id', 'ann@example.com'), true],
		['another email where an ID is expected', byEmail, picked('id', 'bob@example.com'), false],
		['an ID and an email, which may be of one contact', byId, byEmail, true],
		['an address of its page, and the ID', byId, picked('url', `https://x/#contacts/${ID}`), true],
		['an address of another page', byId, picked('url', `https://x/#contacts/${OTHER_ID}`), false],
		['nothing picked', byId, picked('id', ''), true],
		['what is no email', byEmail, picked('email', 'ann@'), true],
		['an expression that fails', byId, { contact: new Error('No data') as never }, true],
	])('%s: %#', (_what, one, other, expected) => {
		expect(meet(operation, one, other)).toBe(expected);
	});
});

describe('items of an operation on what has a name', () => {
	const list = (mode: string, value: unknown) => ({ list: { mode, value } });

	test.each<[string, IDataObject, IDataObject, boolean]>([
		['different IDs', list('id', ID), list('id', OTHER_ID), false],
		// Only the account tells which list has a name.
		['a name, which may be that of any', list('name', 'News'), list('id', ID), true],
		['different names', list('name', 'News'), list('name', 'VIP'), true],
	])('%s', (_what, one, other, expected) => {
		expect(meet({ subject: 'list' }, one, other)).toBe(expected);
	});
});

describe('items that give what only one thing can have', () => {
	const ann = { email: 'ann@example.com' };
	const bob = { email: 'bob@example.com' };
	const number = (sms: string | number) => ({ sms });
	const upsert = { subject: 'email', gives: { sms: 'number' } } as const;
	const update = { subject: 'contact', gives: { newEmail: 'email' } } as const;
	const rename = { subject: 'list', gives: { name: 'name' } } as const;
	const contact = (mode: string, value: string) => ({ contact: { mode, value } });

	test.each<[string, Partial<ItemOperation>, IDataObject, IDataObject, boolean]>([
		[
			'a number',
			upsert,
			{ ...ann, ...number('+1 555 0100') },
			{ ...bob, ...number(15550100) },
			true,
		],
		[
			'other numbers',
			upsert,
			{ ...ann, ...number('1 555') },
			{ ...bob, ...number('1 556') },
			false,
		],
		['one number of two people', upsert, { ...ann, ...number('1 555') }, bob, false],
		['no number', upsert, { ...ann, ...number('') }, { ...bob, ...number(' ') }, false],
		[
			'an email that the next one has',
			update,
			{ ...contact('email', 'ann@example.com'), newEmail: 'Bob@example.com' },
			contact('email', 'bob@example.com'),
			true,
		],
		[
			'another email',
			update,
			{ ...contact('email', 'ann@example.com'), newEmail: 'cid@example.com' },
			contact('email', 'bob@example.com'),
			false,
		],
		// Whose email it is by now, an ID does not tell.
		[
			'an email under an ID',
			update,
			{ ...contact('id', ID), newEmail: 'cid@example.com' },
			contact('id', OTHER_ID),
			true,
		],
		[
			'no new email under an ID',
			update,
			{ ...contact('id', ID), newEmail: '' },
			contact('id', OTHER_ID),
			false,
		],
		[
			'a name under an ID',
			rename,
			{ list: { mode: 'id', value: ID }, name: 'News' },
			{ list: { mode: 'id', value: OTHER_ID } },
			true,
		],
	])('%s', (_what, operation, one, other, expected) => {
		expect(meet(operation, one, other)).toBe(expected);
	});
});

describe('items that name a thing in a plain field', () => {
	test.each<[string, unknown, unknown, boolean]>([
		['the same email', 'ann@example.com', 'Ann@example.com ', true],
		['another email', 'ann@example.com', 'bob@example.com', false],
		['an email in an array', ['ann@example.com'], 'ann@example.com', true],
		['an ID', 'abc', ' ABC', true],
		['another ID', 'abc', 'abd', false],
		['nothing, which may be about anybody', '', 'bob@example.com', true],
		['nothing at all', undefined, 'abc', true],
		['what is no email', 'ann@', 'bob@example.com', true],
	])('%s', (_what, one, other, expected) => {
		expect(meet({ subject: 'email' }, { email: one as never }, { email: other as never })).toBe(
			expected,
		);
	});
});

test('items of an operation that is about nothing that is there may meet', () =>
	expect(meet({}, { email: 'ann@example.com' }, { email: 'bob@example.com' })).toBe(true));
