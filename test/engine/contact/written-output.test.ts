import type { INodeParameters } from 'n8n-workflow';
import { mapped, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const ANN = {
	contact_id: '33333333-0000-4000-8000-000000000001',
	email_address: { address: 'ann@example.com', permission_to_send: 'implicit' },
};
const GOLD = '44444444-0000-4000-8000-000000000001';
const PICKED = { __rl: true, mode: 'id', value: ANN.contact_id };
const RAW = { simple: false };
const RETURN_RAW = { options: { returnContact: 'raw' } };
const FIELDS = mapped({ first_name: 'Anna' });

const outputOf = async (operation: string, parameters: INodeParameters) => {
	const account = await TestAccount.create({
		tags: [{ tag_id: GOLD, name: 'Gold' }],
		contacts: [ANN],
	});
	const { output } = await runOf('contact')(account, operation, {
		...FIELDS,
		tags: ['Gold'],
		...parameters,
	});
	return output[0];
};

const bea = { email: 'bea@example.com' };
const ann = { email: 'ann@example.com' };

describe.each<[string, string, INodeParameters, INodeParameters]>([
	['create', 'created', bea, RAW],
	['update', 'updated', { contact: PICKED } as INodeParameters, RAW],
	['upsert', 'created', { ...bea, options: { returnContact: 'simplified' } }, RETURN_RAW],
	['upsert', 'updated', { ...ann, options: { returnContact: 'simplified' } }, RETURN_RAW],
])('%s of a contact that is %s', (operation, action, parameters, raw) => {
	test('begins with the ID and what was done, and has the fields beside them', async () => {
		const output = await outputOf(operation, parameters);
		expect(Object.keys(output).slice(0, 3)).toEqual(['contact_id', 'action', 'email_address']);
		expect(output).toMatchObject({ action, first_name: 'Anna' });
		expect(typeof output.email_address).toBe('string');
	});

	test('has the fields of the service beside them where they are wanted', async () => {
		const output = await outputOf(operation, { ...parameters, ...raw });
		expect(Object.keys(output).slice(0, 2)).toEqual(['contact_id', 'action']);
		expect(output).toMatchObject({
			action,
			first_name: 'Anna',
			email_address: { permission_to_send: 'implicit' },
			taggings: [GOLD],
		});
	});
});

test('Create or Update returns the email alone beside them, unless the contact is wanted', async () => {
	expect(Object.entries(await outputOf('upsert', ann))).toEqual([
		['contact_id', ANN.contact_id],
		['action', 'updated'],
		['email_address', 'ann@example.com'],
	]);
});
