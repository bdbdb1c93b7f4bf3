import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { inEditor } from '../../support/engine';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';
import { emailOf, idOf, NEWS, SEED, VIP } from './support';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const others = (names: string[]) =>
	names.flatMap((name) => SIMULATOR_SWITCHES[name].slice(1).map((side) => ({ name, side })));

const CAMPAIGN = '0000000f-0000-4000-8000-000000000001';
const MAILING = '0000000f-0000-4000-8000-000000000002';
const OLD = '2026-01-01T00:00:00Z';
const KINDS = ['opens', 'clicks', 'bounces', 'optouts'];
const EVENTS = [
	'contactCreated',
	'contactUpdated',
	'contactUnsubscribed',
	'contactDeleted',
	'listCreated',
	'emailOpened',
	'linkClicked',
	'emailBounced',
	'emailUnsubscribed',
];
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

/** What starts each event once. */
async function happen(account: TestAccount): Promise<void> {
	const email_address = { address: 'new@example.com', permission_to_send: 'implicit' };
	await account.send('POST', 'contacts', { email_address, create_source: 'Account' });
	await account.send('POST', 'contact_lists', { name: 'Fresh' });
	await account.setContact({
		contact_id: idOf('explicit'),
		first_name: 'Bea',
		updated_at: ago(0).replace(/\.\d+/, ''),
	});
	await account.setContact({
		contact_id: idOf('implicit'),
		email_address: {
			address: emailOf('implicit'),
			permission_to_send: 'unsubscribed',
			opt_out_source: 'Contact',
			opt_out_date: ago(0).replace(/\.\d+/, ''),
		},
	});
	await account.send('DELETE', `contacts/${idOf('temp_hold')}`);
	for (const kind of KINDS) {
		await account.track({
			contact_id: idOf('explicit'),
			campaign_activity_id: MAILING,
			tracking_activity_type: `em_${kind}`,
			email_address: emailOf('explicit'),
			created_time: ago(0),
			...(kind === 'clicks' && { url_id: '42', link_url: 'https://example.com' }),
			...(kind === 'bounces' && { bounce_code: 'B' }),
		});
	}
}

test.each(
	others([
		'contactStatusDefault',
		'contactOrder',
		'dateBounds',
		'dateHeader',
		'nextLink',
		'listStatusDefault',
		'campaignsLink',
		'trackingLink',
		'emailStorage',
	]),
)('every event starts the workflow once ($name: $side)', async ({ name, side }) => {
	const account = await TestAccount.create({
		...SEED,
		contacts: SEED.contacts.map((each) => ({ ...each, created_at: OLD, updated_at: OLD })),
		campaigns: [
			{
				campaign_id: CAMPAIGN,
				current_status: 'Done',
				updated_at: ago(3600),
				last_sent_date: ago(3600),
				campaign_activities: [{ campaign_activity_id: MAILING, role: 'primary_email' }],
			},
		],
		settings: { switches: { [name]: side } },
	});
	const trigger = new TestTrigger(account, { triggerOn: EVENTS });
	expect(await trigger.activate()).toEqual([]);
	await happen(account);
	const items = await trigger.poll();
	// Reports of an email that was just sent are read every 15 minutes.
	await trigger.pass(16 * 60_000);
	items.push(...(await trigger.poll()), ...(await trigger.poll()));
	expect(items.map(({ event }) => event).sort()).toEqual([...EVENTS].sort());
});

describe.each(
	others(['contactStatusDefault', 'contactOrder', 'nextLink', 'listStatusDefault', 'emailLookup']),
)('the dropdowns ($name: $side)', ({ name, side }) => {
	const { loadOptions, listSearch } = new ConstantContact().methods;
	const create = async () =>
		await TestAccount.create({
			...SEED,
			lists: [...SEED.lists, { name: 'Gone', deleted_at: OLD }],
			settings: { switches: { [name]: side } },
		});
	type Search = (this: ILoadOptionsFunctions, filter?: string) => Promise<{ results: object[] }>;
	const found = async (search: Search, filter?: string) =>
		(await inEditor(await create(), search, filter)).results as IDataObject[];

	test('show what is there, and nothing that is deleted', async () => {
		expect(await found(listSearch.searchContacts)).toHaveLength(SEED.contacts.length);
		const lists = await inEditor(await create(), loadOptions.getLists);
		expect(lists.map(({ value }) => value)).toEqual([NEWS, VIP]);
		expect((await found(listSearch.searchLists)).map((list) => list.value)).toEqual([NEWS, VIP]);
	});

	test('find a contact by an email that is typed as it is stored', async () => {
		const typed = emailOf('explicit');
		const results = await found(listSearch.searchContacts, ` ${typed} `);
		expect(results).toEqual([{ name: `Ann (${typed})`, value: idOf('explicit') }]);
	});
});
