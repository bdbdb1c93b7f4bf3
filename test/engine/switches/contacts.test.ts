import type { IDataObject } from 'n8n-workflow';
import { mapped } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import {
	ALL,
	attempt,
	emailOf,
	everybody,
	GOLD,
	idOf,
	kept,
	NEWS,
	picked,
	SEED,
	VIP,
} from './support';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

/** Whom an operation changes, and how; null where only an item that says so may leave it undone. */
type Changes = Record<string, IDataObject>;

interface Case {
	run: (account: TestAccount) => Promise<IDataObject[]>;
	/** The open points that it meets. */
	switches: string[];
	/** What is different afterwards, by contact; all else stays. */
	changes: Changes;
	/** Sides on which these contacts stay as they are, because an error or a warning says so. */
	told?: Record<string, string[]>;
}

const each = (names: string[], change: IDataObject): Changes =>
	Object.fromEntries(names.map((name) => [name, change]));
const EVERYBODY = ['explicit', 'implicit', 'unsubscribed', 'temp_hold', 'pending_confirmation'];
const MAILED = EVERYBODY.filter((name) => name !== 'unsubscribed');
const PUTS = [
	'putWithoutPermission',
	'putUnsubscribedAgain',
	'putPermissionBack',
	'putUnsubscribed',
	'putSmsOmitted',
	'putEmptyCollection',
	'readLag',
	'customValues',
	'unknownProperties',
];
const SEARCHES = ['emailLookup', 'contactStatusDefault'];
const DELETED = { deleted_at: expect.stringMatching(/^\d{4}/) as never, list_memberships: [] };
const REFUSED = { 'putUnsubscribed: refused': ['unsubscribed'] };

