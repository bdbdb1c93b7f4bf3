import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runNode, UNPACED } from '../../support/engine';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

const NEWS = '11111111-0000-4000-8000-000000000001';
const VIP = '11111111-0000-4000-8000-000000000002';
const GOLD = '22222222-0000-4000-8000-000000000001';
const POINTS = '33333333-0000-4000-8000-000000000001';
const COLOURS = '33333333-0000-4000-8000-000000000002';
const LONG_AGO = '2026-01-01T00:00:00Z';
const ANN = {
	contact_id: '44444444-0000-4000-8000-000000000001',
	email_address: { address: 'ann@example.com', permission_to_send: 'explicit' },
	first_name: 'Ann',
	job_title: 'Baker',
	birthday_month: 5,
	birthday_day: 6,
	phone_numbers: [{ kind: 'work', phone_number: '617-555-0001' }],
	street_addresses: [
		{ kind: 'home', city: 'Los Angeles', state: 'California', country: 'United States' },
	],
	custom_fields: [
		{ custom_field_id: POINTS, value: '5' },
		{ custom_field_id: COLOURS, choice_ids: ['1', '2'] },
	],
	list_memberships: [NEWS],
	taggings: [GOLD],
	notes: [{ content: 'Met at the fair' }],
	created_at: LONG_AGO,
	updated_at: LONG_AGO,
	update_source: 'Contact',
};
const SEED = {
	lists: [
		{ name: 'News', list_id: NEWS },
		{ name: 'VIP', list_id: VIP },
	],
	tags: [{ name: 'Gold', tag_id: GOLD }],
	customFields: [
		{ custom_field_id: POINTS, label: 'Points', type: 'number' },
		{
			custom_field_id: COLOURS,
			label: 'Colours',
			type: 'multi_select',
			choices: ['Red', 'Blue'].map((choice_label, at) => ({
				choice_id: at + 1,
				choice_label,
				display_order: at,
			})),
		},
	],
};
const create = async (more: object = {}, settings: object = {}) =>
	await TestAccount.create({ ...SEED, settings, contacts: [{ ...ANN, ...more }] });
const mapping = (value: object): INodeParameters => ({
	fields: { mappingMode: 'defineBelow', value } as never,
});
/** All that Ann has, as a row of a CRM says it. */
const SAME: INodeParameters = {
	lists: ['News'],
	tags: ['Gold'],
	...mapping({
		first_name: ' Ann',
		birthday: '1980-05-06',
		phone: '(617) 555-0001',
		home_state: 'CA',
		home_country: 'US',
		[POINTS]: 5,
		[COLOURS]: 'Blue',
	}),
};

async function run(
	account: TestAccount,
	operation: 'upsert' | 'update',
	parameters: INodeParameters,
	items: IDataObject[] = [{}],
) {
	const who: INodeParameters =
		operation === 'upsert'
			? { email: 'Ann@example.com' }
			: { contact: { __rl: true, mode: 'email', value: 'Ann@example.com' } };
	const before = (await account.requests()).length;
	const { output, error } = await runNode({
		account,
		items,
		parameters: { resource: 'contact', operation, ...who, ...UNPACED, ...parameters },
	});
	expect(error).toBeUndefined();
	const requests = (await account.requests()).slice(before);
	return {
		json: output[0].json,
		actions: output.map(({ json }) => json.action),
		requests: requests
			.filter((each) => / \/v3\/contacts/.test(each))
			.map((each) => each.split(' ')[0]),
	};
}

