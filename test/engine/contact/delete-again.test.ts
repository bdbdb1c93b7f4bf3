import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const ID = '11111111-0000-4000-8000-000000000001';
const OTHER = '11111111-0000-4000-8000-000000000002';
const SEED = {
	lists: [{ list_id: ID, name: 'News' }],
	tags: [{ tag_id: ID, name: 'Gold' }],
	customFields: [{ custom_field_id: ID, label: 'Colour', type: 'string' }],
	segments: [{ segment_id: 14, name: 'Fans' }],
	contacts: [{ contact_id: ID, email_address: { address: 'ann@example.com' } }],
};
const WARNINGS = [expect.stringContaining('it was deleted before')];

const remove = async (account: TestAccount, resource: string, mode: string, value: string) =>
	await runOf(resource)(account, 'delete', { [resource]: { __rl: true, mode, value } });

test.each([
	['id', ID],
	['email', 'ann@example.com'],
])('a contact that is deleted again by %s is deleted', async (mode, value) => {
	const account = await TestAccount.create(SEED);
	for (let time = 0; time < 2; time++) {
		const { output } = await remove(account, 'contact', mode, value);
		expect(output).toEqual([{ contact_id: ID, deleted: true }]);
	}
	expect(await account.journal(`DELETE /v3/contacts/${ID}`)).toHaveLength(mode === 'id' ? 2 : 1);
});

test('a contact that never was is not deleted', async () => {
	const account = await TestAccount.create(SEED);
	const { message } = await remove(account, 'contact', 'id', OTHER);
	expect(message).toContain('(404)');
});

test('a contact that the service still shows is not taken for deleted', async () => {
	const account = await TestAccount.create(SEED);
	const body = [{ error_key: 'x', error_message: 'not found' }];
	await account.fault({
		method: 'DELETE',
		path: `/v3/contacts/${ID}`,
		answer: { status: 404, body },
	});
	expect((await remove(account, 'contact', 'id', ID)).message).toContain('(404)');
});

describe.each([
	['list', 'list_id', ID, '/contact_lists'],
	['tag', 'tag_id', ID, '/contact_tags'],
	['customField', 'custom_field_id', ID, '/contact_custom_fields'],
	['segment', 'segment_id', '14', '/segments'],
])('%s', (resource, key, id, path) => {
	test('that is deleted again is deleted, and told', async () => {
		const account = await TestAccount.create(SEED);
		expect((await remove(account, resource, 'id', id)).output).toMatchObject([{ deleted: true }]);
		const { output } = await remove(account, resource, 'id', id);
		// Segments are still known when they are deleted.
		const isKnown = resource === 'segment';
		expect(output).toEqual([
			{
				[key]: isKnown ? Number(id) : id,
				deleted: true,
				...(!isKnown && { warnings: WARNINGS }),
			},
		]);
	});

	test.each([404, 400])(
		'that the account still has is not taken for deleted (%i)',
		async (status) => {
			const account = await TestAccount.create(SEED);
			const body = [{ error_key: 'unknown', error_message: `${key} not found` }];
			await account.fault({ method: 'DELETE', path: `/v3${path}/${id}`, answer: { status, body } });
			expect((await remove(account, resource, 'id', id)).message).toContain('not found');
		},
	);

	test('whose deletion is refused otherwise is not looked for', async () => {
		const account = await TestAccount.create(SEED);
		const body = [{ error_key: 'x', error_message: 'it is in use' }];
		await account.fault({
			method: 'DELETE',
			path: `/v3${path}/${id}`,
			answer: { status: 400, body },
		});
		expect((await remove(account, resource, 'id', id)).message).toContain('it is in use');
		expect(await account.requests()).toHaveLength(1);
	});
});