const CASES: Record<string, Case> = {
	Update: {
		run: async (account) =>
			await attempt(account, 'update', { ...picked, ...mapped({ first_name: 'Bea' }) }, ALL),
		switches: [...PUTS, ...SEARCHES],
		changes: each(EVERYBODY, { first_name: 'Bea' }),
		told: REFUSED,
	},
	'Update that adds a list': {
		run: async (account) => await attempt(account, 'update', { ...picked, lists: ['News'] }, ALL),
		switches: ['putUnsubscribed', 'putEmptyCollection', 'listStatusDefault'],
		changes: each(MAILED, { list_memberships: [VIP, NEWS] }),
		told: { '': ['unsubscribed'] },
	},
	'Create or Update, keeping the permission': {
		run: async (account) =>
			await attempt(
				account,
				'upsert',
				{ email: '={{ $json.email }}', ...mapped({ first_name: 'Bea' }) },
				ALL,
			),
		switches: [...PUTS, ...SEARCHES, 'conflictMessage', 'searchLag'],
		changes: each(EVERYBODY, { first_name: 'Bea' }),
		told: REFUSED,
	},
	'Create or Update, asked to be emailed': {
		run: async (account) =>
			await attempt(
				account,
				'upsert',
				{
					email: '={{ $json.email }}',
					permission: 'explicit',
					lists: ['News'],
					tags: ['Gold'],
					...mapped({ first_name: 'Bea', home_city: 'Rome' }),
				},
				ALL,
			),
		switches: [...PUTS, ...SEARCHES, 'signUpPhone', 'signUpAddress', 'signUpUnknownList'],
		changes: each(EVERYBODY, {
			first_name: 'Bea',
			permission: 'explicit',
			reason: undefined,
			list_memberships: [VIP, NEWS],
			taggings: [SEED.tags[1].tag_id, GOLD],
			street_addresses: [{ kind: 'home', street: '1 Main St', city: 'Rome' }],
		}),
	},
	Create: {
		run: async (account) =>
			await attempt(
				account,
				'create',
				{ email: '={{ $json.email }}', ...mapped({ first_name: 'Bea' }) },
				ALL,
			),
		switches: ['conflictMessage', 'emailStorage', 'searchLag', 'unknownProperties', 'customValues'],
		changes: {},
		told: { '': EVERYBODY },
	},
	'Get Many by email': {
		run: async (account) => {
			const filters = { email: '={{ $json.email }}' };
			const found = await attempt(account, 'getAll', { returnAll: true, filters }, ALL);
			expect(found.map(({ contact_id }) => contact_id)).toEqual(EVERYBODY.map(idOf));
			return found;
		},
		switches: [...SEARCHES, 'emailStorage'],
		changes: {},
	},
	Unsubscribe: {
		run: async (account) => await attempt(account, 'unsubscribe', picked, ALL),
		switches: [...PUTS, ...SEARCHES],
		changes: each(MAILED, { permission: 'unsubscribed' }),
	},
	Resubscribe: {
		run: async (account) =>
			await attempt(account, 'resubscribe', { ...picked, lists: ['News'] }, [
				emailOf('unsubscribed'),
			]),
		switches: [...SEARCHES, 'listStatusDefault', 'putUnsubscribed'],
		// It joins the list, and gets no emails until it agrees.
		changes: { unsubscribed: { list_memberships: [VIP, NEWS] } },
	},
	Delete: {
		run: async (account) => await attempt(account, 'delete', picked, ALL),
		switches: [...SEARCHES, 'deletionDate', 'malformedId', 'readLag'],
		changes: each(EVERYBODY, DELETED),
	},
	'Add to List': {
		run: async (account) =>
			await attempt(account, 'addToList', { ...picked, lists: ['News'] }, [
				emailOf('explicit'),
				emailOf('implicit'),
			]),
		switches: [...SEARCHES, 'listStatusDefault', 'queueFullKey'],
		changes: each(['explicit', 'implicit'], { list_memberships: [VIP, NEWS] }),
	},
	'Remove Tag': {
		run: async (account) => await attempt(account, 'removeTag', { ...picked, tags: ['Old'] }, ALL),
		switches: SEARCHES,
		changes: each(EVERYBODY, { taggings: [] }),
	},
	'Delete Many': {
		run: async (account) => await attempt(account, 'deleteMany', picked, ALL),
		switches: [...SEARCHES, 'deletionDate'],
		changes: each(EVERYBODY, DELETED),
	},
	Import: {
		run: async (account) =>
			await attempt(
				account,
				'import',
				{ email: '={{ $json.email }}', lists: ['News'], ...mapped({ first_name: 'Bea' }) },
				MAILED.map(emailOf),
			),
		switches: ['importChoices', 'emailStorage', 'customValues', 'customFieldLag'],
		changes: each(MAILED, { first_name: 'Bea', list_memberships: [VIP, NEWS] }),
	},
};

/** Each operation as it is usually, and on each other side; the first side is the usual one. */
const SIDES = Object.entries(CASES).flatMap(([operation, { switches }]) => [
	{ operation, name: 'emailLookup', side: 'ignoresCase' },
	...switches.flatMap((name) =>
		SIMULATOR_SWITCHES[name].slice(1).map((side) => ({ operation, name, side })),
	),
]);

test.each(SIDES)(
	'$operation does what it says ($name: $side)',
	async ({ operation, name, side }) => {
		const { run, changes, told = {} } = CASES[operation];
		const account = await TestAccount.create({ ...SEED, settings: { switches: { [name]: side } } });
		const before = await everybody(account);
		const output = await run(account);

		const silent = output.filter(({ error, warnings }) => !error && !warnings).length;
		const quiet = [...(told[''] ?? []), ...(told[`${name}: ${side}`] ?? [])];
		expect(output.filter(({ error }) => error && !quiet.length)).toEqual([]);
		expect(output.length - silent).toBeGreaterThanOrEqual(quiet.length);

		const after = await everybody(account);
		for (const [contact, was] of Object.entries(before)) {
			const change = quiet.includes(contact) ? {} : changes[contact];
			expect({ contact, ...kept(after[contact]) }).toEqual({ contact, ...kept(was), ...change });
		}
		expect(await account.contacts()).toHaveLength(ALL.length);
	},
);