describe.each(['upsert', 'update'] as const)('%s', (operation) => {
	test('of what is there already looks, and writes nothing', async () => {
		const account = await create();
		const before = await account.contact('ann@example.com');
		const { actions, requests } = await run(account, operation, SAME);
		expect({ actions, requests }).toEqual({ actions: ['unchanged'], requests: ['GET'] });
		expect(await account.contact('ann@example.com')).toEqual(before);
	});

	test("with 'Write Even If Unchanged' writes it all the same", async () => {
		const account = await create();
		const options = { writeUnchanged: true };
		const { actions, requests } = await run(account, operation, { ...SAME, options });
		expect({ actions, requests }).toEqual({ actions: ['updated'], requests: ['GET', 'PUT'] });
		expect((await account.contact('ann@example.com'))?.updated_at).not.toBe(LONG_AGO);
	});

	test.each<[string, INodeParameters]>([
		['a field', mapping({ first_name: 'ann' })],
		['a list', { lists: ['VIP'] }],
		['a note', { lists: ['News'], options: { note: 'Called' } }],
		[
			'a field to clear',
			{ ...mapping({ job_title: '' }), options: { clearIfEmpty: ['job_title'] } },
		],
	])('writes %s that changes', async (_, parameters) => {
		const account = await create();
		const { actions, requests } = await run(account, operation, parameters);
		expect({ actions, requests }).toEqual({ actions: ['updated'], requests: ['GET', 'PUT'] });
	});

	test('clears nothing where nothing is, and adds no note twice', async () => {
		const account = await create();
		const { actions } = await run(account, operation, {
			...mapping({ last_name: '', home_phone: '', first_name: 'Ann' }),
			options: { clearIfEmpty: ['last_name', 'home_phone'], note: 'Met at the fair' },
		});
		expect(actions).toEqual(['unchanged']);
	});

	test('tells of what it leaves out for somebody who has unsubscribed', async () => {
		const permission_to_send = 'unsubscribed';
		const email_address = { ...ANN.email_address, permission_to_send };
		// No PUT is sent that could be refused.
		const account = await create({ email_address }, { switches: { putUnsubscribed: 'refused' } });
		const { json } = await run(account, operation, { ...SAME, lists: ['News', 'VIP'] });
		expect(json.action).toBe('unchanged');
		expect(json.warnings).toEqual([
			'The contact is unsubscribed, so it was not added to the list. Only a sign-up of the person brings it back',
		]);
	});

	test('tells of a row that says something against emails', async () => {
		const account = await create();
		const items = [{ 'First Name': 'Ann', 'Email Status': 'Unsubscribed' }];
		const fields = { mappingMode: 'autoMapInputData', value: null };
		const { json } = await run(account, operation, { fields }, items);
		expect(json.action).toBe('unchanged');
		expect(json.warnings).toEqual([expect.stringContaining('keeps the permission explicit')]);
	});

	test('sees what the same run has written, though reads lag behind', async () => {
		const account = await create({}, { switches: { readLag: 'twoSeconds' } });
		const items = ['Anna', 'Anna', 'Ann'].map((name) => ({ name }));
		const { actions } = await run(
			account,
			operation,
			mapping({ first_name: '={{ $json.name }}' }),
			items,
		);
		expect(actions).toEqual(['updated', 'unchanged', 'updated']);
		expect(await account.contact('ann@example.com')).toMatchObject({ first_name: 'Ann' });
	});

	test('starts no workflow of a trigger, unless it writes', async () => {
		const account = await create();
		const trigger = new TestTrigger(account, { triggerOn: ['contactUpdated'] });
		await trigger.activate();
		await run(account, operation, SAME);
		expect(await trigger.poll()).toEqual([]);
		await run(account, operation, mapping({ first_name: 'Anna' }));
		expect(await trigger.poll()).toHaveLength(1);
	});
});

