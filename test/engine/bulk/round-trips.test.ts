import type {
	IBinaryKeyData,
	IDataObject,
	INodeParameters,
	INodePropertyOptions,
} from 'n8n-workflow';
import { include } from '../../../nodes/ConstantContact/parameters/contact/include';
import { AUTOMATIC, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { GOLD, NEWS, permissionsOf, seed, VIP } from './support';

const run = runOf('contact');

const CITY = '22222222-0000-4000-8000-000000000001';
const COLOURS = '22222222-0000-4000-8000-000000000002';
const choices = ['Red', 'Blue'].map((choice_label, index) => ({
	choice_id: index + 1,
	choice_label,
	display_order: index,
}));
const field = (number: number) => `22222222-0000-4000-8000-00000000001${number}`;
/** More fields, each with a value in the service's shape and in the words of the mapper. */
const MORE: Array<[label: string, type: string, stored: IDataObject, simplified: unknown]> = [
	['Tier', 'single_select', { choice_ids: ['2'] }, 'Blue'],
	['Points', 'number', { value: '12' }, 12],
	['Member', 'boolean', { value: 'false' }, false],
	['Joined', 'date', { value: '2026-03-31' }, '2026-03-31'],
	['Seen', 'datetime', { value: '2026-03-31T08:15:00Z' }, '2026-03-31T08:15:00Z'],
	['First Name', 'string', { value: 'Custom' }, 'Custom'],
	['Home City', 'string', { value: 'true' }, 'true'],
];
const customFields = [
	{ custom_field_id: CITY, label: 'Home-Town', type: 'string' },
	{ custom_field_id: COLOURS, label: 'Colours', type: 'multi_select', choices },
];
const moreFields = MORE.map(([label, type], at) => ({
	custom_field_id: field(at),
	label,
	type,
	...(type === 'single_select' && { choices }),
}));

const contact = (name: string, permission_to_send: string, more: IDataObject = {}) => ({
	email_address: { address: `${name}@example.com`, permission_to_send },
	first_name: name,
	list_memberships: [NEWS],
	...more,
});
const MAILABLE = ['ann', 'bob'];
const OTHERS = ['unsubscribed', 'pending_confirmation', 'not_set', 'temp_hold'];
const contacts = [
	contact('ann', 'explicit', {
		last_name: 'Lee, "the first"',
		company_name: '=Lee; Sons',
		job_title: 'Head',
		birthday_month: 3,
		birthday_day: 31,
		anniversary: '2020-05-01',
		phone_numbers: [
			{ kind: 'home', phone_number: '555-555-0101' },
			{ kind: 'mobile', phone_number: '+1 555-555-0102' },
		],
		street_addresses: [
			{ kind: 'home', street: '1 Main St\nBack', city: 'Boston', postal_code: '02108' },
			{ kind: 'work', city: 'Lynn' },
		],
		custom_fields: [
			{ custom_field_id: CITY, value: 'Rome, Italy' },
			{ custom_field_id: COLOURS, choice_ids: ['1', '2'] },
		],
	}),
	contact('bob', 'implicit'),
	...OTHERS.map((permission) => contact(permission.replace('_', ''), permission)),
];
const full = () => ({ ...seed(0), customFields, contacts });
const empty = () => ({ ...seed(0), customFields });

/** The same with more fields, of which an export cannot tell those that have the label of another one. */
const allFields = [...customFields, ...moreFields];
const fullOfMore = () => {
	const [ann, ...others] = contacts as Array<IDataObject & { custom_fields?: IDataObject[] }>;
	const more = MORE.map(([, , stored], at) => ({ custom_field_id: field(at), ...stored }));
	const custom_fields = [...(ann.custom_fields ?? []), ...more];
	return {
		...seed(0),
		customFields: allFields,
		contacts: [
			{ ...ann, custom_fields, list_memberships: [NEWS, VIP], taggings: [GOLD] },
			...others,
		],
	};
};
const emptyOfMore = () => ({ ...seed(0), customFields: allFields });

/** What the mapper can write of a contact, and its lists and tags. */
function parts(stored: IDataObject | undefined) {
	const {
		phone_numbers = [],
		street_addresses = [],
		custom_fields = [],
		...rest
	} = (stored ?? {}) as Record<string, IDataObject[]>;
	const core =
		'first_name last_name company_name job_title birthday_month birthday_day anniversary';
	return {
		core: core.split(' ').map((name) => rest[name]),
		phones: phone_numbers.map(({ kind, phone_number }) => [kind, phone_number]).sort(),
		addresses: street_addresses.map(({ kind, street, city, postal_code }) => [
			kind,
			street,
			city,
			postal_code,
		]),
		custom: custom_fields.map(({ value, choice_ids }) => [value, choice_ids]).sort(),
		lists: rest.list_memberships,
		tags: rest.taggings,
	};
}

const byName = (account: TestAccount, name: string) => account.contact(`${name}@example.com`);
const partsOf = async (account: TestAccount, names: string[]) =>
	await Promise.all(names.map(async (name) => parts(await byName(account, name))));

const fromExport: INodeParameters = {
	email: "={{ $json['Email address'] }}",
	lists: "={{ $json['Email Lists'] }}",
	...AUTOMATIC,
};

/** The account's contacts in a file, and as items. */
async function exported(account: TestAccount) {
	const asFile = await run(account, 'export', { output: 'file' });
	const asItems = await run(account, 'export', { simple: false });
	return {
		binary: asFile.paired.map(({ binary }) => binary as IBinaryKeyData),
		items: asItems.paired.map(({ json }) => json),
	};
}

/** An import cannot carry tags. */
const named = (stored: IDataObject | undefined) => ({ ...parts(stored), tags: undefined });

describe('what was exported goes back', () => {
	test.each(['importFile', 'import'])(
		'into the same account by %s: nobody changes',
		async (way) => {
			const account = await TestAccount.create(full());
			const names = [...MAILABLE, ...OTHERS.map((permission) => permission.replace('_', ''))];
			const before = [await partsOf(account, names), await permissionsOf(account)];
			const { items, binary } = await exported(account);
			const { paired, message } = await (way === 'import'
				? run(account, way, fromExport, { items })
				: run(account, way, { lists: ['News'] }, { binary }));
			expect(message).toBeUndefined();
			expect([await partsOf(account, names), await permissionsOf(account)]).toEqual(before);
			expect(paired[0].json.warnings).toEqual(
				expect.arrayContaining([
					expect.stringMatching(
						/^2 of 6 rows were imported\. (Line 5|Item 2): The column "Email permission status" says "unsubscribed", and the contact would get emails and 3 more$/,
					),
				]),
			);
		},
	);

	test.each(['importFile', 'import'])(
		'into another account by %s: those who may be mailed, and nobody else',
		async (way) => {
			const account = await TestAccount.create(full());
			const { items, binary } = await exported(account);
			const other = await TestAccount.create(empty());
			const { message } = await (way === 'import'
				? run(other, way, fromExport, { items })
				: run(other, way, { lists: ['News'] }, { binary }));
			expect(message).toBeUndefined();
			expect(Object.keys(await permissionsOf(other)).sort()).toEqual([
				'ann@example.com',
				'bob@example.com',
			]);
			for (const name of MAILABLE) {
				const [there, here] = [await byName(other, name), await byName(account, name)];
				expect(named(there)).toEqual(named(here));
			}
		},
	);
});

/** What Get Many returns of all contacts with all it can include, and how Create or Update takes it. */
const SHAPES = [
	{
		simple: true,
		email: '={{ $json.email_address }}',
		lists: '={{ $json.lists }}',
		tags: '={{ $json.tags }}',
	},
	{
		simple: false,
		email: '={{ $json.email_address.address }}',
		lists: '={{ $json.list_memberships }}',
		tags: '={{ $json.taggings }}',
	},
];

async function allContacts(account: TestAccount, simple: boolean) {
	const everything = (include.field.options as INodePropertyOptions[]).map(({ value }) => value);
	const { paired } = await run(account, 'getAll', {
		returnAll: true,
		simple,
		options: { include: everything as string[] },
	});
	return paired.map(({ json }) => json);
}

test('what Get Many returns is simplified to the words of the mapper', async () => {
	const account = await TestAccount.create(fullOfMore());
	const contacts = await allContacts(account, true);
	const [ann, bob] = MAILABLE.map((name) => contacts.find(({ first_name }) => first_name === name));
	expect(ann).toEqual({
		contact_id: expect.any(String),
		email_address: 'ann@example.com',
		permission_to_send: 'explicit',
		first_name: 'ann',
		last_name: 'Lee, "the first"',
		company_name: '=Lee; Sons',
		job_title: 'Head',
		created_at: expect.any(String),
		updated_at: expect.any(String),
		birthday_month: 3,
		birthday_day: 31,
		anniversary: '2020-05-01',
		home_phone: '555-555-0101',
		mobile_phone: '+1 555-555-0102',
		home_street: '1 Main St\nBack',
		home_city: 'Boston',
		home_postal_code: '02108',
		work_city: 'Lynn',
		lists: ['News', 'VIP'],
		tags: ['Gold'],
		custom_fields: {
			'Home-Town': 'Rome, Italy',
			Colours: ['Red', 'Blue'],
			...Object.fromEntries(MORE.map(([label, , , simplified]) => [label, simplified])),
		},
		notes: [],
	});
	expect(bob).toMatchObject({ lists: ['News'], tags: [], custom_fields: {} });
	const lookups = ['contact_lists', 'contact_tags', 'contact_custom_fields', 'contacts'];
	expect((await account.requests()).sort()).toEqual(
		lookups.map((path) => `GET /v3/${path}`).sort(),
	);
});

test.each(SHAPES)(
	'what Get Many returns, Simplify $simple, goes back whole by Create or Update, and makes nobody mailable',
	async ({ simple, ...given }) => {
		const account = await TestAccount.create(fullOfMore());
		const items = await allContacts(account, simple);
		expect(items).toHaveLength(6);
		const parameters = { ...given, ...AUTOMATIC };
		const other = await TestAccount.create(emptyOfMore());
		const settings = { onError: 'continueErrorOutput' as const };
		const { errorOutput } = await run(other, 'upsert', parameters, { items, settings });
		expect(await partsOf(other, MAILABLE)).toEqual(await partsOf(account, MAILABLE));
		expect(Object.keys(await permissionsOf(other)).sort()).toEqual([
			'ann@example.com',
			'bob@example.com',
		]);
		const refused = errorOutput.map(({ json }) => String(json.error)).join('\n');
		expect(errorOutput).toHaveLength(OTHERS.length);
		for (const permission of OTHERS) {
			expect(refused).toContain(`The column "permission_to_send" says "${permission}"`);
		}

		const before = await permissionsOf(account);
		const names = [...MAILABLE, ...OTHERS.map((permission) => permission.replace('_', ''))];
		const stored = await partsOf(account, names);
		const { message, output } = await run(account, 'upsert', parameters, { items });
		expect(message).toBeUndefined();
		expect(await permissionsOf(account)).toEqual(before);
		expect(await partsOf(account, names)).toEqual(stored);
		expect(output.map(({ action }) => action)).toEqual(items.map(() => 'unchanged'));
		expect((await account.requests()).filter((each) => !each.startsWith('GET '))).toEqual([]);
	},
);

test('what Export returns goes back by Create or Update, and makes nobody mailable', async () => {
	const account = await TestAccount.create(full());
	const { output: items } = await run(account, 'export', {});
	expect(items).toHaveLength(6);
	const parameters = { ...SHAPES[0], ...AUTOMATIC };
	const other = await TestAccount.create(empty());
	const settings = { onError: 'continueErrorOutput' as const };
	const { errorOutput } = await run(other, 'upsert', parameters, { items, settings });
	expect(await partsOf(other, MAILABLE)).toEqual(await partsOf(account, MAILABLE));
	expect(Object.keys(await permissionsOf(other)).sort()).toEqual([
		'ann@example.com',
		'bob@example.com',
	]);
	expect(errorOutput).toHaveLength(OTHERS.length);

	const { message, output } = await run(account, 'upsert', parameters, { items });
	expect(message).toBeUndefined();
	expect(output.map(({ action }) => action)).toEqual(items.map(() => 'unchanged'));
});
