import type { INodeParameters } from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { inEditor } from '../../support/engine';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const FANS = '10000000-0000-4000-8000-000000000001';
const having = (first_name: string, permission_to_send: string, more: object = {}) => ({
	first_name,
	email_address: { address: `${first_name}@example.com`, permission_to_send },
	...more,
});
const LIVING = [
	having('ann', 'explicit', { contact_id: FANS }),
	having('bob', 'unsubscribed'),
	having('eve', 'pending_confirmation'),
	{ first_name: 'noone' },
];
const GONE = Array.from({ length: 5 }, (_, index) =>
	having(`gone${index}`, 'explicit', { deleted_at: '2026-01-01' }),
);
const SIDES = SIMULATOR_SWITCHES.contactStatusDefault.flatMap((contactStatusDefault) =>
	SIMULATOR_SWITCHES.statusWithoutEmail.map((statusWithoutEmail) => ({
		contactStatusDefault,
		statusWithoutEmail,
	})),
);

describe.each(SIDES)('%j', (switches) => {
	const create = async () =>
		await TestAccount.create({
			contacts: [...LIVING, ...GONE],
			segments: [{ segment_id: 7, name: 'Fans', contact_ids: [FANS] }],
			settings: { switches },
		});
	const getMany = async (account: TestAccount, parameters: INodeParameters) => {
		const { output, error } = await runOf('contact')(account, 'getAll', parameters);
		expect(error).toBeUndefined();
		return output.map(({ first_name }) => first_name).sort();
	};

	test('Get Many without a filter holds every living contact, in one request', async () => {
		const account = await create();
		const all = ['ann', 'bob', 'eve', 'noone'];
		expect(await getMany(account, { returnAll: true })).toEqual(all);
		expect(await getMany(account, { limit: 3 })).toHaveLength(3);
		expect((await account.journal()).map(({ query }) => query.status)).toEqual(['all', 'all']);
	});

	test('Count finds as many as Get Many', async () => {
		const account = await create();
		const filters = { createdAfter: '2000-01-01' };
		const { output } = await runOf('contact')(account, 'count', { filters });
		expect(output).toEqual([{ total: LIVING.length }]);
	});

	test('a status and a segment are asked for as they are', async () => {
		const account = await create();
		const status = { filters: { status: ['unsubscribed'] } };
		expect(await getMany(account, { returnAll: true, ...status })).toEqual(['bob']);
		const segment = { __rl: true, mode: 'id', value: '7' };
		expect(await getMany(account, { returnAll: true, filters: { segment } })).toEqual(['ann']);
		const queries = (await account.journal()).map(({ query }) => query.status);
		expect(queries).toEqual(['unsubscribed', undefined]);
	});

	test('the dropdown shows every living contact', async () => {
		const { searchContacts } = new ConstantContact().methods.listSearch;
		const { results } = await inEditor(await create(), searchContacts);
		expect(results).toHaveLength(LIVING.length);
	});
});