describe('Create or Update', () => {
	test('comes out as for a contact that was written', async () => {
		const { json } = await run(await create(), 'upsert', SAME);
		expect(json).toEqual({
			contact_id: ANN.contact_id,
			action: 'unchanged',
			email_address: 'ann@example.com',
		});
		const options = { returnContact: 'simplified' };
		const full = await run(await create(), 'upsert', { ...SAME, options });
		expect(full.json).toMatchObject({ action: 'unchanged', home_state: 'California' });
		expect(full.requests).toEqual(['GET', 'GET']);
	});

	test('brings a deleted contact back, whatever it has', async () => {
		const account = await create({ deleted_at: '2026-02-01' });
		const { actions } = await run(account, 'upsert', SAME);
		expect(actions).toEqual(['updated']);
		expect(await account.contact('ann@example.com')).not.toHaveProperty('deleted_at');
	});

	test('sends a sign-up, whatever is there', async () => {
		const account = await create();
		const parameters = {
			permission: 'explicit',
			lists: ['News'],
			...mapping({ first_name: 'Ann' }),
		};
		const { actions, requests } = await run(account, 'upsert', parameters);
		expect({ actions, requests }).toEqual({ actions: ['updated'], requests: ['POST'] });
	});

	test('writes nothing where somebody else was faster with the same', async () => {
		const account = await TestAccount.create(SEED);
		await account.fault({ method: 'POST', path: '/v3/contacts', times: 1, createBefore: ANN });
		const { actions, requests } = await run(account, 'upsert', SAME);
		expect({ actions, requests }).toEqual({
			actions: ['unchanged'],
			requests: ['GET', 'GET', 'POST', 'GET'],
		});
	});

	test.each([
		['add', 'unchanged'],
		['replace', 'updated'],
	])('with Choice Change %s is %s where there are more choices', async (choiceChange, action) => {
		const parameters = { ...mapping({ [COLOURS]: ['Red'] }), options: { choiceChange } };
		expect((await run(await create(), 'upsert', parameters)).actions).toEqual([action]);
	});
});

describe('Update', () => {
	test.each([true, false])(
		'comes out as for a contact that was written, Simplify %s',
		async (simple) => {
			const [same, written] = await Promise.all(
				[{}, { writeUnchanged: true }].map(
					async (options) => await run(await create(), 'update', { ...SAME, simple, options }),
				),
			);
			expect(Object.keys(same.json).sort()).toEqual(Object.keys(written.json).sort());
			expect({
				...same.json,
				updated_at: '',
				action: '',
				street_addresses: '',
				phone_numbers: '',
			}).toMatchObject({
				contact_id: ANN.contact_id,
				first_name: 'Ann',
			});
		},
	);

	test.each(['listChange', 'tagChange', 'phoneChange', 'addressChange', 'customFieldChange'])(
		'with %s Replace is unchanged only if there is nothing else',
		async (change) => {
			const given: INodeParameters = {
				lists: ['News'],
				tags: ['Gold'],
				...mapping({
					work_phone: '617 555 0001',
					home_city: 'Los Angeles',
					home_state: 'CA',
					home_country: 'US',
					[POINTS]: '5.0',
					[COLOURS]: ['Blue', 'Red'],
				}),
				options: { [change]: 'replace' },
			};
			expect((await run(await create(), 'update', given)).actions).toEqual(['unchanged']);
			const more = {
				list_memberships: [NEWS, VIP],
				taggings: [],
				phone_numbers: [...ANN.phone_numbers, { kind: 'home', phone_number: '1' }],
				street_addresses: [...ANN.street_addresses, { kind: 'work', city: 'Lynn' }],
				custom_fields: [{ custom_field_id: COLOURS, choice_ids: ['1', '2'] }],
			};
			expect((await run(await create(more), 'update', given)).actions).toEqual(['updated']);
		},
	);

	test('with Remove is unchanged if the contact does not have it', async () => {
		const account = await create();
		const options = { listChange: 'remove', phoneChange: 'remove' };
		const parameters = { lists: ['VIP'], ...mapping({ work_phone: '1' }), options };
		const { json } = await run(account, 'update', parameters);
		expect(json).toMatchObject({
			action: 'unchanged',
			warnings: ["'Work Phone' was not removed: the contact has another value"],
		});
	});

	test('with the email that the contact has is unchanged, and with consent to texts is not', async () => {
		const account = await create();
		const same = await run(account, 'update', { options: { newEmail: 'ann@example.com' } });
		expect(same.actions).toEqual(['unchanged']);
		const consent = { number: '17815551212', permissionToText: 'explicit' };
		for (const action of ['updated', 'updated']) {
			const { actions } = await run(account, 'update', { options: { sms: { consent } } });
			expect(actions).toEqual([action]);
		}
	});
});
