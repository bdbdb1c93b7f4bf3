import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { mapped, run } from '../../support/run';
import { TestAccount } from '../../support/simulator';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const NEWS = '0000000a-0000-4000-8000-000000000001';
const VIP = '0000000a-0000-4000-8000-000000000002';
const FIELD = '0000000b-0000-4000-8000-000000000001';
const OPT_OUT = {
	permission_to_send: 'unsubscribed',
	opt_out_source: 'Contact',
	opt_out_date: '2026-01-01T00:00:00Z',
	opt_out_reason: 'Too many emails',
};
const PHONE = { phone_number: '555-0100', kind: 'mobile' };
const HOME = { kind: 'home', street: '1 Main St', city: 'Springfield' };
const STORED = {
	job_title: 'Baker',
	phone_numbers: [PHONE],
	street_addresses: [HOME],
	custom_fields: [{ custom_field_id: FIELD, value: 'kept' }],
	list_memberships: [VIP],
};
const SEED = {
	lists: [
		{ name: 'News', list_id: NEWS },
		{ name: 'VIP', list_id: VIP },
	],
	customFields: [{ label: 'Points', type: 'string', custom_field_id: FIELD }],
	contacts: [
		{ ...STORED, email_address: { address: 'known@example.com', permission_to_send: 'explicit' } },
		{ ...STORED, email_address: { address: 'gone@example.com', ...OPT_OUT } },
	],
};

const SIDES = Object.entries(SIMULATOR_SWITCHES).flatMap(([name, sides]) =>
	sides.map((side) => ({ name, side })),
);

/** The side on which no PUT can change an unsubscribed contact. */
const REFUSING = 'putUnsubscribed: refused';

async function upsert(
	account: TestAccount,
	emails: string[],
	parameters: INodeParameters,
	failing: number[] = [],
) {
	const { output, error } = await run(
		account,
		{ email: '={{ $json.email }}', lists: 'News', ...mapped({ last_name: 'Lee' }), ...parameters },
		{
			settings: { onError: 'continueRegularOutput' },
			items: emails.map((email) => ({ email })),
		},
	);
	expect(error).toBeUndefined();
	expect(output).toHaveLength(emails.length);
	const messages = output.map(({ error: told }) => told);
	for (const [item, message] of messages.entries()) {
		expect(message).toEqual(
			failing.includes(item) ? expect.stringContaining('unsubscribed') : undefined,
		);
	}
}

function contactsByEmail(contacts: IDataObject[]) {
	return Object.fromEntries(
		contacts.map((contact) => [
			(contact.email_address as { address: string }).address.toLowerCase(),
			contact,
		]),
	);
}

const permission = (contact: IDataObject) =>
	(contact.email_address as IDataObject).permission_to_send;

describe.each(SIDES)('$name: $side', ({ name, side }) => {
	const isRefused = `${name}: ${side}` === REFUSING;
	const create = async () =>
		await TestAccount.create({ ...SEED, settings: { switches: { [name]: side } } });

	test('a sync keeps data and consent, and makes each person once', async () => {
		const account = await create();
		await upsert(
			account,
			['new@example.com', 'KNOWN@example.com', 'gone@example.com', 'New@example.com'],
			{},
			isRefused ? [2] : [],
		);
		const contacts = await account.contacts();
		expect(contacts).toHaveLength(3);
		const {
			'new@example.com': created,
			'known@example.com': known,
			'gone@example.com': gone,
		} = contactsByEmail(contacts);
		expect(permission(created)).toBe('implicit');
		expect(permission(known)).toBe('explicit');
		const { opt_out_reason, permission_to_send } = OPT_OUT;
		expect(gone.email_address).toMatchObject({ permission_to_send, opt_out_reason });
		const written = { ...STORED, last_name: 'Lee', list_memberships: [VIP] };
		expect(created).toMatchObject({ last_name: 'Lee', list_memberships: [NEWS] });
		expect(known).toMatchObject({ ...written, list_memberships: [VIP, NEWS] });
		// Nobody has asked for the lists of a person who has unsubscribed.
		expect(gone).toMatchObject(isRefused ? STORED : written);
	});

	test('a sign-up subscribes, and loses nothing that is stored', async () => {
		const account = await create();
		const emails = ['new@example.com', 'known@example.com', 'gone@example.com'];
		await upsert(account, emails, { permission: 'explicit' });
		const contacts = await account.contacts();
		expect(contacts).toHaveLength(3);
		for (const each of contacts) {
			expect(permission(each)).toBe('explicit');
			expect(each).toMatchObject({ last_name: 'Lee' });
			expect(each.list_memberships).toContain(NEWS);
		}
		const { 'known@example.com': known, 'gone@example.com': gone } = contactsByEmail(contacts);
		for (const each of [known, gone])
			expect(each).toMatchObject({ ...STORED, list_memberships: [VIP, NEWS] });
	});
});
